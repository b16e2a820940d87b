// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Performance page gives to other pages: the chart behind an agenda item, and what is new on Today.
#include "tests/ui/performance/performance_window.h"

#include "core/meetings/agenda_queries.h"
#include "ui/meetings/item_chart.h"
#include "ui/meetings/today_facts.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("An item that came from an exception shows its chart, others show none", "[performance][ui][meetings]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_A);
    const auto places = actions::agendaPlacesOf(test.reader(), test.exception("EX-04").id);
    REQUIRE(places.size() == 1);
    ItemChart chart(220);
    chart.resize(640, 300);
    chart.showItem(test.reader(), places.front().item);
    REQUIRE(chart.hasChart());
    const auto* view = chart.findChild<charts::ControlChartView*>();
    REQUIRE(view != nullptr);
    CHECK(view->picture().title == "Deliberate fires");
    CHECK(unnamedFocusableWidgets(&chart) == QStringList());
    chart.showItem(test.reader(), base::newId());
    CHECK_FALSE(chart.hasChart());
    chart.showItem(test.reader(), {});
    CHECK_FALSE(chart.hasChart());
}

TEST_CASE("Today counts the exceptions nobody has looked at", "[performance][ui][meetings]")
{
    PerformanceWindow test;
    CHECK(readToday(test.reader()).newExceptions == 1);
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_O);
    CHECK(readToday(test.reader()).newExceptions == 0);
}
