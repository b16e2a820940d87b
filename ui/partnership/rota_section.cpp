// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/rota_section.h"

#include "core/meetings/meeting_queries.h"
#include "core/partnership/standing_commands.h"
#include "core/partnership/standing_queries.h"
#include "ui/bridge/choices.h"

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::RotaTurn;

std::optional<RotaTurn> turnOf(const replica::Reader& reader, const base::Id& id)
{
    for (const partnership::Body& body : partnership::bodies(reader)) {
        for (const RotaTurn& turn : partnership::rotaOf(reader, body.id)) {
            if (turn.id == id)
                return turn;
        }
    }
    return std::nullopt;
}

/// "2 meetings, 1 item": how often an agency has been in the chair of a body (requirements D05).
QString timesInWords(const meetings::ChairTurns& turns)
{
    QStringList parts;
    if (turns.meetings > 0)
        parts << counted(turns.meetings, RotaSection::tr("meeting"), RotaSection::tr("meetings"));
    if (turns.items > 0)
        parts << counted(turns.items, RotaSection::tr("item of others' meetings"),
                         RotaSection::tr("items of others' meetings"));
    return parts.join(QStringLiteral(", "));
}

void addFields(RecordForm& form, const replica::Reader& reader, const RotaTurn& turn)
{
    form.addText(QStringLiteral("role"), RotaSection::tr("Role that takes the chair"), turn.roleTitle);
    form.addChoice(QStringLiteral("agency"), RotaSection::tr("Agency"), agencyChoices(reader, RotaSection::tr("None")),
                   turn.agency);
    form.addDate(QStringLiteral("meeting on"), RotaSection::tr("Agreed for the meeting of"), turn.meetingOn,
                 RotaSection::tr("Empty: whenever its turn comes"));
}

}  // namespace

RotaSection::RotaSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Chair rota"),
                     .about = tr("Every partner takes a turn in the chair; after the last turn the first comes again."),
                     .newText = tr("New turn"),
                     .search = tr("Search the rota"),
                     .empty = tr("No turn yet. Add the first with Ctrl+N."),
                     .columns = {tr("Role"), tr("Agency"), tr("Meeting of"), tr("Chaired so far")},
                     .widths = {220, 160, 110, 150}})
{
}

std::vector<RecordRow> RotaSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::Body& body : partnership::bodies(reader())) {
        rows.push_back(headingRow(words(body.name)));
        const auto chaired = meetings::chairTurns(reader(), body.id);
        for (const RotaTurn& turn : partnership::rotaOf(reader(), body.id)) {
            const auto of = std::find_if(chaired.begin(), chaired.end(),
                                         [&](const auto& one) { return one.agency == turn.agency; });
            rows.push_back({.id = turn.id,
                            .cells = {words(turn.roleTitle), agencyName(reader(), turn.agency),
                                      shortDate(turn.meetingOn),
                                      of == chaired.end() ? tr("not yet") : timesInWords(*of)}});
        }
    }
    return rows;
}

RecordDetails RotaSection::detailsOf(const base::Id& id) const
{
    const auto turn = turnOf(reader(), id);
    if (!turn)
        return {};
    QStringList coming;
    for (const partnership::CadenceDate& day : partnership::nextMeetingDates(reader(), turn->body, today(), 6)) {
        const auto who = partnership::turnFor(reader(), turn->body, day.date);
        coming << longDate(day.date) + QStringLiteral(" · ") + (who ? words(who->roleTitle) : tr("nobody yet"));
    }
    QStringList chaired;
    for (const meetings::ChairTurns& one : meetings::chairTurns(reader(), turn->body))
        chaired << words(one.agencyName) + QStringLiteral(": ") + timesInWords(one);
    return {.title = words(turn->roleTitle),
            .subtitle = bodyName(reader(), turn->body),
            .chips = {},
            .facts = {{tr("Agency"), {agencyName(reader(), turn->agency)}},
                      {tr("Agreed for the meeting of"), {longDate(turn->meetingOn)}},
                      {tr("Who chairs next"), coming},
                      {tr("Turns of each agency so far"), chaired}}};
}

std::vector<RecordStep> RotaSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    steps.push_back({.text = tr("Remove"), .run = [this, id] {
                         save(partnership::RemoveRotaTurn {.turn = id}, tr("The turn is out of the rota."));
                     }});
    steps.push_back({.text = tr("Earlier"), .run = [this, id] { move(id, -1); }});
    steps.push_back({.text = tr("Later"), .run = [this, id] { move(id, 1); }});
    return steps;
}

RecordForm* RotaSection::newForm()
{
    const auto beside = turnOf(reader(), current());
    auto* form = new RecordForm(tr("New turn in the chair"), tr("Add the turn"));
    form->addChoice(QStringLiteral("body"), tr("Body"), bodyChoices(reader(), {}), beside ? beside->body : base::Id {});
    addFields(*form, reader(), {});
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddRotaTurn {.body = given.id(QStringLiteral("body")),
                                       .roleTitle = given.text(QStringLiteral("role")),
                                       .agency = given.id(QStringLiteral("agency")),
                                       .meetingOn = given.date(QStringLiteral("meeting on"))},
             tr("%1 is in the rota.").arg(given.rawText(QStringLiteral("role")).trimmed()));
    });
    return form;
}

RecordForm* RotaSection::editForm(const base::Id& id)
{
    const auto turn = turnOf(reader(), id);
    if (!turn)
        return nullptr;
    auto* form = new RecordForm(tr("Turn in the chair"), tr("Save"));
    addFields(*form, reader(), *turn);
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::EditRotaTurn {.turn = id,
                                        .roleTitle = given.text(QStringLiteral("role")),
                                        .agency = given.id(QStringLiteral("agency")),
                                        .meetingOn = given.date(QStringLiteral("meeting on"))},
             tr("The turn is changed."));
    });
    return form;
}

void RotaSection::move(const base::Id& id, int by)
{
    const auto turn = turnOf(reader(), id);
    if (!turn)
        return;
    std::vector<base::Id> order;
    for (const RotaTurn& other : partnership::rotaOf(reader(), turn->body))
        order.push_back(other.id);
    const auto at = std::find(order.begin(), order.end(), id);
    const auto to = (at - order.begin()) + by;
    if (at == order.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(order.size()))
        return;
    std::iter_swap(at, order.begin() + to);
    save(partnership::ReorderRota {.body = turn->body, .turns = order}, tr("The rota has a new order."));
}

QString RotaSection::countOf(int inForce) const { return counted(inForce, tr("turn"), tr("turns")); }

}  // namespace muster::ui
