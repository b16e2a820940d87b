// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/place_commands.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using namespace muster::test;
using namespace muster::performance;
using namespace std::chrono_literals;
using base::FailureCode;

namespace {

MeasureDetails crime(const std::string& name = "All recorded crime")
{
    MeasureDetails details;
    details.name = name;
    details.unit = "offences";
    details.polarity = Polarity::LowerIsBetter;
    details.source = "Cambridgeshire Constabulary";
    return details;
}

base::Id added(TestReplica& replica, const MeasureDetails& details)
{
    return must(execute(*replica, AddMeasure {details, {}, {}})).id;
}

Recorded record(TestReplica& replica, const base::Id& measure, base::Date period, double value,
                bool provisional = false)
{
    RecordValue command;
    command.measure = measure;
    command.period = period;
    command.value = value;
    command.provisional = provisional;
    return must(execute(*replica, command));
}

// M01 of the demonstration, September 2009 to October 2011.
const std::vector<double> kRecorded {1410, 1388, 1432, 1365, 1402, 1379, 1421, 1396, 1368, 1415, 1390, 1404, 1371,
                                     1352, 1344, 1338, 1329, 1341, 1318, 1322, 1309, 1297, 1311, 1288, 1294, 1281};

}  // namespace

TEST_CASE("A measure keeps all that was said of it", "[performance][measures]")
{
    TestReplica replica;
    const auto ward = must(partnership::execute(*replica, partnership::AddWard {"Paston", {}}));
    MeasureDetails details = crime();
    details.target = "reduce by 6% to 1,290 by March";
    details.workstream = "Neighbourhood policing";
    details.leadRole = "Head of performance";
    details.twoOfThree = TwoOfThree::Mdc2023;
    details.note = "Counted by the month recorded.";
    const std::vector<MeasurePlace> places {{ward, base::Id {}, ""}, {base::Id {}, base::Id {}, "City centre"}};
    const auto done = must(execute(*replica, AddMeasure {details, places, {}}));
    CHECK(done.reference == "M01");

    const Measure read = measure(replica->reader(), done.id).value();
    CHECK(read.details.name == "All recorded crime");
    CHECK(read.details.polarity == Polarity::LowerIsBetter);
    CHECK(read.details.workstream == "Neighbourhood policing");
    CHECK(read.details.twoOfThree == TwoOfThree::Mdc2023);
    CHECK(read.details.screening);
    REQUIRE(read.places.size() == 2);
    CHECK(read.places[0].name == "City centre");
    CHECK(read.places[1].name == "Paston");
    REQUIRE(read.target.has_value());
    CHECK(read.target->text == "reduce by 6% to 1,290 by March");
    CHECK(read.target->value == 1290);
    CHECK(read.target->percent == -6);
    CHECK(read.target->by == 2012y / 3 / 31);
    CHECK(findMeasure(replica->reader(), "m01").value().id == done.id);
    CHECK(findMeasure(replica->reader(), "all recorded CRIME").value().id == done.id);
    CHECK_FALSE(findMeasure(replica->reader(), "M02").has_value());
}

TEST_CASE("What cannot be a measure is refused with what to do", "[performance][measures]")
{
    TestReplica replica;
    added(replica, crime());
    const auto refusal = [&](const MeasureDetails& details) {
        const auto done = execute(*replica, AddMeasure {details, {}, {}});
        REQUIRE_FALSE(done.has_value());
        return done.error().field;
    };
    CHECK(refusal(crime("  ")) == "name");
    CHECK(refusal(crime("ALL recorded crime")) == "name");
    MeasureDetails details = crime("Burglary");
    details.target = "better";
    CHECK(refusal(details) == "target");
    details.target = "yes by March";
    CHECK(refusal(details) == "target");
    details = crime("Burglary");
    details.baselinePoints = 5;
    CHECK(refusal(details) == "baseline");
    CHECK(measures(replica->reader()).size() == 1);
}

TEST_CASE("A revised value shows the old one", "[performance][measures]")
{
    TestReplica replica;
    const base::Id id = added(replica, crime());
    CHECK(record(replica, id, 2011y / 10 / 1, 1281, true) == Recorded::New);
    CHECK(record(replica, id, 2011y / 10 / 17, 1281, true) == Recorded::Unchanged);
    const auto before = replica->newestChanges(100).size();
    CHECK(record(replica, id, 2011y / 10 / 1, 1281, true) == Recorded::Unchanged);
    CHECK(replica->newestChanges(100).size() == before);
    CHECK(record(replica, id, 2011y / 10 / 1, 1290, true) == Recorded::Revised);
    CHECK(record(replica, id, 2011y / 10 / 1, 1290) == Recorded::Revised);  // no longer provisional

    const auto values = valuesOf(replica->reader(), id);
    REQUIRE(values.size() == 1);
    CHECK(values[0].period == 2011y / 10 / 1);
    CHECK(values[0].now.value == 1290);
    CHECK_FALSE(values[0].now.provisional);
    CHECK(values[0].now.source == "Cambridgeshire Constabulary");
    CHECK(values[0].now.receivedOn == 2011y / 11 / 15);
    REQUIRE(values[0].before.size() == 2);
    CHECK(values[0].before[0].value == 1281);
    CHECK(values[0].before[0].provisional);
    CHECK(values[0].before[1].value == 1290);

    must(replica->undo());
    CHECK(valuesOf(replica->reader(), id)[0].now.provisional);
}

