// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_numbers.h"

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
                                   coalesce((SELECT max(number) + 1 FROM main.minute WHERE series = s.id), 1))
          FROM main.minute_series s WHERE s.body = ?1
         ORDER BY s.started_on DESC, s.first_number DESC, s.id LIMIT 1)";
constexpr std::string_view kEarlierSql = R"(
        SELECT 1 FROM main.meeting
         WHERE body = ?1 AND id <> ?2 AND state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived'))";
constexpr std::string_view kNewSeriesSql = R"(
        INSERT INTO main.minute_series (id, body, first_number, started_on, started_by)
        VALUES (?1, ?2, 1, ?3, 'First meeting'))";
constexpr std::string_view kTakenSql = R"(
        SELECT item FROM main.item_opening WHERE meeting = ?1 GROUP BY item
         ORDER BY min(position), min(opened_at), item)";
constexpr std::string_view kMinuteSql = R"(
        INSERT INTO main.minute (id, series, number, meeting, item, not_used_reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kRecordSql =
    "INSERT INTO main.minutes_record (id, meeting, state, draft_on) VALUES (?1, ?2, 'draft', ?3)";
constexpr std::string_view kDraftAgainSql =
    "UPDATE main.minutes_record SET state = 'draft', draft_on = ?2 WHERE meeting = ?1";
constexpr std::string_view kHighestOfMeetingSql =
    "SELECT series, max(number) FROM main.minute WHERE meeting = ?1 GROUP BY series";
// What the engine keeps of `Writer::takeNumber`; read here without taking one.
constexpr std::string_view kHeldSql = "SELECT value FROM main.meta WHERE key = 'number ' || ?1";
// Minutes approved at this meeting learn the number they were approved under.
constexpr std::string_view kApprovedHereSql = R"(
        SELECT r.id, m.number
          FROM main.minutes_record r
          JOIN main.entry e ON e.about = r.meeting AND e.kind = 'procedural' AND e.removed IS NOT 1
          JOIN main.minute m ON m.item = e.item
         WHERE r.approved_at_meeting = ?1 AND e.meeting = ?1)";
constexpr std::string_view kApprovedMinuteSql = "UPDATE main.minutes_record SET approved_minute = ?2 WHERE id = ?1";

std::string seriesKey(const base::Id& series) { return "minutes " + series.hex(); }

int heldUpTo(const Reader& reader, const base::Id& series)
{
    Statement row = reader.query(kHeldSql, seriesKey(series));
    return row.next() ? row.number(0) : 0;
}

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
    const Series first {base::newId(), {}, 1};
    writer.run(kNewSeriesSql, first.id, meeting.body, meeting.date);
    return first;
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

}  // namespace

std::optional<Series> currentSeries(const Reader& reader, const base::Id& body)
{
    Statement row = reader.query(kSeriesSql, body);
    if (!row.next()) {
        return std::nullopt;
    }
    return Series {row.id(0), row.text(1), row.number(2)};
}

Allocated draftMinutes(Writer& writer, const Meeting& meeting)
{
    writer.run(kDraftAgainSql, meeting.id, writer.today());
    if (writer.changedRows() == 0) {
        writer.run(kRecordSql, base::newId(), meeting.id, writer.today());
    }
    std::vector<base::Id> taken;
    {
        Statement row = writer.query(kTakenSql, meeting.id);
        while (row.next()) {
            taken.push_back(row.id(0));
        }
    }
    Allocated allocated;
    const auto series = seriesFor(writer, meeting);
    if (!series || taken.empty()) {
        allocated.words = "The minutes are drafted.";
        return allocated;
    }
    int number = series->next;
    for (const int held = heldUpTo(writer, series->id); number <= held; ++number) {
        writer.run(kMinuteSql, base::newId(), series->id, number, meeting.id, base::Id {},
                   "The draft that used it was taken back.");
    }
    allocated.first = number;
    for (const base::Id& item : taken) {
        writer.run(kMinuteSql, base::newId(), series->id, number, meeting.id, item, nullptr);
        allocated.last = number++;
    }
    tellApproved(writer, meeting.id);
    allocated.words = *allocated.first == *allocated.last
        ? fmt::format("Minute {}{} is drafted.", series->prefix, *allocated.first)
        : fmt::format("Minutes {0}{1} to {0}{2} are drafted.", series->prefix, *allocated.first, *allocated.last);
    return allocated;
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
        if (heldUpTo(writer, series) < number) {
            static_cast<void>(writer.takeNumber(seriesKey(series), number - 1));
        }
    }
}

}  // namespace muster::meetings::detail
