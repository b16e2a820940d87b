// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did it work?": the mark on the chart, the question three months later, and the answer with its figures.
#include "core/actions/action_queries.h"
#include "core/actions/effect.h"
#include "tests/core/actions/figures_of.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;

TEST_CASE("A closed recovery action is marked on the chart of its measure", "[exceptions][effect]")
{
    SampleFigures f;
    const auto markers = chartMarkers(f.reader(), f.exception("EX-02").measure);
    // are verified; only claimed.
    REQUIRE(markers.size() == 2);
    CHECK(markers[0].on <= markers[1].on);
    CHECK((markers[0].reference == "A-006" || markers[0].reference == "A-013"));
    CHECK_FALSE(markers[0].text.empty());
    CHECK(chartMarkers(f.reader(), f.exception("EX-04").measure).empty());
    CHECK(chartMarkers(f.reader(), {}).empty());
}

TEST_CASE("Three months after closing it is asked whether it worked, until somebody answers", "[exceptions][effect]")
{
    SampleFigures f;
    CHECK(effectQuestionsDue(f.reader()).empty());
    const auto markers = chartMarkers(f.reader(), f.exception("EX-02").measure);
    const base::Id action = markers.front().action;
    const base::Date closed = markers.front().on;
    const base::Date month = performance::periodOf(closed, performance::Frequency::Monthly);
    // Three months before and after the one it was closed in.
    double before = 0;
    for (const auto& value : performance::valuesOf(f.reader(), f.exception("EX-02").measure)) {
        for (int back = 1; back <= 3; ++back) {
            before += value.period == base::addMonths(month, -back) ? value.now.value / 3 : 0;
        }
    }
    for (int later = 1; later <= 4; ++later) {
        f.give("M02", base::addMonths(month, later), 60 + later);
    }
    f.sample->session().setToday(base::addMonths(closed, 3));
    const auto due = effectQuestionsDue(f.reader());
    REQUIRE_FALSE(due.empty());
    CHECK(due.front().action == action);
    CHECK(due.front().askOn == base::addMonths(closed, 3));
    REQUIRE(due.front().figures.after.has_value());
    CHECK(*due.front().figures.after == Approx(62));
    CHECK(*due.front().figures.before == Approx(before));
    CHECK_THAT(due.front().figures.change, ContainsSubstring("fewer ("));

    const base::Id id = f.exception("EX-02").id;
    CHECK_THAT(f.refusal(AnswerEffect {id, findAction(f.reader(), std::string {"A-007"})->id}),
               ContainsSubstring("not verified yet"));
    CHECK_THAT(f.refusal(AnswerEffect {id, findAction(f.reader(), std::string {"A-001"})->id}),
               ContainsSubstring("no recovery action"));
    f.take(AnswerEffect {id, action, EffectAnswer::Partly, "Sheds, not vehicles.", {}, {}});
    for (const EffectQuestion& question : effectQuestionsDue(f.reader())) {
        CHECK(question.action != action);
    }
    const auto given = effectsOf(f.reader(), id);
    REQUIRE(given.size() == 1);
    CHECK(given.front().answer == EffectAnswer::Partly);
    CHECK(given.front().after == due.front().figures.after);
}
