// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/sent_section.h"

#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::SentBusiness;
using governance::SentState;
using governance::ThreadStep;

enum Column { kWhat, kWay, kState };

/// One item may be on its way to several bodies.
base::Id idOf(const SentBusiness& sent) { return idOfWords(words(sent.from.item.hex()) + words(sent.toBody.hex())); }

ChipSpec chipOf(const SentBusiness& sent)
{
    const QString text = words(governance::inWords(sent.state));
    switch (sent.state) {
    case SentState::Waiting:
        return {text, Tone::Attention, ChipShape::Clock};
    case SentState::OnAgenda:
        return {text, Tone::Accent, ChipShape::None};
    case SentState::Answered:
        return {text, Tone::Attention, ChipShape::Circle};
    case SentState::Told:
        return {text, Tone::Good, ChipShape::Tick};
    case SentState::NotTaken:
        return {text, Tone::Neutral, ChipShape::Cross};
    }
    return {};
}

}  // namespace

SentSection::SentSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Sent business"),
                     .about = tr("What one body sent to another, where it waits, and the answer on its way back."),
                     .newText = tr("Send an item"),
                     .search = tr("Search what was sent"),
                     .empty = tr("Nothing was sent from one body to another. Send an item: Ctrl+N."),
                     .columns = {tr("Item"), tr("From and to"), tr("Where it is")},
                     .widths = {0, 130, 176},
                     .stretch = kWhat,
                     .chipColumns = {kState}})
{
}

std::vector<RecordRow> SentSection::rows() const
{
    m_all = governance::sentBusiness(reader());
    std::vector<RecordRow> rows;
    for (const SentBusiness& sent : m_all) {
        const ChipSpec chip = chipOf(sent);
        rows.push_back(
            {.id = idOf(sent),
             .cells = {words(sent.from.title),
                       tr("%1 to %2").arg(words(sent.from.bodyShortName), words(sent.toBodyShortName)), chip.text},
             .chips = {{kState, {chip}}},
             .second = words(sent.from.citation()),
             .quiet = sent.state == SentState::Told || sent.state == SentState::NotTaken});
    }
    return rows;
}

const SentBusiness* SentSection::sentOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const SentBusiness& one) { return idOf(one) == id; });
    return found == m_all.end() ? nullptr : &*found;
}

RecordDetails SentSection::detailsOf(const base::Id& id) const
{
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return {};
    RecordDetails details {.title = words(sent->from.title),
                           .subtitle = tr("From %1 to %2").arg(words(sent->from.bodyName), words(sent->toBodyName))};
    details.chips << chipOf(*sent);
    if (sent->from.restricted)
        details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
    for (const ThreadStep& step : governance::threadOf(reader(), sent->from.item)) {
        QStringList lines {words(step.title), words(step.state)};
        if (!step.raisedBy.empty())
            lines << tr("Raised by %1").arg(words(step.raisedBy));
        if (!step.answer.empty())
            lines << words(step.answer);
        details.facts << Fact {words(step.citation()), lines};
    }
    if (!sent->there)
        details.facts << fact(words(sent->toBodyName), tr("Waits for its next agenda"));
    details.facts << fact(tr("Answer"), sent->answer) << fact(tr("Answered by"), sent->answeredBy)
                  << fact(tr("They were told"), longDate(sent->toldOn)) << fact(tr("Sent on"), longDate(sent->sentOn))
                  << fact(tr("Sent by"), sent->sentBy);
    return details;
}

std::vector<RecordStep> SentSection::stepsOf(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return {};
    std::vector<RecordStep> steps;
    if (sent->state == SentState::Answered)
        steps.push_back({.text = tr("They were told"), .run = [this, id] { open(toldForm(id)); }, .keys = tr("Enter")});
    if (sent->there)
        steps.push_back({.text = tr("Write the answer"), .run = [this, id] { open(answerForm(id)); }});
    if (sent->there) {
        steps.push_back({.text = tr("Send it on"), .run = [this, item = sent->there->item] { open(sendForm(item)); }});
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting = sent->there->meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                         }});
    } else {
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting = sent->from.meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                         }});
    }
    return steps;
}

RecordForm* SentSection::newForm() { return sendForm({}); }

RecordForm* SentSection::editForm(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return nullptr;
    return sent->state == SentState::Answered ? toldForm(id) : sent->there ? answerForm(id) : nullptr;
}

RecordForm* SentSection::sendForm(const base::Id& item)
{
    auto* form = new RecordForm(tr("Send to another body"), tr("Send it"));
    form->addChoice(QStringLiteral("item"), tr("Item"), itemChoices(reader()), item);
    form->addChoice(QStringLiteral("to body"), tr("To"), bodyChoices(reader(), {}));
    form->addText(QStringLiteral("reason"), tr("Why"), {}, tr("Needed while the item is not taken yet"));
    form->addSentence(
        tr("It stands as proposed on the next agenda there, with its minute. What is restricted stays so."));
    form->onSave([this](const RecordForm& given) {
        const base::Id chosen = given.id(QStringLiteral("item"));
        save(governance::SendItem {.meeting = meetingOf(reader(), chosen),
                                   .item = chosen,
                                   .toBody = given.id(QStringLiteral("to body")),
                                   .reason = given.text(QStringLiteral("reason"))},
             tr("It is on its way."));
    });
    return form;
}

RecordForm* SentSection::answerForm(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    auto* form = new RecordForm(tr("The answer, in one plain sentence"), tr("Keep the answer"));
    form->addLongText(QStringLiteral("text"), tr("You said, we did"), sent->there->answer);
    form->addSentence(tr("Without a sentence, the answer is what was decided."));
    form->onSave([this, item = sent->there->item](const RecordForm& given) {
        save(governance::AnswerItem {.item = item, .text = given.text(QStringLiteral("text"))},
             tr("The answer is kept."));
    });
    return form;
}

RecordForm* SentSection::toldForm(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    auto* form = new RecordForm(tr("%1 was told").arg(words(sent->from.bodyName)), tr("They were told"));
    form->addSentence(words(sent->answer));
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"),
                    meetingChoices(reader(), tr("Today, without a meeting"), sent->from.body));
    form->onSave([this, item = sent->from.item, body = sent->toBody](const RecordForm& given) {
        save(governance::TellAnswer {.fromItem = item, .toBody = body, .meeting = given.id(QStringLiteral("meeting"))},
             tr("They were told."));
    });
    return form;
}

QString SentSection::countOf(int inForce) const
{
    return counted(inForce, tr("matter on its way"), tr("matters on their way"));
}

}  // namespace muster::ui
