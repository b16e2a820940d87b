// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/year/months.h"

namespace muster::test::year {

using namespace std::chrono_literals;
using enum Fate;

const std::vector<Month>& months()
{
    static const std::vector<Month> all {
        {2011y / 11 / 15,
         0,
         {"MIND"},
         "",
         "",
         {{"CONS", Verified}, {"CITY", Verified}, {"FIRE", Late}, {"MIND", Declined}}},
        {2011y / 12 / 20,
         1,
         {"NHS", "SIB"},
         "Winter: lone shop workers after dark",
         "CONS",
         {{"CITY", Verified}, {"CKH", NotRequired}, {"NHS", Verified}, {"PROB", Open}}},
        {2012y / 1 / 17,
         2,
         {"PREC"},
         "Dogsthorpe: quad bikes on the playing field",
         "CITY",
         {{"CONS", Verified}, {"PREC", Declined}, {"FIRE", NotUndertaken}}},
        {2012y / 2 / 21,
         0,
         {},
         "Metal theft from schools and churches",
         "CONS",
         {{"CONS", Superseded}, {"CITY", Verified}, {"CKH", Verified}, {"FIRE", Verified}, {"HMP", Late}}},
        {2012y / 3 / 20,
         1,
         {"FIRE"},
         "Ravensthorpe: begging at the shops",
         "CKH",
         {{"CITY", Late}, {"CONS", Verified}, {"FIRE", Verified}}},
        {2012y / 4 / 17,
         2,
         {"PA", "MIND"},
         "Spring fires on open land",
         "FIRE",
         {{"FIRE", Verified}, {"CITY", Verified}, {"CONS", NotRequired}, {"MIND", Declined}}},
        {2012y / 5 / 15,
         0,
         {},
         "Student moving-out weeks: noise and waste",
         "CITY",
         {{"CITY", Superseded}, {"CKH", Verified}, {"CONS", Verified}}},
        {2012y / 6 / 19,
         1,
         {"PROB"},
         "Football on large screens: safe way home",
         "CONS",
         {{"CONS", Verified}, {"PROB", Verified}, {"NHS", NotUndertaken}, {"CITY", Late}}},
        {2012y / 7 / 17,
         2,
         {"CKH"},
         "Paston: fires in bin stores",
         "FIRE",
         {{"FIRE", Late}, {"CKH", Declined}, {"CITY", Verified}, {"CONS", Verified}}},
        {2012y / 8 / 21,
         0,
         {"NHS", "SIB", "PREC"},
         "Stanground: riverside in summer",
         "CITY",
         {{"CITY", Verified}, {"CONS", Verified}, {"HMP", NotRequired}}},
        {2012y / 9 / 18,
         1,
         {},
         "New term: journeys home from school",
         "CONS",
         {{"CONS", Verified}, {"CITY", Superseded}, {"FIRE", Verified}, {"PREC", Verified}}},
        {2012y / 10 / 16,
         2,
         {"HMP"},
         "Darker evenings and Bonfire Night",
         "FIRE",
         {{"FIRE", Open}, {"CITY", Open}, {"CONS", Open}, {"CKH", Open}}},
    };
    return all;
}

const std::vector<Quarter>& quarters()
{
    static const std::vector<Quarter> all {
        {2011y / 12 / 8, 2, "More calls about lone shop workers than in any December",
         "No counter for the extracts of shops", true, "2011-10 to 2011-12", 2012y / 1 / 27},
        {2012y / 3 / 8, 0, "Metal theft doubled in a quarter", "Schools wait for a marking kit", false,
         "2012-01 to 2012-03", 2012y / 4 / 27},
        {2012y / 6 / 14, 1, "Noise reports from student streets", "Two housing systems count differently", true,
         "2012-04 to 2012-06", 2012y / 7 / 27},
        {2012y / 9 / 13, 2, "Bin store fires in one estate", "Locks for bin stores are not paid for", false,
         "2012-07 to 2012-09", 2012y / 10 / 26},
    };
    return all;
}

}  // namespace muster::test::year
