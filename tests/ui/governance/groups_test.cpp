// SPDX-License-Identifier: GPL-3.0-or-later
//
// Task and finish groups and their returns, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/action_plan.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"

#include <QCheckBox>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

governance::TaskGroup group(YearWindow& test, const char* name)
{
    return must(governance::findTaskGroup(test.reader(), name));
}

}  // namespace

TEST_CASE("The late return stands first, is filled in with last month beside it, and handed in", "[governance][returns]")
{
    YearWindow test;
    RecordSection& returns = test.open("Monthly returns");
    REQUIRE(returns.model()->rowCount() == 5);
    CHECK(returns.model()->recordAt(0)->cells.at(0).contains(QStringLiteral("Stronger Communities")));
    CHECK(returns.model()->recordAt(0)->cells.at(1).contains(QStringLiteral("days late")));

    returns.select(returns.model()->recordAt(0)->id);
    returns.takeFocus();
    test.key(Qt::Key_Return);
    REQUIRE(returns.form() != nullptr);
    CHECK(returns.form()->widget(QStringLiteral("headline before")) != nullptr);
    test.fill(returns, "headline", QStringLiteral("Two streets have a residents' group now."));
    test.fill(returns, "success", QStringLiteral("Litter pick with forty people."));
    test.fill(returns, "problem", QStringLiteral("No room for the next meeting."));
    SECTION("kept, not handed in")
    {
        test.submit();
        CHECK(returns.form() == nullptr);
        CHECK(YearWindow::factOf(returns, QStringLiteral("What went well")) == QStringList {QStringLiteral("Litter pick with forty people.")});
        CHECK(governance::returnsBoard(test.reader()).received == 4);
        test.step(returns, QStringLiteral("It is handed in"));
        CHECK(governance::returnsBoard(test.reader()).received == 5);
        CHECK(governance::returnsBoard(test.reader()).late == 0);
    }
    SECTION("handed in with the same key")
    {
        auto* tick = qobject_cast<QCheckBox*>(returns.form()->widget(QStringLiteral("received")));
        REQUIRE(tick != nullptr);
        tick->setFocus();
        QTest::keyClick(tick, Qt::Key_Space);
        test.submit();
        CHECK(governance::returnsBoard(test.reader()).received == 5);
        // What is typed away is gone, what stays is the same line.
        test.key(Qt::Key_Return);
        REQUIRE(returns.form() != nullptr);
        test.fill(returns, "problem", QStringLiteral(" "));
        test.submit();
        CHECK(YearWindow::factOf(returns, QStringLiteral("What did not")).isEmpty());
        CHECK(YearWindow::factOf(returns, QStringLiteral("What went well")).size() == 1);
    }
}

TEST_CASE("A group is extended with a reason, reported on and closed by keys", "[governance][groups]")
{
    YearWindow test;
    RecordSection& groups = test.open("Groups");
    test.select(groups, QStringLiteral("ASB"));
    CHECK_FALSE(YearWindow::factOf(groups, QStringLiteral("Action plan")).isEmpty());

    test.step(groups, QStringLiteral("Extend it"));
    test.fill(groups, "end", QStringLiteral("30 June 2012"));
    test.submit();
    REQUIRE(groups.form() != nullptr);
    CHECK_FALSE(groups.form()->error(QStringLiteral("reason")).isEmpty());
    test.fill(groups, "reason", QStringLiteral("The single system goes live in May."));
    test.submit();
    CHECK(group(test, "TF-ASB").endOn == std::chrono::year {2012} / 6 / 30);
    CHECK(group(test, "TF-ASB").originalEndOn == std::chrono::year {2012} / 3 / 31);

    test.step(groups, QStringLiteral("Close the group"));
    test.fill(groups, "decision", QStringLiteral("Performance Board, 8 December 2011, minute P52"));
    test.submit();
    CHECK(group(test, "TF-ASB").state != governance::GroupState::Closed);  // no closing report yet
    test.key(Qt::Key_Escape);
    test.step(groups, QStringLiteral("Closing report"));
    test.fill(groups, "text", QStringLiteral("One system; the council keeps it."));
    test.submit();
    test.step(groups, QStringLiteral("Close the group"));
    test.fill(groups, "decision", QStringLiteral("Performance Board, 8 December 2011, minute P52"));
    test.submit();
    CHECK(group(test, "TF-ASB").state == governance::GroupState::Closed);
}

