// SPDX-License-Identifier: GPL-3.0-or-later
//
// Raising an exception by judgement, saying whether it is one and why, and ending it.
#include "core/actions/exception_commands.h"

#include "core/actions/action_writing.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"
#include "core/performance/findings.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::holdFor;
using detail::said;
using detail::setText;
using detail::tell;
using partnership::orNothing;

namespace {

using Text = std::optional<std::string>;

constexpr std::string_view kRaiseSql = R"(
        INSERT INTO main.performance_exception (id, number, reference, rule, state, reason, meeting, item, text,
                                                owner_title, sensitivity, period, raised_on, measure_id, measure,
                                                crime_by, crime_area, crime_type)
        VALUES (?1, ?2, ?3, 'judgement', 'detected', ?4, ?5, ?6, ?4, ?7, ?8, ?9, ?10, ?11,
                coalesce(?12, (SELECT name FROM main.measure WHERE id = ?11)), ?13, ?14, ?15))";
constexpr std::string_view kSealedRaiseSql =
    "INSERT INTO part_two.performance_exception (id, text, reason, owner_title) VALUES (?1, ?2, ?2, ?3)";
constexpr std::string_view kDismissalSql = "UPDATE main.performance_exception SET reason_code = ?2 WHERE id = ?1";
constexpr std::string_view kReviewSql = "UPDATE main.performance_exception SET review_by = ?2 WHERE id = ?1";
constexpr std::string_view kOwnerRoleSql = "UPDATE main.performance_exception SET owner_role = ?2 WHERE id = ?1";
constexpr std::string_view kEvidenceOnSql = "UPDATE main.performance_exception SET evidence_on = ?2 WHERE id = ?1";
constexpr std::string_view kStepsSql = "SELECT count(*) FROM main.exception_event WHERE exception = ?1";
constexpr std::string_view kRemoveEventsSql = "DELETE FROM main.exception_event WHERE exception = ?1";
constexpr std::string_view kRemoveSealedEventsSql = "DELETE FROM part_two.exception_event WHERE exception = ?1";
constexpr std::string_view kRemoveSql = "DELETE FROM main.performance_exception WHERE id = ?1";
constexpr std::string_view kRemoveSealedSql = "DELETE FROM part_two.performance_exception WHERE id = ?1";

Result<void> notBefore(base::Date today, std::optional<base::Date> reviewBy)
{
    if (reviewBy && *reviewBy < today) {
        return fail(FailureCode::Invalid, "The review date is over. Give one from today on.", "review_by");
    }
    return {};
}

/// A closed one goes on where it was; a dismissed one counts as confirmed by whoever takes it up again.
ExceptionState stateBeforeItEnded(const replica::Reader& reader, const PerformanceException& exception)
{
    if (exception.state == ExceptionState::Closed) {
        const auto events = eventsOf(reader, exception.id);
        const auto closed = std::find_if(events.rbegin(), events.rend(),
                                         [](const ExceptionEvent& event) { return event.kind == "closed"; });
        if (closed != events.rend()) {
            return exceptionStateFrom(closed->oldState);
        }
    }
    return ExceptionState::Confirmed;
}

}  // namespace

