// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda of the sample's live meeting against figures that were not taken from it.
#include "core/meetings/agenda_queries.h"
#include "core/meetings/agenda_readiness.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace muster;
using namespace muster::meetings;
using Json = nlohmann::json;

namespace {

const Json& expected()
{
    static const Json figures = Json::parse(std::ifstream {MUSTER_TEST_DATA "/sample/expected.json"});
    return figures;
}

struct Sample {
    test::TemporaryFolder folder;
    std::unique_ptr<replica::Replica> replica =
        test::must(sample::createSample(folder.path() / "data", sample::kLiteralAnchor));
    Meeting meeting = test::must(findMeeting(replica->reader(), "DTCG/2011-11-15"));

    std::string code(const ClockInput& input, const base::Id& agency) const
    {
        for (const ClockAgency& known : input.agencies) {
            if (known.id == agency) {
                return known.shortName;
            }
        }
        return "?";
    }
};

}  // namespace

TEST_CASE("The sample's live meeting has the figured items at the figured times", "[agenda][sample]")
{
    Sample sample;
    const auto check = [&](const Agenda& agenda, bool entitled) {
        const Json& figured = expected()["november"]["items"];
        REQUIRE(agenda.items.size() == figured.size());
        for (std::size_t i = 0; i < figured.size(); ++i) {
            const AgendaItem& item = agenda.items[i];
            INFO("item " << figured[i]["order"]);
            CHECK(item.number == figured[i]["order"]);
            CHECK(figured[i]["starts"] == base::clockTime(item.starts));
            CHECK(item.minutes == figured[i]["minutes"]);
            CHECK(figured[i][entitled ? "title" : "open_title"] == item.title);
            CHECK(item.restricted() == (figured[i]["sensitivity"] == "restricted"));
            std::set<std::string> required;
            for (const ItemRequirement& requirement : item.requirements) {
                if (requirement.need == Need::Required) {
                    required.insert(requirement.agencyShortName);
                }
            }
            CHECK(required == figured[i]["required"].get<std::set<std::string>>());
            if (entitled || !item.restricted()) {
                CHECK(figured[i]["origin"] == toStored(*item.origin));
                CHECK(toStored(item.ask)
                      == (figured[i]["ask"].is_null() ? std::string {} : figured[i]["ask"].get<std::string>()));
            }
        }
        CHECK(agenda.totalMinutes == expected()["november"]["planned_minutes"]);
        CHECK(agenda.endInWords() == "Ends 12:00, on time");
    };
    check(agendaOf(sample.replica->reader(), sample.meeting.id), false);
    test::must(sample.replica->unlockPartTwo(sample::kSamplePassphrase));
    check(agendaOf(sample.replica->reader(), sample.meeting.id), true);
    check(agendaOf(sample.replica->reader(), sample.meeting.id, Audience::Open), false);
}

TEST_CASE("The sample's windows, minutes saved and empty chairs are the figured ones", "[agenda][clock][sample]")
{
    Sample sample;
    const ClockInput input = clockInput(sample.replica->reader(), sample.meeting.id);
    const Json& november = expected()["november"];

    std::map<std::string, Json> windows;
    for (const ArrivalWindow& window : arrivalWindows(input)) {
        windows[sample.code(input, window.agency)] = {{"arrive", base::clockTime(window.arrive)},
                                                      {"leave", base::clockTime(window.leave)},
                                                      {"minutes", window.minutes}};
    }
    CHECK(Json(windows) == november["windows"]);

    const AgencyMinutes minutes = agencyMinutes(input);
    CHECK(minutes.everyone == november["agency_minutes"]["everyone_all_meeting"]);
    CHECK(minutes.timed == november["agency_minutes"]["timed_windows"]);
    CHECK(minutes.saved == november["agency_minutes"]["saved"]);

    std::set<std::string> notNeeded;
    for (const base::Id& agency : agenciesNotNeeded(input)) {
        notNeeded.insert(sample.code(input, agency));
    }
    CHECK(notNeeded == november["agencies_not_needed"].get<std::set<std::string>>());

    std::map<std::string, std::vector<int>> gaps;
    for (const EmptyChair& chair : emptyChairs(input)) {
        gaps[sample.code(input, chair.agency)].push_back(chair.number);
    }
    CHECK(gaps.size() == november["gaps"].size());
    for (const Json& gap : november["gaps"]) {
        CHECK(gaps[gap["agency"]] == gap["items"].get<std::vector<int>>());
    }
    const Json& missing = november["missing_minutes"];
    const auto swaps = swapSuggestions(input);
    REQUIRE(swaps.size() == 1);
    CHECK(missing["agency"] == sample.code(input, swaps[0].agency));
    CHECK(swaps[0].number == missing["item"]);
    CHECK(swaps[0].withNumber == missing["suggest_swap_with"]);
    for (const EmptyChair& chair : emptyChairs(input)) {
        if (missing["agency"] == sample.code(input, chair.agency) && chair.number == missing["item"]) {
            CHECK(chair.minutesMissing == missing["minutes"]);
        }
        if (chair.number == 6) {
            CHECK_THAT(chair.text, StartsWith("Item 6 needs NHS Peterborough; nobody who can commit is coming"));
        }
    }
}

TEST_CASE("The sample's readiness list names the late paper and whom to ring for NHS Peterborough", "[agenda][sample]")
{
    Sample sample;
    bool paper = false;
    bool nhs = false;
    for (const ReadinessLine& line : readiness(sample.replica->reader(), sample.meeting.id)) {
        CHECK_FALSE(line.ring.empty());
        paper = paper
            || (line.kind == ReadinessKind::LatePaper
                && line.text.find("received 1 working day before") != std::string::npos
                && StartsWith("Item 8").match(line.text));
        nhs = nhs
            || (line.kind == ReadinessKind::MissingRepresentative
                && line.text
                    == "NHS Peterborough is needed for items 6, 8, 9, 12 and 13; nobody is coming (apologies, no "
                       "substitute)."
                && line.ring == "NHS Peterborough: City Drugs services commissioner");
    }
    CHECK(paper);
    CHECK(nhs);
}

TEST_CASE("The sample's December agenda has its proposals and whatever arrives by itself", "[agenda][sample]")
{
    Sample sample;
    const Meeting december = test::must(findMeeting(sample.replica->reader(), "DTCG/2011-12-20"));
    CHECK(nextOpenAgenda(sample.replica->reader(), december.body)->id == december.id);
    const Agenda agenda = agendaOf(sample.replica->reader(), december.id);
    std::set<std::string> proposed;
    for (const AgendaItem& item : agenda.apart) {
        CHECK(item.state == ItemState::Proposed);
        proposed.insert(item.title);
    }
    CHECK(proposed == expected()["december"]["proposed_items"].get<std::set<std::string>>());
    REQUIRE(agenda.items.size() == 9);
    CHECK(agenda.items[2].title == "Minutes of 15 November 2011 and matters arising");
    CHECK(december.lengthMinutes == 120);
    CHECK(carriedActions(sample.replica->reader(), sample.meeting.id).size() == 14);
}

TEST_CASE("Nobody is rung any more once the meeting has started", "[agenda][sample]")
{
    Sample sample;
    CHECK_FALSE(readiness(sample.replica->reader(), sample.meeting.id).empty());
    test::must(execute(*sample.replica, StartMeeting {sample.meeting.id}));
    CHECK(readiness(sample.replica->reader(), sample.meeting.id).empty());
}
