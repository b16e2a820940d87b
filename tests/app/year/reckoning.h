// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold at the end of a year (requirements §3.8), reckoned from the test's own book.
#pragma once

#include "tests/app/year/partnership_year.h"

namespace muster::test::year {

/// Every replicated row is the same on every computer, each chain of changes holds, and nothing is left to settle.
void checkComputersAgree(PartnershipYear& year);
/// Numbers of each body's minutes run on without gap or repeat, and all are permanent (invariants 7 and 8).
void checkNumbers(PartnershipYear& year);
/// Actions by agency: as the book says, as the minutes say, and open at the start and agreed less closed is open at the
/// end (invariants 1, 2, 16, 17).
void checkActions(PartnershipYear& year);
/// Attendance, the chair, and minutes that stayed as they were approved (invariants 6, 9, 10).
void checkMeetings(PartnershipYear& year);
/// Returns, reports to the public, recommendation, business sent, exceptions, blockages, scrutiny and county.
void checkAround(PartnershipYear& year);
/// Every kind of document of the year is made as a file by the program. Returns how many files.
int exportEveryPaper(PartnershipYear& year);

}  // namespace muster::test::year
