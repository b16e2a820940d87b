// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Run screen, the projector and the command line read while a meeting runs (requirements §2.3, §2.4).
#pragma once

#include "core/actions/action.h"
#include "core/meetings/agenda_clock.h"
#include "core/meetings/attendance.h"
#include "core/meetings/capture_line.h"
#include "core/meetings/entry.h"
#include "core/meetings/writing_role.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

enum class RoomItemState { ToCome, Open, Concluded, Deferred, Carried, Withdrawn, Parked };

/// "to come", "open", "concluded", "deferred", "carried into item 9", ... without the number.
[[nodiscard]] std::string_view inWords(RoomItemState state);

/// Times are those planned, until the item was taken; the forecast moves with the clock.
struct RoomItem {
    base::Id id;
    int number = 0;
    std::string title;  ///< "Restricted item" where its own may not be seen
    std::string lead;
    bool restricted = false;
    RoomItemState state = RoomItemState::ToCome;
    std::string outcome;  ///< in words: "agreed"
    std::string reason;  ///< of deferring, withdrawing, parking
    std::string urgentReason;
    int plannedMinutes = 0;  ///< with the minutes granted in the room
    int grantedMinutes = 0;
    base::TimeOfDay plannedStart;
    base::TimeOfDay forecastStart;  ///< of an item to come
    std::optional<base::TimeOfDay> openedAt;  ///< the first time
    std::optional<base::TimeOfDay> closedAt;  ///< the last time
    int elapsedMinutes = 0;  ///< over all its openings, up to now
    int timesOpened = 0;
    std::vector<std::string> neededAgencies;  ///< short names
    std::vector<std::string> missingAgencies;  ///< needed, and nobody of them in the room now
    std::string role;  ///< what a standing item is for, as stored: see agenda_item.h; empty for business
    int actions = 0;  ///< recorded on it in this meeting
};

/// Who is affected by running late (§2.4): "HMP Peterborough expected 11:31, now about 11:40".
struct Affected {
    std::string agencyName;
    std::string roleTitle;
    base::TimeOfDay expected;
    base::TimeOfDay forecast;
    std::string words;
};

struct RoomClock {
    base::TimeOfDay now;
    std::optional<base::TimeOfDay> startedAt;
    base::TimeOfDay plannedEnd;
    base::TimeOfDay forecastEnd;  ///< now + what remains (invariant 20)
    int plannedMinutes = 0;  ///< the sum of the items'
    int lateMinutes = 0;  ///< negative when early
    int itemElapsed = 0;
    int itemPlanned = 0;
    int itemOver = 0;  ///< minutes over; 0 while within
    bool itemNearEnd = false;  ///< 80% gone
    std::string words;  ///< "Running 9 minutes late. The meeting ends about 12:09."
    std::string itemWords;  ///< "8 of 10 minutes", "over by 1 min"
    std::vector<Affected> affected;
};

/// One line of what was just recorded, newest last.
struct RecentRecord {
    base::Id entry;  ///< nil for an update of an action
    base::Id about;
    EntryKind kind = EntryKind::Note;
    bool isUpdate = false;
    std::string reference;
    std::string text;
    base::TimeOfDay at;
    bool unclear = false;
};

struct RoomState {
    base::Id meeting;
    base::Id body;
    std::string bodyShortName;
    std::string bodyName;
    base::Date date;
    std::string venue;
    bool started = false;
    bool paused = false;
    bool ended = false;
    bool statementRead = false;
    std::optional<base::TimeOfDay> statementReadAt;
    bool minutesLocked = false;  ///< approved
    RoomClock clock;
    std::vector<RoomItem> items;
    std::vector<SwapSuggestion> swaps;  ///< while it runs, at the desk: what spares somebody late (§2.5 row 3)
    base::Id openItem;  ///< nil when none is open
    bool restrictedMode = false;  ///< the open item is restricted
    bool partTwoOpen = false;
    int presenceToResolve = 0;  ///< for the open restricted item
    bool mayRecord = false;  ///< an item is open, and what keeps it closed is settled
    std::string mayNotRecordBecause;
    std::string chairNow;
    WritingRole writing;  ///< at the desk: who writes, where several computers share the folder
    std::vector<Attendance> present;
    std::vector<Attendance> expected;  ///< not come yet
    std::vector<RecentRecord> recent;  ///< the last three
    std::vector<actions::Action> itemActions;  ///< recorded on the open item, in order
    std::vector<actions::Action> earlierActions;  ///< open ones from before: of what it continues, or in its wards
    int unclear = 0;
    int incomplete = 0;
};

/// What of it may be seen. Nothing is read from part two for a projection.
enum class RoomView { Desk, Projection };

/// Everything in one call; nothing for an unknown meeting.
[[nodiscard]] std::optional<RoomState> roomState(const replica::Reader& reader, const base::Id& meeting,
                                                 RoomView view = RoomView::Desk);

/// Only the clock: what a running second asks for.
[[nodiscard]] RoomClock roomClock(const replica::Reader& reader, const base::Id& meeting);

/// The item that is open, or nil.
[[nodiscard]] base::Id openItemOf(const replica::Reader& reader, const base::Id& meeting);

/// What a line is read against: fill once per item, not per keystroke.
[[nodiscard]] CaptureContext captureContext(const replica::Reader& reader, const base::Id& meeting,
                                            const base::Id& item);

/// In their order; removed ones are left out.
[[nodiscard]] std::vector<Entry> entriesOf(const replica::Reader& reader, const base::Id& item);
[[nodiscard]] std::optional<Entry> findEntry(const replica::Reader& reader, const base::Id& entry);
[[nodiscard]] std::vector<Entry> unclearEntries(const replica::Reader& reader, const base::Id& meeting);

/// Recorded in this meeting and without an owner or a date (§2.5 row 5).
[[nodiscard]] std::vector<actions::Action> incompleteActions(const replica::Reader& reader, const base::Id& meeting);

/// F6: the item's decisions and actions as they are read out, one sentence a line.
struct ReadBack {
    std::string title;
    std::vector<std::string> decisions;
    std::vector<std::string> actions;
};
[[nodiscard]] ReadBack readBack(const replica::Reader& reader, const base::Id& item);

/// What happened when: items opened and closed, arrivals, departures, chairs, entries by kind.
struct TimelineEvent {
    base::TimeOfDay at;
    base::Id item;
    std::string words;
};
[[nodiscard]] std::vector<TimelineEvent> timeline(const replica::Reader& reader, const base::Id& meeting);

/// Somebody who is in the room and not on a restricted item's list (§2.5 row 8).
struct PresenceQuestion {
    Attendance attendance;
    std::string offeredReason;  ///< "Chair", "Note-taker, to take the restricted record"; empty for others
};
/// Those not resolved yet; empty for an open item.
[[nodiscard]] std::vector<PresenceQuestion> presenceToResolve(const replica::Reader& reader, const base::Id& item);

/// How somebody was resolved.
struct PresenceAnswer {
    Person person;
    bool stays = false;
    std::string reason;
    base::TimeOfDay at;
};
[[nodiscard]] std::vector<PresenceAnswer> presenceAnswers(const replica::Reader& reader, const base::Id& item);

/// Items that are neither taken nor settled: what keeps a meeting from ending.
[[nodiscard]] std::vector<RoomItem> itemsNotTaken(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings
