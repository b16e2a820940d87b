// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/engagement.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using partnership::StoredWord;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::array<StoredWord<EngagementKind>, 4> kKindWords {{
    {EngagementKind::Consulted, "consulted", "Consulted"},
    {EngagementKind::Informed, "informed", "Informed"},
    {EngagementKind::Involved, "involved", "Involved"},
    {EngagementKind::Partnered, "partnered", "Partnered"},
}};

constexpr std::array<StoredWord<EngagementNature>, 3> kNatureWords {{
    {EngagementNature::Question, "question", "Question"},
    {EngagementNature::Comment, "comment", "Comment"},
    {EngagementNature::Challenge, "challenge", "Challenge"},
}};

constexpr std::string_view kListSql = R"(
        SELECT e.id, e.body, b.name, e.meeting, e.priority, p.name, e.made_on, e.kind, e.nature, e.question, e.answer,
               e.answered_on, e.answered_by
          FROM main.engagement_record e
          LEFT JOIN main.body b ON b.id = e.body
          LEFT JOIN main.priority p ON p.id = e.priority
         WHERE (?1 IS NULL OR e.body = ?1) AND (?2 IS NULL OR e.made_on >= ?2) AND (?3 IS NULL OR e.made_on <= ?3)
         ORDER BY e.made_on DESC, b.position, e.position, e.id)";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.engagement_record (id, body, meeting, priority, made_on, kind, nature, question, answer,
                                            answered_on, answered_by, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                (SELECT coalesce(max(position), 0) + 1 FROM main.engagement_record WHERE body = ?2 AND made_on = ?5)))";
constexpr std::string_view kAnswerSql =
    "UPDATE main.engagement_record SET answer = ?2, answered_on = ?3, answered_by = ?4 WHERE id = ?1";
constexpr std::string_view kTagSql = "UPDATE main.engagement_record SET kind = ?2 WHERE id = ?1";

}  // namespace

std::string_view toStored(EngagementKind kind) { return wordOf(kKindWords, kind).stored; }

std::optional<EngagementKind> engagementKindFrom(std::string_view stored) { return valueOf(kKindWords, stored); }

std::string_view inWords(EngagementKind kind) { return wordOf(kKindWords, kind).words; }

std::string_view toStored(EngagementNature nature) { return wordOf(kNatureWords, nature).stored; }

std::optional<EngagementNature> engagementNatureFrom(std::string_view stored) { return valueOf(kNatureWords, stored); }

std::string_view inWords(EngagementNature nature) { return wordOf(kNatureWords, nature).words; }

std::vector<EngagementRecord> engagementRecords(const Reader& reader, const EngagementFilter& filter)
{
    std::vector<EngagementRecord> all;
    Statement row = reader.query(kListSql, filter.body, filter.from, filter.to);
    while (row.next()) {
        EngagementRecord one;
        one.id = row.id(0);
        one.body = row.id(1);
        one.bodyName = row.text(2);
        one.meeting = row.id(3);
        one.priority = row.id(4);
        one.priorityName = row.text(5);
        one.madeOn = row.date(6);
        one.kind = engagementKindFrom(row.text(7)).value_or(EngagementKind::Consulted);
        one.nature = engagementNatureFrom(row.text(8)).value_or(EngagementNature::Question);
        one.question = row.text(9);
        one.answer = row.text(10);
        one.answeredOn = row.optionalDate(11);
        one.answeredBy = row.text(12);
        if (!filter.unansweredOnly || one.isUnanswered()) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::optional<EngagementRecord> engagementRecord(const Reader& reader, const base::Id& id)
{
    for (EngagementRecord& one : engagementRecords(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

Result<base::Id> apply(Writer& writer, const RecordEngagement& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body) {
        return partnership::gone("body");
    }
    const auto question = orNothing(command.question);
    if (!question) {
        return fail(FailureCode::Invalid, "Write what was asked or said.", "question");
    }
    base::Date on = command.on.value_or(writer.today());
    if (command.meeting) {
        const auto meeting = meetings::meetingById(writer, command.meeting);
        if (!meeting || meeting->body != body->id) {
            return fail(FailureCode::Invalid, fmt::format("Choose a meeting of {}.", body->name), "meeting");
        }
        on = command.on.value_or(meeting->date);
    }
    const auto answer = orNothing(command.answer);
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, body->id, command.meeting, command.priority, on, toStored(command.kind),
               toStored(command.nature), *question, answer, answer ? std::optional {on} : std::nullopt,
               answer ? orNothing(command.answeredBy.empty() ? writer.author() : command.answeredBy) : std::nullopt);
    writer.setLabel(fmt::format("{} at {}", inWords(command.nature), body->name));
    return id;
}

Result<void> apply(Writer& writer, const AnswerEngagement& command)
{
    const auto record = engagementRecord(writer, command.record);
    if (!record) {
        return partnership::gone("question");
    }
    const auto answer = orNothing(command.answer);
    if (!answer) {
        return fail(FailureCode::Invalid, "Write the answer as it was given.", "answer");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on < record->madeOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("It was asked on {}; the answer comes after that.", base::longDate(record->madeOn)),
                    "on");
    }
    writer.run(kAnswerSql, record->id, *answer, on,
               orNothing(command.byRole.empty() ? writer.author() : command.byRole));
    writer.setLabel("Answer a question of the public");
    return {};
}

Result<void> apply(Writer& writer, const TagEngagement& command)
{
    const auto record = engagementRecord(writer, command.record);
    if (!record) {
        return partnership::gone("question");
    }
    writer.run(kTagSql, record->id, toStored(command.kind));
    writer.setLabel(fmt::format("Mark as {}", base::lowered(inWords(command.kind))));
    return {};
}

std::vector<EngagementCount> engagementCounts(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<EngagementCount> counts;
    for (const EngagementKind kind : kEngagementKinds) {
        counts.push_back({kind, 0});
    }
    for (const EngagementRecord& one : engagementRecords(reader, {.from = from, .to = to})) {
        const auto line = std::find_if(counts.begin(), counts.end(),
                                       [&](const EngagementCount& count) { return count.kind == one.kind; });
        ++line->count;
    }
    return counts;
}

}  // namespace muster::governance
