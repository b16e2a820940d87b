// SPDX-License-Identifier: GPL-3.0-or-later
//
// States, numbers and citations of minutes.
#include "core/meetings/minutes.h"

#include "core/base/text.h"
#include "core/meetings/minutes_numbers.h"
#include "core/meetings/room_rules.h"
#include "core/partnership/body_queries.h"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<std::pair<MinutesState, std::string_view>, 6> kStates {{
    {MinutesState::Collecting, "collecting"},
    {MinutesState::Draft, "draft"},
    {MinutesState::ChairReview, "chair_review"},
    {MinutesState::CirculatedDraft, "circulated_draft"},
    {MinutesState::Amendments, "amendments"},
    {MinutesState::Approved, "approved"},
}};
constexpr std::array<std::pair<AmendmentState, std::string_view>, 3> kAmendmentStates {{
    {AmendmentState::Proposed, "proposed"},
    {AmendmentState::Accepted, "accepted"},
    {AmendmentState::Rejected, "rejected"},
}};

constexpr std::string_view kRecordSql = R"(
        SELECT r.state, r.draft_on, r.reviewed_on, r.reviewed_by, r.circulated_on, r.approved_on,
               r.approved_at_meeting, m.held_on, r.approved_minute, r.subject_to, r.fingerprint,
               (SELECT i.number FROM main.entry e JOIN main.agenda_item i ON i.id = e.item
                 WHERE e.meeting = r.approved_at_meeting AND e.about = r.meeting AND e.kind = 'procedural'
                   AND e.removed IS NOT 1 LIMIT 1)
          FROM main.minutes_record r LEFT JOIN main.meeting m ON m.id = r.approved_at_meeting
         WHERE r.meeting = ?1)";

constexpr std::string_view kAmendmentsSql = R"(
        SELECT a.id, a.meeting, a.minute, a.proposed_by, g.name, a.proposed_on, a.old_text, a.new_text, a.explanation,
               a.state, a.decided_on, a.entry, a.sealed
          FROM (SELECT *, 0 AS sealed FROM main.amendment WHERE meeting = ?1
                UNION ALL SELECT *, 1 FROM part_two.amendment WHERE meeting = ?1) a
          LEFT JOIN main.agency g ON g.id = a.agency
         WHERE a.state <> 'corrected'
         ORDER BY a.minute, a.proposed_on, a.id)";

// A correction is an amendment that nobody decides: the entry of the later meeting says it.
constexpr std::string_view kCorrectionsSql = R"(
        SELECT a.id, m.item, a.minute, coalesce(e.text, p.text), a.proposed_by, a.old_text, a.new_text, k.id, k.held_on,
               i.number, a.sealed
          FROM (SELECT *, 0 AS sealed FROM main.amendment WHERE meeting = ?1
                UNION ALL SELECT *, 1 FROM part_two.amendment WHERE meeting = ?1) a
          LEFT JOIN main.entry e ON e.id = a.entry
          LEFT JOIN part_two.entry p ON p.id = a.entry
          JOIN main.meeting k ON k.id = coalesce(e.meeting, p.meeting)
          JOIN main.agenda_item i ON i.id = coalesce(e.item, p.item)
          LEFT JOIN main.minute m ON m.meeting = a.meeting AND m.number = a.minute
         WHERE a.state = 'corrected' AND coalesce(e.removed, p.removed) IS NOT 1
         ORDER BY k.held_on, coalesce(e.at, p.at), coalesce(e.position, p.position), a.id)";

constexpr std::string_view kMinutesSql = R"(
        SELECT coalesce(m.number, m.provisional), coalesce(s.prefix, ''), m.meeting, m.item, m.not_used_reason,
               b.short_name, b.name, k.held_on, m.number IS NULL
          FROM main.minute m
          JOIN main.meeting k ON k.id = m.meeting
          LEFT JOIN main.minute_series s ON s.id = m.series
          LEFT JOIN main.body b ON b.id = k.body)";

Minute minuteFrom(const Statement& row)
{
    return {row.number(0), row.text(1) + std::to_string(row.number(0)),
            row.id(2),     row.id(3),
            row.text(4),   row.text(5),
            row.text(6),   row.date(7), row.flag(8)};
}

}  // namespace

std::string_view toStored(MinutesState state)
{
    for (const auto& [value, word] : kStates) {
        if (value == state) {
            return word;
        }
    }
    return "collecting";
}