TEST_CASE("Limits are locked to the first twelve values until a rebase is recorded", "[performance][measures]")
{
    TestReplica replica;
    const base::Id id = added(replica, crime());
    for (std::size_t i = 0; i < kRecorded.size(); ++i) {
        record(replica, id, base::addMonths(2009y / 9 / 1, static_cast<int>(i)), kRecorded[i]);
    }
    MeasureChart chart = chartOfMeasure(replica->reader(), id).value();
    REQUIRE(chart.chart.groups.size() == 1);
    CHECK(chart.chart.groups[0].limits.mean == 1397.5);
    CHECK(chart.chart.points.back().signal == Signal::Below);
    CHECK(chart.chart.points.back().meaning == Meaning::Improvement);

    RebaseMeasure rebase {id, 2010y / 10 / 20, false, "The fall is the new normal", "", {}};
    CHECK(execute(*replica, rebase).error().code == FailureCode::Invalid);
    rebase.decidedBy = "PERF, 1 November 2011";
    const base::Id recorded = must(execute(*replica, rebase));
    CHECK(execute(*replica, rebase).error().code == FailureCode::Refused);
    chart = chartOfMeasure(replica->reader(), id).value();
    REQUIRE(chart.chart.groups.size() == 2);
    CHECK(chart.chart.groups[1].first == 13);
    REQUIRE(chart.rebases.size() == 1);
    CHECK(chart.rebases[0].from == 2010y / 10 / 1);
    CHECK(chart.rebases[0].reason == "The fall is the new normal");
    CHECK(chart.rebases[0].decidedOn == 2011y / 11 / 15);
    // The first twelve after it, October 2010 to September 2011: 15,843 in all.
    CHECK(chart.chart.groups[1].limits.mean == Approx(15'843.0 / 12));

    must(execute(*replica, WithdrawRebase {recorded}));
    CHECK(chartOfMeasure(replica->reader(), id).value().chart.groups.size() == 1);
    CHECK(execute(*replica, WithdrawRebase {recorded}).error().code == FailureCode::NotFound);

    const auto octobers = sameSeason(chart.values, 2011y / 10 / 1);
    REQUIRE(octobers.size() == 2);
    CHECK(octobers[0].now.value == 1388);
    CHECK(octobers[1].now.value == 1352);
}

TEST_CASE("No more than last year is held against last year's month", "[performance][measures]")
{
    TestReplica replica;
    MeasureDetails details = crime();
    details.target = "no more than last year";
    const base::Id id = added(replica, details);
    for (int i = 0; i < 14; ++i) {
        record(replica, id, base::addMonths(2010y / 1 / 1, i), 100 + i);
    }
    const MeasureChart chart = chartOfMeasure(replica->reader(), id).value();
    CHECK_FALSE(chart.targets[11].has_value());
    CHECK(chart.targets[12] == 100);
    CHECK(chart.targets[13] == 101);
    CHECK(chart.assurance != Assurance::NotJudged);
}

TEST_CASE("A yes or no milestone works from end to end", "[performance][measures]")
{
    TestReplica replica;
    MeasureDetails details = crime("Single system in place");
    details.kind = MeasureKind::Milestone;
    details.target = "yes by March 2012";
    const base::Id id = added(replica, details);
    CHECK(record(replica, id, 2011y / 10 / 1, 0) == Recorded::New);
    RecordValue wrong;
    wrong.measure = id;
    wrong.period = 2011y / 11 / 1;
    wrong.value = 7;
    CHECK(execute(*replica, wrong).error().field == "value");
    CHECK(record(replica, id, 2011y / 11 / 1, 1) == Recorded::New);
    const MeasureChart chart = chartOfMeasure(replica->reader(), id).value();
    CHECK(chart.measure.target->kind == TargetKind::Milestone);
    CHECK(chart.measure.target->by == 2012y / 3 / 31);
    CHECK(chart.chart.points.empty());
    CHECK(chart.values.back().now.value == 1);
}

TEST_CASE("Paired measures know each other, and a retired one stays readable", "[performance][measures]")
{
    TestReplica replica;
    const base::Id one = added(replica, crime("Reports"));
    const base::Id other = added(replica, crime("Escalation"));
    must(execute(*replica, PairMeasures {one, other, "Reports may rise; escalation should not"}));
    CHECK(measure(replica->reader(), other)->pairedWith == std::vector {one});
    CHECK(execute(*replica, PairMeasures {other, one, {}}).error().code == FailureCode::Refused);
    CHECK(execute(*replica, PairMeasures {one, one, {}}).error().code == FailureCode::Invalid);
    must(execute(*replica, UnpairMeasures {other, one}));
    CHECK(measure(replica->reader(), one)->pairedWith.empty());

    record(replica, one, 2011y / 10 / 1, 5);
    CHECK(execute(*replica, RetireMeasure {one, 2011y / 11 / 14, {}}).error().field == "reason");
    must(execute(*replica, RetireMeasure {one, 2011y / 11 / 14, "No longer counted"}));
    CHECK(measures(replica->reader()).size() == 1);
    CHECK(measures(replica->reader(), true).size() == 2);
    CHECK(valuesOf(replica->reader(), one).size() == 1);
    const auto next = must(execute(*replica, AddMeasure {crime("Third"), {}, {}}));
    CHECK(next.reference == "M03");
}

TEST_CASE("A value of a quarterly measure belongs to its quarter", "[performance][measures]")
{
    TestReplica replica;
    MeasureDetails details = crime("Satisfaction");
    details.frequency = Frequency::Quarterly;
    const base::Id id = added(replica, details);
    record(replica, id, 2011y / 9 / 3, 80);
    CHECK(record(replica, id, 2011y / 7 / 1, 81) == Recorded::Revised);
    CHECK(valuesOf(replica->reader(), id)[0].period == 2011y / 7 / 1);
}
