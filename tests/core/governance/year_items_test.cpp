// SPDX-License-Identifier: GPL-3.0-or-later
//
// What single items say for a year's report: the Board's six functions (requirements A05), what items served with other
// areas of focus after the priorities (I09), why together (I03), what groups did well (F07).
#include "core/governance/year_items.h"

#include "core/documents/build_document.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using muster::meetings::ItemTag;
using muster::meetings::TagKind;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

constexpr base::Date kFrom {2010y / 11 / 16};
constexpr base::Date kTo {2011y / 11 / 15};

/// A Board in October, held, with an item of each title and a decision on each.
std::vector<base::Id> boardThatDecided(SampleReplica& sample, const std::vector<std::string>& titles)
{
    std::vector<base::Id> items;
    const base::Id board = partnership::bodyByName(sample.reader(), "BOARD")->id;
    must(sample->transact("A Board", [&](replica::Writer& writer) -> base::Result<void> {
        const base::Id meeting = base::newId();
        writer.run(
            "INSERT INTO main.meeting (id, body, held_on, start_time, state) VALUES (?1, ?2, '2011-10-25', '10:00', "
            "'held')",
            meeting, board);
        int number = 0;
        for (const std::string& title : titles) {
            const base::Id item = items.emplace_back(base::newId());
            ++number;
            writer.run(
                "INSERT INTO main.agenda_item (id, meeting, position, number, title, open_title, origin, ask, "
                "sensitivity, state, minutes_planned) VALUES (?1, ?2, ?3, ?3, ?4, ?4, 'performance', 'decision', "
                "'open', 'concluded', 10)",
                item, meeting, number, title);
            writer.run(
                "INSERT INTO main.entry (id, meeting, item, kind, verb, text, sensitivity, position) VALUES (?1, ?2, "
                "?3, 'decision', 'RESOLVED', ?4, 'open', 1)",
                base::newId(), meeting, item, "to settle " + title + ".");
        }
        return {};
    }));
    return items;
}

base::Id meetingOf(const SampleReplica& sample, const base::Id& item)
{
    return meetings::itemById(sample.reader(), item)->meeting;
}

}  // namespace

TEST_CASE("The Board's decisions stand under its six functions", "[governance][year]")
{
    SampleReplica sample;
    const auto items = boardThatDecided(sample, {"the money", "the posts and the money", "the room"});
    must(execute(
        *sample,
        meetings::SetItemTags {meetingOf(sample, items[0]), items[0], {{TagKind::BoardFunction, "Resources"}}}));
    must(execute(
        *sample,
        meetings::SetItemTags {meetingOf(sample, items[1]),
                               items[1],
                               {{TagKind::BoardFunction, "Resources"}, {TagKind::BoardFunction, "Compliance"}}}));
    const auto functions = decisionsByFunction(sample.reader(), kFrom, kTo);
    std::vector<std::string> names;
    for (const BoardFunction& one : functions) {
        names.push_back(one.name);
    }
    CHECK(names
          == std::vector<std::string> {"Needs", "Planning", "Targets", "Resources", "Compliance",
                                       "Commissioning of drug treatment", ""});
    CHECK(functions[0].decisions.empty());
    REQUIRE(functions[3].decisions.size() == 2);
    CHECK(functions[3].decisions[0].words == "RESOLVED to settle the money.");
    REQUIRE(functions[4].decisions.size() == 1);
    CHECK(functions[4].decisions[0].minute.bodyShortName == "BOARD");
    REQUIRE(functions[6].decisions.size() == 1);
    CHECK(functions[6].decisions[0].words == "RESOLVED to settle the room.");

    const auto report = documents::test::wholeText(
        documents::test::build(sample.reader(), documents::test::paperOf(sample.reader(), "annual-report", "")));
    const auto heading = report.find("What the Board decided, by function");
    const auto resources = report.find("Resources\n", heading);
    const auto decided = report.find("RESOLVED to settle the money.", heading);
    const auto compliance = report.find("Compliance\n", heading);
    REQUIRE(heading != std::string::npos);
    CHECK(resources < decided);
    CHECK(decided < compliance);
}

TEST_CASE("The six functions are for items of a body that decides by statute", "[governance][year]")
{
    SampleReplica sample;
    const auto tasking = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    const auto item = meetings::agendaOf(sample.reader(), tasking.id).byNumber(6)->id;
    const auto refused =
        execute(*sample, meetings::SetItemTags {tasking.id, item, {{TagKind::BoardFunction, "Needs"}}});
    CHECK_THAT(refused.error().detail, ContainsSubstring("six functions are the Board's"));
}

