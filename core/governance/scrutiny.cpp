// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/scrutiny.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/governance/circulation.h"
#include "core/meetings/agenda_item.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kListSql = R"(
        SELECT s.id, s.meeting, m.held_on, b.name, s.number, s.text, s.to_agency, s.to_body,
               coalesce(g.name, t.name), s.made_on, s.response_due_on, s.response, s.responded_on, s.responded_by
          FROM main.scrutiny_recommendation s
          LEFT JOIN main.meeting m ON m.id = s.meeting
          LEFT JOIN main.body b ON b.id = m.body
          LEFT JOIN main.agency g ON g.id = s.to_agency
          LEFT JOIN main.body t ON t.id = s.to_body
         ORDER BY s.made_on DESC, s.number, s.id)";
constexpr std::string_view kHighestSql =
    "SELECT coalesce(max(number), 0) FROM main.scrutiny_recommendation WHERE meeting = ?1";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.scrutiny_recommendation (id, meeting, number, text, to_agency, to_body, made_on,
                                                  response_due_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kRespondSql = R"(
        UPDATE main.scrutiny_recommendation SET response = ?2, responded_on = ?3, responded_by = ?4 WHERE id = ?1)";

std::optional<partnership::Body> committee(const Reader& reader)
{
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.tier == partnership::Tier::Scrutiny) {
            return body;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string ScrutinyRecommendation::stateInWords(base::Date today) const
{
    if (respondedOn) {
        return "Answered on " + base::longDate(*respondedOn);
    }
    if (isLate(today)) {
        return fmt::format("Due {}, no response yet", base::longDate(responseDueOn));
    }
    const int days = base::daysBetween(today, responseDueOn);
    if (days == 0) {
        return "Due today";
    }
    return fmt::format("Due in {}, on {}", base::counted(days, "day", "days"), base::longDate(responseDueOn));
}

std::vector<ScrutinyRecommendation> scrutinyRecommendations(const Reader& reader)
{
    std::vector<ScrutinyRecommendation> all;
    Statement row = reader.query(kListSql);
    while (row.next()) {
        ScrutinyRecommendation one;
        one.id = row.id(0);
        one.meeting = row.id(1);
        one.meetingDate = row.optionalDate(2);
        one.bodyName = row.text(3);
        one.number = row.number(4);
        one.text = row.text(5);
        one.toAgency = row.id(6);
        one.toBody = row.id(7);
        one.to = row.text(8);
        one.madeOn = row.date(9);
        one.responseDueOn = row.date(10);
        one.response = row.text(11);
        one.respondedOn = row.optionalDate(12);
        one.respondedBy = row.text(13);
        all.push_back(std::move(one));
    }
    return all;
}

std::optional<ScrutinyRecommendation> scrutinyRecommendation(const Reader& reader, const base::Id& id)
{
    for (ScrutinyRecommendation& one : scrutinyRecommendations(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

Result<base::Id> apply(Writer& writer, const RecordScrutinyRecommendation& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    const auto body = meeting ? partnership::body(writer, meeting->body) : std::nullopt;
    if (!meeting || !body) {
        return partnership::gone("meeting");
    }
    if (body->tier != partnership::Tier::Scrutiny) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} is not a scrutiny committee. Choose a meeting of one.", body->name), "meeting");
    }
    const auto text = partnership::requiredText(command.text, "The recommendation", "text");
    if (!text) {
        return tl::unexpected(text.error());
    }
    const bool toAgency = partnership::agency(writer, command.toAgency).has_value();
    const bool toBody = partnership::body(writer, command.toBody).has_value();
    if (toAgency == toBody) {
        return fail(FailureCode::Invalid, "Say to whom it is made: one agency or one body.", "to");
    }
    const base::Date due = command.responseDueOn.value_or(base::addDays(meeting->date, kResponseDays));
    if (due < meeting->date) {
        return fail(FailureCode::Invalid, "A response cannot be due before the meeting.", "due");
    }
    int number = 1;
    {
        Statement highest = writer.query(kHighestSql, meeting->id);
        number += highest.next() ? highest.number(0) : 0;
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, meeting->id, number, *text, command.toAgency, command.toBody, meeting->date, due);
    writer.setLabel(fmt::format("Recommendation {} of {}", number, meetings::meetingReference(*meeting)));
    return id;
}

Result<void> apply(Writer& writer, const RespondToScrutiny& command)
{
    const auto found = scrutinyRecommendation(writer, command.recommendation);
    if (!found) {
        return partnership::gone("recommendation");
    }
    const auto response = partnership::requiredText(command.response, "The response", "response");
    if (!response) {
        return tl::unexpected(response.error());
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on < found->madeOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("It was made on {}; a response comes after that.", base::longDate(found->madeOn)),
                    "on");
    }
    writer.run(kRespondSql, found->id, *response, on,
               command.byRole.empty() ? writer.author() : std::string {base::trimmed(command.byRole)});
    writer.setLabel(fmt::format("Response to recommendation {} of the scrutiny committee", found->number));
    return {};
}

namespace {

/// The month of the committee's rule in this year, while it has not met in it; there the report is due when the month
/// begins, since nobody has named a day.
std::optional<base::Date> monthOfRule(const Reader& reader, const base::Id& body)
{
    const base::Date today = reader.today();
    const auto rule = partnership::cadenceOn(reader, body, today);
    if (!rule || rule->months.empty()) {
        return std::nullopt;
    }
    for (const meetings::Meeting& meeting : meetings::meetingsOf(reader, body)) {
        if (meeting.date.year() == today.year() && meeting.state != meetings::MeetingState::Cancelled) {
            return std::nullopt;
        }
    }
    const auto month = std::chrono::month {static_cast<unsigned>(rule->months.back())};
    const base::Date first = today.year() / month / 1;
    return today < base::addMonths(first, 1) ? std::optional {first} : std::nullopt;
}

}  // namespace

std::optional<ScrutinyNotice> scrutinyNotice(const Reader& reader)
{
    const auto body = committee(reader);
    if (!body) {
        return std::nullopt;
    }
    ScrutinyNotice notice;
    notice.body = body->id;
    if (const auto next = nextMeetingOf(reader, body->id)) {
        notice.meeting = next->meeting;
        notice.meets = next->date;
        notice.reportDue = base::addWorkingDays(next->date, -meetings::kPapersDueWorkingDays);
    } else if (const auto month = monthOfRule(reader, body->id)) {
        notice.meets = *month;
        notice.reportDue = *month;
    } else {
        return std::nullopt;
    }
    // From the first of July of the year in which it meets.
    if (reader.today() < base::Date {notice.meets.year() / std::chrono::July / 1}) {
        return std::nullopt;
    }
    notice.days = base::daysBetween(reader.today(), notice.reportDue);
    const std::string_view month = base::monthName(notice.meets.month());
    if (notice.days > 0) {
        notice.sentence =
            fmt::format("Scrutiny: {}, report due in {}", month, base::counted(notice.days, "day", "days"));
    } else if (notice.days == 0) {
        notice.sentence = fmt::format("Scrutiny: {}, report due today", month);
    } else {
        notice.sentence = fmt::format("Scrutiny: {}, report was due on {}", month, base::longDate(notice.reportDue));
    }
    return notice;
}

std::vector<ScrutinyYear> scrutinyAttendance(const Reader& reader)
{
    std::vector<ScrutinyYear> years;
    for (const partnership::Body& body : partnership::bodies(reader)) {
        if (body.tier != partnership::Tier::Scrutiny) {
            continue;
        }
        for (const meetings::Meeting& meeting : meetings::meetingsOf(reader, body.id)) {
            if (meetings::isBeforeHeld(meeting.state) || meeting.state == meetings::MeetingState::Cancelled) {
                continue;
            }
            std::vector<std::string> came;
            for (const meetings::Attendance& one : meetings::attendanceOf(reader, meeting.id)) {
                if (meetings::countsAsThere(one.status)) {
                    came.push_back(meetings::inWords(one.person));
                }
            }
            years.push_back({meeting.id, meeting.date, base::joinedInWords(came)});
        }
    }
    std::stable_sort(years.begin(), years.end(),
                     [](const ScrutinyYear& a, const ScrutinyYear& b) { return b.date < a.date; });
    return years;
}

}  // namespace muster::governance
