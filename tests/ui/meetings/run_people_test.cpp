// SPDX-License-Identifier: GPL-3.0-or-later
//
// Substitutes and corrected times, by keys in the people panel of the Run screen.
#include "tests/ui/meetings/run_room.h"

#include "core/meetings/attendance.h"
#include "ui/meetings/panels/run_panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

using namespace muster;
using namespace muster::test;

namespace {

/// The people panel with the one whom the letters name chosen, and the focus in the list.
void choosePerson(RunRoom& run, const QString& letters)
{
    run.press(Qt::Key_T, Qt::ControlModifier);
    run.type(letters);
    run.press(Qt::Key_Tab);
    REQUIRE(qobject_cast<QListWidget*>(QApplication::focusWidget()) != nullptr);
}

std::vector<meetings::Attendance> recorded(RunRoom& run, const std::string& title)
{
    auto all = meetings::attendanceOf(run.bridge().reader(), run.state().meeting);
    std::erase_if(all, [&](const meetings::Attendance& one) { return one.person.roleTitle != title; });
    return all;
}

std::string timesOf(RunRoom& run, const std::string& title)
{
    std::string text;
    for (const auto& one : recorded(run, title)) {
        text += (one.arrivedAt ? base::clockTime(*one.arrivedAt) : "-") + " to "
            + (one.leftAt ? base::clockTime(*one.leftAt) : "-") + ";";
    }
    return text;
}

void replaceText(RunRoom& run, const QString& text)
{
    run.press(Qt::Key_A, Qt::ControlModifier);
    run.type(text);
}

}  // namespace

