// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calendar and the governance chart, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/meetings/meeting_queries.h"
#include "ui/governance/diagram_view.h"
#include "ui/governance/structure_section.h"

#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("A meeting that is due is planned with Enter, and undone", "[governance][calendar]")
{
    YearWindow test;
    RecordSection& calendar = test.open("Calendar");
    const auto before = meetings::allMeetings(test.reader()).size();
    const RecordRow* due = nullptr;
    for (const RecordRow& row : calendar.model()->records()) {
        if (!row.heading && row.cells.at(2) == QStringLiteral("Due by the rule") && row.cells.at(0).contains(QStringLiteral("District Tasking")))
            due = &row;
    }
    REQUIRE(due != nullptr);
    const QString day = due->cells.at(1);
    calendar.select(due->id);
    calendar.takeFocus();
    test.key(Qt::Key_Return);
    test.settle();
    CHECK(meetings::allMeetings(test.reader()).size() == before + 1);
    CHECK(YearWindow::rowOf(calendar).contains(day));
    CHECK(YearWindow::rowOf(calendar).contains(QStringLiteral("Planned")));
    test.bridge().undo();
    test.settle();
    CHECK(meetings::allMeetings(test.reader()).size() == before);
}

TEST_CASE("The year is planned in one step, and a planned meeting leads to its agenda", "[governance][calendar]")
{
    YearWindow test;
    RecordSection& calendar = test.open("Calendar");
    const auto before = meetings::allMeetings(test.reader()).size();
    test.key(Qt::Key_N, Qt::ControlModifier);
    REQUIRE(calendar.form() != nullptr);
    test.choose(calendar, "body", QStringLiteral("District Tasking"));
    test.submit();
    REQUIRE(calendar.form() == nullptr);
    CHECK(meetings::allMeetings(test.reader()).size() > before + 6);
    QSignalSpy asked(&test.page(), &Page::openRequested);
    calendar.takeFocus();
    test.key(Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked.first().at(0).toString() == QStringLiteral("meetings"));
}

TEST_CASE("The chart and its list show the same bodies, and those of another day", "[governance][chart]")
{
    YearWindow test;
    auto* section = dynamic_cast<StructureSection*>(&test.front("Governance"));
    REQUIRE(section != nullptr);
    CHECK(section->model()->rowCount() == static_cast<int>(section->chart().lines.size()));
    CHECK(section->picture()->drawing().grounds.size() >= section->chart().diagram.boxes.size());
    CHECK_FALSE(section->picture()->accessibleDescription().isEmpty());
    const auto holds = [&](const char* name) {
        for (const RecordRow& row : section->model()->records()) {
            if (row.cells.first().contains(QLatin1String(name)))
                return true;
        }
        return false;
    };
    CHECK_FALSE(holds("Executive Group"));  // closed on 26 July 2011
    test.key(Qt::Key_F, Qt::ControlModifier);
    test.type(QStringLiteral("1 June 2011"));
    test.key(Qt::Key_Return);
    CHECK(holds("Executive Group"));
    QSignalSpy asked(&test.page(), &Page::openRequested);
    section->takeFocus();
    test.key(Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked.first().at(1).toString().startsWith(QStringLiteral("Bodies/")));
}
