// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/standing_item.h"

#include "core/partnership/stored_words.h"

namespace muster::partnership {

namespace {

constexpr std::array<StoredWord<Placement>, 3> kPlacementWords {{
    {Placement::Start, "start", "At the start"},
    {Placement::BeforeRestricted, "before_restricted", "Before restricted items"},
    {Placement::End, "end", "At the end"},
}};

constexpr std::array<StoredWord<RoleInMeeting>, 10> kRoles {{
    {RoleInMeeting::None, "", "Nothing in particular"},
    {RoleInMeeting::Welcome, "welcome", "Welcome, attendance and the statement of confidentiality"},
    {RoleInMeeting::Declarations, "declarations", "Declarations of interest"},
    {RoleInMeeting::PreviousMinutes, "previous_minutes", "Minutes of the previous meeting and matters arising"},
    {RoleInMeeting::ActionLog, "action_log", "Review of the action log"},
    {RoleInMeeting::Emerging, "emerging", "Emerging issues from data"},
    {RoleInMeeting::Performance, "performance", "Performance exceptions and blockages"},
    {RoleInMeeting::Returns, "returns", "Monthly returns of task and finish groups"},
    {RoleInMeeting::AnyOtherBusiness, "any_other_business", "Any other business"},
    {RoleInMeeting::NextMeeting, "next_meeting", "Chair, date and items for the next meeting"},
}};

constexpr std::string_view kPreviousDate = "{previous_date}";

}  // namespace

std::string_view toStored(Placement placement) { return wordOf(kPlacementWords, placement).stored; }

std::optional<Placement> placementFrom(std::string_view stored) { return valueOf(kPlacementWords, stored); }

std::string_view inWords(Placement placement) { return wordOf(kPlacementWords, placement).words; }

std::string_view toStored(RoleInMeeting role) { return wordOf(kRoles, role).stored; }

RoleInMeeting roleInMeetingFrom(std::string_view stored)
{
    return valueOf(kRoles, stored).value_or(RoleInMeeting::None);
}

std::string_view inWords(RoleInMeeting role) { return wordOf(kRoles, role).words; }

std::string titleFor(const StandingItem& item, std::optional<base::Date> previousMeeting)
{
    std::string title = item.title;
    if (const std::size_t at = title.find(kPreviousDate); at != std::string::npos) {
        title.replace(at, kPreviousDate.size(),
                      previousMeeting ? base::longDate(*previousMeeting) : "the previous meeting");
    }
    return title;
}

}  // namespace muster::partnership
