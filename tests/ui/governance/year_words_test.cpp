// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Year page says where: goals before and after their review, what equality asks for, the matrix of links, and
// what a panel was told.
#include "tests/ui/governance/year_window.h"

#include "core/governance/panel_priority.h"
#include "core/governance/sent_business.h"
#include "core/partnership/priority_commands.h"
#include "core/partnership/priority_queries.h"

#include <QLabel>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

bool says(YearWindow& test, const QString& start)
{
    for (const auto* label : test.page().findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().startsWith(start))
            return true;
    }
    return false;
}

QStringList columnsOf(const RecordSection& section)
{
    QStringList columns;
    for (int at = 1; at < section.model()->columnCount(); ++at)
        columns << section.model()->headerData(at, Qt::Horizontal, Qt::DisplayRole).toString();
    return columns;
}

}  // namespace

TEST_CASE("A goal of the county is to be reviewed until the day of its review is over", "[governance][goals]")
{
    YearWindow test;
    RecordSection& goals = test.open("County goals");
    CHECK(YearWindow::rowsOf(goals).first()
          == QStringLiteral("Set on 27 September 2011, to be reviewed on 27 March 2012"));
    CHECK(YearWindow::factOf(goals, QStringLiteral("To be reviewed on"))
          == QStringList {QStringLiteral("27 March 2012")});
    test.bridge().replica().session().setToday(2012y / 4 / 2);
    goals.readAgain();
    CHECK(YearWindow::rowsOf(goals).first() == QStringLiteral("Set on 27 September 2011, reviewed on 27 March 2012"));
    CHECK(YearWindow::factOf(goals, QStringLiteral("Reviewed on")) == QStringList {QStringLiteral("27 March 2012")});
}

TEST_CASE("What equality asks for heads the sections where it is answered, and no other", "[governance][page]")
{
    YearWindow test;
    // The assessments of March 2011 are to be looked at again in March 2012.
    test.bridge().replica().session().setToday(2012y / 1 / 20);
    const QString equality = QStringLiteral("Equality: the impact assessment of");
    for (const char* title : {"Calendar", "Groups", "Tasking", "Plan", "Accounts", "Registers"}) {
        INFO(title);
        test.front(title);
        CHECK_FALSE(says(test, equality));
    }
    for (const char* title : {"Priorities", "Compliance"}) {
        INFO(title);
        test.front(title);
        CHECK(says(test, equality));
    }
}

TEST_CASE("The matrix has a column for each priority and each area of focus, and a tick where they are linked",
          "[governance][plan]")
{
    YearWindow test;
    RecordSection& section = test.open("Priorities");
    CHECK(columnsOf(section)
          == QStringList {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3"), QStringLiteral("F1"),
                          QStringLiteral("F2"), QStringLiteral("F3"), QStringLiteral("F4")});
    const auto ticksOf = [&](const QString& name) {
        QStringList ticked;
        for (const RecordRow& row : section.model()->records()) {
            for (qsizetype at = 1; row.cells.first() == name && at < row.cells.size(); ++at) {
                if (!row.cells.at(at).isEmpty())
                    ticked << columnsOf(section).at(at - 1);
            }
        }
        return ticked;
    };
    CHECK(ticksOf(QStringLiteral("Family recovery project"))
          == QStringList {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")});
    CHECK(section.countWords() == QStringLiteral("38 links, 21 names"));

    const base::Id road = partnership::priorityByShortName(test.reader(), "F2").value().id;
    const auto link = [&](const char* name) {
        test.bridge().execute(partnership::LinkWorkstream {.priority = road, .name = name}, &test.page(),
                              [](const base::Result<base::Id>& made) { REQUIRE(made); });
        test.settle();
    };
    link("Family recovery project");
    link("Speed watch");
    section.readAgain();
    CHECK(ticksOf(QStringLiteral("Family recovery project")).last() == QStringLiteral("F2"));
    CHECK(ticksOf(QStringLiteral("Speed watch")) == QStringList {QStringLiteral("F2")});
    CHECK(section.countWords() == QStringLiteral("40 links, 22 names"));
    test.select(section, QStringLiteral("Speed watch"));
    CHECK(YearWindow::factOf(section, QStringLiteral("Priorities it helps"))
          == QStringList {QStringLiteral("F2 Road safety")});

    test.key(Qt::Key_N, Qt::ControlModifier);
    test.fill(section, "name", QStringLiteral("Road casualty plan"));
    test.fill(section, "owner", QStringLiteral("Highways"));
    test.tick(section, QStringLiteral("F2"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(ticksOf(QStringLiteral("Road casualty plan")) == QStringList {QStringLiteral("F2")});
}

TEST_CASE("A panel whose business came back answered and told is not asked about again", "[governance][panels]")
{
    YearWindow test;
    RecordSection& panels = test.open("Panel priorities");
    // The street drinkers went from the tasking group to the performance board, which answered; told on 14 November.
    test.select(panels, QStringLiteral("Street drinking"));
    CHECK(YearWindow::rowOf(panels).contains(QStringLiteral("Told back")));
    CHECK(YearWindow::factOf(panels, QStringLiteral("Told on")) == QStringList {QStringLiteral("14 November 2011")});
    for (const QPushButton* button : panels.findChildren<QPushButton*>())
        CHECK_FALSE((button->isVisible() && button->text() == QStringLiteral("Tell them")));
    // Nothing of the other one was sent on, and nobody told.
    test.select(panels, QStringLiteral("Nuisance between neighbours"));
    CHECK(YearWindow::rowOf(panels).contains(QStringLiteral("Tell them")));
    test.step(panels, QStringLiteral("Tell them"));
    REQUIRE(panels.form() != nullptr);
}
