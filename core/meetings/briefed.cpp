// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/briefed.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kTickedSql = R"sql(
        SELECT max(briefed_on), briefed_by FROM main.attendance
         WHERE meeting = ?1 AND agency = ?2 AND briefed_on IS NOT NULL)sql";
constexpr std::string_view kTickSql =
    "UPDATE main.attendance SET briefed_on = ?3, briefed_by = ?4 WHERE meeting = ?1 AND agency = ?2";
// Nobody of the agency is expected by name yet: its representative is.
constexpr std::string_view kExpectSql = R"sql(
        INSERT INTO main.attendance (id, meeting, agency, role, role_title, status, briefed_on, briefed_by)
        VALUES (?1, ?2, ?3, ?4, ?5, 'expected', ?6, ?7))sql";

}  // namespace

std::vector<Briefing> briefings(const Reader& reader, const base::Id& meeting)
{
    std::vector<Briefing> lines;
    for (const ArrivalWindow& window : arrivalWindows(clockInput(reader, meeting))) {
        const auto agency = partnership::agency(reader, window.agency);
        if (!agency) {
            continue;
        }
        const auto person = personFor(reader, meeting, window.agency);
        Briefing line {agency->id, agency->shortName, agency->name, person ? person->roleTitle : std::string {}, {},
                       {}};
        Statement row = reader.query(kTickedSql, meeting, window.agency);
        if (row.next()) {
            line.briefedOn = row.optionalDate(0);
            line.briefedBy = row.text(1);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<void> apply(Writer& writer, const TickBriefed& command)
{
    const auto meeting = meetingById(writer, command.meeting);
    if (!meeting) {
        return fail(FailureCode::NotFound, "That meeting does not exist any more.", "meeting");
    }
    if (!isBeforeHeld(meeting->state)) {
        return fail(FailureCode::Refused,
                    fmt::format("The meeting is {}. Briefing comes before it.", inWords(meeting->state)));
    }
    const auto person = personFor(writer, command.meeting, command.agency);
    if (!person) {
        return fail(FailureCode::NotFound, "That agency does not exist any more.", "agency");
    }
    const auto on = command.briefed ? std::optional {writer.today()} : std::nullopt;
    const auto by =
        command.briefed ? std::optional {command.byRole.empty() ? writer.author() : command.byRole} : std::nullopt;
    writer.run(kTickSql, command.meeting, command.agency, on, by);
    if (writer.changedRows() == 0 && command.briefed) {
        writer.run(kExpectSql, base::newId(), command.meeting, command.agency, person->role, person->roleTitle, on, by);
    }
    writer.setLabel(fmt::format("{} {} for {}", person->agencyShortName, command.briefed ? "briefed" : "not briefed",
                                meetingReference(*meeting)));
    return {};
}

Result<void> execute(replica::Replica& replica, const TickBriefed& command)
{
    return replica.transact("Tick a briefing", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::meetings
