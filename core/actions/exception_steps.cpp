// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which steps the lifecycle of requirements §3.6 has an arrow for.
#include "core/actions/exception.h"

#include "core/partnership/stored_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

constexpr std::array<partnership::StoredWord<ExceptionStep>, 13> kSteps {{
    {ExceptionStep::Confirm, "confirm", "Confirm"},
    {ExceptionStep::Dismiss, "dismiss", "Dismiss"},
    {ExceptionStep::Explain, "explain", "Record the cause"},
    {ExceptionStep::PlanRecovery, "plan", "Plan recovery"},
    {ExceptionStep::Report, "report", "Report to the Board"},
    {ExceptionStep::RecordResponse, "respond", "Record the answer"},
    {ExceptionStep::Monitor, "monitor", "Monitor"},
    {ExceptionStep::Close, "close", "Close"},
    {ExceptionStep::Rebase, "rebase", "Make it the new normal"},
    {ExceptionStep::Reopen, "reopen", "Take up again"},
    {ExceptionStep::LinkAction, "link", "Recovery action"},
    {ExceptionStep::Edit, "edit", "Edit"},
    {ExceptionStep::PutOnAgenda, "agenda", "Put on an agenda"},
}};

tl::unexpected<base::Failure> refused(const PerformanceException& exception, std::string_view why)
{
    return fail(FailureCode::Refused, fmt::format("{} {}", exception.reference, why), "state");
}

// What is to be done first, for a step that the state has no arrow for.
tl::unexpected<base::Failure> tooEarly(const PerformanceException& exception)
{
    switch (exception.state) {
    case ExceptionState::Detected:
        return refused(exception, "is new. Confirm or dismiss it first.");
    case ExceptionState::Confirmed:
        return refused(exception, "is confirmed and not explained yet. Record its cause first.");
    case ExceptionState::Explained:
        return refused(exception, "has no recovery plan yet. Plan recovery first.");
    case ExceptionState::RecoveryPlanned:
        return refused(exception, "has not been reported. Report it, or monitor it, first.");
    case ExceptionState::Reported:
        return refused(exception, "has been reported and waits for an answer. Record the answer first.");
    case ExceptionState::BoardResponse:
        return refused(exception, "has been answered. Monitor it first.");
    default:
        return refused(exception, "is being monitored already.");
    }
}

bool isOneOf(ExceptionState state, std::initializer_list<ExceptionState> states)
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

}  // namespace

const std::vector<ExceptionStep>& allExceptionSteps()
{
    static const std::vector<ExceptionStep> steps = [] {
        std::vector<ExceptionStep> all;
        for (const auto& row : kSteps) {
            all.push_back(row.value);
        }
        return all;
    }();
    return steps;
}

std::string_view inWords(ExceptionStep step) { return partnership::wordOf(kSteps, step).words; }

Result<void> mayTake(const PerformanceException& exception, ExceptionStep step)
{
    using State = ExceptionState;
    const State state = exception.state;
    if (step == ExceptionStep::Reopen) {
        if (isOneOf(state, {State::Dismissed, State::Closed})) {
            return {};
        }
        return refused(exception,
                       state == State::Rebased
                           ? "is the new normal: its limits have begun anew. What is unusual now is found by itself."
                           : "is open.");
    }
    if (!isOpen(state)) {
        return refused(exception,
                       state == State::Rebased ? "is the new normal and does not change any more."
                                               : fmt::format("is {}. Take it up again first, saying why.",
                                                             state == State::Closed ? "closed" : "dismissed"));
    }
    switch (step) {
    case ExceptionStep::Confirm:
        return state == State::Detected ? Result<void> {} : refused(exception, "is confirmed already.");
    case ExceptionStep::Dismiss:
        if (isOneOf(state, {State::Detected, State::Confirmed, State::Explained})) {
            return {};
        }
        return refused(exception, "is being acted on. Monitor and close it, saying why.");
    case ExceptionStep::Explain:
        return state != State::Detected ? Result<void> {} : tooEarly(exception);
    case ExceptionStep::PlanRecovery:
        return isOneOf(state, {State::Detected, State::Confirmed}) ? tooEarly(exception) : Result<void> {};
    case ExceptionStep::Report:
        return isOneOf(state, {State::Detected, State::Confirmed, State::Explained}) ? tooEarly(exception)
                                                                                     : Result<void> {};
    case ExceptionStep::RecordResponse:
        if (isOneOf(state, {State::Reported, State::BoardResponse})) {
            return {};
        }
        if (state == State::Monitoring) {
            return exception.reportedTo ? Result<void> {}
                                        : refused(exception, "was never reported, so nobody has answered.");
        }
        return tooEarly(exception);
    case ExceptionStep::Monitor:
        return isOneOf(state, {State::RecoveryPlanned, State::BoardResponse}) ? Result<void> {} : tooEarly(exception);
    case ExceptionStep::Close:
        return state == State::Monitoring ? Result<void> {} : tooEarly(exception);
    case ExceptionStep::Rebase:
        if (isOneOf(state, {State::Detected, State::Confirmed})) {
            return tooEarly(exception);
        }
        return exception.measure ? Result<void> {}
                                 : refused(exception, "is about no measure, so there are no limits to begin anew.");
    default:
        return {};
    }
}

std::optional<ExceptionStep> nextStep(const PerformanceException& exception)
{
    switch (exception.state) {
    case ExceptionState::Detected:
        return ExceptionStep::Confirm;
    case ExceptionState::Confirmed:
        return ExceptionStep::Explain;
    case ExceptionState::Explained:
        return ExceptionStep::PlanRecovery;
    case ExceptionState::RecoveryPlanned:
        return ExceptionStep::Report;
    case ExceptionState::Reported:
        return ExceptionStep::RecordResponse;
    case ExceptionState::BoardResponse:
        return ExceptionStep::Monitor;
    case ExceptionState::Monitoring:
        return ExceptionStep::Close;
    default:
        return std::nullopt;
    }
}

}  // namespace muster::actions
