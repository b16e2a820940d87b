// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/publications_section.h"

#include "core/documents/publication_steps.h"
#include "core/governance/publication_commands.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/labels.h"

namespace muster::ui {
namespace {

using governance::Publication;
using governance::PublicationState;

enum Column { kWhat, kState, kChannels };

ChipSpec chipOf(const Publication& one)
{
    const QString text = words(governance::inWords(one.state));
    switch (one.state) {
    case PublicationState::Draft:
        return {text, Tone::Neutral, ChipShape::None};
    case PublicationState::PrivacyChecked:
        return {text, Tone::Accent, ChipShape::None};
    case PublicationState::Approved:
        return {text, Tone::Attention, ChipShape::Circle};
    case PublicationState::Published:
        return {text, Tone::Good, ChipShape::Tick};
    case PublicationState::Withdrawn:
        return {text, Tone::Neutral, ChipShape::Cross};
    }
    return {};
}

}  // namespace

PublicationsSection::PublicationsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Publications"),
                     .about = tr("Drafted, checked for personal data, approved, then published in seven ways."),
                     .newText = tr("New publication"),
                     .search = tr("Search the publications"),
                     .empty = tr("Nothing was published yet. Draft the public report of a quarter: Ctrl+N."),
                     .columns = {tr("Publication"), tr("State"), tr("Published in")},
                     .widths = {0, 146, 100},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_owner(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    addAbove(m_owner);
}

std::vector<RecordRow> PublicationsSection::rows() const
{
    const auto owner = governance::communicationsOwner(reader());
    m_owner->setText(owner ? tr("Released by %1, the communications owner.").arg(words(owner->title))
                           : tr("Nobody is named communications owner: nothing can be approved until somebody is."));
    std::vector<RecordRow> rows;
    for (const Publication& one : governance::publications(reader())) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.title), chip.text,
                                  tr("%1 of %2").arg(one.channels).arg(static_cast<int>(governance::kChannels.size()))},
                        .chips = {{kState, {chip}}},
                        .second = words(one.stateInWords(today())),
                        .quiet = one.state == PublicationState::Withdrawn});
    }
    return rows;
}

RecordDetails PublicationsSection::detailsOf(const base::Id& id) const
{
    const auto one = governance::publication(reader(), id);
    if (!one)
        return {};
    RecordDetails details {.title = words(one->title),
                           .subtitle = one->version > 1 ? tr("Version %1").arg(one->version) : QString()};
    details.chips << chipOf(*one);
    details.facts << fact(tr("How it stands"), one->stateInWords(today())) << fact(tr("Next"), one->nextStepInWords());
    if (const auto readable = documents::readabilityOf(reader(), *one)) {
        details.chips << ChipSpec {readable->isPlain() ? tr("Plain enough") : tr("Not plain enough"),
                                   readable->isPlain() ? Tone::Good : Tone::Attention,
                                   readable->isPlain() ? ChipShape::Tick : ChipShape::Triangle};
        details.facts << fact(tr("Can everybody read it?"), readable->inWords())
                      << Fact {tr("Short forms nobody explains"), linesOf(readable->unexplained)};
        if (readable->average > documents::kPlainSentence)
            details.facts << fact(tr("Its longest sentence"), readable->longest);
    }
    QStringList parts;
    for (const governance::WrittenPart& part : governance::writtenParts(reader(), id)) {
        parts << (part.text.empty() ? tr("%1: made from the figures").arg(words(governance::inWords(part.part)))
                                    : tr("%1: %2 of at most %3 words")
                                          .arg(words(governance::inWords(part.part)))
                                          .arg(part.words)
                                          .arg(governance::longest(part.part)));
    }
    QStringList channels;
    for (const governance::ChannelLine& line : governance::channelLines(reader(), id)) {
        channels << words(governance::inWords(line.channel))
                + (line.publishedOn
                       ? QStringLiteral(": ✓ ") + shortDate(line.publishedOn) + QLatin1Char(' ') + words(line.note)
                       : tr(": not yet"));
    }
    details.facts << Fact {tr("What is written"), parts} << Fact {tr("Where it came out"), channels}
                  << fact(tr("Checked"),
                          one->checkedOn ? longDate(one->checkedOn) + QLatin1Char(' ') + words(one->checkedBy)
                                         : QString())
                  << fact(tr("Approved"),
                          one->approvedOn ? longDate(one->approvedOn) + QLatin1Char(' ') + words(one->approvedBy)
                                          : QString())
                  << fact(tr("Withdrawn because"), one->withdrawnReason);
    return details;
}

