// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is tasked by whom, and where (requirements B05, D09, F03, F05, J03, J04, P01), and looking back (§2.5 row 28).
#include "core/governance/tasking.h"

#include "core/actions/action_commands.h"
#include "core/governance/look_back.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

namespace {

const TaskList* group(const std::vector<TaskList>& all, const std::string& title)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const TaskList& one) { return one.title == title; });
    return found == all.end() ? nullptr : &*found;
}

bool has(const std::vector<actions::Action>& tasks, const std::string& reference)
{
    return std::any_of(tasks.begin(), tasks.end(),
                       [&](const actions::Action& one) { return one.reference == reference; });
}

base::Id wardId(const replica::Reader& reader, const std::string& name)
{
    for (const partnership::Ward& ward : partnership::wards(reader)) {
        if (ward.name == name) {
            return ward.id;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("Tasks are listed by manager and by employer, and the two need not be one", "[tasking]")
{
    SampleReplica sample;
    const auto managers = tasksByManager(sample.reader());
    const TaskList* manager = group(managers, "Community Safety Manager");
    REQUIRE(manager != nullptr);
    CHECK(manager->agency == "Peterborough City Council");
    // Employed by the housing association, directed by the council's manager.
    CHECK(has(manager->tasks, "A-015"));
    const auto employers = tasksByEmployer(sample.reader());
    const TaskList* employer = group(employers, "Cross Keys Homes");
    REQUIRE(employer != nullptr);
    CHECK(has(employer->tasks, "A-015"));
    CHECK(managers.back().title == "No manager named");
    // Every open task that is not claimed done stands in both lists.
    const auto count = [](const std::vector<TaskList>& all) {
        std::size_t tasks = 0;
        for (const TaskList& one : all) {
            tasks += one.tasks.size();
        }
        return tasks;
    };
    CHECK(count(managers) == 10);
    CHECK(count(employers) == 10);
}

TEST_CASE("A sector's sheet has its wards, contact point and no restricted task", "[tasking]")
{
    SampleReplica sample;
    sample.unlock();
    const auto sheets = sectorSheets(sample.reader(), actions::Audience::Open);
    REQUIRE(sheets.size() == 3);
    CHECK(sheets[1].sector.name == "Eastern sector");
    CHECK_THAT(sheets[1].contact.contactPoint, ContainsSubstring("Neighbourhood office"));
    CHECK(sheets[1].wards.size() == 2);
    for (const SectorSheet& sheet : sheets) {
        for (const WardTasks& ward : sheet.wards) {
            CHECK(std::none_of(ward.tasks.begin(), ward.tasks.end(),
                               [](const actions::Action& one) { return one.restricted; }));
        }
    }
    const auto east = std::find_if(sheets[1].wards.begin(), sheets[1].wards.end(),
                                   [](const WardTasks& one) { return one.ward.ward.name == "East"; });
    CHECK(has(east->tasks, "A-014"));
    CHECK(sheets[1].overdue > 0);
}

TEST_CASE("Actions are found by sector and specialism", "[tasking]")
{
    SampleReplica sample;
    actions::ActionFilter filter;
    filter.specialism = "housing";
    const auto housing = actions::listActions(sample.reader(), filter);
    CHECK(housing.size() == 2);
    filter.sector = "Eastern sector";
    const auto east = actions::listActions(sample.reader(), filter);
    REQUIRE(east.size() == 1);
    CHECK(east.front().reference == "A-015");
    const auto action = actions::findAction(sample.reader(), std::string {"A-002"});
    must(execute(*sample, SetSpecialism {action->id, "Licensing"}));
    CHECK(actions::findAction(sample.reader(), action->id)->specialism == "Licensing");
    const auto words = specialisms(sample.reader());
    CHECK(std::find(words.begin(), words.end(), "Licensing") != words.end());
    CHECK(std::count(words.begin(), words.end(), "Housing") == 1);
    const auto restricted = actions::findAction(sample.reader(), std::string {"A-021"});
    CHECK_FALSE(execute(*sample, SetSpecialism {restricted->id, "Housing"}).has_value());
}

TEST_CASE("A ward shows the live actions of every agency there", "[tasking]")
{
    // Requirements D09.
    SampleReplica sample;
    const auto east = wardView(sample.reader(), wardId(sample.reader(), "East"));
    REQUIRE(east.has_value());
    CHECK(has(east->actions, "A-014"));
    CHECK(has(east->actions, "A-015"));
    std::vector<std::string> agencies;
    for (const actions::AgencyName& one : east->agencies) {
        agencies.push_back(one.shortName);
    }
    for (const char* code : {"CITY", "CKH", "PREC"}) {
        CHECK(std::count(agencies.begin(), agencies.end(), code) == 1);
    }
    CHECK_FALSE(wardView(sample.reader(), base::newId()).has_value());
}

TEST_CASE("An item in a ward offers its panel to be told back, and no one directs themselves", "[tasking]")
{
    SampleReplica sample;
    const base::Id fletton = wardId(sample.reader(), "Fletton");
    const auto panels = partnership::bodiesForWard(sample.reader(), fletton, sample.reader().today());
    REQUIRE(panels.size() == 1);
    CHECK(panels.front().shortName == "LOCAL");
    must(partnership::execute(*sample, partnership::SetWardsOfBody {panels.front().id, {}}));
    CHECK(partnership::bodiesForWard(sample.reader(), fletton, sample.reader().today()).empty());

    const auto inspector = partnership::roleByTitle(sample.reader(), {}, "Neighbourhood Inspector");
    const auto manager = partnership::managerOf(sample.reader(), inspector->id);
    REQUIRE(manager.has_value());
    CHECK(manager->title == "Community Safety Manager");
    CHECK(manager->agency != inspector->agency);
    CHECK_FALSE(partnership::execute(*sample, partnership::SetManager {manager->id, inspector->id}).has_value());
    must(partnership::execute(*sample, partnership::SetManager {inspector->id, {}}));
    CHECK_FALSE(partnership::managerOf(sample.reader(), inspector->id).has_value());
}

TEST_CASE("An observer comes once somebody has agreed, from that day on", "[tasking]")
{
    // Requirements B05: off by default.
    SampleReplica sample;
    const base::Id dtcg = partnership::bodyByName(sample.reader(), "DTCG")->id;
    const base::Id opcc = partnership::agencyByShortName(sample.reader(), "OPCC")->id;
    using namespace std::chrono_literals;
    CHECK(partnership::mayObserve(sample.reader(), dtcg, opcc, 2011y / 11 / 15));
    CHECK_FALSE(partnership::mayObserve(sample.reader(), dtcg, opcc, 2011y / 7 / 1));
    const base::Id fire = partnership::agencyByShortName(sample.reader(), "FIRE")->id;
    CHECK_FALSE(partnership::mayObserve(sample.reader(), dtcg, fire, 2011y / 11 / 15));
    for (const partnership::Membership& one : partnership::membershipsOf(sample.reader(), dtcg)) {
        if (one.agency == opcc) {
            const auto agreed = partnership::accessAgreement(sample.reader(), one.id);
            REQUIRE(agreed.has_value());
            CHECK(agreed->agreedOn == base::Date {2011y / 7 / 26});
            CHECK_FALSE(partnership::execute(*sample, partnership::AgreeAccess {one.id, " ", {}}).has_value());
        }
        if (one.agency == fire) {
            CHECK_FALSE(partnership::execute(*sample, partnership::AgreeAccess {one.id, "Board", {}}).has_value());
        }
    }
}

TEST_CASE("Three months on the chair is asked whether it worked, and after six unless it did", "[lookback]")
{
    SampleReplica sample;
    CHECK(lookBacksDue(sample.reader()).empty());
    using namespace std::chrono_literals;
    sample->session().setToday(base::Date {2012y / 1 / 20});
    const auto due = lookBacksDue(sample.reader());
    REQUIRE_FALSE(due.empty());
    CHECK(
        std::is_sorted(due.begin(), due.end(), [](const LookBack& a, const LookBack& b) { return a.askOn < b.askOn; }));
    const auto action =
        std::find_if(due.begin(), due.end(), [](const LookBack& one) { return one.action && !one.restricted; });
    const auto item = std::find_if(due.begin(), due.end(), [](const LookBack& one) { return !one.item.isNil(); });
    REQUIRE(action != due.end());
    REQUIRE(item != due.end());
    // Recovery actions of exceptions are asked with their figures, not here.
    CHECK(std::none_of(due.begin(), due.end(), [](const LookBack& one) { return one.name.rfind("A-006", 0) == 0; }));
    AnswerLookBack yes;
    yes.action = action->action;
    yes.answer = actions::EffectAnswer::Yes;
    yes.text = "Nobody complained since.";
    must(governance::execute(*sample, yes));
    AnswerLookBack partly;
    partly.item = item->item;
    partly.answer = actions::EffectAnswer::Partly;
    must(governance::execute(*sample, partly));
    CHECK(lookBacksDue(sample.reader()).size() == due.size() - 2);
    sample->session().setToday(base::Date {2012y / 5 / 1});
    const auto later = lookBacksDue(sample.reader());
    CHECK(std::none_of(later.begin(), later.end(),
                       [&](const LookBack& one) { return one.action && one.action == yes.action; }));
    const auto again =
        std::find_if(later.begin(), later.end(), [&](const LookBack& one) { return one.item == partly.item; });
    REQUIRE(again != later.end());
    CHECK(again->months == kSecondLookBackMonths);
    CHECK(lookBackAnswers(sample.reader()).size() == 2);
    AnswerLookBack open;
    open.action = actions::findAction(sample.reader(), std::string {"A-002"})->id;
    CHECK_FALSE(governance::execute(*sample, open).has_value());
}
