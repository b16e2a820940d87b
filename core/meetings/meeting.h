// SPDX-License-Identifier: GPL-3.0-or-later
//
// Meetings: one sitting of a body, from the day it is planned to the day its minutes are filed.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::meetings {

/// The lifecycle of requirements §3.2, side states last.
enum class MeetingState {
    Planned,
    AgendaOpen,
    AgendaClosed,
    Published,
    InProgress,
    Paused,
    Held,
    MinutesDraft,
    Circulated,
    Approved,
    Archived,
    Cancelled,
    HeldInformally
};

/// The word that is stored: "agenda_open".
[[nodiscard]] std::string_view toStored(MeetingState state);
/// `Planned` for a word it does not know, as a newer Muster may have written.
[[nodiscard]] MeetingState meetingStateFrom(std::string_view stored);
/// "agenda open", "held informally".
[[nodiscard]] std::string_view inWords(MeetingState state);

/// Whether §3.2 has an arrow between the two, the way back to an open agenda included.
[[nodiscard]] bool mayFollow(MeetingState from, MeetingState to);
/// Planned, agenda open or closed: items may come and go freely and nothing is numbered.
[[nodiscard]] bool isAgendaLoose(MeetingState state);
/// Before it has been held: planned to paused.
[[nodiscard]] bool isBeforeHeld(MeetingState state);
/// In progress or paused.
[[nodiscard]] bool isLive(MeetingState state);
/// Its day and hour may still change: until it has started.
[[nodiscard]] bool mayMove(MeetingState state);

/// Somebody with a duty at the meeting, as role and agency (requirements B08).
struct Officer {
    std::string roleTitle;  ///< "Lead Fire Officer for Community Safety"; empty when nobody is named yet
    base::Id agency;  ///< nil when the role belongs to no agency
    std::string agencyShortName;  ///< "FIRE"
    std::string agencyName;  ///< "Cambridgeshire Fire Authority"
};

struct Meeting {
    base::Id id;
    base::Id body;
    std::string bodyShortName;  ///< "DTCG"
    std::string bodyName;  ///< "District Tasking and Co-ordination Group"
    std::string bodyAuthority;  ///< stored word, for `verbsFor`
    base::Date date;
    base::TimeOfDay start;
    int plannedMinutes = 0;  ///< as set; 0 while nobody has set it
    int lengthMinutes = 0;  ///< `plannedMinutes`, else what the body's cadence says, else 0
    std::string venue;
    std::string contact;
    Officer chair;
    Officer noteTaker;
    MeetingState state = MeetingState::Planned;
    std::optional<base::TimeOfDay> actualStart;
    std::optional<base::TimeOfDay> actualEnd;
    std::optional<int> utcOffsetMinutes;
    std::optional<base::TimeOfDay> statementReadAt;
    std::string statementReadBy;
    bool overrunAccepted = false;
    std::string cancelledReason;
    std::string plannedReason;  ///< why it was planned in spite of a warning (requirements C02)

    [[nodiscard]] base::TimeOfDay plannedEnd() const { return base::addMinutes(start, lengthMinutes); }
};

/// "DTCG/2011-11-15": how the command line and links name a meeting (design §10).
[[nodiscard]] std::string meetingReference(const Meeting& meeting);

/// "District Tasking and Co-ordination Group, Tuesday 15 November 2011".
[[nodiscard]] std::string meetingTitle(const Meeting& meeting);

/// Reads "DTCG/2011-11-15", the body by short name, name or alias in any case, or the meeting's id in hex.
/// `Invalid` for another shape, `NotFound` with what there is instead.
[[nodiscard]] base::Result<Meeting> findMeeting(const replica::Reader& reader, std::string_view reference);

}  // namespace muster::meetings