std::vector<RecordStep> PublicationsSection::stepsOf(const base::Id& id)
{
    const auto one = governance::publication(reader(), id);
    std::vector<RecordStep> steps;
    if (!one || one->state == PublicationState::Withdrawn)
        return steps;
    if (one->state == PublicationState::Draft)
        steps.push_back({.text = tr("Check it"), .run = [this, id] { check(id); }});
    if (one->state == PublicationState::PrivacyChecked)
        steps.push_back({.text = tr("Approve it"), .run = [this, id] { approve(id); }});
    if (one->state == PublicationState::Approved || one->state == PublicationState::Published)
        steps.push_back({.text = tr("It came out"), .run = [this, id] { open(channelForm(id)); }});
    if (!one->isOver())
        steps.push_back({.text = tr("Write"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
    steps.push_back({.text = tr("Who releases"), .run = [this] { open(ownerForm()); }});
    steps.push_back({.text = tr("Withdraw"), .run = [this, id] { open(withdrawForm(id)); }});
    return steps;
}

void PublicationsSection::check(const base::Id& id)
{
    saveBy([id](replica::Replica& replica) { return documents::checkPublication(replica, id); },
           [] { return tr("It holds no personal data and nothing restricted."); });
}

void PublicationsSection::approve(const base::Id& id)
{
    const auto owner = governance::communicationsOwner(reader());
    saveBy([id, by = owner ? owner->title : std::string {}](replica::Replica& replica) {
               return documents::approvePublication(replica, id, by);
           },
           [] { return tr("It is approved. Tick where it comes out."); });
}

RecordForm* PublicationsSection::newForm()
{
    auto* form = new RecordForm(tr("New publication"), tr("Begin the draft"));
    QStringList kinds;
    for (const governance::PublicationKind kind : governance::kPublicationKinds)
        kinds << words(governance::inWords(kind));
    form->addChoice(QStringLiteral("kind"), tr("What"), kinds, 0);
    form->beginPair();
    const base::Date quarter = base::addMonths(
        today().year() / std::chrono::January / 1, static_cast<int>((static_cast<unsigned>(today().month()) - 1) / 3 * 3));
    form->addDate(QStringLiteral("from"), tr("From"), quarter);
    form->addDate(QStringLiteral("to"), tr("To"), base::addDays(base::addMonths(quarter, 3), -1));
    form->addDate(QStringLiteral("due"), tr("Due"));
    form->onSave([this](RecordForm& given) {
        const auto from = given.requiredDate(QStringLiteral("from"), tr("Say from which day on."));
        const auto to = given.requiredDate(QStringLiteral("to"), tr("Say until which day."));
        if (from && to)
            save(
                governance::DraftPublication {
                    .kind =
                        governance::kPublicationKinds[static_cast<std::size_t>(given.index(QStringLiteral("kind")))],
                    .from = *from,
                    .to = *to,
                    .dueOn = given.date(QStringLiteral("due"))},
                tr("The draft is begun."));
    });
    return form;
}

RecordForm* PublicationsSection::editForm(const base::Id& id)
{
    const auto one = governance::publication(reader(), id);
    if (!one || one->isOver())
        return nullptr;
    auto* form = new RecordForm(words(one->title), tr("Keep the words"));
    form->addSentence(tr("What is left empty is made from the figures. Changed words are checked and approved anew."));
    const auto there = governance::writtenParts(reader(), id);
    for (const governance::WrittenPart& part : there) {
        form->addLongText(words(governance::toStored(part.part)), words(governance::inWords(part.part)), part.text,
                          tr("At most %1 words").arg(governance::longest(part.part)));
    }
    form->onSave([this, id, there](const RecordForm& given) {
        std::vector<governance::WritePart> changed;
        for (const governance::WrittenPart& part : there) {
            std::string text = given.text(words(governance::toStored(part.part)));
            if (text != part.text)
                changed.push_back({.publication = id, .part = part.part, .text = std::move(text)});
        }
        saveBy(
            [changed](replica::Replica& replica) {
                return replica.transact("Write a publication", [&](replica::Writer& writer) -> base::Result<void> {
                    for (const governance::WritePart& command : changed) {
                        if (auto written = apply(writer, command); !written)
                            return written;
                    }
                    return {};
                });
            },
            [] { return tr("The words are kept."); });
    });
    return form;
}

RecordForm* PublicationsSection::channelForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("It came out"), tr("Tick it"));
    std::vector<governance::Channel> open;
    QStringList names;
    for (const governance::ChannelLine& line : governance::channelLines(reader(), id)) {
        if (!line.publishedOn) {
            open.push_back(line.channel);
            names << words(governance::inWords(line.channel));
        }
    }
    if (open.empty()) {
        delete form;
        tell(tr("It came out in all seven ways."), Tone::Good);
        return nullptr;
    }
    form->addChoice(QStringLiteral("channel"), tr("Where"), names, 0);
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->addText(QStringLiteral("language"), tr("Language, where it is not English"));
    form->addText(QStringLiteral("note"), tr("Note"), {}, tr("libraries"));
    form->onSave([this, id, open](const RecordForm& given) {
        save(governance::PublishOnChannel {.publication = id,
                                           .channel =
                                               open[static_cast<std::size_t>(given.index(QStringLiteral("channel")))],
                                           .on = given.date(QStringLiteral("on")),
                                           .language = given.text(QStringLiteral("language")),
                                           .note = given.text(QStringLiteral("note"))},
             tr("It is ticked."));
    });
    return form;
}

RecordForm* PublicationsSection::withdrawForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Withdraw it"), tr("Withdraw it"));
    form->addText(QStringLiteral("reason"), tr("Why"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::WithdrawPublication {.publication = id, .reason = given.text(QStringLiteral("reason"))},
             tr("It is withdrawn."));
    });
    return form;
}

RecordForm* PublicationsSection::ownerForm()
{
    std::vector<Choice> roles;
    for (const partnership::Agency& agency : partnership::agenciesOn(reader(), today())) {
        for (const partnership::Role& role : partnership::rolesOf(reader(), agency.id)) {
            if (partnership::isActiveOn(role, today()))
                roles.push_back({words(role.title) + QStringLiteral(", ") + words(agency.name), role.id});
        }
    }
    const auto now = governance::communicationsOwner(reader());
    auto* form = new RecordForm(tr("Who releases what the public reads"), tr("Name them"));
    form->addChoice(QStringLiteral("role"), tr("Communications owner"), std::move(roles), now ? now->id : base::Id {});
    form->onSave([this](const RecordForm& given) {
        save(governance::NameCommunicationsOwner {.role = given.id(QStringLiteral("role"))},
             tr("The communications owner is named."));
    });
    return form;
}

QString PublicationsSection::countOf(int inForce) const
{
    return counted(inForce, tr("publication"), tr("publications"));
}

}  // namespace muster::ui
