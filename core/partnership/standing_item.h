// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every meeting of a body has on its agenda, and whose turn in the chair it is.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// Before the business, after the open business, or after the restricted items.
enum class Placement { Start, BeforeRestricted, End };

inline constexpr std::array kPlacements {Placement::Start, Placement::BeforeRestricted, Placement::End};

/// What the program itself does in an item.
enum class RoleInMeeting {
    None,
    Welcome,  ///< attendance, and the statement of confidentiality is read
    Declarations,  ///< of interest
    PreviousMinutes,  ///< approval and matters arising
    ActionLog,
    Emerging,  ///< emerging issues from crime and incident data
    Performance,  ///< exceptions and blockages are reported
    Returns,  ///< monthly returns of task and finish groups
    AnyOtherBusiness,
    NextMeeting
};

[[nodiscard]] std::string_view toStored(Placement placement);
[[nodiscard]] std::optional<Placement> placementFrom(std::string_view stored);
/// "At the start", "Before restricted items", "At the end".
[[nodiscard]] std::string_view inWords(Placement placement);

/// Empty for None.
[[nodiscard]] std::string_view toStored(RoleInMeeting role);
/// None for an unknown or empty word.
[[nodiscard]] RoleInMeeting roleInMeetingFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(RoleInMeeting role);

struct StandingItem {
    base::Id id;
    base::Id body;
    std::string title;  ///< may hold "{previous_date}", filled when an agenda is opened
    int minutes = 0;
    Placement placement = Placement::Start;
    int position = 0;
    std::string lead;  ///< as printed: "Chair", "Theme Leads"
    std::string origin;  ///< stored word of an item's origin: "standing", "crime_data", "performance"
    std::string ask;  ///< stored word or empty
    std::string purpose;  ///< "note", "approve", "update"
    std::string subjectType;  ///< stored word or empty
    base::Id priority;
    std::vector<base::Id> neededAgencies;
    RoleInMeeting roleInMeeting = RoleInMeeting::None;
    std::optional<base::Date> effectiveFrom;
    std::optional<base::Date> effectiveTo;
};

/// The title as an agenda prints it; without a previous meeting the date is left out:
/// "Minutes of 18 October 2011 and matters arising", "Minutes of the previous meeting and matters arising".
[[nodiscard]] std::string titleFor(const StandingItem& item, std::optional<base::Date> previousMeeting);

struct RotaTurn {
    base::Id id;
    base::Id body;
    int position = 0;
    std::string roleTitle;
    base::Id agency;
    std::optional<base::Date> meetingOn;  ///< the meeting it is meant for, where that is agreed
};

}  // namespace muster::partnership
