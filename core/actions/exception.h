// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something unusual that somebody answers for, from the day it is found to "did it work?" (requirements §3.6;
// `EXCEPTIONS.md`).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/performance/findings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

enum class ExceptionState {
    Detected,  ///< found in the figures, or raised by judgement; nobody has looked at it yet
    Confirmed,
    Dismissed,
    Explained,
    RecoveryPlanned,
    Reported,  ///< to a body, in its report n
    BoardResponse,  ///< which has answered
    Monitoring,
    Closed,
    Rebased  ///< the new normal
};

/// "recovery_planned".
[[nodiscard]] std::string_view toStored(ExceptionState state);
/// `Detected` for a word of a newer Muster.
[[nodiscard]] ExceptionState exceptionStateFrom(std::string_view stored);
/// "New", "Confirmed", "Recovery planned", "Answered by the Board": what people read.
[[nodiscard]] std::string_view inWords(ExceptionState state);
/// Neither dismissed, closed nor rebased.
[[nodiscard]] bool isOpen(ExceptionState state);

enum class DismissalReason {
    Seasonal,
    DataQuality,
    Expected,
    RecordingChange,
    Duplicate  ///< of another exception for the same signal
};
/// "data_quality".
[[nodiscard]] std::string_view toStored(DismissalReason reason);
[[nodiscard]] std::optional<DismissalReason> dismissalReasonFromStored(std::string_view stored);
/// "Seasonal", "Data quality", "Expected", "Change in recording".
[[nodiscard]] std::string_view inWords(DismissalReason reason);

enum class BoardResponse { Noted, Direction, Resource, Unblock };
[[nodiscard]] std::string_view toStored(BoardResponse response);
[[nodiscard]] std::optional<BoardResponse> boardResponseFromStored(std::string_view stored);
/// "Noted", "Direction given", "Resource given", "Unblocked".
[[nodiscard]] std::string_view inWords(BoardResponse response);

/// An action that was taken to put it right.
struct RecoveryAction {
    base::Id link;
    base::Id action;
    std::string reference;
};

/// Of a restricted one `text`, `reason`, `cause`, `plan`, `ask`, `note`, `evidence` and `responseText` are empty while
/// part two is locked.
struct PerformanceException {
    base::Id id;
    std::string reference;  ///< "EX-04"
    bool restricted = false;
    base::Id measure;  ///< nil for recorded crime and for one raised by judgement
    std::string measureReference;  ///< "M09"
    std::string name;  ///< of the measure or the crime series; empty when raised by judgement
    std::optional<performance::CrimeSeriesName> crime;
    std::string period;  ///< "2011-10": the one it was found in
    std::string firstPeriod;  ///< where the signal began; empty if not known
    std::string rule;  ///< "outside", "shift7", "trend7", "2of3", "judgement" (invariant 15)
    std::string direction;  ///< "high", "low"; empty if not known
    performance::Meaning meaning = performance::Meaning::None;  ///< None when raised by judgement
    ExceptionState state = ExceptionState::Detected;
    std::optional<base::Date> raisedOn;
    std::string text;  ///< of one raised by judgement
    std::optional<DismissalReason> dismissal;
    std::string reason;  ///< of the dismissal, of closing early, or of the judgement
    std::string cause;
    std::string plan;  ///< what is being done, beside the recovery actions
    std::string ask;  ///< what is asked of the Board (requirements §4.9)
    std::string note;
    std::string evidence;  ///< the analyst's product (requirements H12); empty: "no evidence attached"
    std::optional<base::Date> evidenceOn;
    base::Id ownerRole;
    std::string ownerTitle;
    std::optional<base::Date> reviewBy;
    base::Id reportedTo;
    std::string reportedToName;
    std::string reportedToShortName;
    std::optional<base::Date> reportedOn;
    std::optional<int> reportNumber;
    std::optional<BoardResponse> response;
    std::string responseText;
    std::optional<base::Date> endedOn;
    base::Id meeting;  ///< where it was raised
    base::Id item;
    std::vector<RecoveryAction> recovery;

    [[nodiscard]] bool byJudgement() const { return rule == "judgement"; }
    /// The measure's id or that of the crime series; nil when raised by judgement.
    [[nodiscard]] base::Id series() const;
};

/// "New · EX-04", "Reported to BOARD · EX-03", "Monitoring · EX-02": the right side of a line in a list.
[[nodiscard]] std::string statusText(const PerformanceException& exception);

/// Whether the exception is about this signal: the same series and direction, and its periods overlap those of the run.
/// So a signal that goes on belongs to the one exception that was raised for it, also when that is closed or dismissed.
[[nodiscard]] bool covers(const PerformanceException& exception, const performance::Finding& finding);

/// "2011-10" for any day of October 2011.
[[nodiscard]] std::string storedPeriod(base::Date period);
/// The first day of "2011-10".
[[nodiscard]] std::optional<base::Date> periodFromStored(std::string_view stored);

/// One line of its story.
struct ExceptionEvent {
    base::Id id;
    std::string kind;  ///< detected, raised, confirmed, dismissed, explained, planned, linked, unlinked, reported, answered,
                       ///< monitoring, closed, rebased, reopened, edited, agenda, effect
    std::optional<base::Date> madeOn;
    std::string oldState;
    std::string newState;
    std::string byRole;
    base::Id body;
    std::string bodyName;
    base::Id meeting;
    std::optional<int> reportNumber;
    std::string reason;
    std::string text;
};
/// "Dismissed", "Reported", "Put on an agenda".
[[nodiscard]] std::string eventInWords(const ExceptionEvent& event);

/// What a screen offers for an exception.
enum class ExceptionStep {
    Confirm,
    Dismiss,
    Explain,
    PlanRecovery,
    Report,
    RecordResponse,
    Monitor,
    Close,
    Rebase,
    Reopen,
    LinkAction,  ///< also raising a new one
    Edit,  ///< owner, review date, ask, note, evidence
    PutOnAgenda
};
[[nodiscard]] const std::vector<ExceptionStep>& allExceptionSteps();
/// "Confirm", "Record the cause", "Plan recovery": what a button says.
[[nodiscard]] std::string_view inWords(ExceptionStep step);

/// Refuses, saying which step comes first, what the lifecycle has no arrow for. The command may still refuse for what is
/// filled in.
[[nodiscard]] base::Result<void> mayTake(const PerformanceException& exception, ExceptionStep step);
/// The step that brings it on its way; nothing once it has ended.
[[nodiscard]] std::optional<ExceptionStep> nextStep(const PerformanceException& exception);

}  // namespace muster::actions