TEST_CASE("A deputy is offered first as substitute, and comes in with two keys more", "[run][people]")
{
    RunRoom run;
    run.start();
    run.at("10:17");
    choosePerson(run, QStringLiteral("public health"));
    run.press(Qt::Key_S);
    auto* who = qobject_cast<QComboBox*>(run.named(QStringLiteral("Role of who comes")));
    REQUIRE(who != nullptr);
    CHECK(who->currentText() == QStringLiteral("City Drugs services commissioner"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    const auto came = recorded(run, "City Drugs services commissioner");
    REQUIRE(came.size() == 1);
    CHECK(came[0].status == meetings::AttendanceStatus::Substitute);
    CHECK(came[0].substituteFor == "Public health lead");
    CHECK_FALSE(came[0].person.canCommit);
    CHECK(timesOf(run, "City Drugs services commissioner") == "10:17 to -;");
    CHECK(recorded(run, "Public health lead")[0].note == "Substitute: City Drugs services commissioner");

    // Back in the people panel; Ctrl+Z there takes the substitute out again, Escape goes to the line.
    REQUIRE(run.page().openPanel() != nullptr);
    CHECK(run.page().openPanel()->accessibleName() == QStringLiteral("Who comes, who goes"));
    run.press(Qt::Key_Z, Qt::ControlModifier);
    run.settle();
    CHECK(recorded(run, "City Drugs services commissioner").empty());
    CHECK(recorded(run, "Public health lead")[0].note == "No substitute sent");
    run.press(Qt::Key_Escape);
    CHECK(run.page().openPanel() == nullptr);
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("A substitute who is typed and can commit agrees to actions at once", "[run][people]")
{
    RunRoom run;
    run.start();
    choosePerson(run, QStringLiteral("public health"));
    run.press(Qt::Key_S);
    replaceText(run, QStringLiteral("Duty manager"));
    auto* commits = qobject_cast<QCheckBox*>(run.named(QStringLiteral("Can commit the agency's resources")));
    if (commits == nullptr) {
        commits = run.page().openPanel()->findChild<QCheckBox*>();
    }
    REQUIRE(commits != nullptr);
    REQUIRE(commits->isEnabled());
    run.press(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == commits);
    run.press(Qt::Key_Space);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    REQUIRE(recorded(run, "Duty manager").size() == 1);
    CHECK(recorded(run, "Duty manager")[0].person.canCommit);
    run.press(Qt::Key_Escape);
    run.goTo(6);
    run.enter(QStringLiteral(">Offer outreach on Friday evenings @NHS !2w"));
    REQUIRE(run.state().itemActions.size() == 1);
    CHECK(run.state().itemActions[0].status == actions::ActionStatus::NotStarted);
}

TEST_CASE("Escape in the substitute form records nobody", "[run][people]")
{
    RunRoom run;
    run.start();
    const auto before = meetings::attendanceOf(run.bridge().reader(), run.state().meeting).size();
    choosePerson(run, QStringLiteral("public health"));
    run.press(Qt::Key_S);
    replaceText(run, QStringLiteral("Duty manager"));
    run.press(Qt::Key_Escape);
    CHECK(run.page().openPanel()->accessibleName() == QStringLiteral("Who comes, who goes"));
    run.press(Qt::Key_Escape);
    CHECK(run.page().openPanel() == nullptr);
    run.settle();
    CHECK(meetings::attendanceOf(run.bridge().reader(), run.state().meeting).size() == before);
    CHECK(recorded(run, "Public health lead")[0].note == "No substitute sent");
}

TEST_CASE("Nobody stands in for somebody who is here, and the panel says so", "[run][people]")
{
    RunRoom run;
    run.start();
    choosePerson(run, QStringLiteral("chief inspector"));
    run.press(Qt::Key_S);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message().contains(QStringLiteral("has been here since 10am")));
    CHECK(recorded(run, "Neighbourhood Inspector")[0].status == meetings::AttendanceStatus::Expected);
}

TEST_CASE("Arrival and departure are corrected by hand, and undone", "[run][people]")
{
    RunRoom run;
    run.start();
    run.at("10:40");
    choosePerson(run, QStringLiteral("chief inspector"));
    run.press(Qt::Key_T);
    auto* arrived = qobject_cast<QLineEdit*>(run.named(QStringLiteral("Arrived")));
    REQUIRE(arrived != nullptr);
    CHECK(QApplication::focusWidget() == arrived);
    CHECK(arrived->text() == QStringLiteral("10:00"));
    replaceText(run, QStringLiteral("half past"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message().contains(QStringLiteral("half past is no time")));
    replaceText(run, QStringLiteral("10.12"));
    run.press(Qt::Key_Tab);
    run.type(QStringLiteral("1105"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message().contains(QStringLiteral("It is not 11:05 yet")));
    replaceText(run, QStringLiteral("1035"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(timesOf(run, "Chief Inspector (partnerships)") == "10:12 to 10:35;");
    run.press(Qt::Key_Z, Qt::ControlModifier);
    run.settle();
    CHECK(timesOf(run, "Chief Inspector (partnerships)") == "10:00 to -;");
}

TEST_CASE("Somebody whose arrival was missed is put in at the time they came", "[run][people]")
{
    RunRoom run;
    run.start();
    run.at("10:50");
    choosePerson(run, QStringLiteral("prob"));
    run.press(Qt::Key_T);
    run.type(QStringLiteral("10:41"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(timesOf(run, "Probation lead officer") == "10:41 to -;");
    CHECK(recorded(run, "Probation lead officer")[0].status == meetings::AttendanceStatus::Present);
}

TEST_CASE("Substitute and times are buttons too, and everything in their panels has a name", "[run][accessibility]")
{
    RunRoom run;
    run.start();
    for (const char* name : {"Somebody comes in the place of the chosen person, with the list in focus",
                             "Correct arrival and departure of the chosen person, with the list in focus"}) {
        run.press(Qt::Key_T, Qt::ControlModifier);
        run.type(QStringLiteral("prob"));
        auto* button = qobject_cast<QAbstractButton*>(run.named(QString::fromUtf8(name)));
        REQUIRE(button != nullptr);
        button->setFocus();
        run.press(Qt::Key_Return);
        CHECK(run.page().openPanel()->accessibleName() != QStringLiteral("Who comes, who goes"));
        CHECK(unnamedFocusableWidgets(&run.window()) == QStringList());
        run.press(Qt::Key_Escape);
        run.press(Qt::Key_Escape);
        CHECK(QApplication::focusWidget() == &run.line());
    }
}

TEST_CASE("During a restricted item somebody who is not on its list comes in with a reason", "[run][people]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    run.goTo(13);
    run.enterRestricted();
    run.press(Qt::Key_T, Qt::ControlModifier);
    run.type(QStringLiteral("hmp"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK_FALSE(run.message().isEmpty());
    auto* reason = run.named(QStringLiteral("Reason to come in during the restricted item"));
    REQUIRE(reason != nullptr);
    reason->setFocus();
    run.type(QStringLiteral("Brings the risk assessment"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.state().presenceToResolve == 0);
}
