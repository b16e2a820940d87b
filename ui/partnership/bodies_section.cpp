// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/bodies_section.h"

#include "core/meetings/verbs.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/local_arrangements.h"
#include "core/partnership/place_queries.h"
#include "ui/bridge/choices.h"
#include "ui/partnership/cadence_fields.h"

namespace muster::ui {
namespace {

using partnership::Body;

constexpr int kDaysShown = 6;

QString verbWords(partnership::Authority authority)
{
    QStringList verbs;
    for (const std::string& verb : meetings::verbsFor(partnership::toStored(authority)))
        verbs << words(verb);
    return verbs.join(QStringLiteral(", "));
}

/// Which decision verbs a body has goes with its authority, so the choice says both.
QStringList authorityWords()
{
    QStringList all;
    for (const partnership::Authority authority : partnership::kAuthorities)
        all << words(partnership::inWords(authority)) + QStringLiteral(": ") + verbWords(authority);
    return all;
}

QStringList tierWords()
{
    QStringList all;
    for (const partnership::Tier tier : partnership::kTiers)
        all << words(partnership::inWords(tier));
    return all;
}

void addFields(RecordForm& form, const Body& body)
{
    form.addText(QStringLiteral("name"), BodiesSection::tr("Name"), body.name);
    form.beginPair();
    form.addText(QStringLiteral("short name"), BodiesSection::tr("Short name"), body.shortName,
                 BodiesSection::tr("One word, as it is typed: DTCG"));
    form.addChoice(QStringLiteral("tier"), BodiesSection::tr("Tier"), tierWords(), static_cast<int>(body.tier));
    form.addChoice(QStringLiteral("authority"), BodiesSection::tr("Authority, and the verbs it decides with"),
                   authorityWords(), static_cast<int>(body.authority));
    form.addText(QStringLiteral("chair"), BodiesSection::tr("Chair"), body.chairRole,
                 BodiesSection::tr("Title of the role; past meetings keep theirs"));
    form.addText(QStringLiteral("secretary"), BodiesSection::tr("Secretary"), body.secretaryRole);
    form.addDate(QStringLiteral("effective from"), BodiesSection::tr("Since"), body.effectiveFrom);
    form.addLongText(QStringLiteral("purpose"), BodiesSection::tr("Purpose"), body.purpose);
    form.addLongText(QStringLiteral("terms of reference"), BodiesSection::tr("Terms of reference"),
                     body.termsOfReference);
    form.addLongText(QStringLiteral("notes"), BodiesSection::tr("Notes"), body.notes);
}

/// What those fields hold, for the command that adds the body or the one that changes it.
template <class Command> void take(Command& command, const RecordForm& given)
{
    command.shortName = given.text(QStringLiteral("short name"));
    command.name = given.text(QStringLiteral("name"));
    command.tier = partnership::kTiers[static_cast<std::size_t>(given.index(QStringLiteral("tier")))];
    command.authority = partnership::kAuthorities[static_cast<std::size_t>(given.index(QStringLiteral("authority")))];
    command.chairRole = given.text(QStringLiteral("chair"));
    command.secretaryRole = given.text(QStringLiteral("secretary"));
    command.effectiveFrom = given.date(QStringLiteral("effective from"));
    command.purpose = given.text(QStringLiteral("purpose"));
    command.termsOfReference = given.text(QStringLiteral("terms of reference"));
    command.notes = given.text(QStringLiteral("notes"));
}

QString wardsLabel() { return BodiesSection::tr("Wards it looks after"); }

}  // namespace

BodiesSection::BodiesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Bodies"),
                     .about = tr("Everything that meets, what it may decide and to whom it answers."),
                     .newText = tr("New body"),
                     .search = tr("Search the bodies"),
                     .empty = tr("No body yet. Add the first with Ctrl+N."),
                     .endedText = tr("Also closed ones"),
                     .columns = {tr("Body"), tr("Code"), tr("Authority")},
                     .widths = {260, 84, 160}})
{
}

std::vector<RecordRow> BodiesSection::rows() const
{
    std::vector<RecordRow> rows;
    const auto all = partnership::bodies(reader());
    for (const partnership::Tier tier : partnership::kTiers) {
        rows.push_back(headingRow(words(partnership::inWords(tier))));
        for (const Body& body : all) {
            if (body.tier != tier)
                continue;
            const bool closed = body.effectiveTo && *body.effectiveTo < today();
            const auto cadence = partnership::cadenceOn(reader(), body.id, today());
            QStringList second;
            if (closed)
                second << tr("closed on %1").arg(longDate(body.effectiveTo));
            else if (cadence)
                second << words(partnership::inWords(*cadence));
            for (const partnership::BodyAlias& alias : partnership::aliasesOf(reader(), body.id))
                second << words(alias.alias);
            rows.push_back(
                {.id = body.id,
                 .cells = {words(body.name), words(body.shortName), words(partnership::inWords(body.authority))},
                 .second = second.join(QStringLiteral(" · ")),
                 .quiet = closed});
        }
    }
    return rows;
}

