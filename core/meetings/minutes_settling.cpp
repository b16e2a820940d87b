// SPDX-License-Identifier: GPL-3.0-or-later
//
// From provisional minute numbers to permanent ones (§2.5 row 13, invariant 7).
#include "core/base/text.h"
#include "core/meetings/minutes.h"
#include "core/meetings/minutes_numbers.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// The table's number and its column's, as conflicts know them (core/replica/schema.cpp).
constexpr int kMinuteTable = 34;
constexpr int kProvisionalColumn = 6;

// Only drafts can still get a minute for what was taken on another computer while this one ended the meeting.
constexpr std::string_view kDraftsSql = R"(
        SELECT r.meeting, (SELECT series FROM main.minute m WHERE m.meeting = r.meeting AND series IS NOT NULL LIMIT 1)
          FROM main.minutes_record r WHERE r.state IN ('draft', 'chair_review') ORDER BY r.meeting)";
constexpr std::string_view kNotUsedSql =
    "SELECT id, number FROM main.minute WHERE meeting = ?1 AND item IS NULL AND number IS NOT NULL";
constexpr std::string_view kOpenedSql = "SELECT DISTINCT item FROM main.item_opening WHERE meeting = ?1";
constexpr std::string_view kHighestSql = R"(
        SELECT max(coalesce(s.first_number, 1) - 1,
                   coalesce((SELECT max(number) FROM main.minute WHERE series = s.id), 0)), s.prefix
          FROM main.minute_series s WHERE s.id = ?1)";
constexpr std::string_view kHighestShownSql =
    "SELECT coalesce(max(coalesce(number, provisional)), 0) FROM main.minute WHERE series = ?1";
constexpr std::string_view kWantingSql = R"(
        SELECT m.id, m.series, m.meeting, m.provisional
          FROM main.minute m JOIN main.meeting k ON k.id = m.meeting
         WHERE m.number IS NULL AND m.provisional IS NOT NULL
         ORDER BY k.held_on, k.start_time, m.meeting,
                  (SELECT min(o.position) FROM main.item_opening o WHERE o.meeting = m.meeting AND o.item = m.item),
                  m.provisional, m.id)";
constexpr std::string_view kRowSql = "SELECT series, meeting, number FROM main.minute WHERE id = ?1";
constexpr std::string_view kGiveSql = "UPDATE main.minute SET number = ?2, provisional = NULL WHERE id = ?1";
// A number that another computer gave provisionally to what had its permanent one already.
constexpr std::string_view kForgetSql =
    "UPDATE main.minute SET provisional = NULL WHERE number IS NOT NULL AND provisional IS NOT NULL";
constexpr std::string_view kContestedSql = R"(
        SELECT c.row FROM main.contested c JOIN main.minute m ON m.id = c.row
         WHERE c.tab = ?1 AND c.col = ?2 AND m.number IS NOT NULL)";
constexpr std::string_view kSeriesInUseSql =
    "SELECT series, max(number) FROM main.minute WHERE series IS NOT NULL AND number IS NOT NULL GROUP BY series";
constexpr std::string_view kMeetingSql =
    "SELECT coalesce(b.short_name, b.name, ''), k.held_on FROM main.meeting k LEFT JOIN main.body b ON b.id = k.body "
    "WHERE k.id = ?1";
constexpr std::string_view kRestrictedSql =
    "SELECT 1 FROM main.agenda_item WHERE meeting = ?1 AND sensitivity = 'restricted'";
constexpr fmt::string_view kAmendmentsSql = "SELECT id, minute FROM {}.amendment WHERE meeting = ?1";
constexpr fmt::string_view kAmendmentSql = "UPDATE {}.amendment SET minute = ?2 WHERE id = ?1";
constexpr std::string_view kProvisionalSql = "SELECT 1 FROM main.minute WHERE meeting = ?1 AND number IS NULL";

// Approved minutes never change, and circulated ones only where they must.
constexpr std::string_view kFirmness = R"(
        (SELECT CASE r.state WHEN 'approved' THEN 0 WHEN 'circulated_draft' THEN 1 WHEN 'amendments' THEN 1 ELSE 2 END
           FROM main.minutes_record r WHERE r.meeting = t.meeting LIMIT 1))";

struct Wanting {
    base::Id id;
    base::Id series;
    base::Id meeting;
    int number = 0;  ///< until now
};

struct Renumbered {
    std::map<int, int> numbers;  ///< from, to
    std::string prefix;
    bool late = false;
};

std::pair<int, std::string> highestIn(const Reader& reader, const base::Id& series)
{
    Statement row = reader.query(kHighestSql, series);
    return row.next() ? std::pair {row.number(0), row.text(1)} : std::pair {0, std::string {}};
}

// Whether it can be told which item a number belongs to that is not used: an older Muster did not keep that.
bool knowsItsItems(const Reader& reader, const base::Id& meeting)
{
    std::set<base::Id> known;
    Statement opened = reader.query(kOpenedSql, meeting);
    while (opened.next()) {
        known.insert(minuteId({{}, meeting, opened.id(0)}));
    }
    Statement row = reader.query(kNotUsedSql, meeting);
    while (row.next()) {
        if (!known.contains(row.id(0)) && row.id(0) != minuteId({{}, meeting, {}, row.number(1)})) {
            return false;
        }
    }
    return true;
}

