// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions: what somebody promised in a meeting, and by when (requirements 1.F, 3.4).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

/// Requirements §3.4. "Agreed" and "not started" are one status.
enum class ActionStatus {
    Draft,
    AwaitingConfirmation,  ///< the agency had nobody present who can commit
    NotStarted,
    InProgress,
    Blocked,
    Escalated,
    CompleteClaimed,  ///< the owner says done, with evidence
    ClosedVerified,  ///< the meeting or the chair agrees
    ClosedNoLongerRequired,
    ClosedNotUndertaken,
    Superseded,
    Declined  ///< the agency did not confirm it; returns to the next agenda
};

[[nodiscard]] std::string_view toStored(ActionStatus status);
/// Nothing for a word of a newer Muster.
[[nodiscard]] std::optional<ActionStatus> statusFromStored(std::string_view stored);
/// "Awaiting confirmation", "Complete, awaiting verification", "Not undertaken": what people read.
[[nodiscard]] std::string_view inWords(ActionStatus status);
/// All of them, in the order a filter lists them.
[[nodiscard]] const std::vector<ActionStatus>& allStatuses();

/// Neither closed, superseded nor declined; a claimed one is open until it is verified.
[[nodiscard]] bool isOpen(ActionStatus status);

/// Requirements §3.4: computed, and always shown as a word.
enum class Rag {
    None,  ///< closed without being complete, or declined: no judgement
    Complete,  ///< verified
    OnTrack,
    AtRisk,
    Overdue  ///< past due, blocked, or extended twice
};

[[nodiscard]] std::string_view toStored(Rag rag);
[[nodiscard]] std::optional<Rag> ragFromStored(std::string_view stored);
/// "Complete", "On track", "At risk", "Overdue or blocked"; empty for None.
[[nodiscard]] std::string_view inWords(Rag rag);

/// Past due and open, and nobody has claimed it complete. An action without a date is never overdue.
[[nodiscard]] bool isOverdue(ActionStatus status, std::optional<base::Date> due, base::Date today);

/// What the colour of an action depends on.
struct RagFacts {
    ActionStatus status = ActionStatus::NotStarted;
    std::optional<base::Date> due;
    int extensions = 0;
    base::Date lastTouched;  ///< the newest update, else the day it was agreed
    std::optional<base::Date> lastMeeting;  ///< the last meeting of the body before today
};

/// Requirements §3.4, the default rule.
[[nodiscard]] Rag computedRag(const RagFacts& facts, base::Date today);

/// "A-019".
[[nodiscard]] std::string actionReference(int number);

/// An agency as lists and documents name it.
struct AgencyName {
    base::Id id;
    std::string shortName;  ///< "CITY"
    std::string name;  ///< "Peterborough City Council"
};

/// One action with everything a list or a document shows. Of a restricted action `text`, `ownerTitle`,
/// `evidence`, `closureText` and `latestUpdate` are empty while part two is locked.
struct Action {
    base::Id id;
    int number = 0;
    std::string reference;
    bool restricted = false;
    std::string text;  ///< "Restricted action" where it may not be seen
    AgencyName lead;
    std::string unit;
    std::string ownerTitle;
    std::vector<AgencyName> supporting;
    base::Id meeting;
    base::Id item;
    base::Id entry;
    std::string bodyShortName;
    std::optional<base::Date> meetingDate;
    std::optional<int> minuteNumber;
    std::string minutePrefix;
    std::optional<base::Date> agreedOn;
    std::string agreedBy;
    std::optional<base::Date> originalDue;
    std::optional<base::Date> due;
    ActionStatus status = ActionStatus::NotStarted;
    std::string ward;
    std::string sector;
    std::string priority;
    std::string evidence;
    std::optional<base::Date> closedOn;
    std::string closureText;
    std::string verifiedBy;
    int extensions = 0;
    std::string latestUpdate;
    std::optional<base::Date> latestUpdateOn;
    bool sameUpdateTwice = false;  ///< the last two updates say the same (requirements §2.5 row 21)
    bool overdue = false;
    Rag rag = Rag::None;
    bool ragSetByHand = false;
    std::string ragReason;
    bool incomplete = false;  ///< no owner or no date yet
    std::string incompleteReason;
    base::Id dependsOn;  ///< a recommendation
    std::string dependsReference;  ///< "REC-01"
    bool heldBack = false;  ///< the recommendation is not implementable yet (invariant 12)
    base::Id ownerRole;  ///< nil for an owner whose title was typed, and of a sealed action
    std::string specialism;  ///< "Fly-tipping" (requirements F05)
    std::string heldBackWhy;  ///< of one held back: "ratified by 2 of the 5 agencies it needs"
};

/// One line of an action's story, oldest first in lists.
struct ActionUpdate {
    base::Id id;
    base::Date madeOn;
    std::string byRole;
    std::string kind;  ///< progress, extend, bring_forward, block, start, escalate, claim, verify, send_back, close,
                       ///< confirm, decline, supersede, reassign, release
    std::string text;
    std::optional<int> percent;
    std::string oldStatus;
    std::string newStatus;
    std::optional<base::Date> oldDue;
    std::optional<base::Date> newDue;
    std::string oldOwner;
    std::string newOwner;
    std::string reason;
    std::string evidence;
};

/// "25 November 2011", or "25 November 2011 (was 8 November 2011)" once moved; "no date yet" (F06).
[[nodiscard]] std::string dueInWords(const Action& action);

/// Words that promise no result, "look into", "consider" (requirements §2.5 row 7). A prompt, never a refusal.
[[nodiscard]] bool isVague(std::string_view text);

}  // namespace muster::actions