RecordDetails BodiesSection::detailsOf(const base::Id& id) const
{
    const auto body = partnership::body(reader(), id);
    if (!body)
        return {};
    RecordDetails details {.title = words(body->name),
                           .subtitle = words(body->shortName) + QStringLiteral(" · ")
                               + words(partnership::inWords(body->tier)) + QStringLiteral(" · ")
                               + words(partnership::inWords(body->authority))};
    if (body->effectiveTo)
        details.chips << ChipSpec {tr("Closed on %1").arg(longDate(body->effectiveTo)), Tone::Neutral, ChipShape::None};
    if (body->chairRole.empty() && !body->effectiveTo)
        details.chips << ChipSpec {tr("No chair named"), Tone::Attention, ChipShape::Triangle};
    details.facts << Fact {tr("Decides with"), {verbWords(body->authority)}};
    details.facts << meetingFacts(*body);
    details.facts << Fact {tr("Chair"), {words(body->chairRole)}}
                  << Fact {tr("Secretary"), {words(body->secretaryRole)}};
    if (body->tier == partnership::Tier::Local) {
        QStringList wards;
        for (const base::Id& one : partnership::wardsOfBody(reader(), id)) {
            if (const auto ward = partnership::ward(reader(), one))
                wards << words(ward->name);
        }
        details.facts << Fact {wardsLabel(), wards};
    }
    details.facts << linkFacts(*body);
    const auto successor = bodyName(reader(), body->succeededBy);
    details.facts << Fact {tr("Closed by"), {words(body->closedBy)}} << Fact {tr("Succeeded by"), {successor}}
                  << Fact {tr("Exists"), {period(body->effectiveFrom, body->effectiveTo)}}
                  << Fact {tr("Purpose"), {words(body->purpose)}}
                  << Fact {tr("Terms of reference"), {words(body->termsOfReference)}}
                  << Fact {tr("Notes"), {words(body->notes)}};
    return details;
}

QList<Fact> BodiesSection::meetingFacts(const Body& body) const
{
    QStringList rules;
    for (const partnership::Cadence& cadence : partnership::cadencesOf(reader(), body.id)) {
        const QString when = period(cadence.effectiveFrom, cadence.effectiveTo);
        rules << words(partnership::inWords(cadence)) + (when.isEmpty() ? QString() : QStringLiteral(", ") + when);
    }
    return {{tr("Meets"), rules},
            {tr("Next days"), dayWords(partnership::nextMeetingDates(reader(), body.id, today(), kDaysShown))}};
}

QList<Fact> BodiesSection::linkFacts(const Body& body) const
{
    QStringList reports;
    QStringList linked;
    for (const partnership::BodyLink& link : partnership::bodyLinksOf(reader(), body.id))
        (link.kind == partnership::LinkKind::ReportsTo ? reports : linked) << bodyName(reader(), link.toBody);
    if (!body.linkedText.empty())
        linked << words(body.linkedText).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QStringList aliases;
    for (const partnership::BodyAlias& alias : partnership::aliasesOf(reader(), body.id))
        aliases << words(alias.alias);
    QStringList members;
    for (const partnership::Membership& member : partnership::membershipsOf(reader(), body.id)) {
        if (member.to && *member.to < today())
            continue;
        const auto role = partnership::role(reader(), member.role);
        QStringList about {member.role && role ? words(role->title) : agencyName(reader(), member.agency)};
        if (member.capacity != partnership::Capacity::Member)
            about << words(partnership::inWords(member.capacity));
        if (member.state != partnership::MembershipState::In)
            about << words(partnership::inWords(member.state));
        members << about.join(QStringLiteral(" · "));
    }
    return {{tr("Reports to"), reports},
            {tr("Linked to"), linked},
            {tr("Also found as"), aliases},
            {tr("Who sits on it"), members}};
}

std::vector<RecordStep> BodiesSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    const auto body = partnership::body(reader(), id);
    const bool lasts = body && !body->effectiveTo;
    const auto add = [&](const QString& text, RecordForm* (BodiesSection::*make)(const base::Id&), bool enabled) {
        if (enabled)
            steps.push_back({.text = text, .run = [this, id, make] { open((this->*make)(id)); }});
    };
    add(tr("When it meets"), &BodiesSection::cadenceForm, lasts);
    add(tr("Add an alias"), &BodiesSection::newAliasForm, true);
    add(tr("Remove an alias"), &BodiesSection::removeAliasForm, !partnership::aliasesOf(reader(), id).empty());
    add(tr("Link to a body"), &BodiesSection::newLinkForm, lasts);
    add(tr("Remove a link"), &BodiesSection::removeLinkForm, !partnership::bodyLinksOf(reader(), id).empty());
    add(tr("Add a member"), &BodiesSection::newMemberForm, lasts);
    add(tr("End a membership"), &BodiesSection::endMemberForm, !partnership::membershipsOf(reader(), id).empty());
    if (lasts && body->tier == partnership::Tier::Local)
        steps.push_back(
            {.text = tr("Choose its wards"), .run = [this, id] { open(wardsForm(id)); }, .under = wardsLabel()});
    add(tr("Close the body"), &BodiesSection::closingForm, lasts);
    return steps;
}

RecordForm* BodiesSection::newForm()
{
    auto* form = new RecordForm(tr("New body"), tr("Add the body"));
    Body body;
    body.effectiveFrom = today();
    addFields(*form, body);
    form->onSave([this](const RecordForm& given) {
        partnership::AddBody command;
        take(command, given);
        save(command,
             tr("%1 is a body now. Say when it meets next.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* BodiesSection::editForm(const base::Id& id)
{
    const auto body = partnership::body(reader(), id);
    if (!body)
        return nullptr;
    auto* form = new RecordForm(words(body->name), tr("Save"));
    addFields(*form, *body);
    form->addLongText(QStringLiteral("linked text"), tr("Linked to outside this list"), body->linkedText,
                      tr("One a line"));
    form->onSave([this, id](const RecordForm& given) {
        partnership::EditBody command;
        command.body = id;
        command.linkedText = given.text(QStringLiteral("linked text"));
        take(command, given);
        save(command, tr("%1 is changed.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

QString BodiesSection::countOf(int inForce) const { return counted(inForce, tr("body"), tr("bodies")); }

}  // namespace muster::ui
