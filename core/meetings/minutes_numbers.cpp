// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_numbers.h"

#include "core/actions/given_numbers.h"
#include "core/base/text.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kSeriesSql = R"(
        SELECT s.id, s.prefix, max(coalesce(s.first_number, 1),
                                   coalesce((SELECT max(coalesce(number, provisional)) + 1 FROM main.minute
                                              WHERE series = s.id), 1))
          FROM main.minute_series s WHERE s.body = ?1
         ORDER BY s.started_on DESC, s.first_number DESC, s.id LIMIT 1)";
constexpr std::string_view kEarlierSql = R"(
        SELECT 1 FROM main.meeting
         WHERE body = ?1 AND id <> ?2 AND state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived'))";
constexpr std::string_view kNewSeriesSql = R"(
        INSERT INTO main.minute_series (id, body, first_number, started_on, started_by)
        VALUES (?1, ?2, 1, ?3, 'First meeting'))";
constexpr std::string_view kTakenSql = R"(
        SELECT item FROM main.item_opening o WHERE meeting = ?1
           AND NOT EXISTS (SELECT 1 FROM main.minute m WHERE m.meeting = ?1 AND m.item = o.item)
         GROUP BY item ORDER BY min(position), min(opened_at), item)";
constexpr std::string_view kMinuteSql = R"(
        INSERT INTO main.minute (id, series, number, meeting, item, not_used_reason, provisional)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING)";
constexpr std::string_view kRecordSql =
    "INSERT INTO main.minutes_record (id, meeting, state, draft_on) VALUES (?1, ?2, 'draft', ?3)";
constexpr std::string_view kDraftAgainSql =
    "UPDATE main.minutes_record SET state = 'draft', draft_on = ?2 WHERE meeting = ?1";
constexpr std::string_view kHighestOfMeetingSql =
    "SELECT series, max(number) FROM main.minute WHERE meeting = ?1 GROUP BY series";
// Minutes approved at this meeting learn the number they were approved under.
constexpr std::string_view kApprovedHereSql = R"(
        SELECT r.id, m.number
          FROM main.minutes_record r
          JOIN main.entry e ON e.about = r.meeting AND e.kind = 'procedural' AND e.removed IS NOT 1
          JOIN main.minute m ON m.item = e.item
         WHERE r.approved_at_meeting = ?1 AND e.meeting = ?1 AND m.number IS NOT NULL
           AND r.approved_minute IS NOT m.number)";
constexpr std::string_view kApprovedMinuteSql = "UPDATE main.minutes_record SET approved_minute = ?2 WHERE id = ?1";

std::optional<Series> seriesFor(Writer& writer, const Meeting& meeting)
{
    if (auto series = currentSeries(writer, meeting.body)) {
        return series;
    }
    {
        Statement earlier = writer.query(kEarlierSql, meeting.body, meeting.id);
        if (earlier.next()) {
            return std::nullopt;
        }
    }
    // Two computers that draft a body's first minutes begin one series.
    const Series first {base::deriveId(meeting.body, meeting.body), {}, 1};
    writer.run(kNewSeriesSql, first.id, meeting.body, meeting.date);
    return first;
}

}  // namespace

std::optional<Series> currentSeries(const Reader& reader, const base::Id& body)
{
    Statement row = reader.query(kSeriesSql, body);
    if (!row.next()) {
        return std::nullopt;
    }
    return Series {row.id(0), row.text(1), row.number(2)};
}

actions::NumberSeries numbersOf(const base::Id& series)
{
    return {"minutes " + series.hex(), base::deriveId(series, series), false};
}

base::Id minuteId(const NewMinute& minute)
{
    // A number that is not used has no item; its number tells it apart.
    return base::deriveId(minute.meeting, minute.item ? minute.item
                                                      : actions::numberSeries(std::to_string(minute.number)).id);
}

void writeMinute(Writer& writer, const NewMinute& minute)
{
    writer.run(kMinuteSql, minuteId(minute), minute.series, minute.provisional ? std::nullopt : std::optional {minute.number},
               minute.meeting, minute.item, orNull(minute.notUsedReason),
               minute.provisional ? std::optional {minute.number} : std::nullopt);
}

int writeGaps(Writer& writer, const base::Id& series, const base::Id& meeting, int next)
{
    for (const int given = actions::givenUpTo(writer, numbersOf(series)); next <= given; ++next) {
        writeMinute(writer, {series, meeting, {}, next, false, "The draft that used it was taken back."});
    }
    return next;
}

std::vector<base::Id> takenWithoutMinute(const Reader& reader, const base::Id& meeting)
{
    std::vector<base::Id> taken;
    Statement row = reader.query(kTakenSql, meeting);
    while (row.next()) {
        taken.push_back(row.id(0));
    }
    return taken;
}

Allocated draftMinutes(Writer& writer, const Meeting& meeting)
{
    writer.run(kDraftAgainSql, meeting.id, writer.today());
    if (writer.changedRows() == 0) {
        writer.run(kRecordSql, base::deriveId(meeting.id, meeting.id), meeting.id, writer.today());
    }
    const std::vector<base::Id> taken = takenWithoutMinute(writer, meeting.id);
    Allocated allocated;
    const auto series = seriesFor(writer, meeting);
    if (!series || taken.empty()) {
        allocated.words = "The minutes are drafted.";
        return allocated;
    }
    const bool provisional = writer.isShared();
    int number = provisional ? std::max(series->next, actions::givenUpTo(writer, numbersOf(series->id)) + 1)
                             : writeGaps(writer, series->id, meeting.id, series->next);
    allocated.first = number;
    for (const base::Id& item : taken) {
        writeMinute(writer, {series->id, meeting.id, item, number, provisional, {}});
        allocated.last = number++;
    }
    if (!provisional) {
        tellApproved(writer, meeting.id);
    }
    allocated.words = *allocated.first == *allocated.last
        ? fmt::format("Minute {}{} is drafted.", series->prefix, *allocated.first)
        : fmt::format("Minutes {0}{1} to {0}{2} are drafted.", series->prefix, *allocated.first, *allocated.last);
    if (provisional) {
        allocated.words += " The numbers are provisional until this computer and the shared file have met.";
    }
    return allocated;
}

void tellApproved(Writer& writer, const base::Id& meeting)
{
    std::vector<std::pair<base::Id, int>> approved;
    {
        Statement row = writer.query(kApprovedHereSql, meeting);
        while (row.next()) {
            approved.emplace_back(row.id(0), row.number(1));
        }
    }
    for (const auto& [record, number] : approved) {
        writer.run(kApprovedMinuteSql, record, number);
    }
}

void holdNumbers(Writer& writer, const base::Id& meeting)
{
    std::vector<std::pair<base::Id, int>> highest;
    {
        Statement row = writer.query(kHighestOfMeetingSql, meeting);
        while (row.next()) {
            highest.emplace_back(row.id(0), row.number(1));
        }
    }
    for (const auto& [series, number] : highest) {
        const actions::NumberSeries numbers = numbersOf(series);
        if (actions::givenUpTo(writer, numbers) < number) {
            static_cast<void>(actions::takeNumber(writer, numbers, number - 1));
        }
    }
}

}  // namespace muster::meetings::detail
