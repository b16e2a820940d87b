// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is asked to come when (requirements D03, §4.2). One invitation for each agency that an item requires.
//
// An invitation has a window for the open items and one for the restricted ones. Of the latter nobody is told more than
// the times: neither calendar nor text carries a word of it.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/meetings/agenda_item.h"
#include "core/meetings/meeting.h"
#include "core/replica/replica.h"

#include <string>
#include <vector>

namespace muster::governance {

enum class WindowPart { Open, Restricted };

struct InvitedItem {
    int number = 0;
    std::string title;  ///< "Restricted item" of those
    std::string asks;  ///< "your input", "assistance"; empty where nothing is said
    base::TimeOfDay starts;
    base::TimeOfDay ends;
    meetings::Reply reply = meetings::Reply::None;  ///< what the agency answered so far
    bool asksForAnswer = true;  ///< business; not the routine with which a meeting begins and ends
};

/// From the start of the first item of its part to the end of the last.
struct InvitationWindow {
    base::Id id;  ///< derived from meeting, agency, role and part: the same on every computer, for ever
    WindowPart part = WindowPart::Open;
    base::Date date {};
    base::TimeOfDay from;
    base::TimeOfDay to;
    std::vector<InvitedItem> items;  ///< empty of a cancelled one
    std::string summary;  ///< "District Tasking, restricted item"
    std::string location;  ///< empty of a restricted one
    std::string description;  ///< empty of a restricted one
    std::string answer;  ///< what was answered, and to whom and by when the rest is wanted; empty of a restricted one.
                         ///< No part of what was said: an answer that comes in changes nobody's calendar
    int sequence = 0;  ///< rises only when what is said differs from what was sent
    bool cancelled = false;  ///< was sent, and is not wanted any more
    bool changed = false;  ///< not sent yet as it is now
    std::string stampedAt;  ///< "20111108T093000Z": when it was last sent, or now
};

struct Invitation {
    base::Id meeting;
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    std::string roleTitle;  ///< who answers for the agency; empty while nobody is known
    std::vector<InvitationWindow> windows;  ///< open first
    std::string text;  ///< the whole, to be pasted into a message

    /// Every window of it is cancelled.
    [[nodiscard]] bool cancelled() const;
    [[nodiscard]] bool changed() const;
};

/// By agency in their order: those who are needed, and those who were told and are not needed any more. Where another
/// person answers for an agency now, what the one before was told is taken back in the same invitation. Nothing is
/// written. Empty for a meeting that is not there.
[[nodiscard]] std::vector<Invitation> invitationsFor(const replica::Reader& reader, const base::Id& meeting);

/// Notes that the invitations of an agency (nil: of all) went out as they are now. Sending what has not changed is no
/// change, and its sequence stays.
struct SendInvitations {
    base::Id meeting;
    base::Id agency {};
};
[[nodiscard]] base::Result<std::vector<Invitation>> apply(replica::Writer& writer, const SendInvitations& command);
[[nodiscard]] base::Result<std::vector<Invitation>> execute(replica::Replica& replica, const SendInvitations& command);

}  // namespace muster::governance
