// SPDX-License-Identifier: GPL-3.0-or-later
//
// To a body and back: reports, answers, and a new normal that a body agreed.
#include "core/actions/action_writing.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/base/text.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"
#include "core/performance/measure_commands.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::holdFor;
using detail::said;
using detail::tell;
using partnership::orNothing;

namespace {

constexpr std::string_view kReportSql = R"(
        INSERT INTO main.exception_report (id, body, number, made_on, by_role, meeting, text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kLineSql =
    "INSERT INTO main.exception_report_line (id, report, exception, blockage) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kRecipientSql =
    "INSERT INTO main.exception_report_recipient (id, report, agency, role_title) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kReportedSql = R"(
        UPDATE main.performance_exception SET reported_to = ?2, reported_on = ?3, report_number = ?4 WHERE id = ?1)";
constexpr std::string_view kNotedSql =
    "UPDATE main.exception_report SET noted_meeting = ?2, noted_on = ?3 WHERE id = ?1";
constexpr std::string_view kAnsweredSql = "UPDATE main.performance_exception SET response = ?2 WHERE id = ?1";

constexpr std::string_view kTabledSql = R"(
        SELECT m.held_on FROM main.exception_report_line l JOIN main.exception_report r ON r.id = l.report
          JOIN main.meeting m ON m.id = r.meeting
         WHERE l.exception = ?1 AND r.body = ?2 AND r.number = ?3)";

/// The meeting at which its newest report is tabled; nothing for one by circulation.
std::optional<base::Date> meetingOfReport(const Writer& writer, const PerformanceException& exception)
{
    replica::Statement row =
        writer.query(kTabledSql, exception.id, exception.reportedTo, exception.reportNumber.value_or(0));
    return row.next() ? row.optionalDate(0) : std::nullopt;
}

/// What a report may hold, each once.
struct Lines {
    std::vector<PerformanceException> exceptions;
    std::vector<Blockage> blockages;
};

Result<Lines> linesOf(Writer& writer, const ReportToBody& command)
{
    Lines lines;
    for (const base::Id& id : command.exceptions) {
        auto held = holdFor(writer, id, ExceptionStep::Report, false);
        if (!held) {
            return tl::unexpected(held.error());
        }
        const bool twice = std::any_of(lines.exceptions.begin(), lines.exceptions.end(),
                                       [&](const PerformanceException& other) { return other.id == id; });
        if (!twice) {
            lines.exceptions.push_back(std::move(*held));
        }
    }
    for (const base::Id& id : command.blockages) {
        auto held = findBlockage(writer, id);
        if (!held) {
            return partnership::gone("blockage");
        }
        if (held->state == BlockageState::Closed) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is closed. Leave it out of the report.", held->reference));
        }
        const bool twice = std::any_of(lines.blockages.begin(), lines.blockages.end(),
                                       [&](const Blockage& other) { return other.id == id; });
        if (!twice) {
            lines.blockages.push_back(std::move(*held));
        }
    }
    if (lines.exceptions.empty() && lines.blockages.empty()) {
        return fail(FailureCode::Invalid, "Choose what is reported: an exception or a blockage.", "exceptions");
    }
    return lines;
}

}  // namespace

Result<MadeReport> apply(Writer& writer, const ReportToBody& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body) {
        return partnership::gone("body");
    }
    const auto lines = linesOf(writer, command);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    if (!command.meeting && command.recipients.empty()) {
        return fail(FailureCode::Invalid,
                    "Say who gets the report by circulation: roles or agencies. A report without recipients reaches "
                    "nobody.",
                    "recipients");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on > writer.today()) {
        return fail(FailureCode::Invalid,
                    "A report is made today or was made before. Name the meeting if it is to be tabled later.", "on");
    }
    const MadeReport made {base::newId(), nextReportNumber(writer, body->id)};
    writer.run(kReportSql, made.id, body->id, made.number, on, detail::authorOr(writer, command.byRole),
               command.meeting, orNothing(command.text));
    for (const ReportToBody::Recipient& recipient : command.recipients) {
        if (!recipient.agency && base::trimmed(recipient.roleTitle).empty()) {
            return fail(FailureCode::Invalid, "A recipient is a role, an agency, or both.", "recipients");
        }
        writer.run(kRecipientSql, base::newId(), made.id, recipient.agency, orNothing(recipient.roleTitle));
    }
    const detail::Told told {.kind = "reported",
                             .byRole = command.byRole,
                             .meeting = command.meeting,
                             .body = body->id,
                             .reportNumber = made.number,
                             .text = command.meeting ? std::string {} : std::string {"By circulation."}};
    for (const PerformanceException& exception : lines->exceptions) {
        writer.run(kLineSql, base::newId(), made.id, exception.id, base::Id {});
        writer.run(kReportedSql, exception.id, body->id, on, made.number);
        const bool first = exception.state == ExceptionState::RecoveryPlanned;
        tell(writer, exception, told, first ? std::optional {ExceptionState::Reported} : std::nullopt);
    }
    for (const Blockage& blockage : lines->blockages) {
        writer.run(kLineSql, base::newId(), made.id, base::Id {}, blockage.id);
        tell(writer, blockage, told);
    }
    writer.setLabel(fmt::format("Report {} to {}", made.number, body->name));
    return made;
}