void completeDrafts(Writer& writer)
{
    std::vector<std::pair<base::Id, base::Id>> drafts;
    {
        Statement row = writer.query(kDraftsSql);
        while (row.next()) {
            if (row.id(1) && knowsItsItems(writer, row.id(0))) {
                drafts.emplace_back(row.id(0), row.id(1));
            }
        }
    }
    for (const auto& [meeting, series] : drafts) {
        for (const base::Id& item : takenWithoutMinute(writer, meeting)) {
            int next = 0;
            {
                Statement row = writer.query(kHighestShownSql, series);
                row.next();
                next = row.number(0) + 1;
            }
            writeMinute(writer, {series, meeting, item, next, true, {}});
        }
    }
}

std::vector<Wanting> wantingNumbers(const Reader& reader)
{
    std::vector<Wanting> wanting;
    Statement row = reader.query(kWantingSql);
    while (row.next()) {
        wanting.push_back({row.id(0), row.id(1), row.id(2), row.number(3)});
    }
    return wanting;
}

std::vector<Wanting> lateOnes(const Reader& reader)
{
    std::vector<Wanting> late;
    for (const base::Id& id : actions::givingWay(reader, {"minute", kMinuteTable, "t.series", kFirmness})) {
        Statement row = reader.query(kRowSql, id);
        row.next();
        Wanting one {id, row.id(0), row.id(1), row.number(2)};
        // Amendments of restricted minutes carry the number too: whoever can read them renumbers.
        Statement restricted = reader.query(kRestrictedSql, one.meeting);
        const bool mayNot = minutesStateWord(reader, one.meeting) == "approved"
            || (restricted.next() && !reader.partTwoIsOpen());
        if (!mayNot) {
            late.push_back(one);
        }
    }
    return late;
}

void renumberAmendments(Writer& writer, std::string_view schema, const base::Id& meeting,
                        const std::map<int, int>& numbers)
{
    std::vector<std::pair<base::Id, int>> changed;
    {
        Statement row = writer.query(fmt::format(kAmendmentsSql, schema), meeting);
        while (row.next()) {
            const auto number = numbers.find(row.number(1));
            if (number != numbers.end() && number->first != number->second) {
                changed.emplace_back(row.id(0), number->second);
            }
        }
    }
    for (const auto& [amendment, number] : changed) {
        writer.run(fmt::format(kAmendmentSql, schema), amendment, number);
    }
}

std::string inWords(const Reader& reader, const base::Id& meeting, const Renumbered& renumbered)
{
    std::vector<int> before;
    std::vector<int> after;
    for (const auto& [from, to] : renumbered.numbers) {
        before.push_back(from);
        after.push_back(to);
    }
    std::sort(after.begin(), after.end());
    std::string of;
    Statement row = reader.query(kMeetingSql, meeting);
    if (row.next()) {
        of = fmt::format(" of {}, {}", row.text(0), base::longDate(row.date(1)));
    }
    const std::string is = before.size() == 1 ? "is" : "are";
    const std::string what = fmt::format("{}{} {}{}", renumbered.late ? "the later " : "",
                                         before.size() == 1 ? "minute" : "minutes",
                                         rangesInWords(before, renumbered.prefix), of);
    return before == after ? fmt::format("{} {} permanent", what, is)
                           : fmt::format("{} {} now {}", what, is, rangesInWords(after, renumbered.prefix));
}

void forgetProvisional(Writer& writer)
{
    writer.run(kForgetSql);
    std::vector<base::Id> contested;
    {
        Statement row = writer.query(kContestedSql, kMinuteTable, kProvisionalColumn);
        while (row.next()) {
            contested.push_back(row.id(0));
        }
    }
    for (const base::Id& minute : contested) {
        writer.insist("main", "minute", minute, kProvisionalColumn);
    }
}

}  // namespace

void settleMinutes(Writer& writer, std::vector<std::string>& told)
{
    completeDrafts(writer);
    const std::vector<Wanting> late = lateOnes(writer);
    std::vector<std::pair<base::Id, Renumbered>> meetings;
    const auto give = [&](const Wanting& one, bool isLate) {
        auto [highest, prefix] = highestIn(writer, one.series);
        if (meetings.empty() || meetings.back().first != one.meeting || meetings.back().second.late != isLate) {
            highest = writeGaps(writer, one.series, one.meeting, highest + 1) - 1;
            meetings.emplace_back(one.meeting, Renumbered {{}, prefix, isLate});
        }
        const int number = actions::takeNumber(writer, numbersOf(one.series), highest);
        writer.run(kGiveSql, one.id, number);
        meetings.back().second.numbers.emplace(one.number, number);
    };
    for (const Wanting& one : wantingNumbers(writer)) {
        give(one, false);
    }
    for (const Wanting& one : late) {
        give(one, true);
    }
    for (const auto& [meeting, renumbered] : meetings) {
        renumberAmendments(writer, "main", meeting, renumbered.numbers);
        renumberAmendments(writer, "part_two", meeting, renumbered.numbers);
        tellApproved(writer, meeting);
        told.push_back(inWords(writer, meeting, renumbered));
    }
    forgetProvisional(writer);
    std::vector<std::pair<base::Id, int>> inUse;
    {
        Statement row = writer.query(kSeriesInUseSql);
        while (row.next()) {
            inUse.emplace_back(row.id(0), row.number(1));
        }
    }
    for (const auto& [series, highest] : inUse) {
        actions::shareGiven(writer, numbersOf(series), highest);
    }
}

bool isProvisional(const Reader& reader, const base::Id& meeting)
{
    Statement row = reader.query(kProvisionalSql, meeting);
    return row.next();
}

}  // namespace muster::meetings::detail
