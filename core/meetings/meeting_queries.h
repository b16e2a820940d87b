// SPDX-License-Identifier: GPL-3.0-or-later
//
// What screens and documents ask about meetings.
#pragma once

#include "core/meetings/meeting.h"

#include <vector>

namespace muster::meetings {

[[nodiscard]] std::optional<Meeting> meetingById(const replica::Reader& reader, const base::Id& id);

/// All in order of date and time, cancelled ones included.
[[nodiscard]] std::vector<Meeting> allMeetings(const replica::Reader& reader);
[[nodiscard]] std::vector<Meeting> meetingsOf(const replica::Reader& reader, const base::Id& body);
/// Both days included.
[[nodiscard]] std::vector<Meeting> meetingsBetween(const replica::Reader& reader, base::Date from, base::Date to);

/// The body's meeting after this one, or before it; cancelled ones are passed over.
[[nodiscard]] std::optional<Meeting> nextMeetingAfter(const replica::Reader& reader, const Meeting& meeting);
[[nodiscard]] std::optional<Meeting> previousMeetingBefore(const replica::Reader& reader, const Meeting& meeting);

/// The earliest meeting of the body whose agenda is still loose. Standing items, deferred items and open
/// actions arrive there by themselves, and nowhere else.
[[nodiscard]] std::optional<Meeting> nextOpenAgenda(const replica::Reader& reader, const base::Id& body);

/// The meeting in progress or paused, else the earliest of all bodies not yet held; what the window opens with.
[[nodiscard]] std::optional<Meeting> currentMeeting(const replica::Reader& reader);

/// How often each agency has chaired the body, most often first (requirements D05).
struct ChairTurns {
    base::Id agency;
    std::string agencyName;
    int meetings = 0;  ///< meetings it chaired
    int items = 0;  ///< times it took the chair within a meeting of another's
};
[[nodiscard]] std::vector<ChairTurns> chairTurns(const replica::Reader& reader, const base::Id& body);

/// Who might chair, with the reason in a sentence: the next on the rota first, then agencies that bring a
/// complex item, one that needs five agencies or more (D05).
struct ChairSuggestion {
    base::Id agency;  ///< nil when the rota names a role without an agency
    std::string roleTitle;  ///< empty when only the agency is known
    base::Id item;  ///< the item they bring; nil for the rota
    std::string reason;
};
[[nodiscard]] std::vector<ChairSuggestion> chairSuggestions(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings
