// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in the chair (invariant 9): hand-overs are rows, the meeting's own chair has the rest.
#include "core/meetings/room_commands.h"
#include "core/meetings/room_rules.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kChairingsSql = R"(
        SELECT c.id, c.role_title, c.agency, g.name, c.from_time, c.to_time, c.from_item, c.to_item, c.reason
          FROM main.chairing c LEFT JOIN main.agency g ON g.id = c.agency
         WHERE c.meeting = ?1 ORDER BY c.from_time, c.to_time IS NULL, c.to_time, c.id)";
constexpr std::string_view kEndSql = R"(
        UPDATE main.chairing SET to_time = ?2, to_item = coalesce(?3, to_item) WHERE meeting = ?1 AND to_time IS NULL)";
constexpr std::string_view kBeginSql = R"(
        INSERT INTO main.chairing (id, meeting, role_title, agency, from_time, from_item, to_item, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kLastOpenedSql =
    "SELECT item FROM main.item_opening WHERE meeting = ?1 ORDER BY position DESC LIMIT 1";
constexpr std::string_view kOpeningsSql = R"(
        SELECT item, opened_at FROM main.item_opening WHERE meeting = ?1 ORDER BY position, opened_at)";

struct Opening {
    base::Id item;
    base::TimeOfDay at;
};

// Fills in the first and last item of periods that name none.
void nameItems(std::vector<ChairPeriod>& periods, const std::vector<Opening>& openings)
{
    for (ChairPeriod& period : periods) {
        base::Id first;
        base::Id last;
        for (const Opening& opening : openings) {
            if (opening.at >= period.from && (!period.to || opening.at < *period.to)) {
                first = first ? first : opening.item;
                last = opening.item;
            }
        }
        period.fromItem = period.fromItem ? period.fromItem : first;
        period.toItem = period.toItem && period.to ? period.toItem : last ? last : period.fromItem;
    }
}

}  // namespace

std::vector<ChairPeriod> chairPeriods(const replica::Reader& reader, const base::Id& meetingId)
{
    std::vector<ChairPeriod> periods;
    const auto meeting = detail::knownMeeting(reader, meetingId);
    if (!meeting || !meeting->actualStart) {
        return periods;
    }
    const auto own = [&](base::TimeOfDay from, std::optional<base::TimeOfDay> to) {
        ChairPeriod period;
        period.roleTitle = meeting->chair.roleTitle;
        period.agency = meeting->chair.agency;
        period.agencyName = meeting->chair.agencyName;
        period.from = from;
        period.to = to;
        return period;
    };
    base::TimeOfDay reached = *meeting->actualStart;
    bool running = true;
    Statement row = reader.query(kChairingsSql, meetingId);
    while (row.next()) {
        ChairPeriod period;
        period.chairing = row.id(0);
        period.roleTitle = row.text(1);
        period.agency = row.id(2);
        period.agencyName = row.text(3);
        period.from = std::max(reached, row.optionalTime(4).value_or(reached));
        period.to = row.optionalTime(5);
        period.fromItem = row.id(6);
        period.toItem = row.id(7);
        period.reason = row.text(8);
        if (period.from > reached) {
            periods.push_back(own(reached, period.from));
        }
        reached = period.to.value_or(period.from);
        running = period.to.has_value();
        periods.push_back(std::move(period));
    }
    const bool ended = meeting->actualEnd.has_value();
    if (running && (!ended || reached < *meeting->actualEnd || periods.empty())) {
        periods.push_back(own(reached, meeting->actualEnd));
    } else if (!running && ended) {
        periods.back().to = meeting->actualEnd;
    }
    std::vector<Opening> openings;
    Statement opened = reader.query(kOpeningsSql, meetingId);
    while (opened.next()) {
        openings.push_back({opened.id(0), opened.optionalTime(1).value_or(base::TimeOfDay {})});
    }
    nameItems(periods, openings);
    return periods;
}

Result<void> apply(Writer& writer, const HandOverChair& command)
{
    auto meeting = detail::liveMeeting(writer, command.meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto person = detail::resolvePerson(writer, meeting->id, command.role, command.roleTitle, command.agency);
    if (!person) {
        return refusal(person.error());
    }
    if (command.untilItem) {
        auto until = detail::itemRow(writer, meeting->id, command.untilItem);
        if (!until) {
            return refusal(until.error());
        }
        if (!until->isToCome() && until->state != "open") {
            return fail(
                FailureCode::Invalid,
                fmt::format("{} is over. Choose the open item or one to come.", detail::capitalised(until->name())),
                "until");
        }
    }
    const std::vector<ChairPeriod> periods = chairPeriods(writer, meeting->id);
    const ChairPeriod& now = periods.back();
    if (now.roleTitle == person->roleTitle && now.agency == person->agency) {
        return fail(FailureCode::Refused, fmt::format("{} is in the chair already.", inWords(*person)), "role");
    }
    base::Id lastItem;
    {
        Statement last = writer.query(kLastOpenedSql, meeting->id);
        lastItem = last.next() ? last.id(0) : base::Id {};
    }
    const base::TimeOfDay time = writer.now().time;
    writer.run(kEndSql, meeting->id, time, lastItem);
    const bool backToOwn = meeting->chair.roleTitle == person->roleTitle && meeting->chair.agency == person->agency;
    if (!backToOwn) {
        const auto open = detail::openRow(writer, meeting->id);
        writer.run(kBeginSql, base::newId(), meeting->id, person->roleTitle, person->agency, time,
                   open ? open->id : base::Id {}, command.untilItem, detail::orNull(command.reason));
    }
    writer.setLabel(fmt::format("Hand the chair to the {}", person->roleTitle));
    return {};
}

Result<void> execute(Replica& replica, const HandOverChair& command)
{
    return detail::inTransaction(replica, "Hand over the chair", command);
}

}  // namespace muster::meetings
