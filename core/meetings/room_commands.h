// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the chair and the note-taker do in the room (requirements §2.3, §3.2, §3.3). Each refusal says what to do.
//
// All of them stamp the replica's own clock, and are refused with `NotFound` for an unknown meeting or item, with
// `Refused` while the meeting does not run (unless it says otherwise) or once its minutes are approved.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/agenda_item.h"
#include "core/meetings/attendance.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

// --- the meeting ---

/// From a published agenda, or an earlier one with a caution. The agenda freezes: what arrived by itself becomes
/// the meeting's own. The time zone's offset is kept (invariant 19).
struct StartMeeting {
    base::Id meeting;
};

struct MeetingStarted {
    base::TimeOfDay at;
    std::vector<std::string> cautions {};  ///< whole sentences
};

struct PauseMeeting {
    base::Id meeting;
};

struct ResumeMeeting {
    base::Id meeting;
};

/// Ends it and drafts the minutes: numbers are given in the order taken (invariant 7). An ordinary item that is
/// still open is closed.
///
/// Refused while a restricted item is open, an entry is marked unclear, an item was neither taken nor settled
/// (unless `deferRemaining`), or actions are incomplete (unless acknowledged): §3.2, §2.5 row 5.
struct EndMeeting {
    base::Id meeting;
    bool acknowledgeIncomplete = false;  ///< each is left "to be agreed", by `toBeAgreedBy`
    std::optional<base::Date> toBeAgreedBy {};  ///< the next meeting when empty
    bool deferRemaining = false;  ///< items not taken: business to the next meeting, standing items withdrawn
};

struct MeetingEnded {
    base::TimeOfDay at;
    std::optional<int> firstMinute {};  ///< nothing for a body without a series
    std::optional<int> lastMinute {};
    std::string words {};  ///< "The meeting ended at 11:46am. Minutes 23 to 37 are drafted."
};

// --- items: one is open at a time (invariant 9) ---

/// Opens an item, closing the open one with its computed outcome. Also takes an item out of order or again.
struct OpenItem {
    base::Id meeting;
    base::Id item;
};

/// The first item of the agenda that has not been taken, so that one that was passed over comes again; when there is
/// none, the open one is closed.
struct NextItem {
    base::Id meeting;
};

struct PreviousItem {
    base::Id meeting;
};

/// By its number on the agenda.
struct GoToItem {
    base::Id meeting;
    int number = 0;
};

struct ItemOpened {
    base::Id item;  ///< nil when the agenda is at its end
    int number = 0;
    bool restricted = false;
    bool presenceToResolve = false;  ///< restricted notes are refused until it is (§2.5 row 8)
    std::string words {};  ///< "Item 6 is open."
};

/// `outcome` is a stored word: noted, discussed, agreed, resolved, recommended, referred, action_only; computed
/// from its decisions and actions when empty.
struct CloseItem {
    base::Id meeting;
    base::Id item;
    std::string outcome {};
};

/// Dealt with under another item.
struct CarryItemInto {
    base::Id meeting;
    base::Id item;
    base::Id into {};
    std::string reason {};
};

/// Two items to come change places, as a `SwapSuggestion` offers; their numbers stay. Part two may be locked.
struct SwapItemsInRoom {
    base::Id meeting;
    base::Id first;
    base::Id second;
};

/// To the next meeting of the body.
struct DeferItemInRoom {
    base::Id meeting;
    base::Id item;
    std::string reason {};
};

struct WithdrawItemInRoom {
    base::Id meeting;
    base::Id item;
    std::string reason {};
};

/// The rest goes to a task and finish group.
struct ParkToTaskGroup {
    base::Id meeting;
    base::Id item;
    std::string reason {};  ///< which group, and what for
};

/// By exception, with the reason that is printed (§2.5 row 17). It gets the next number of the agenda.
struct AddUrgentItem {
    base::Id meeting;
    std::string title {};
    std::string reason {};
    int minutes = 5;
    std::vector<base::Id> neededAgencies {};
    ItemAsk ask = ItemAsk::Input;
};

/// `minutes` more for the open item (§2.4).
struct GrantMinutes {
    base::Id meeting;
    base::Id item;
    int minutes = 5;
};

// --- people ---

/// Somebody comes in now. Known people by `role`; else a title and an agency. While a restricted item is open
/// only those on its list may come in, or those with a reason to stay (§2.5 row 8).
struct RecordArrival {
    base::Id meeting;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
    std::string substituteFor {};  ///< role title they stand in for
    std::vector<base::Id> items {};  ///< in attendance for these only
    std::string reasonToStay {};
};

