// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exceptions are found in the figures: one for each concern that goes on, and no more (requirements §3.6, §5.5, §5.8).
#include "core/performance/findings.h"
#include "tests/core/actions/figures_of.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>
#include <set>

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

std::map<std::string, std::string> states(const replica::Reader& reader)
{
    std::map<std::string, std::string> all;
    for (const PerformanceException& one : listExceptions(reader)) {
        all[one.reference] = std::string {toStored(one.state)};
    }
    return all;
}

/// A measure with one value a month from January 2010 on.
struct OneMeasure {
    TestReplica replica;
    base::Id measure;

    explicit OneMeasure(performance::Polarity polarity, const std::vector<double>& values)
    {
        performance::AddMeasure add;
        add.details.name = "Burglary";
        add.details.unit = "offences";
        add.details.polarity = polarity;
        measure = must(performance::execute(*replica, add)).id;
        base::Date month = 2010y / 1 / 1;
        for (const double value : values) {
            must(performance::execute(*replica, performance::RecordValue {measure, month, value, false, {}, {}, {}}));
            month = base::addMonths(month, 1);
        }
    }
    Detection detect() { return must(execute(*replica, DetectExceptions {})); }
};

const std::vector<double> kOrdinary {50, 52, 48, 51, 49, 50, 53, 47, 50, 52, 48, 50};

std::vector<double> then(std::vector<double> values, const std::vector<double>& more)
{
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

}  // namespace

TEST_CASE("The untouched sample raises nothing: its exceptions cover what its figures show", "[exceptions][sample]")
{
    SampleFigures figures;
    const auto expected = expectedOfSample();
    const auto before = states(figures.reader());
    REQUIRE(before.size() == expected.at("exceptions").size());
    const Detection found = figures.detect();
    CHECK(found.raised.empty());
    CHECK(found.duplicates.empty());
    CHECK(states(figures.reader()) == before);
    // The two concerns of October go on; August is covered and over, December 2010 is long over.
    std::set<std::string> going;
    for (const auto& one : found.goingOn) {
        going.insert(one.reference);
    }
    CHECK(going == std::set<std::string> {"EX-03", "EX-04"});
    for (const auto& [reference, want] : expected.at("exceptions").items()) {
        const PerformanceException exception = figures.exception(reference);
        CHECK(want.at("measure").get<std::string>() == exception.measureReference);
        CHECK(want.at("period").get<std::string>() == exception.period);
        CHECK(want.at("rule").get<std::string>() == exception.rule);
        CHECK(exception.meaning == performance::Meaning::Concern);
        const auto finding = findingOf(figures.reader(), exception);
        REQUIRE(finding.has_value());
        CHECK(covers(exception, *finding));
    }
    CHECK(figures.exception("EX-03").firstPeriod == "2010-12");
    CHECK(pointsBack(figures.reader(), figures.exception("EX-02")) == std::size_t {2});
}

TEST_CASE("Every signal of the sample's last month is a finding, with the rules expected of it", "[exceptions][sample]")
{
    SampleFigures figures;
    const auto expected = expectedOfSample();
    std::map<std::string, performance::Finding> last;
    for (const performance::Finding& finding : performance::findings(figures.reader())) {
        if (finding.run.since == 0) {
            CHECK(last.emplace(finding.reference, finding).second);
        }
    }
    for (const auto& want : expected.at("measures")) {
        const std::string reference = want.at("id");
        INFO(reference);
        const bool flagged = !want.at("latest_rules").empty();
        REQUIRE(last.contains(reference) == flagged);
        if (!flagged) {
            continue;
        }
        // A run holds its latest month's rules; it began no later than its flagged months say.
        std::set<std::string> rules;
        for (const performance::SignalRule rule : last.at(reference).run.rules) {
            rules.insert(std::string {performance::toStored(rule)});
        }
        for (const auto& rule : want.at("latest_rules")) {
            CHECK(rules.contains(rule.get<std::string>()));
        }
    }
    CHECK(last.size() == 7);
    CHECK(performance::sentenceOf(last.at("M09")) == "October above the upper limit: 22, expected 7 to 21");
    CHECK(performance::sentenceOf(last.at("M05")) == "11 months above the mean");
    CHECK(last.at("M05").change == "14 more (9.5%)");
    // The base is under 30: the count alone (requirements H08).
    CHECK(last.at("M09").change == "8 more");
}

TEST_CASE("A signal that goes on is one exception, also while it grows and after it was answered", "[exceptions]")
{
    OneMeasure one {performance::Polarity::LowerIsBetter, then(kOrdinary, {70})};
    const Detection first = one.detect();
    REQUIRE(first.raised.size() == 1);
    CHECK(first.raised.front().reference == "EX-01");
    CHECK(one.detect().raised.empty());
    CHECK(one.replica->undoLabel() == std::optional<std::string> {"Look for exceptions: EX-01"});
    // The next months: beyond the limit, back for two, beyond it again: still the same.
    base::Date month = 2011y / 2 / 1;
    for (const double value : {72.0, 50.0, 49.0, 71.0}) {
        must(performance::execute(*one.replica,
                                  performance::RecordValue {one.measure, month, value, false, {}, {}, {}}));
        CHECK(one.detect().raised.empty());
        month = base::addMonths(month, 1);
    }
    CHECK(one.detect().goingOn.size() == 1);
    // Dismissed while it goes on, it is not raised again.
    const auto exception = findException(one.replica->reader(), std::string {"EX-01"});
    must(execute(*one.replica,
                 DismissException {exception->id, DismissalReason::RecordingChange, "A new form.", {}, {}}));
    must(performance::execute(*one.replica, performance::RecordValue {one.measure, month, 73, false, {}, {}, {}}));
    CHECK(one.detect().raised.empty());
    // Three ordinary months end it. What comes after is another one.
    for (const double value : {50.0, 51.0, 49.0, 75.0}) {
        month = base::addMonths(month, 1);
        must(performance::execute(*one.replica,
                                  performance::RecordValue {one.measure, month, value, false, {}, {}, {}}));
    }
    const Detection again = one.detect();
    REQUIRE(again.raised.size() == 1);
    CHECK(again.raised.front().reference == "EX-02");
}

