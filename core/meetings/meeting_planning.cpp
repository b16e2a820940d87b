// SPDX-License-Identifier: GPL-3.0-or-later
//
// Planning a meeting: the day, and what speaks against it.
#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/meetings/blockage_items.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/standing_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;

namespace {

constexpr base::TimeOfDay kUsualStart {10 * 60};
constexpr int kDatesToTry = 24;

// Task and finish groups meet before the Performance Board, and that before the Board (requirements C06): pairs
// of the body with another in the same month where the one that reports does not come first.
constexpr std::string_view kWrongOrderSql = R"sql(
        SELECT other.name, m.held_on, l.body = ?1
          FROM body_link l
          JOIN body child ON child.id = l.body
          JOIN body parent ON parent.id = l.to_body
          JOIN body other ON other.id = CASE WHEN l.body = ?1 THEN l.to_body ELSE l.body END
          JOIN meeting m ON m.body = other.id
         WHERE l.kind = 'reports_to' AND (l.body = ?1 OR l.to_body = ?1)
           AND ((child.tier = 'theme' AND parent.authority = 'performance_scrutiny')
                OR (child.authority = 'performance_scrutiny' AND parent.authority = 'statutory_decision'))
           AND m.state <> 'cancelled' AND substr(m.held_on, 1, 7) = substr(?2, 1, 7)
           AND CASE WHEN l.body = ?1 THEN m.held_on <= ?2 ELSE m.held_on >= ?2 END
         ORDER BY m.held_on, other.position
    )sql";

constexpr std::string_view kInsertSql = R"sql(
        INSERT INTO meeting (id, body, held_on, start_time, planned_minutes, venue, chair_role, chair_agency,
                             note_taker_role, note_taker_agency, state, planned_reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'planned', ?11)
    )sql";

std::optional<std::string> filled(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional {text};
}

bool meetsOn(const std::vector<Meeting>& meetings, base::Date date)
{
    return std::any_of(meetings.begin(), meetings.end(),
                       [&](const Meeting& m) { return m.date == date && m.state != MeetingState::Cancelled; });
}

void warnOfSecondInYear(std::vector<PlanningWarning>& warnings, const replica::Reader& reader,
                        const partnership::Body& body, base::Date date)
{
    const auto cadence = partnership::cadenceOn(reader, body.id, date);
    if (!cadence) {
        return;
    }
    const bool yearly = cadence->pattern == partnership::CadencePattern::YearlySeason
        || cadence->pattern == partnership::CadencePattern::YearlyMonths;
    const auto foreseen = partnership::meetingsAYear(*cadence);
    if (!yearly || !foreseen) {
        return;
    }
    std::vector<std::string> others;
    for (const Meeting& meeting : meetingsOf(reader, body.id)) {
        if (meeting.state != MeetingState::Cancelled && meeting.date.year() == date.year() && meeting.date != date
            && partnership::isInForce(*cadence, meeting.date)) {
            others.push_back(base::longDate(meeting.date));
        }
    }
    if (static_cast<int>(others.size()) >= *foreseen) {
        warnings.push_back({fmt::format("The {} meets {} a year and has {} in {} already.", body.name,
                                        *foreseen == 1       ? std::string {"once"}
                                            : *foreseen == 2 ? std::string {"twice"}
                                                             : fmt::format("{} times", *foreseen),
                                        base::joinedInWords(others), static_cast<int>(date.year())),
                            true});
    }
}

Officer chairFor(const replica::Reader& reader, const CreateMeeting& command, const partnership::Body& body,
                 base::Date date)
{
    Officer chair {command.chairRole, command.chairAgency, {}, {}};
    if (chair.roleTitle.empty()) {
        if (const auto turn = partnership::turnFor(reader, body.id, date)) {
            return {turn->roleTitle, turn->agency, {}, {}};
        }
        chair.roleTitle = body.chairRole;
    }
    if (chair.agency.isNil() && !chair.roleTitle.empty()) {
        const auto role = partnership::roleByTitle(reader, {}, chair.roleTitle);
        chair.agency = role ? role->agency : base::Id {};
    }
    return chair;
}

std::optional<base::Date> nextFreeDate(const replica::Reader& reader, const base::Id& body,
                                       const std::vector<Meeting>& meetings)
{
    base::Date from = reader.today();
    for (const Meeting& meeting : meetings) {
        from = meeting.state == MeetingState::Cancelled ? from : std::max(from, base::addDays(meeting.date, 1));
    }
    for (const auto& date : partnership::nextMeetingDates(reader, body, from, kDatesToTry)) {
        if (!meetsOn(meetings, date.date)) {
            return date.date;
        }
    }
    return {};
}

}  // namespace

