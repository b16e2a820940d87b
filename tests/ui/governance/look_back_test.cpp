// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did it work?" and the tasks of a sector, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/look_back.h"
#include "core/governance/tasking.h"

#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("Whether it worked is asked three months on, answered, and stands with its answer", "[governance][lookback]")
{
    YearWindow test;
    RecordSection& section = test.open("Did it work?");
    CHECK(section.model()->rowCount() == 0);
    test.bridge().replica().session().setToday(std::chrono::year {2012} / 1 / 20);
    test.open("Scrutiny");
    test.open("Did it work?");
    const auto due = governance::lookBacksDue(test.reader());
    REQUIRE_FALSE(due.empty());
    const auto open =
        std::find_if(due.begin(), due.end(), [](const auto& one) { return one.action && !one.restricted; });
    REQUIRE(open != due.end());
    test.select(section, words(open->name));
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.choose(section, "answer", QStringLiteral("Partly"));
    test.fill(section, "text", QStringLiteral("Fewer calls, the same fear."));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(governance::lookBackAnswers(test.reader()).size() == 1);
    CHECK(YearWindow::rowsOf(section).contains(QStringLiteral("Answered")));
    test.select(section, words(open->name).section(QLatin1Char(' '), 0, 0));
    CHECK(YearWindow::factOf(section, QStringLiteral("What is known"))
          == QStringList {QStringLiteral("Fewer calls, the same fear.")});

    QSignalSpy asked(&test.page(), &Page::openRequested);
    test.step(section, QStringLiteral("Open the action"));
    REQUIRE(asked.size() == 1);
    CHECK(asked.first().at(0).toString() == QStringLiteral("actions"));
}

TEST_CASE("Open tasks stand by sector, by manager and by employer, and by their kind of work", "[governance][tasking]")
{
    YearWindow test;
    RecordSection& section = test.open("Tasking");
    REQUIRE(section.model()->rowCount() > 1);
    const base::Id task = section.current();
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "word", QStringLiteral("Drainage"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Drainage")));
    test.filter(section, QStringLiteral("Kind of work"), QStringLiteral("Drainage"));
    const auto& rows = section.model()->records();
    CHECK(std::count_if(rows.begin(), rows.end(), [](const RecordRow& row) { return !row.heading; }) == 1);
    CHECK(section.current() == task);
    test.filter(section, QStringLiteral("Kind of work"), QStringLiteral("All work"));

    test.filter(section, QStringLiteral("Listed by"), QStringLiteral("manager"));
    std::size_t managed = 0;
    for (const auto& list : governance::tasksByManager(test.reader()))
        managed += list.tasks.size();
    CHECK(static_cast<std::size_t>(std::count_if(section.model()->records().begin(), section.model()->records().end(),
                                                 [](const RecordRow& row) { return !row.heading; }))
          == managed);
    test.filter(section, QStringLiteral("Listed by"), QStringLiteral("employer"));
    CHECK(YearWindow::rowsOf(section).contains(QStringLiteral("Cross Keys Homes")));
}

TEST_CASE("The contact point of a sector is changed beside one of its tasks", "[governance][tasking]")
{
    YearWindow test;
    RecordSection& section = test.open("Tasking");
    REQUIRE(section.model()->rowCount() > 1);
    test.step(section, QStringLiteral("Change the contact point"));
    test.fill(section, "contact", QStringLiteral("Front desk, Hampton"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::factOf(section, QStringLiteral("Contact point"))
          == QStringList {QStringLiteral("Front desk, Hampton")});
}