TEST_CASE("A neutral measure and an improvement raise nothing", "[exceptions]")
{
    OneMeasure neutral {performance::Polarity::Neutral, then(kOrdinary, {70, 72, 74})};
    CHECK(neutral.detect().raised.empty());
    const auto found = performance::findings(neutral.replica->reader());
    REQUIRE(found.size() == 1);
    CHECK(found.front().run.meaning == performance::Meaning::Neutral);

    OneMeasure better {performance::Polarity::HigherIsBetter, then(kOrdinary, {70})};
    CHECK(better.detect().raised.empty());
    // Somebody may still want an answer: then it is raised, and confirmed at once.
    const auto raised = must(execute(*better.replica, RaiseFinding {better.measure}));
    CHECK(findException(better.replica->reader(), raised.id)->state == ExceptionState::Confirmed);
    CHECK_FALSE(execute(*better.replica, RaiseFinding {better.measure}).has_value());
}

TEST_CASE("Fewer than twelve points make trial limits, which raise nothing by themselves", "[exceptions]")
{
    OneMeasure one {performance::Polarity::LowerIsBetter, {50, 50.5, 49.5, 50, 50.5, 49.5, 50, 50.5, 49.5, 50, 80}};
    const auto found = performance::findings(one.replica->reader());
    CHECK(std::any_of(found.begin(), found.end(), [](const performance::Finding& finding) {
        return finding.run.trial && finding.run.meaning == performance::Meaning::Concern;
    }));
    CHECK(one.detect().raised.empty());
    CHECK(must(execute(*one.replica, RaiseFinding {one.measure})).reference == "EX-01");
}

TEST_CASE("An exception names a measure, a period and the rule, or that it was raised by judgement", "[exceptions]")
{
    OneMeasure one {performance::Polarity::LowerIsBetter, then(kOrdinary, {70})};
    one.detect();
    must(execute(*one.replica, RaiseException {{}, {}, "Complaints about one street", "Community Safety Officer"}));
    CHECK_FALSE(execute(*one.replica, RaiseException {{}, {}, "  ", {}}).has_value());
    for (const PerformanceException& exception : listExceptions(one.replica->reader())) {
        CHECK_FALSE(exception.period.empty());
        CHECK_FALSE(exception.rule.empty());
        CHECK((exception.byJudgement() ? !exception.reason.empty() : !exception.measure.isNil()));
        CHECK_FALSE(eventsOf(one.replica->reader(), exception.id).empty());
    }
}

TEST_CASE("Two computers that find the same make one record of it", "[exceptions][sharing]")
{
    OneMeasure one {performance::Polarity::LowerIsBetter, then(kOrdinary, {70})};
    TestReplica other;
    const auto carry = [](replica::Replica& from, replica::Replica& to) {
        for (const replica::Head& head : from.heads()) {
            std::int64_t known = 0;
            for (const replica::Head& theirs : to.heads()) {
                known = theirs.device == head.device ? theirs.sequence : known;
            }
            must(to.receive(from.changesAfter(head.device, known, 1'000, 100'000'000)));
        }
    };
    carry(*one.replica, *other);
    REQUIRE(one.detect().raised.size() == 1);
    REQUIRE(must(execute(*other, DetectExceptions {})).raised.size() == 1);
    carry(*one.replica, *other);
    carry(*other, *one.replica);
    for (replica::Replica* replica : {&*one.replica, &*other}) {
        CHECK(listExceptions(replica->reader()).size() == 1);
        CHECK(eventsOf(replica->reader(), listExceptions(replica->reader()).front().id).size() == 1);
        CHECK(replica->conflicts().empty());
        CHECK(must(execute(*replica, DetectExceptions {})).raised.empty());
    }
}

TEST_CASE("Two exceptions for one signal come together again", "[exceptions][sharing]")
{
    // Raised where fewer months were known, one began later than the other.
    OneMeasure one {performance::Polarity::LowerIsBetter, then(kOrdinary, {70})};
    one.detect();
    must(one.replica->transact("Another computer's", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run(R"(INSERT INTO performance_exception (id, number, reference, measure_id, period, first_period, rule,
                                                         direction, meaning, state, sensitivity)
                      VALUES (?1, 7, 'EX-07', ?2, '2011-01', '2011-01', '2of3', 'high', 'concern', 'detected', 'open'))",
                   base::newId(), one.measure);
        return {};
    }));
    const Detection found = one.detect();
    CHECK(found.duplicates == std::vector<std::string> {"EX-07"});
    const auto late = findException(one.replica->reader(), std::string {"EX-07"});
    CHECK(late->state == ExceptionState::Dismissed);
    CHECK(late->dismissal == DismissalReason::Duplicate);
    CHECK(one.detect().duplicates.empty());
}