std::vector<PlanningWarning> planningWarnings(const replica::Reader& reader, const base::Id& bodyId, base::Date date)
{
    std::vector<PlanningWarning> warnings;
    const auto body = partnership::body(reader, bodyId);
    if (!body) {
        return warnings;
    }
    if (const auto holiday = base::bankHoliday(date)) {
        warnings.push_back({fmt::format("{} is a bank holiday ({}).", base::weekdayAndDate(date), *holiday), false});
    } else if (!base::isWorkingDay(date)) {
        warnings.push_back({fmt::format("{} is at a weekend.", base::weekdayAndDate(date)), false});
    }
    warnOfSecondInYear(warnings, reader, *body, date);
    auto row = reader.query(kWrongOrderSql, bodyId, date);
    while (row.next()) {
        const std::string other = fmt::format("{} on {}", row.text(0), base::longDate(row.date(1)));
        warnings.push_back(
            {row.flag(2) ? fmt::format("The {} would meet after or with the {}, to which it reports that month.",
                                       body->name, other)
                         : fmt::format("The {} would meet before or with the {}, which reports to it that month.",
                                       body->name, other),
             false});
    }
    return warnings;
}

base::Result<CreatedMeeting> apply(replica::Writer& writer, const CreateMeeting& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body) {
        return fail(FailureCode::NotFound, "Choose the body that is to meet.", "body");
    }
    const auto meetings = meetingsOf(writer, body->id);
    const auto date = command.date ? command.date : nextFreeDate(writer, body->id, meetings);
    if (!date) {
        return fail(FailureCode::Invalid, fmt::format("Choose the day: the rule of the {} names none.", body->name),
                    "date");
    }
    if (!date->ok()) {
        return fail(FailureCode::Invalid, "That day does not exist. Choose another.", "date");
    }
    if (!partnership::isActiveOn(*body, *date)) {
        const bool closed = body->effectiveTo && *date > *body->effectiveTo;
        return fail(FailureCode::Refused,
                    closed ? fmt::format("The {} ended on {}; it cannot meet after that day.", body->name,
                                         base::longDate(*body->effectiveTo))
                           : fmt::format("The {} does not exist yet on {}; it cannot meet before its first day.",
                                         body->name, base::longDate(*date)),
                    "date");
    }
    if (meetsOn(meetings, *date)) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} meets on {} already. Open that meeting, or choose another day.", body->name,
                                base::longDate(*date)),
                    "date");
    }
    CreatedMeeting created {base::newId(), {}};
    const std::string reason = base::asValidUtf8(base::trimmed(command.reason));
    for (const PlanningWarning& warning : planningWarnings(writer, body->id, *date)) {
        if (warning.needsReason && reason.empty()) {
            return fail(FailureCode::Refused, warning.text + " Give a reason to plan another.", "reason");
        }
        created.warnings.push_back(warning.text);
    }
    const auto cadence = partnership::cadenceOn(writer, body->id, *date);
    const base::TimeOfDay start = command.start ? *command.start
        : cadence && cadence->start             ? *cadence->start
                                                : kUsualStart;
    const int minutes = command.plannedMinutes ? *command.plannedMinutes
        : cadence                              ? cadence->lengthMinutes.value_or(0)
                                               : 0;
    if (minutes < 0 || minutes > 24 * 60) {
        return fail(FailureCode::Invalid, "Give the meeting's length in minutes, up to one day.", "length");
    }
    const Officer chair = chairFor(writer, command, *body, *date);
    const auto secretary = partnership::roleByTitle(writer, {}, body->secretaryRole);
    const std::string venue = !command.venue.empty() ? base::asValidUtf8(command.venue)
        : meetings.empty()                           ? std::string {}
                                                     : meetings.back().venue;
    writer.run(kInsertSql, created.id, body->id, *date, start, minutes, filled(venue), filled(chair.roleTitle),
               chair.agency, filled(body->secretaryRole), secretary ? secretary->agency : base::Id {}, filled(reason));
    // What waited for a meeting of this body waits no longer.
    if (const auto next = nextOpenAgenda(writer, body->id); next && next->id == created.id) {
        if (auto put = detail::putWaitingBlockages(writer, *next); !put) {
            return tl::unexpected(put.error());
        }
    }
    writer.setLabel(fmt::format("Plan {}/{}", body->shortName, base::isoDate(*date)));
    return created;
}

base::Result<CreatedMeeting> execute(replica::Replica& replica, const CreateMeeting& command)
{
    return replica.transact("Plan a meeting", [&](replica::Writer& w) { return apply(w, command); });
}

}  // namespace muster::meetings
