// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/standing_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

constexpr std::string_view kTurnsSql = R"sql(
        SELECT a.id, a.name, sum(t.meetings), sum(t.items)
          FROM (SELECT chair_agency AS agency, 1 AS meetings, 0 AS items FROM meeting
                 WHERE body = ?1 AND state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived')
                UNION ALL
                SELECT c.agency, 0, 1 FROM chairing c JOIN meeting m ON m.id = c.meeting
                 WHERE m.body = ?1 AND c.agency IS NOT m.chair_agency) t
          JOIN agency a ON a.id = t.agency
         GROUP BY a.id, a.name
         ORDER BY sum(t.meetings) DESC, sum(t.items) DESC, a.name
    )sql";

constexpr int kManyAgencies = 5;

int requiredAgencies(const AgendaItem& item)
{
    return static_cast<int>(std::count_if(item.requirements.begin(), item.requirements.end(),
                                          [](const ItemRequirement& r) { return r.need == Need::Required; }));
}

}  // namespace

std::vector<ChairTurns> chairTurns(const replica::Reader& reader, const base::Id& body)
{
    std::vector<ChairTurns> turns;
    auto row = reader.query(kTurnsSql, body);
    while (row.next()) {
        turns.push_back({row.id(0), row.text(1), row.number(2), row.number(3)});
    }
    return turns;
}

std::vector<ChairSuggestion> chairSuggestions(const replica::Reader& reader, const base::Id& meetingId)
{
    std::vector<ChairSuggestion> suggestions;
    const Agenda agenda = agendaOf(reader, meetingId);
    const Meeting& meeting = agenda.meeting;
    if (meeting.id.isNil()) {
        return suggestions;
    }
    const auto turn = partnership::turnFor(reader, meeting.body, meeting.date);
    if (turn && (turn->roleTitle != meeting.chair.roleTitle || turn->agency != meeting.chair.agency)) {
        suggestions.push_back(
            {turn->agency, turn->roleTitle, {}, fmt::format("It is the turn of the {} on the rota.", turn->roleTitle)});
    }
    for (const AgendaItem& item : agenda.items) {
        const int needed = requiredAgencies(item);
        const bool complex = item.origin != ItemOrigin::Standing && needed >= kManyAgencies;
        if (!complex || item.raisedByAgency.isNil() || item.raisedByAgency == meeting.chair.agency) {
            continue;
        }
        const auto lead = partnership::leadOf(reader, item.raisedByAgency, meeting.date);
        suggestions.push_back(
            {item.raisedByAgency, lead ? lead->title : std::string {}, item.id,
             fmt::format("{} brings item {}, which needs {}: it could take the chair for it.", item.raisedByAgencyName,
                         item.number, base::counted(needed, "agency", "agencies"))});
    }
    return suggestions;
}

}  // namespace muster::meetings
