// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with an exception (requirements §3.6). Each refusal says what to do instead.
//
// All are refused with `NotFound` for an unknown exception, with `Refused` where the lifecycle has no arrow, and with
// `Locked` when they would write the text of a restricted one while part two is locked. Who does it is `byRole`; empty
// means the session's author. Each step is kept in the exception's story.
#pragma once

#include "core/actions/action_commands.h"
#include "core/actions/exception.h"

namespace muster::actions {

/// Looks for exceptions: one for each concern in a measure that goes on and has none. A signal that has an exception,
/// an ended one too, is passed over; of two that computers raised for one signal the later is dismissed as a duplicate.
/// Run again it changes nothing, and computers that find the same make one record of it.
struct DetectExceptions {};

struct Detection {
    struct Raised {
        base::Id id;
        std::string reference;
        std::string name;
        std::string sentence;
    };
    std::vector<Raised> raised;
    std::vector<Raised> goingOn;  ///< signals at the newest figure that have an exception already
    std::vector<std::string> duplicates;  ///< references that were dismissed
};

/// "Raised by judgement" with its reason (invariant 15), about a measure, a series of recorded crime, or in general.
/// Refused with `NotFound` where no such crime is recorded.
struct RaiseException {
    base::Id meeting;
    base::Id item;
    std::string text;
    std::string raisedBy;
    bool restricted = false;
    base::Id measure {};
    std::string ownerTitle {};
    std::optional<performance::CrimeSeriesName> crime {};
};

/// Somebody confirms what is unusual in recorded crime, or a signal of a measure that raises none by itself (an
/// improvement, a change, trial limits): an exception, confirmed at once. Refused where the series shows no signal and
/// where the signal has one already.
struct RaiseFinding {
    base::Id measure {};
    std::optional<performance::CrimeSeriesName> crime {};
    std::string text {};
    std::string byRole {};
    base::Id meeting {};
};

struct ConfirmException {
    base::Id exception;
    std::string byRole {};
    base::Id meeting {};
};

/// Until it has been reported. The text says what the reason does not.
struct DismissException {
    base::Id exception;
    DismissalReason reason = DismissalReason::Expected;
    std::string text;
    std::string byRole {};
    base::Id meeting {};
};

/// Says why, also again when more is known.
struct ExplainException {
    base::Id exception;
    std::string cause;
    std::string byRole {};
    base::Id meeting {};
};

/// Who does what until when it is looked at again: at least one action, linked here or before, or a plan in words.
struct PlanRecovery {
    base::Id exception;
    std::vector<base::Id> actions {};
    std::optional<base::Date> reviewBy {};  ///< today or later; may be left out where there is one
    std::string plan {};
    std::string byRole {};
    base::Id meeting {};
};

struct LinkRecovery {
    base::Id exception;
    base::Id action;
};
struct UnlinkRecovery {
    base::Id exception;
    base::Id action;
};
/// A new action that is linked at once.
struct RaiseRecoveryAction {
    base::Id exception;
    RecordAction action;
};

/// One report of several exceptions and blockages to a body, with its number and its recipients. With a meeting it is
/// tabled there, without one it goes out by circulation and waits to be noted (requirements K06). Refused while an
/// exception has no recovery plan, and without recipients when it goes out by circulation.
struct ReportToBody {
    struct Recipient {
        base::Id agency;
        std::string roleTitle;
    };
    base::Id body;
    std::vector<base::Id> exceptions;
    std::vector<base::Id> blockages {};
    std::vector<Recipient> recipients {};
    std::optional<base::Date> on {};  ///< today when empty
    base::Id meeting {};
    std::string text {};
    std::string byRole {};
};
struct MadeReport {
    base::Id id;
    int number = 0;
};

/// A report that went out by circulation was noted at a meeting of its body.
struct NoteReport {
    base::Id report;
    base::Id meeting;
    std::optional<base::Date> on {};
};

struct RecordResponse {
    base::Id exception;
    BoardResponse response = BoardResponse::Noted;
    std::string text {};  ///< required but for "noted"
    base::Id meeting {};
    std::string byRole {};
};

/// It is watched until the review date.
struct MonitorException {
    base::Id exception;
    std::optional<base::Date> reviewBy {};
    std::string text {};
    std::string byRole {};
    base::Id meeting {};
};

/// When its figures have been back for three points, which is looked up; else only with a reason. One raised by
/// judgement always needs the reason.
struct CloseException {
    base::Id exception;
    std::string reason {};
    std::string byRole {};
    base::Id meeting {};
};

/// The new normal: limits of the measure begin anew from a period on, which a body agreed. Both in one change.
struct RebaseException {
    base::Id exception;
    base::Date from;
    std::string reason;
    base::Id agreedBy;  ///< body
    base::Id meeting {};
    std::string byRole {};
    std::optional<base::Date> on {};  ///< when the body agreed; today when empty
};

/// A dismissed or closed one is taken up again.
struct ReopenException {
    base::Id exception;
    std::string reason;
    std::string byRole {};
    base::Id meeting {};
};

/// What is given is changed.
struct EditException {
    base::Id exception;
    std::optional<base::Id> ownerRole {};
    std::optional<std::string> ownerTitle {};
    std::optional<base::Date> reviewBy {};
    std::optional<std::string> ask {};
    std::optional<std::string> note {};
    std::optional<std::string> evidence {};
    std::optional<base::Date> evidenceOn {};
};

/// Takes out one that was raised in a meeting whose line is removed; refused once anything was done with it.
struct TakeBackException {
    base::Id exception;
};

[[nodiscard]] Result<Detection> apply(Writer&, const DetectExceptions&);
[[nodiscard]] Result<RaisedReference> apply(Writer&, const RaiseException&);
[[nodiscard]] Result<RaisedReference> apply(Writer&, const RaiseFinding&);
[[nodiscard]] Result<void> apply(Writer&, const ConfirmException&);
[[nodiscard]] Result<void> apply(Writer&, const DismissException&);
[[nodiscard]] Result<void> apply(Writer&, const ExplainException&);
[[nodiscard]] Result<void> apply(Writer&, const PlanRecovery&);
[[nodiscard]] Result<void> apply(Writer&, const LinkRecovery&);
[[nodiscard]] Result<void> apply(Writer&, const UnlinkRecovery&);
[[nodiscard]] Result<RecordedAction> apply(Writer&, const RaiseRecoveryAction&);
[[nodiscard]] Result<MadeReport> apply(Writer&, const ReportToBody&);
[[nodiscard]] Result<void> apply(Writer&, const NoteReport&);
[[nodiscard]] Result<void> apply(Writer&, const RecordResponse&);
[[nodiscard]] Result<void> apply(Writer&, const MonitorException&);
[[nodiscard]] Result<void> apply(Writer&, const CloseException&);
[[nodiscard]] Result<void> apply(Writer&, const RebaseException&);
[[nodiscard]] Result<void> apply(Writer&, const ReopenException&);
[[nodiscard]] Result<void> apply(Writer&, const EditException&);
[[nodiscard]] Result<void> apply(Writer&, const TakeBackException&);

}  // namespace muster::actions
