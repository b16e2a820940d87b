// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tasking meeting of 15 November 2011 as the capture line sees it.
#pragma once

#include "core/meetings/capture_line.h"
#include "core/meetings/verbs.h"

namespace muster::test {

inline base::Id idOf(std::uint8_t number)
{
    base::Id id;
    id.bytes.at(15) = number;
    return id;
}

inline constexpr std::uint8_t kCity = 1;
inline constexpr std::uint8_t kCons = 2;
inline constexpr std::uint8_t kFire = 3;
inline constexpr std::uint8_t kNhs = 4;
inline constexpr std::uint8_t kCkh = 5;
inline constexpr std::uint8_t kProb = 6;
inline constexpr std::uint8_t kHmp = 7;
inline constexpr std::uint8_t kYot = 8;

/// NHS is needed but not here, Probation is not here, the youth offending team has left the partnership.
inline meetings::CaptureContext taskingMeeting()
{
    using namespace std::chrono;
    meetings::CaptureContext context;
    context.meetingDate = 2011y / 11 / 15;
    context.today = context.meetingDate;
    context.nextMeeting = 2011y / 12 / 20;
    context.verbs = meetings::verbsFor("operational_tasking");
    context.agencies = {
        {idOf(kCity),
         "CITY",
         "Peterborough City Council",
         true,
         true,
         true,
         {{idOf(11), "Community Safety Manager", true, true, true},
          {idOf(12), "Neighbourhood Manager", true, false, false}},
         {{idOf(13), "Regulatory Services"}}},
        {idOf(kCons),
         "CONS",
         "Cambridgeshire Constabulary",
         true,
         true,
         true,
         {{idOf(21), "Chief Inspector (partnerships)", true, false, true},
          {idOf(22), "Neighbourhood Inspector", true, true, false}},
         {}},
        {idOf(kFire),
         "FIRE",
         "Cambridgeshire Fire and Rescue Service",
         true,
         true,
         false,
         {{idOf(31), "Lead Fire Officer for Community Safety", true, true, true},
          {idOf(32), "Arson Task Force lead", true, false, false}},
         {}},
        {idOf(kNhs),
         "NHS",
         "NHS Peterborough",
         true,
         false,
         true,
         {{idOf(41), "Public health lead", false, false, true}},
         {}},
        {idOf(kCkh),
         "CKH",
         "Cross Keys Homes",
         true,
         true,
         false,
         {{idOf(51), "Head of tenancy and ASB", true, true, true}, {idOf(52), "ASB officer", true, false, false}},
         {}},
        {idOf(kProb),
         "PROB",
         "Cambridgeshire and Peterborough Probation Trust",
         true,
         false,
         false,
         {{idOf(61), "Probation lead officer", true, false, true}},
         {}},
        {idOf(kHmp),
         "HMP",
         "HMP Peterborough",
         true,
         true,
         false,
         {{idOf(71), "Head of resettlement", true, true, true}},
         {}},
        {idOf(kYot), "YOT", "Youth Offending Team", false, false, false, {}, {}},
    };
    context.openActions = {
        {idOf(102), "A-002", 2, "Name a deputy who can commit resources for each agency", base::Date {2011y / 10 / 4}},
        {idOf(114), "A-014", 14, "Hold a street surgery with residents of the two affected streets",
         base::Date {2011y / 11 / 18}},
        {idOf(119), "A-019", 19, "Explain the rise in violent crime by place, time and relationship",
         base::Date {2011y / 11 / 11}},
        {idOf(150), "A-P1", 0, "Board up the two units", std::nullopt},
    };
    return context;
}

}  // namespace muster::test
