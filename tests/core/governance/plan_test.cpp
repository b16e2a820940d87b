// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan, its assessments and its priorities (requirements A01, A02, A07, A09, K03, I01, I02, I05, I09, O01, N01).
#include "core/governance/plan_commands.h"

#include "core/actions/action_queries.h"
#include "core/governance/countdown.h"
#include "core/governance/equality.h"
#include "core/governance/missing_leads.h"
#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/execute.h"
#include "core/partnership/priority_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kDecisionSql = R"(
    INSERT INTO entry (id, meeting, item, kind, verb, text, sensitivity, position)
    VALUES (?1, ?2, ?1, 'decision', 'RESOLVED', ?3, ?4, 1))";

base::Id meetingOf(const replica::Reader& reader, const std::string& body)
{
    return meetings::meetingsOf(reader, partnership::bodyByName(reader, body)->id).front().id;
}

/// A decision in the minutes of a body's first meeting.
base::Id decide(SampleReplica& sample, const std::string& body, const std::string& text, const char* sensitivity)
{
    const base::Id id = base::newId();
    const base::Id meeting = meetingOf(sample.reader(), body);
    must(sample->transact("A decision", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run(kDecisionSql, id, meeting, text, sensitivity);
        return {};
    }));
    return id;
}

partnership::AddPriority priority(const std::string& code, const std::string& name)
{
    partnership::AddPriority one;
    one.shortName = code;
    one.name = name;
    return one;
}

}  // namespace

TEST_CASE("A plan of three years shows its three revisions, and a review is due 12 months after the last",
          "[governance][plan]")
{
    SampleReplica sample;
    auto plan = planOn(sample.reader(), 2011y / 11 / 15);
    REQUIRE(plan.has_value());
    CHECK(plan->plan.name == "Partnership Plan 2011 to 2014");
    CHECK(plan->plan.first() == 2011y / 4 / 1);
    CHECK(plan->plan.last() == 2014y / 3 / 31);
    REQUIRE(plan->revisions.size() == 1);
    CHECK(plan->reviewDue == 2012y / 4 / 1);
    CHECK(plan->reviewInWords(2011y / 11 / 15) == "Review due on 1 April 2012");
    CHECK(plan->reviewInWords(2012y / 4 / 1) == "Review due since 1 April 2012");

    const base::Id set = plan->revisions[0].prioritySet;
    for (const int year : {2012, 2013}) {
        const base::Id assessmentId = must(execute(*sample,
                                                   RecordAssessment {.title = "Assessment of " + std::to_string(year),
                                                                     .receivedOn = std::chrono::year {year} / 2 / 1}));
        const base::Id revision = must(execute(*sample, AddRevision {plan->plan.id, year, assessmentId, set}));
        must(execute(*sample, FinaliseRevision {revision, std::chrono::year {year} / 4 / 10}));
    }
    plan = planOn(sample.reader(), 2013y / 5 / 1);
    REQUIRE(plan->revisions.size() == 3);
    CHECK(plan->revisions[0].year == 2011);
    CHECK(plan->revisions[1].year == 2012);
    CHECK(plan->revisions[2].year == 2013);
    CHECK(plan->revisions[2].assessmentTitle == "Assessment of 2013");
    CHECK(plan->reviewDue == 2014y / 4 / 10);
    CHECK_FALSE(execute(*sample, AddRevision {plan->plan.id, 2014}).has_value());
    CHECK_FALSE(execute(*sample, AddRevision {plan->plan.id, 2013}).has_value());
    CHECK_FALSE(execute(*sample, AddPlan {"Another", 2013, 2016}).has_value());
    CHECK(execute(*sample, AddPlan {"The next plan", 2014, 2017}).has_value());
}

TEST_CASE("A revision is not final without an assessment that has been received", "[governance][plan]")
{
    SampleReplica sample;
    const auto plan = planOn(sample.reader(), 2011y / 11 / 15);
    const base::Id set = plan->revisions[0].prioritySet;
    const base::Id revision = must(execute(*sample, AddRevision {plan->plan.id, 2012, {}, set}));
    const auto without = execute(*sample, FinaliseRevision {revision, 2012y / 4 / 1});
    REQUIRE_FALSE(without.has_value());
    CHECK(without.error().field == "assessment");

    const base::Id coming = must(execute(*sample, RecordAssessment {.title = "Assessment of 2011"}));
    must(execute(*sample, EditRevision {revision, coming}));
    CHECK_FALSE(execute(*sample, FinaliseRevision {revision, 2012y / 4 / 1}).has_value());
    must(execute(*sample,
                 EditAssessment {coming,
                                 {.title = "Assessment of 2011",
                                  .periodFrom = 2011y / 1 / 1,
                                  .periodTo = 2011y / 12 / 31,
                                  .receivedOn = 2012y / 2 / 7,
                                  .findings = "Violence rose.",
                                  .priorities = {"Violence", "Anti-social behaviour"}}}));
    must(execute(*sample, FinaliseRevision {revision, 2012y / 4 / 1}));
    CHECK_FALSE(execute(*sample, EditRevision {revision, base::Id {}}).has_value());
    CHECK_FALSE(execute(*sample, EditAssessment {coming, {.title = "Assessment of 2011"}}).has_value());
    const auto read = assessment(sample.reader(), coming);
    CHECK(read->priorities == std::vector<std::string> {"Violence", "Anti-social behaviour"});
    CHECK(read->findings == "Violence rose.");
}

