// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a line typed in the meeting means (requirements §2.3). Pure: no replica, no clock.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

struct CaptureRole {
    base::Id id;
    std::string title;  ///< "Neighbourhood Inspector"
    bool canCommit = false;  ///< may promise the agency's resources
    bool present = false;  ///< in the room now
    bool isLead = false;  ///< the agency's first representative on this body
};

struct CaptureUnit {
    base::Id id;
    std::string name;  ///< "Regulatory Services"
};

struct CaptureAgency {
    base::Id id;
    std::string shortName;  ///< "CONS", typed after `@`
    std::string name;  ///< "Cambridgeshire Constabulary", used in the echo
    bool active = true;  ///< only an active agency may own an action
    bool present = false;  ///< somebody of it is in the room now
    bool neededForItem = false;
    std::vector<CaptureRole> roles;
    std::vector<CaptureUnit> units;
};

/// An action that a `#` may name.
struct CaptureAction {
    base::Id id;
    std::string reference;  ///< "A-019", or "A-P1" while provisional
    int number = 0;  ///< 19; 0 when provisional
    std::string text;  ///< for the completion list; already neutral when restricted and locked
    std::optional<base::Date> due;  ///< `+2w` counts from this when it is later than the meeting
};

/// Everything a line is read against; the caller fills it once per item, not per keystroke.
struct CaptureContext {
    base::Date meetingDate;
    base::Date today;
    std::optional<base::Date> nextMeeting;
    std::vector<CaptureAgency> agencies;
    std::vector<std::string> verbs;  ///< what this body may decide with, default first: `verbsFor(authority)`
    std::vector<CaptureAction> openActions;
};

enum class CaptureKind { Empty, Note, Action, Decision, Update, Disclosure, Blockage, Exception };

enum class CaptureTokenKind {
    Kind,  ///< `>`, `=`, `/i`
    Verb,  ///< AGREED
    Agency,  ///< `@CONS`, `@CONS/Neighbourhood Inspector`: the lead, or the source of a disclosure
    Support,  ///< `+@FIRE`, `with @FIRE`, a second `@FIRE`, a recipient of a disclosure
    Date,  ///< `!2w`, `+2w`
    Reference,  ///< `#19`
    Status,  ///< `done`, `blocked`
    Unclear,  ///< `??`
    Escape  ///< a backslash that keeps the next mark as text
};

/// A part of the line for highlighting. `begin` and `end` are byte offsets at character boundaries.
struct CaptureToken {
    CaptureTokenKind kind = CaptureTokenKind::Kind;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool understood = true;  ///< false: looks like a token, but stays in the text

    bool operator==(const CaptureToken&) const = default;
};

enum class UpdateWhat {
    Done,  ///< `done evidence`: complete, claimed
    Extend,  ///< `+2w reason`, `!30nov reason`: `newDue` is set
    Blocked,  ///< `blocked reason`
    InProgress,  ///< `started text`, `in progress text`
    NoLongerRequired,  ///< `not needed reason`, `no longer required reason`
    NotUndertaken,  ///< `not undertaken reason`
    Confirm,  ///< `confirmed text`: an awaited agency accepts
    Decline,  ///< `declined reason`
    Verify,  ///< `verified text`: the meeting agrees that it is done
    Reassign,  ///< `@CKH reason`: the line's `leadAgency` and `ownerRole` are the new owner
    Note  ///< any other text
};

struct CapturedUpdate {
    base::Id action;
    std::string reference;  ///< "A-019"
    int number = 0;
    UpdateWhat what = UpdateWhat::Note;
    std::optional<base::Date> newDue;  ///< only with Extend
    std::string text;  ///< evidence, reason or progress; the same as the line's `text`
};

/// Restricted information shared in the room: who told whom what.
struct CapturedDisclosure {
    std::optional<base::Id> from;
    std::vector<base::Id> to;
    std::string what;  ///< the same as the line's `text`
};

struct CapturedLine {
    CaptureKind kind = CaptureKind::Empty;

    /// The words without the understood tokens. Nothing else that was typed is lost; blanks at both ends and
    /// beside a token are tidied.
    std::string text;

    bool recordable = false;  ///< Enter has something to record: there are words, or an update says what changed
    bool unclear = false;  ///< `??` at the end: "say that again"

    /// Action and Reassign: the owner. Blockage and exception: the agency help is needed from.
    std::optional<base::Id> leadAgency;
    std::vector<base::Id> supportingAgencies;  ///< never holds the lead, no agency twice (requirements §2.5 row 6)
    std::optional<base::Id> ownerRole;  ///< a known role of the lead agency
    std::optional<base::Id> ownerUnit;  ///< `@CITY/Regulatory Services`
    std::string ownerTitle;  ///< the role's title, the unit's name, or a title typed in quotes
    std::optional<base::Date> due;

    /// Action only: no owner or no date yet (§2.5 row 5). It is still saved at once.
    bool incomplete = false;
    /// Action only: nobody of the lead agency who can commit is in the room (§2.5 row 4).
    bool awaitingConfirmation = false;

    std::string verb;  ///< Decision: one of the context's verbs (NOTED when it has none)
    std::optional<CapturedUpdate> update;  ///< set for Update
    std::optional<CapturedDisclosure> disclosure;  ///< set for Disclosure
    std::optional<base::Id> aboutAction;  ///< `/b #19 text`: the action that is blocked

    std::vector<CaptureToken> tokens;  ///< in order, not overlapping

    /// What Enter will record, in words: "Action for Cambridgeshire Constabulary, Neighbourhood Inspector, by
    /// Tuesday 29 November".
    std::string echo;
    /// Advice in whole sentences; nothing here blocks recording.
    std::vector<std::string> cautions;
};

/// Reads one entry of the capture line; it may hold several lines of text.
///
/// The first character that is no blank decides the kind: `>` action, `=` decision, `#19` update, `/i` disclosure,
/// `/b` blockage, `/x` exception, anything else a note; a backslash before the mark keeps it as text. A token that
/// is not understood stays in the text; no input fails. Time is linear in the length of the line.
[[nodiscard]] CapturedLine readCaptureLine(std::string_view line, const CaptureContext& context);

/// The role that answers for an agency when none is named: its lead role if present, else the first present role
/// that can commit, else the first present role, else its lead; nothing for an agency without roles.
[[nodiscard]] const CaptureRole* defaultOwner(const CaptureAgency& agency);

/// False when nobody of the agency who can commit is in the room (requirements §2.5 row 4).
[[nodiscard]] bool canCommitNow(const CaptureAgency& agency);

}  // namespace muster::meetings
