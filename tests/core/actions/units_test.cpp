// SPDX-License-Identifier: GPL-3.0-or-later
//
// An action of a unit is its agency's (requirements B12).
#include "core/actions/action_accounts.h"
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;

TEST_CASE("An action of a unit is named with it and counts for its agency", "[actions][units]")
{
    SampleReplica sample;
    const auto city = partnership::agencyByShortName(sample.reader(), "CITY");
    REQUIRE(city.has_value());
    const auto units = partnership::unitsOf(sample.reader(), city->id);
    const auto regulatory = std::find_if(units.begin(), units.end(), [](const partnership::Unit& one) {
        return one.name.find("Regulatory") != std::string::npos;
    });
    REQUIRE(regulatory != units.end());
    const auto given = [&] {
        const auto lines = actions::ledgerLines(sample.reader());
        return std::count_if(lines.begin(), lines.end(),
                             [](const actions::LedgerLine& line) { return line.lead.shortName == "CITY"; });
    };
    const auto before = given();
    actions::RecordAction record;
    record.meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15")).id;
    record.text = "Inspect the take-away";
    record.leadAgency = city->id;
    record.unit = regulatory->id;
    const auto made = must(actions::execute(*sample, record));
    CHECK(given() == before + 1);
    const auto action = actions::findAction(sample.reader(), made.id);
    CHECK(action->lead.shortName == "CITY");
    CHECK(action->unit == regulatory->name);
    actions::ActionFilter ofCity;
    ofCity.agency = city->id;
    const auto found = actions::listActions(sample.reader(), ofCity);
    CHECK(std::any_of(found.begin(), found.end(), [&](const actions::Action& one) { return one.id == made.id; }));
}