TEST_CASE("The Board's decision makes next year's priorities; an old action keeps the one it was made under",
          "[governance][plan]")
{
    SampleReplica sample;
    const auto action = actions::findAction(sample.reader(), "A-001");
    REQUIRE(action.has_value());
    const auto before = partnership::prioritiesOn(sample.reader(), 2011y / 11 / 15);
    REQUIRE(before.size() == 3);

    DecidePriorities command;
    command.name = "Priorities from 2012";
    command.effectiveFrom = 2012y / 4 / 1;
    command.priorities = {
        priority("P1", "Reducing crime"), priority("P2", "Tackling anti-social behaviour and hate crime"),
        priority("P3", "Building stronger and more supportive communities"), priority("P4", "Alcohol and violence")};
    CHECK_FALSE(execute(*sample, command).has_value());
    // A tasking group's decision, and one nobody outside may read, make no priorities.
    command.entry = decide(sample, "DTCG", "to look at alcohol.", "open");
    CHECK_FALSE(execute(*sample, command).has_value());
    command.entry = decide(sample, "BOARD", "that alcohol is a priority.", "restricted");
    CHECK_FALSE(execute(*sample, command).has_value());
    command.entry = decide(sample, "BOARD", "that these are the priorities for the coming year.", "open");
    const base::Id set = must(execute(*sample, command));

    CHECK(partnership::prioritiesOn(sample.reader(), 2012y / 3 / 31).size() == 3);
    const auto after = partnership::prioritiesOn(sample.reader(), 2012y / 4 / 1);
    REQUIRE(after.size() == 4);
    CHECK(after[0].prioritySet == set);
    CHECK(partnership::linksOf(sample.reader(), after[0].id).size() == 13);
    CHECK(partnership::linksOf(sample.reader(), after[3].id).empty());
    const auto current = partnership::prioritySetOn(sample.reader(), 2012y / 4 / 1);
    CHECK(current->decidedEntry == command.entry);
    CHECK(current->decidedText
          == "Safer Peterborough Partnership Board (CDRP Board), 29 November 2011: RESOLVED that these are the "
             "priorities "
             "for the coming year.");
    // What was agreed under the set before still names it (requirements A09).
    CHECK(actions::findAction(sample.reader(), "A-001")->priority == action->priority);
    for (const partnership::Priority& old : before) {
        CHECK(partnership::priority(sample.reader(), old.id)->name == old.name);
    }
}

TEST_CASE("Other areas of focus stand beside the priorities and are not counted with them", "[governance][plan]")
{
    SampleReplica sample;
    const auto areas = partnership::areasOfFocusOn(sample.reader(), 2011y / 11 / 15);
    REQUIRE(areas.size() == 4);
    CHECK(areas[0].name == "Domestic abuse and sexual assault");
    CHECK(areas[3].name == "Victims and witnesses");
    CHECK(partnership::prioritiesOn(sample.reader(), 2011y / 11 / 15).size() == 3);
    CHECK(partnership::priorityByShortName(sample.reader(), "f2")->name == "Road safety");
    // An item is tagged to one as to a priority.
    const base::Id meeting =
        meetings::meetingsOf(sample.reader(), partnership::bodyByName(sample.reader(), "DTCG")->id).back().id;
    meetings::ProposeItem item;
    item.meeting = meeting;
    item.title = "Speeding in Paston";
    item.origin = meetings::ItemOrigin::PartnerReferral;
    item.ask = meetings::ItemAsk::Input;
    item.priorities = {areas[1].id};
    const base::Id proposed = must(meetings::execute(*sample, item));
    const auto read = meetings::itemOf(sample.reader(), meeting, proposed);
    REQUIRE(read->priorities.size() == 1);
    CHECK(read->priorities[0].name == "Road safety");
}