struct RecordDeparture {
    base::Id meeting;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
};

/// Everybody expected from the start who has no other status is marked present, from the start.
struct MarkExpectedPresent {
    base::Id meeting;
};

/// Sets what the record says of somebody, replacing what it said; also before, and as a correction after, the
/// meeting until its minutes are approved. Arrival may not be after departure, and nobody who apologised has times
/// (invariant 10).
struct SetAttendance {
    base::Id meeting;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
    AttendanceStatus status = AttendanceStatus::Present;
    std::string substituteFor {};
    std::optional<base::TimeOfDay> arrivedAt {};  ///< now when empty, while the meeting runs
    std::optional<base::TimeOfDay> leftAt {};
    std::vector<base::Id> items {};
    std::string note {};
};

/// Somebody comes in the place of somebody else, who is recorded with apologies unless they were there and left
/// (V07). Before the meeting the substitute is expected; while it runs they come in now.
///
/// Known people by `role`; else a title, which becomes a role of the agency where they can commit: what somebody may
/// promise stands in their role (B06).
struct RecordSubstitute {
    base::Id meeting;
    base::Id insteadOf {};  ///< the role whose place it is
    std::string insteadOfTitle {};  ///< or its title
    base::Id agency {};  ///< whose place it is, and for whom the substitute speaks
    base::Id role {};
    std::string roleTitle {};
    bool canCommit = false;  ///< of a title that is no role yet; a known role keeps its own
    std::string reasonToStay {};  ///< as in `RecordArrival`
};

/// When somebody was in the room.
struct StayTimes {
    base::Id attendance {};  ///< nil: a stay that was not recorded
    std::optional<base::TimeOfDay> arrivedAt {};  ///< both empty: it was no stay
    std::optional<base::TimeOfDay> leftAt {};  ///< still here, or there to the end
};

/// Corrects by hand when somebody came and left, while the meeting runs and until its minutes are approved. Whoever
/// was recorded as not there becomes present. Stays follow each other, within the meeting and not in the future; one
/// at least must be left.
struct CorrectTimes {
    base::Id meeting;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
    std::vector<StayTimes> stays {};  ///< those to correct; others of the same person stay as they are
};

/// Somebody else takes the chair (§2.5 row 10): by role, or a title and an agency. It goes back to the meeting's
/// own chair when `untilItem` closes, or by handing it over to them.
struct HandOverChair {
    base::Id meeting;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
    base::Id untilItem {};  ///< nil: until it is handed over again
    std::string reason {};
};

/// V06. On a restricted item it is sealed.
struct DeclareInterest {
    base::Id meeting;
    base::Id item;
    base::Id role {};
    std::string roleTitle {};
    base::Id agency {};
    std::string nature {};  ///< "landlord of one household", after "declared an interest as"
    DeclarationEffect effect = DeclarationEffect::Stayed;
    std::string effectText {};  ///< more of it where needed: "took no part in the decision on enforcement"
};

/// V02: no restricted item opens before. Everybody in the room counts as reminded (V08).
struct ReadConfidentialityStatement {
    base::Id meeting;
    std::string readBy {};  ///< the role in the chair when empty
};

/// One answer for somebody who is present and not on the list of a restricted item.
struct ResolvePresence {
    base::Id meeting;
    base::Id item;
    base::Id attendance {};  ///< from `presenceToResolve`
    bool stays = false;  ///< false: asked to leave
    std::string reason {};  ///< needed to stay; sealed unless it is the one offered; printed in the restricted minutes
};

/// Everybody who is still unresolved is asked to leave, save those with a reason offered (chair, note-taker).
struct ResolveAllPresence {
    base::Id meeting;
    base::Id item;
};

/// For recording without a room (the command line): counts as statement read and presence resolved, and the
/// restricted minutes say so.
struct SettleRestrictedByPassphrase {
    base::Id meeting;
    base::Id item;
};

using base::Result;
using replica::Replica;
using replica::Writer;

