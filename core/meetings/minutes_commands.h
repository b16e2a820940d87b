// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with minutes. They are drafted when the meeting ends (`EndMeeting`).
#pragma once

#include "core/base/failure.h"
#include "core/meetings/minutes.h"
#include "core/replica/replica.h"

#include <string>
#include <vector>

namespace muster::meetings {

/// A body's series, or its recorded restart (invariant 7). Refused while minutes of the body are being collected.
struct StartMinuteSeries {
    base::Id body;
    int firstNumber = 1;
    std::string prefix {};  ///< "P" prints as "P41"
    std::string startedBy {};  ///< the decision; needed for a restart
    std::optional<base::Date> startedOn {};  ///< today when empty
};

/// Draft to chair's review; and again to record who reviewed.
struct ReviewMinutes {
    base::Id meeting;
    std::string reviewedBy {};
};

/// To the members as a draft.
struct CirculateMinutes {
    base::Id meeting;
};

/// A number that will stay empty, with the reason that is printed (§2.5 row 24). Its item's entries must have been
/// moved away first.
struct MarkMinuteNotUsed {
    base::Id meeting;
    int number = 0;
    std::string reason {};
};

/// §2.5 row 22. `oldText` must stand in the minute, in an entry or in the text of an action.
struct ProposeAmendment {
    base::Id meeting;
    int minute = 0;
    std::string proposedBy {};
    base::Id agency {};
    std::string oldText {};
    std::string newText {};
    std::string explanation {};
};

/// Accepting changes the text; the original stays in the history and in the amendment.
struct DecideAmendment {
    base::Id amendment;
    bool accept = true;
};

/// Approved at a later meeting of the same body; recorded there as a procedural entry. Proposed amendments must be
/// decided first; accepted ones are named as what approval was subject to. Windows and scripts use
/// `documents::ApproveMinutes`, which also keeps a copy of what the minutes say.
struct ApproveMinutes {
    base::Id meeting;
    base::Id atMeeting {};  ///< nil: the meeting of the same body that runs
    base::Id atItem {};  ///< nil: its open item
};

/// After approval: a correction is a minute of a later meeting (§3.5): "Minute 17 of 18 October 2011: for 'tenancy
/// team' read 'ASB officer'. Asked for by the Head of tenancy and ASB, Cross Keys Homes." The approved minutes keep
/// every word; `correctionsOf` finds it from there.
struct CorrectApprovedMinute {
    base::Id meeting;
    int minute = 0;
    std::string oldText {};
    std::string newText {};
    base::Id atMeeting {};  ///< nil: the meeting of the same body that runs
    base::Id atItem {};  ///< nil: its open item
    std::string askedBy {};  ///< the role that asked
    base::Id agency {};  ///< of that role
};

using base::Result;
using replica::Replica;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const StartMinuteSeries&);
[[nodiscard]] Result<void> apply(Writer&, const ReviewMinutes&);
[[nodiscard]] Result<void> apply(Writer&, const CirculateMinutes&);
[[nodiscard]] Result<void> apply(Writer&, const MarkMinuteNotUsed&);
[[nodiscard]] Result<base::Id> apply(Writer&, const ProposeAmendment&);
[[nodiscard]] Result<void> apply(Writer&, const DecideAmendment&);
[[nodiscard]] Result<void> apply(Writer&, const ApproveMinutes&);
[[nodiscard]] Result<base::Id> apply(Writer&, const CorrectApprovedMinute&);

[[nodiscard]] Result<base::Id> execute(Replica&, const StartMinuteSeries&);
[[nodiscard]] Result<void> execute(Replica&, const ReviewMinutes&);
[[nodiscard]] Result<void> execute(Replica&, const CirculateMinutes&);
[[nodiscard]] Result<void> execute(Replica&, const MarkMinuteNotUsed&);
[[nodiscard]] Result<base::Id> execute(Replica&, const ProposeAmendment&);
[[nodiscard]] Result<void> execute(Replica&, const DecideAmendment&);
[[nodiscard]] Result<void> execute(Replica&, const ApproveMinutes&);
[[nodiscard]] Result<base::Id> execute(Replica&, const CorrectApprovedMinute&);

}  // namespace muster::meetings
