// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/county_goal.h"

#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// The meeting that reviews a goal is the one it was tied to, else the next of the same body.
constexpr std::string_view kListSql = R"(
        SELECT c.id, c.theme, c.body, g.name, c.text, c.contribution, c.set_meeting, s.held_on,
               coalesce(c.review_meeting, n.id), coalesce(r.held_on, n.held_on), c.progress, c.progress_on, c.blockage,
               c.ask, c.position
          FROM main.county_goal c
          LEFT JOIN main.body g ON g.id = c.body
          LEFT JOIN main.meeting s ON s.id = c.set_meeting
          LEFT JOIN main.meeting r ON r.id = c.review_meeting
          LEFT JOIN main.meeting n ON n.id = (SELECT m.id FROM main.meeting m
                                               WHERE m.body = s.body AND m.held_on > s.held_on
                                                 AND m.state <> 'cancelled'
                                               ORDER BY m.held_on, m.id LIMIT 1)
         ORDER BY s.held_on DESC, c.position, c.theme, c.id)";
constexpr std::string_view kNextPlaceSql =
    "SELECT coalesce(max(position), 0) + 1 FROM main.county_goal WHERE set_meeting = ?1";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.county_goal (id, theme, body, text, contribution, set_meeting, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kTextSql = "UPDATE main.county_goal SET text = ?2 WHERE id = ?1";
constexpr std::string_view kContributionSql = "UPDATE main.county_goal SET contribution = ?2 WHERE id = ?1";
// From its review on a goal stays tied to the meeting it was reviewed for.
constexpr std::string_view kReviewSql = R"(
        UPDATE main.county_goal SET progress = ?2, progress_on = ?3, blockage = ?4, ask = ?5, review_meeting = ?6
         WHERE id = ?1)";

}  // namespace

std::string CountyGoal::progressInWords() const { return progress.empty() ? std::string {kNoProgress} : progress; }

std::vector<CountyGoal> countyGoals(const Reader& reader)
{
    std::vector<CountyGoal> all;
    Statement row = reader.query(kListSql);
    while (row.next()) {
        CountyGoal one;
        one.id = row.id(0);
        one.theme = row.text(1);
        one.body = row.id(2);
        one.bodyName = row.text(3);
        one.text = row.text(4);
        one.contribution = row.text(5);
        one.setMeeting = row.id(6);
        one.setOn = row.optionalDate(7);
        one.reviewMeeting = row.id(8);
        one.reviewOn = row.optionalDate(9);
        one.progress = row.text(10);
        one.progressOn = row.optionalDate(11);
        one.blockage = row.text(12);
        one.ask = row.text(13);
        one.position = row.number(14);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<CountyGoal> countyGoalsOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<CountyGoal> all = countyGoals(reader);
    const base::Id newest = all.empty() ? base::Id {} : all.front().setMeeting;
    std::erase_if(all, [&](const CountyGoal& one) {
        return meeting.isNil() ? one.setMeeting != newest : one.setMeeting != meeting && one.reviewMeeting != meeting;
    });
    return all;
}

std::optional<CountyGoal> countyGoal(const Reader& reader, const base::Id& id)
{
    for (CountyGoal& one : countyGoals(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

Result<base::Id> apply(Writer& writer, const SetCountyGoal& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    const auto body = meeting ? partnership::body(writer, meeting->body) : std::nullopt;
    if (!meeting || !body) {
        return partnership::gone("meeting");
    }
    if (body->authority != partnership::Authority::StrategicGoals) {
        return fail(
            FailureCode::Refused,
            fmt::format("The {} does not set goals for the county. Choose a meeting of a body that does.", body->name),
            "meeting");
    }
    const auto theme = partnership::requiredText(command.theme, "The goal", "theme");
    if (!theme) {
        return tl::unexpected(theme.error());
    }
    const auto text = partnership::requiredText(command.text, "The goal", "text");
    if (!text) {
        return tl::unexpected(text.error());
    }
    int place = 1;
    {
        Statement next = writer.query(kNextPlaceSql, meeting->id);
        place = next.next() ? next.number(0) : 1;
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, *theme, command.body, *text, orNothing(command.contribution), meeting->id, place);
    writer.setLabel("Set a county goal: " + *theme);
    return id;
}

Result<void> apply(Writer& writer, const EditCountyGoal& command)
{
    const auto goal = countyGoal(writer, command.goal);
    if (!goal) {
        return partnership::gone("goal");
    }
    if (command.text) {
        const auto text = partnership::requiredText(*command.text, "The goal", "text");
        if (!text) {
            return tl::unexpected(text.error());
        }
        writer.run(kTextSql, goal->id, *text);
    }
    if (command.contribution) {
        writer.run(kContributionSql, goal->id, orNothing(*command.contribution));
    }
    writer.setLabel("Change the county goal: " + goal->theme);
    return {};
}

Result<void> apply(Writer& writer, const ReviewCountyGoal& command)
{
    const auto goal = countyGoal(writer, command.goal);
    if (!goal) {
        return partnership::gone("goal");
    }
    const auto progress = partnership::requiredText(command.progress, "The goal", "progress");
    if (!progress) {
        return fail(FailureCode::Invalid,
                    "Say how it comes on. A goal that nobody has reported on is shown as such by itself.", "progress");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (goal->setOn && on < *goal->setOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("The goal was set on {}; its progress comes after that.", base::longDate(*goal->setOn)),
                    "on");
    }
    writer.run(kReviewSql, goal->id, *progress, on, orNothing(command.blockage), orNothing(command.ask),
               goal->reviewMeeting);
    writer.setLabel("Progress on the county goal: " + goal->theme);
    return {};
}

}  // namespace muster::governance