std::optional<MinutesState> minutesStateFromStored(std::string_view stored)
{
    for (const auto& [value, word] : kStates) {
        if (word == stored) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view inWords(MinutesState state)
{
    switch (state) {
    case MinutesState::Collecting:
        return "Not drafted yet";
    case MinutesState::Draft:
        return "Draft";
    case MinutesState::ChairReview:
        return "With the chair";
    case MinutesState::CirculatedDraft:
        return "Circulated draft";
    case MinutesState::Amendments:
        return "Amendments proposed";
    case MinutesState::Approved:
        return "Approved";
    }
    return {};
}

std::string_view toStored(AmendmentState state)
{
    for (const auto& [value, word] : kAmendmentStates) {
        if (value == state) {
            return word;
        }
    }
    return "proposed";
}

std::optional<AmendmentState> amendmentStateFromStored(std::string_view stored)
{
    for (const auto& [value, word] : kAmendmentStates) {
        if (word == stored) {
            return value;
        }
    }
    return std::nullopt;
}

MinutesRecord minutesRecord(const Reader& reader, const base::Id& meeting)
{
    MinutesRecord record;
    Statement row = reader.query(kRecordSql, meeting);
    if (!row.next()) {
        return record;
    }
    record.state = minutesStateFromStored(row.text(0)).value_or(MinutesState::Collecting);
    record.draftOn = row.optionalDate(1);
    record.reviewedOn = row.optionalDate(2);
    record.reviewedBy = row.text(3);
    record.circulatedOn = row.optionalDate(4);
    record.approvedOn = row.optionalDate(5);
    record.approvedAtMeeting = row.id(6);
    record.approvedAtDate = row.optionalDate(7);
    record.subjectTo = row.text(9);
    record.fingerprint = row.text(10);
    record.approvedItem = row.optionalNumber(11).value_or(0);
    if (const auto number = row.optionalNumber(8)) {
        record.approvedMinute = std::to_string(*number);
        for (const Minute& minute : minutesOf(reader, record.approvedAtMeeting)) {
            if (minute.number == *number) {
                record.approvedMinute = minute.label;
            }
        }
    }
    return record;
}

std::vector<Amendment> amendmentsOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Amendment> all;
    Statement row = reader.query(kAmendmentsSql, meeting);
    while (row.next()) {
        Amendment one;
        one.id = row.id(0);
        one.meeting = row.id(1);
        one.minute = row.number(2);
        one.proposedBy = row.text(3);
        one.agencyName = row.text(4);
        one.proposedOn = row.optionalDate(5);
        one.oldText = row.text(6);
        one.newText = row.text(7);
        one.explanation = row.text(8);
        one.state = amendmentStateFromStored(row.text(9)).value_or(AmendmentState::Proposed);
        one.decidedOn = row.optionalDate(10);
        one.entry = row.id(11);
        one.restricted = row.flag(12);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Correction> correctionsOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Correction> all;
    Statement row = reader.query(kCorrectionsSql, meeting);
    while (row.next()) {
        Correction one;
        one.id = row.id(0);
        one.item = row.id(1);
        one.minute = row.number(2);
        one.text = row.text(3);
        one.askedBy = row.text(4);
        one.oldText = row.text(5);
        one.newText = row.text(6);
        one.atMeeting = row.id(7);
        one.atDate = row.date(8);
        one.atItem = row.number(9);
        one.restricted = row.flag(10);
        all.push_back(std::move(one));
    }
    return all;
}

std::string provisionally(std::string_view label) { return fmt::format("{} (provisional)", label); }

std::string Minute::shown() const { return provisional ? provisionally(label) : label; }

std::string citation(const Minute& minute)
{
    return fmt::format("minute {}, {}, {}", minute.shown(), minute.bodyName, base::longDate(minute.date));
}

std::optional<Minute> findMinute(const Reader& reader, std::string_view body, int number)
{
    const auto known = partnership::bodyByName(reader, body);
    if (!known) {
        return std::nullopt;
    }
    Statement row = reader.query(
        std::string {kMinutesSql} + " WHERE k.body = ?1 AND m.number = ?2 ORDER BY s.started_on DESC, k.held_on DESC",
        known->id, number);
    return row.next() ? std::optional {minuteFrom(row)} : std::nullopt;
}

std::optional<Minute> minuteOf(const Reader& reader, const base::Id& item)
{
    Statement row = reader.query(std::string {kMinutesSql} + " WHERE m.item = ?1", item);
    return row.next() ? std::optional {minuteFrom(row)} : std::nullopt;
}

std::vector<Minute> minutesOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Minute> minutes;
    Statement row = reader.query(std::string {kMinutesSql} + " WHERE m.meeting = ?1 ORDER BY 1, m.id", meeting);
    while (row.next()) {
        minutes.push_back(minuteFrom(row));
    }
    return minutes;
}

std::optional<int> nextMinuteNumber(const Reader& reader, const base::Id& body)
{
    const auto series = detail::currentSeries(reader, body);
    return series ? std::optional {series->next} : std::nullopt;
}

std::string rangesInWords(const std::vector<int>& numbers, std::string_view prefix)
{
    std::vector<std::string> parts;
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) {
            ++last;
        }
        if (last - first >= 2) {
            parts.push_back(fmt::format("{0}{1} to {0}{2}", prefix, numbers[first], numbers[last]));
        } else {
            for (std::size_t i = first; i <= last; ++i) {
                parts.push_back(fmt::format("{}{}", prefix, numbers[i]));
            }
        }
        first = last + 1;
    }
    return base::joinedInWords(parts);
}

}  // namespace muster::meetings