TEST_CASE("Workstreams have a lead and a fact with its source; what nobody leads is listed", "[governance][plan]")
{
    SampleReplica sample;
    auto missing = missingLeads(sample.reader(), 2011y / 11 / 15);
    REQUIRE(missing.size() == 2);
    CHECK(inWords(missing) == "No lead: 2 workstreams.");
    CHECK(missing[0].name == "Protecting vulnerable people");
    const auto known = partnership::workstreamNamed(sample.reader(), "iom development");
    REQUIRE(known.has_value());
    CHECK(known->fact == "10% of offenders commit up to 50% of crime.");
    CHECK_FALSE(known->factSource.empty());
    // Five principles and seven pathways (the plan, section 6.1).
    CHECK(std::count(known->principles.begin(), known->principles.end(), '\n') == 4);
    CHECK(std::count(known->pathways.begin(), known->pathways.end(), '\n') == 6);
    CHECK_FALSE(
        partnership::execute(*sample, partnership::DescribeWorkstream {.name = "ASB programme", .fact = "Rising"})
            .has_value());
    for (const MissingLead& one : missing) {
        must(partnership::execute(*sample,
                                  partnership::DescribeWorkstream {.name = one.name, .leadRole = "Service manager"}));
    }
    CHECK(inWords(missingLeads(sample.reader(), 2011y / 11 / 15))
          == "Every theme group, workstream and measure has a lead.");
}

TEST_CASE("Every priority has an equality impact assessment with its review, or the reason why none is needed",
          "[governance][equality]")
{
    SampleReplica sample;
    const auto lines = equalityOfPriorities(sample.reader(), 2011y / 11 / 15);
    REQUIRE(lines.size() == 7);  // three priorities, four other areas
    CHECK(lines[0].inWords() == "Made on 4 March 2011, review on 4 March 2012");
    CHECK(lines[3].inWords() == "None, area of focus");
    CHECK_FALSE(lines[3].isOutstanding());
    for (const YearReminder& reminder : yearReminders(sample.reader()))
        CHECK_THAT(reminder.text, !ContainsSubstring("has no impact assessment"));
    const base::Id roads = partnership::priorityByShortName(sample.reader(), "F2")->id;
    CHECK_FALSE(execute(*sample, AssessEquality {.priority = roads}).has_value());
    CHECK_FALSE(execute(*sample, AssessEquality {.priority = roads, .madeOn = 2011y / 11 / 1}).has_value());
    CHECK_FALSE(
        execute(*sample, AssessEquality {.priority = roads, .madeOn = 2011y / 12 / 1, .summary = "None"}).has_value());
    must(execute(*sample, AssessEquality {.priority = roads, .notNeeded = "no decision is taken on it yet"}));
    CHECK(equalityOfPriorities(sample.reader(), 2011y / 11 / 15)[4].inWords()
          == "Not needed: no decision is taken on it yet");
    must(execute(*sample,
                 AssessEquality {.priority = roads, .madeOn = 2011y / 11 / 1, .summary = "No difference found"}));
    const auto now = equalityOfPriorities(sample.reader(), 2011y / 11 / 15)[4];
    CHECK(now.assessments == 2);
    CHECK(now.newest->summary == "No difference found");
}

TEST_CASE("Linked strategies have an owner and an address, and are linked from priorities", "[governance][plan]")
{
    SampleReplica sample;
    const auto all = linkedStrategies(sample.reader());
    REQUIRE(all.size() == 3);
    CHECK(all[0].owner == "Greater Peterborough Partnership");
    CHECK(all[0].priorities.size() == 3);
    CHECK_FALSE(execute(*sample, AddStrategy {"Housing strategy", "", "https://example.org"}).has_value());
    CHECK_FALSE(execute(*sample, AddStrategy {"Housing strategy", "City Council", "javascript:alert(1)"}).has_value());
    CHECK_FALSE(execute(*sample, AddStrategy {"single delivery plan", "City Council"}).has_value());
    const base::Id id = must(execute(*sample, AddStrategy {"Housing strategy", "City Council"}));
    must(execute(*sample, RemoveStrategy {id}));
    CHECK(linkedStrategies(sample.reader()).size() == 3);
}

TEST_CASE("Eight principles are scored by each agency once a year", "[governance][plan]")
{
    SampleReplica sample;
    REQUIRE(selfAssessmentYears(sample.reader()) == std::vector<int> {2011});
    auto rows = selfAssessment(sample.reader(), 2011);
    REQUIRE(rows.size() == 8);
    CHECK(rows[0].principle.name == "Leadership and ownership");
    REQUIRE(rows[0].scores.size() == 11);  // twelve agencies, one with access only
    CHECK(rows[0].scores[0].agencyShortName == "CITY");
    CHECK(rows[0].scores[0].score == 3);
    CHECK_FALSE(rows[0].scores[10].score.has_value());
    const base::Id city = partnership::agencyByShortName(sample.reader(), "CITY")->id;
    must(execute(*sample, ScorePrinciple {2011, city, "Openness", 4, "Minutes are public"}));
    rows = selfAssessment(sample.reader(), 2011);
    CHECK(rows[1].scores[0].score == 4);
    CHECK(rows[1].scores[0].note == "Minutes are public");
    CHECK_FALSE(execute(*sample, ScorePrinciple {2011, city, "openness", 5}).has_value());
    CHECK_FALSE(execute(*sample, ScorePrinciple {2012, city, "openness", 3}).has_value());
    CHECK_FALSE(execute(*sample, ScorePrinciple {2011, city, "speed", 3}).has_value());
}