Result<void> apply(Writer& writer, const NoteReport& command)
{
    const auto reports = exceptionReports(writer);
    const auto report = std::find_if(reports.begin(), reports.end(),
                                     [&](const ExceptionReport& one) { return one.id == command.report; });
    if (report == reports.end()) {
        return partnership::gone("report");
    }
    if (!report->byCirculation()) {
        return fail(FailureCode::Refused,
                    fmt::format("Report {} to {} was tabled at a meeting, so it needs no noting.", report->number,
                                report->bodyName));
    }
    if (report->notedOn) {
        return fail(FailureCode::Refused,
                    fmt::format("Report {} to {} was noted on {}.", report->number, report->bodyName,
                                base::longDate(*report->notedOn)));
    }
    writer.run(kNotedSql, report->id, command.meeting, command.on.value_or(writer.today()));
    writer.setLabel(fmt::format("Report {} to {} noted", report->number, report->bodyName));
    return {};
}

Result<void> apply(Writer& writer, const RecordResponse& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::RecordResponse);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (const auto day = meetingOfReport(writer, *held); day && *day > writer.today()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} goes to a meeting on {}, and its answer comes then. Report it by circulation if an "
                                "answer cannot wait.",
                                held->reference, base::longDate(*day)));
    }
    if (command.response != BoardResponse::Noted) {
        if (auto words = said(command.text, fmt::format("Say what was answered about {}.", held->reference), "text");
            !words) {
            return tl::unexpected(words.error());
        }
    }
    writer.run(kAnsweredSql, held->id, std::string {toStored(command.response)});
    detail::setText(writer, *held, "response_text", command.text);
    const std::string words {base::trimmed(command.text)};
    const bool moves = held->state == ExceptionState::Reported;
    tell(writer, *held,
         {.kind = "answered",
          .byRole = command.byRole,
          .meeting = command.meeting,
          .body = held->reportedTo,
          .reportNumber = held->reportNumber,
          .text = words.empty() ? std::string {inWords(command.response)}
                                : fmt::format("{}: {}", inWords(command.response), words)},
         moves ? std::optional {ExceptionState::BoardResponse} : std::nullopt);
    writer.setLabel(
        fmt::format("Answer to exception {}: {}", held->reference, base::lowered(inWords(command.response))));
    return {};
}

Result<void> apply(Writer& writer, const RebaseException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Rebase);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto body = partnership::body(writer, command.agreedBy);
    if (!body) {
        return fail(FailureCode::Invalid, "A new normal is agreed by a body. Say which.", "agreed_by");
    }
    const auto why = said(command.reason, fmt::format("Say why {} is the new normal.", held->reference), "reason");
    if (!why) {
        return tl::unexpected(why.error());
    }
    performance::RebaseMeasure rebase;
    rebase.measure = held->measure;
    rebase.from = command.from;
    // The measure's limits are open to everybody; the words of a restricted exception are not.
    rebase.reason = held->restricted ? fmt::format("A new normal, agreed with {}.", held->reference) : *why;
    rebase.decidedBy = body->name;
    rebase.meeting = command.meeting;
    if (command.on && *command.on > writer.today()) {
        return fail(FailureCode::Invalid, "A new normal is recorded once it was agreed; that day is still to come.",
                    "on");
    }
    rebase.decidedOn = command.on;
    if (auto done = performance::apply(writer, rebase); !done) {
        return tl::unexpected(done.error());
    }
    tell(writer, *held,
         {.kind = "rebased",
          .byRole = command.byRole,
          .meeting = command.meeting,
          .body = body->id,
          .reason = *why,
          .text = fmt::format("Limits begin anew with {}.",
                              performance::inWords(command.from, performance::Frequency::Monthly))},
         ExceptionState::Rebased);
    writer.setLabel(fmt::format("New normal of exception {}", held->reference));
    return {};
}

}  // namespace muster::actions