[[nodiscard]] Result<MeetingStarted> apply(Writer&, const StartMeeting&);
[[nodiscard]] Result<void> apply(Writer&, const PauseMeeting&);
[[nodiscard]] Result<void> apply(Writer&, const ResumeMeeting&);
[[nodiscard]] Result<MeetingEnded> apply(Writer&, const EndMeeting&);
[[nodiscard]] Result<ItemOpened> apply(Writer&, const OpenItem&);
[[nodiscard]] Result<ItemOpened> apply(Writer&, const NextItem&);
[[nodiscard]] Result<ItemOpened> apply(Writer&, const PreviousItem&);
[[nodiscard]] Result<ItemOpened> apply(Writer&, const GoToItem&);
[[nodiscard]] Result<void> apply(Writer&, const CloseItem&);
[[nodiscard]] Result<void> apply(Writer&, const CarryItemInto&);
[[nodiscard]] Result<void> apply(Writer&, const SwapItemsInRoom&);
[[nodiscard]] Result<void> apply(Writer&, const DeferItemInRoom&);
[[nodiscard]] Result<void> apply(Writer&, const WithdrawItemInRoom&);
[[nodiscard]] Result<void> apply(Writer&, const ParkToTaskGroup&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddUrgentItem&);
[[nodiscard]] Result<void> apply(Writer&, const GrantMinutes&);
[[nodiscard]] Result<base::Id> apply(Writer&, const RecordArrival&);
[[nodiscard]] Result<void> apply(Writer&, const RecordDeparture&);
[[nodiscard]] Result<int> apply(Writer&, const MarkExpectedPresent&);
[[nodiscard]] Result<base::Id> apply(Writer&, const SetAttendance&);
[[nodiscard]] Result<base::Id> apply(Writer&, const RecordSubstitute&);
[[nodiscard]] Result<void> apply(Writer&, const CorrectTimes&);
[[nodiscard]] Result<void> apply(Writer&, const HandOverChair&);
[[nodiscard]] Result<base::Id> apply(Writer&, const DeclareInterest&);
[[nodiscard]] Result<void> apply(Writer&, const ReadConfidentialityStatement&);
[[nodiscard]] Result<void> apply(Writer&, const ResolvePresence&);
[[nodiscard]] Result<void> apply(Writer&, const ResolveAllPresence&);
[[nodiscard]] Result<void> apply(Writer&, const SettleRestrictedByPassphrase&);

[[nodiscard]] Result<MeetingStarted> execute(Replica&, const StartMeeting&);
[[nodiscard]] Result<void> execute(Replica&, const PauseMeeting&);
[[nodiscard]] Result<void> execute(Replica&, const ResumeMeeting&);
[[nodiscard]] Result<MeetingEnded> execute(Replica&, const EndMeeting&);
[[nodiscard]] Result<ItemOpened> execute(Replica&, const OpenItem&);
[[nodiscard]] Result<ItemOpened> execute(Replica&, const NextItem&);
[[nodiscard]] Result<ItemOpened> execute(Replica&, const PreviousItem&);
[[nodiscard]] Result<ItemOpened> execute(Replica&, const GoToItem&);
[[nodiscard]] Result<void> execute(Replica&, const CloseItem&);
[[nodiscard]] Result<void> execute(Replica&, const CarryItemInto&);
[[nodiscard]] Result<void> execute(Replica&, const SwapItemsInRoom&);
[[nodiscard]] Result<void> execute(Replica&, const DeferItemInRoom&);
[[nodiscard]] Result<void> execute(Replica&, const WithdrawItemInRoom&);
[[nodiscard]] Result<void> execute(Replica&, const ParkToTaskGroup&);
[[nodiscard]] Result<base::Id> execute(Replica&, const AddUrgentItem&);
[[nodiscard]] Result<void> execute(Replica&, const GrantMinutes&);
[[nodiscard]] Result<base::Id> execute(Replica&, const RecordArrival&);
[[nodiscard]] Result<void> execute(Replica&, const RecordDeparture&);
[[nodiscard]] Result<int> execute(Replica&, const MarkExpectedPresent&);
[[nodiscard]] Result<base::Id> execute(Replica&, const SetAttendance&);
[[nodiscard]] Result<base::Id> execute(Replica&, const RecordSubstitute&);
[[nodiscard]] Result<void> execute(Replica&, const CorrectTimes&);
[[nodiscard]] Result<void> execute(Replica&, const HandOverChair&);
[[nodiscard]] Result<base::Id> execute(Replica&, const DeclareInterest&);
[[nodiscard]] Result<void> execute(Replica&, const ReadConfidentialityStatement&);
[[nodiscard]] Result<void> execute(Replica&, const ResolvePresence&);
[[nodiscard]] Result<void> execute(Replica&, const ResolveAllPresence&);
[[nodiscard]] Result<void> execute(Replica&, const SettleRestrictedByPassphrase&);

}  // namespace muster::meetings