TEST_CASE("Reports list other areas of focus after the priorities, with the items that served each",
          "[governance][year]")
{
    SampleReplica sample;
    const auto october = must(meetings::findMeeting(sample.reader(), "DTCG/2011-10-18"));
    const auto agenda = meetings::agendaOf(sample.reader(), october.id);
    const auto open = std::find_if(agenda.items.begin(), agenda.items.end(), [](const meetings::AgendaItem& one) {
        return !one.restricted() && one.roleInMeeting.empty() && one.state == meetings::ItemState::Concluded;
    });
    REQUIRE(open != agenda.items.end());
    const auto count = [&](const std::string& name) {
        for (const ServedPriority& one : servedPriorities(sample.reader(), kFrom, kTo)) {
            if (one.name == name) {
                return one.items;
            }
        }
        return -1;
    };
    const int before = count("Cohesion");
    REQUIRE(before >= 0);
    must(execute(*sample, meetings::SetItemTags {october.id, open->id, {{TagKind::Focus, "Cohesion"}}}));
    CHECK(count("Cohesion") == before + 1);

    const auto served = servedPriorities(sample.reader(), kFrom, kTo);
    const auto firstArea =
        std::find_if(served.begin(), served.end(), [](const ServedPriority& one) { return one.otherArea; });
    CHECK(std::all_of(firstArea, served.end(), [](const ServedPriority& one) { return one.otherArea; }));
    CHECK(static_cast<std::size_t>(firstArea - served.begin())
          >= partnership::prioritiesOn(sample.reader(), kTo).size());
    CHECK(served.end() - firstArea >= 4);

    const std::string report = documents::test::wholeText(
        documents::test::build(sample.reader(), documents::test::paperOf(sample.reader(), "annual-report", "")));
    CHECK_THAT(report, ContainsSubstring("Other areas of focus beside them: Domestic abuse and sexual assault"));
    const std::string quarter = documents::test::wholeText(documents::test::build(
        sample.reader(),
        documents::test::paperOf(sample.reader(), "quarterly-report", "", documents::Edition::Public)));
    CHECK_THAT(quarter, ContainsSubstring("We also look after domestic abuse and sexual assault"));
    CHECK(quarter.find("We work on this") < quarter.find("We also look after"));
    // The vision of the partnership (requirements A10).
    CHECK_THAT(quarter, ContainsSubstring("reducing crime, building safe and confident communities"));
}

TEST_CASE("Why an item needs the partnership is printed in the annual report, of open items", "[governance][year]")
{
    SampleReplica sample;
    const auto october = must(meetings::findMeeting(sample.reader(), "DTCG/2011-10-18"));
    const auto agenda = meetings::agendaOf(sample.reader(), october.id);
    const meetings::AgendaItem* open = agenda.byNumber(8);
    REQUIRE(open != nullptr);
    REQUIRE(meetings::itemSheet(sample.reader(), open->id).whyPartnership.empty());
    const std::size_t before = whyTogether(sample.reader(), kFrom, kTo).size();
    CHECK(before == 2);
    meetings::SetItemCare care {october.id, open->id};
    care.whyPartnership = "The landlord has the keys and the council the lights";
    must(execute(*sample, care));
    sample.unlock();
    const auto restricted = std::find_if(agenda.items.begin(), agenda.items.end(),
                                         [](const meetings::AgendaItem& one) { return one.restricted(); });
    REQUIRE(restricted != agenda.items.end());
    meetings::SetItemCare sealed {october.id, restricted->id};
    sealed.whyPartnership = "SECRETWHY";
    must(execute(*sample, sealed));
    CHECK(meetings::itemSheet(sample.reader(), restricted->id).whyPartnership == "SECRETWHY");
    const auto why = whyTogether(sample.reader(), kFrom, kTo);
    REQUIRE(why.size() == before + 1);
    CHECK(why.front().minute.bodyShortName == "DTCG");
    const std::string report = documents::test::wholeText(
        documents::test::build(sample.reader(), documents::test::paperOf(sample.reader(), "annual-report", "")));
    CHECK_THAT(report, ContainsSubstring("The landlord has the keys and the council the lights."));
    CHECK_THAT(report, !ContainsSubstring("SECRETWHY"));
}

TEST_CASE("What groups reported as going well stands in the annual report", "[governance][year]")
{
    SampleReplica sample;
    const auto all = groupSuccesses(sample.reader(), kFrom, kTo);
    REQUIRE_FALSE(all.empty());
    const std::string report = documents::test::wholeText(
        documents::test::build(sample.reader(), documents::test::paperOf(sample.reader(), "annual-report", "")));
    for (const SharedSuccess& one : all) {
        CHECK_THAT(report, ContainsSubstring(one.text));
    }
}