Result<RaisedReference> apply(Writer& writer, const RaiseException& command)
{
    if (base::trimmed(command.text).empty()) {
        return fail(FailureCode::Invalid, "Say what is unusual.", "text");
    }
    if (command.crime && !performance::signalRuns(writer, *command.crime)) {
        return fail(FailureCode::NotFound,
                    fmt::format("No crime is recorded as {}.", performance::inWords(*command.crime)), "crime");
    }
    const bool sealed = command.restricted;
    if (sealed && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    const std::string& owner = command.ownerTitle.empty() ? command.raisedBy : command.ownerTitle;
    const auto open = sealed ? std::nullopt : command.crime;
    const GivenReference reference = takeReference(writer, ReferenceSeries::Exception);
    const RaisedReference raised {base::newId(), reference.reference};
    writer.run(kRaiseSql, raised.id, reference.stored(), raised.reference,
               sealed ? std::nullopt : orNothing(command.text), command.meeting, command.item,
               sealed ? std::nullopt : orNothing(owner), sealed ? "restricted" : "open", storedPeriod(writer.today()),
               writer.today(), sealed ? base::Id {} : command.measure,
               open ? Text {performance::inWords(*open)} : std::nullopt,
               open ? Text {performance::toStored(open->by)} : std::nullopt, open ? Text {open->area} : std::nullopt,
               open ? Text {open->type} : std::nullopt);
    if (sealed) {
        writer.run(kSealedRaiseSql, raised.id, command.text, orNothing(owner));
    }
    if (const auto exception = findException(writer, raised.id)) {
        tell(writer, *exception,
             {.kind = "raised", .byRole = command.raisedBy, .meeting = command.meeting, .reason = command.text});
    }
    writer.setLabel("Raise exception " + raised.reference);
    return raised;
}

Result<void> apply(Writer& writer, const ConfirmException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Confirm, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    tell(writer, *held, {.kind = "confirmed", .byRole = command.byRole, .meeting = command.meeting},
         ExceptionState::Confirmed);
    writer.setLabel("Confirm exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const DismissException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Dismiss);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto why = said(command.text, fmt::format("Say why {} is dismissed.", held->reference), "reason");
    if (!why) {
        return tl::unexpected(why.error());
    }
    writer.run(kDismissalSql, held->id, std::string {toStored(command.reason)});
    setText(writer, *held, "reason", *why);
    tell(writer, *held,
         {.kind = "dismissed",
          .byRole = command.byRole,
          .meeting = command.meeting,
          .reason = *why,
          .text = std::string {inWords(command.reason)}},
         ExceptionState::Dismissed);
    writer.setLabel(fmt::format("Dismiss exception {}: {}", held->reference, base::lowered(inWords(command.reason))));
    return {};
}

Result<void> apply(Writer& writer, const ExplainException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Explain);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto cause =
        said(command.cause, fmt::format("Say what caused {}, or what is being looked into.", held->reference), "cause");
    if (!cause) {
        return tl::unexpected(cause.error());
    }
    setText(writer, *held, "cause", *cause);
    const bool first = held->state == ExceptionState::Confirmed;
    tell(writer, *held, {.kind = "explained", .byRole = command.byRole, .meeting = command.meeting, .text = *cause},
         first ? std::optional {ExceptionState::Explained} : std::nullopt);
    writer.setLabel("Cause of exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const PlanRecovery& command)
{
    auto held = holdFor(writer, command.exception, ExceptionStep::PlanRecovery);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto ok = notBefore(writer.today(), command.reviewBy); !ok) {
        return ok;
    }
    if (!command.reviewBy && !held->reviewBy) {
        return fail(FailureCode::Invalid, fmt::format("Say when {} is looked at again.", held->reference), "review_by");
    }
    for (const base::Id& action : command.actions) {
        if (auto linked = apply(writer, LinkRecovery {held->id, action}); !linked) {
            return linked;
        }
    }
    const std::string plan {base::trimmed(command.plan)};
    if (command.actions.empty() && held->recovery.empty() && plan.empty() && held->plan.empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("Link or raise an action for {}, or say what is being done.", held->reference),
                    "actions");
    }
    if (!plan.empty()) {
        setText(writer, *held, "plan", plan);
    }
    if (command.reviewBy) {
        writer.run(kReviewSql, held->id, *command.reviewBy);
    }
    const bool first = held->state == ExceptionState::Explained;
    tell(writer, *held, {.kind = "planned", .byRole = command.byRole, .meeting = command.meeting, .text = plan},
         first ? std::optional {ExceptionState::RecoveryPlanned} : std::nullopt);
    writer.setLabel("Recovery plan of exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const MonitorException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Monitor);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto ok = notBefore(writer.today(), command.reviewBy); !ok) {
        return ok;
    }
    if (!command.reviewBy && !held->reviewBy) {
        return fail(FailureCode::Invalid, fmt::format("Say when {} is looked at again.", held->reference), "review_by");
    }
    if (command.reviewBy) {
        writer.run(kReviewSql, held->id, *command.reviewBy);
    }
    tell(writer, *held,
         {.kind = "monitoring", .byRole = command.byRole, .meeting = command.meeting, .text = command.text},
         ExceptionState::Monitoring);
    writer.setLabel("Monitor exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const CloseException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Close);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const std::string reason {base::trimmed(command.reason)};
    if (reason.empty()) {
        const auto back = pointsBack(writer, *held);
        if (!back) {
            return fail(FailureCode::Refused,
                        fmt::format("{} was raised by judgement, so no figures close it. Say why it is closed.",
                                    held->reference),
                        "reason");
        }
        if (*back < performance::kPointsBack) {
            return fail(
                FailureCode::Refused,
                fmt::format("{} closes when three points in a row are back to usual; {} so far. Close it then, "
                            "or say why it is closed now.",
                            held->reference,
                            *back == 0 ? std::string {"none is"} : base::counted(static_cast<int>(*back), "is", "are")),
                "reason");
        }
    } else {
        setText(writer, *held, "reason", reason);
    }
    tell(writer, *held,
         {.kind = "closed",
          .byRole = command.byRole,
          .meeting = command.meeting,
          .reason = reason,
          .text = reason.empty() ? std::string {"Three points back to usual."} : std::string {}},
         ExceptionState::Closed);
    writer.setLabel("Close exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const ReopenException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Reopen);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto why = said(command.reason, fmt::format("Say why {} is taken up again.", held->reference), "reason");
    if (!why) {
        return tl::unexpected(why.error());
    }
    // What ended it no longer holds; one raised by judgement keeps the reason it was raised for.
    writer.run(kDismissalSql, held->id, std::optional<std::string> {});
    setText(writer, *held, "reason", held->byJudgement() ? held->text : std::string {});
    tell(writer, *held, {.kind = "reopened", .byRole = command.byRole, .meeting = command.meeting, .reason = *why},
         stateBeforeItEnded(writer, *held));
    writer.setLabel("Take up exception " + held->reference + " again");
    return {};
}

Result<void> apply(Writer& writer, const EditException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Edit);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto ok = notBefore(writer.today(), command.reviewBy); !ok) {
        return ok;
    }
    if (command.ownerRole) {
        const auto role = partnership::role(writer, *command.ownerRole);
        if (*command.ownerRole && !role) {
            return partnership::gone("role");
        }
        if (!held->restricted) {
            writer.run(kOwnerRoleSql, held->id, *command.ownerRole);
        }
        if (!command.ownerTitle) {
            setText(writer, *held, "owner_title", role ? role->title : std::string {});
        }
    }
    if (command.ownerTitle) {
        setText(writer, *held, "owner_title", *command.ownerTitle);
    }
    if (command.reviewBy) {
        writer.run(kReviewSql, held->id, *command.reviewBy);
    }
    if (command.ask) {
        setText(writer, *held, "ask", *command.ask);
    }
    if (command.note) {
        setText(writer, *held, "note", *command.note);
    }
    if (command.evidence) {
        setText(writer, *held, "evidence", *command.evidence);
        writer.run(kEvidenceOnSql, held->id,
                   command.evidence->empty() ? std::optional<base::Date> {}
                                             : command.evidenceOn.value_or(writer.today()));
    }
    tell(writer, *held, {.kind = "edited"});
    writer.setLabel("Edit exception " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const TakeBackException& command)
{
    const auto held = holdFor(writer, command.exception, ExceptionStep::Edit);
    if (!held) {
        return tl::unexpected(held.error());
    }
    int steps = 0;
    {
        replica::Statement row = writer.query(kStepsSql, held->id);
        row.next();
        steps = row.number(0);
    }
    if (steps > 1 || !held->recovery.empty()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has been acted on since it was recorded. Dismiss or close it instead, saying why.",
                                held->reference));
    }
    writer.run(kRemoveEventsSql, held->id);
    writer.run(kRemoveSql, held->id);
    if (held->restricted) {
        writer.run(kRemoveSealedEventsSql, held->id);
        writer.run(kRemoveSealedSql, held->id);
    }
    writer.setLabel("Take out " + held->reference);
    return {};
}

}  // namespace muster::actions