TEST_CASE("A group is commissioned from an agenda item", "[governance][groups]")
{
    YearWindow test;
    RecordSection& groups = test.open("Groups");
    const auto before = governance::taskGroups(test.reader()).size();
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.choose(groups, "item", QStringLiteral("DTCG"));
    test.fill(groups, "name", QStringLiteral("Empty shops group"));
    test.fill(groups, "purpose", QStringLiteral("No empty shop stands open by the summer."));
    test.submit();
    REQUIRE(groups.form() == nullptr);
    CHECK(governance::taskGroups(test.reader()).size() == before + 1);
    CHECK(YearWindow::rowOf(groups).contains(QStringLiteral("Empty shops group")));
    CHECK(YearWindow::factOf(groups, QStringLiteral("Commissioned by")).join(QString()).contains(QStringLiteral("District Tasking")));
}

TEST_CASE("A milestone is moved with who approved it, and its first date stays", "[governance][groups]")
{
    YearWindow test;
    RecordSection& groups = test.open("Groups");
    test.select(groups, QStringLiteral("ASB"));
    test.step(groups, QStringLiteral("Add a milestone"));
    test.fill(groups, "text", QStringLiteral("The forms are one form"));
    test.fill(groups, "due", QStringLiteral("1 December 2011"));
    test.submit();
    REQUIRE(groups.form() == nullptr);
    const base::Id body = group(test, "TF-ASB").body;
    const auto line = [&] {
        for (const governance::PlanLine& one : governance::actionPlanOf(test.reader(), body).lines) {
            if (one.text == "The forms are one form")
                return one;
        }
        FAIL("no such milestone");
        return governance::PlanLine {};
    };
    test.step(groups, QStringLiteral("Move a milestone"));
    test.choose(groups, "line", QStringLiteral("The forms are one form"));
    test.submit();
    CHECK_FALSE(groups.form()->error(QStringLiteral("due")).isEmpty());
    test.fill(groups, "due", QStringLiteral("1 February 2012"));
    test.submit();
    REQUIRE(groups.form() != nullptr);
    CHECK_FALSE(groups.form()->error(QStringLiteral("approval")).isEmpty());
    test.fill(groups, "approval", QStringLiteral("Performance Board, minute P47: the system is late"));
    test.submit();
    REQUIRE(groups.form() == nullptr);
    CHECK(line().dueOn == std::chrono::year {2012} / 2 / 1);
    CHECK(line().originalDueOn == std::chrono::year {2011} / 12 / 1);
    const QString shown = YearWindow::factOf(groups, QStringLiteral("Action plan")).filter(QStringLiteral("The forms are one form")).value(0);
    CHECK(shown.contains(QStringLiteral("was 1 Dec 2011")));
    CHECK(shown.contains(QStringLiteral("minute P47")));

    test.step(groups, QStringLiteral("Take a line out"));
    test.choose(groups, "line", QStringLiteral("The forms are one form"));
    test.submit();
    CHECK(YearWindow::factOf(groups, QStringLiteral("Action plan")).filter(QStringLiteral("The forms are one form")).isEmpty());
}

TEST_CASE("What a group is to bring stands in Commissioned work until it is delivered", "[governance][groups]")
{
    YearWindow test;
    RecordSection& groups = test.open("Groups");
    test.select(groups, QStringLiteral("ASB"));
    test.step(groups, QStringLiteral("Add a product"));
    test.fill(groups, "text", QStringLiteral("Options for one system"));
    test.fill(groups, "due", QStringLiteral("1 November 2011"));
    test.submit();
    REQUIRE(groups.form() == nullptr);
    CHECK(YearWindow::factOf(groups, QStringLiteral("Products")) == QStringList {QStringLiteral("Options for one system (was due 1 Nov 2011)")});

    RecordSection& work = test.open("Commissioned work");
    test.select(work, QStringLiteral("Options for one system"));
    CHECK(YearWindow::rowOf(work).contains(QStringLiteral("Overdue")));
    CHECK(YearWindow::factOf(work, QStringLiteral("Due")) == QStringList {QStringLiteral("1 November 2011")});
    work.takeFocus();
    test.key(Qt::Key_Return);
    test.submit();
    REQUIRE(work.form() == nullptr);
    CHECK(YearWindow::rowOf(work).contains(QStringLiteral("Delivered")));
}

TEST_CASE("A body is commissioned by another to bring something", "[governance][groups]")
{
    YearWindow test;
    RecordSection& work = test.open("Commissioned work");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.choose(work, "body", QStringLiteral("PES executive board"));
    test.choose(work, "commissioned by", QStringLiteral("County-wide Community Safety Board"));
    test.submit();
    REQUIRE(work.form() != nullptr);
    CHECK_FALSE(work.form()->error(QStringLiteral("text")).isEmpty());
    test.fill(work, "text", QStringLiteral("Staffing of the teams"));
    test.submit();
    REQUIRE(work.form() == nullptr);
    test.select(work, QStringLiteral("Staffing of the teams"));
    CHECK(YearWindow::factOf(work, QStringLiteral("Commissioned by"))
          == QStringList {QStringLiteral("County-wide Community Safety Board")});
}
