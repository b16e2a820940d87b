// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/meetings/run_room.h"

#include "core/actions/action_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/meeting_queries.h"
#include "ui/meetings/panels/review_panel.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace muster;
using namespace muster::test;

TEST_CASE("Next, previous and a number take items in any order", "[run][items]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() == 2);
    run.goTo(6);
    run.goTo(5);
    run.press(Qt::Key_PageUp, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() == 4);
}

TEST_CASE("An item number that is not on the agenda is refused where it was typed", "[run][items]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_G, Qt::ControlModifier);
    run.type(QStringLiteral("99"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.openNumber() == 1);
    CHECK_FALSE(run.message().isEmpty());
    run.press(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == &run.line());
    CHECK(run.page().openPanel() == nullptr);
}

TEST_CASE("An item is deferred with a letter and a reason", "[run][items]")
{
    RunRoom run;
    run.start();
    run.goTo(8);
    run.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    run.type(QStringLiteral("d"));
    run.type(QStringLiteral("the briefing came late"));
    run.press(Qt::Key_Return);
    run.settle();
    const auto* item = run.page().desk().itemNumbered(8);
    REQUIRE(item != nullptr);
    CHECK(item->state == meetings::RoomItemState::Deferred);
    CHECK(item->reason == "the briefing came late");
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("A reason that is missing is asked for, and what was chosen stays", "[run][items]")
{
    RunRoom run;
    run.start();
    run.goTo(8);
    run.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    run.type(QStringLiteral("w"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK_FALSE(run.message().isEmpty());
    CHECK(run.page().openPanel() != nullptr);
}

TEST_CASE("Somebody arrives by the letters of their agency, at the time of the key", "[run][people]")
{
    RunRoom run;
    run.start();
    const auto before = run.state().present.size();
    run.at("10:17");
    run.press(Qt::Key_T, Qt::ControlModifier);
    run.type(QStringLiteral("prob"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    REQUIRE(run.state().present.size() == before + 1);
    bool found = false;
    for (const auto& attendance : run.state().present) {
        if (attendance.person.agencyShortName == "PROB") {
            found = true;
            REQUIRE(attendance.arrivedAt);
            CHECK(base::clockTime(*attendance.arrivedAt) == "10:17");
        }
    }
    CHECK(found);
    // The same letters take them out again.
    run.at("10:20");
    run.type(QStringLiteral("prob"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.state().present.size() == before);
}

TEST_CASE("The chair is handed over by a few letters", "[run][people]")
{
    RunRoom run;
    run.start();
    const std::string before = run.state().chairNow;
    run.press(Qt::Key_H, Qt::ControlModifier);
    run.type(QStringLiteral("cons"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.state().chairNow != before);
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("A declaration of interest is recorded for an item", "[run][people]")
{
    RunRoom run;
    run.start();
    run.goTo(2);
    run.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    run.type(QStringLiteral("ckh"));
    run.press(Qt::Key_Return);
    run.type(QStringLiteral("landlord of one household"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    const auto declared = meetings::declarationsOf(run.bridge().reader(), run.state().meeting);
    REQUIRE(declared.size() == 1);
    CHECK(declared[0].nature == "landlord of one household");
    CHECK(declared[0].person.agencyShortName == "CKH");
}

TEST_CASE("Five minutes more are granted with Alt and plus", "[run][items]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    const int before = run.page().desk().openItem()->plannedMinutes;
    run.press(Qt::Key_Plus, Qt::AltModifier);
    run.settle();
    CHECK(run.page().desk().openItem()->plannedMinutes == before + 5);
}

TEST_CASE("The action log is gone through with J, K, a letter and a line", "[run][review]")
{
    RunRoom run;
    run.start();
    run.goTo(4);
    run.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    if (run.page().openPanel() == nullptr) {
        run.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    }
    auto* list = run.page().findChild<QListView*>(QStringLiteral("reviewList"));
    REQUIRE(list != nullptr);
    REQUIRE(QApplication::focusWidget() == list);
    CHECK(list->model()->rowCount() == 14);
    for (int row = 0; row < 14; ++row) {
        if (list->currentIndex().data().toString().startsWith(QStringLiteral("A-002"))) {
            break;
        }
        run.press(Qt::Key_J);
    }
    REQUIRE(list->currentIndex().data().toString().startsWith(QStringLiteral("A-002")));
    run.press(Qt::Key_P);
    run.type(QStringLiteral("Nine of eleven agencies have answered"));
    run.press(Qt::Key_Return);
    run.settle();
    const auto updated = actions::findAction(run.bridge().reader(), std::string("A-002"));
    REQUIRE(updated);
    CHECK(updated->latestUpdate == "Nine of eleven agencies have answered");
    CHECK(QApplication::focusWidget() == list);
    run.press(Qt::Key_K);
    CHECK(list->currentIndex().data().toString().startsWith(QStringLiteral("A-002")));
}

TEST_CASE("The minutes of the previous meeting are approved in their item", "[run][minutes]")
{
    RunRoom run;
    run.start();
    run.goTo(3);
    run.press(Qt::Key_Y, Qt::ControlModifier);
    run.settle();
    auto* accept = qobject_cast<QPushButton*>(run.named(QStringLiteral("Accept the amendment of minute 17")));
    REQUIRE(accept != nullptr);
    accept->setFocus();
    run.press(Qt::Key_Return);
    run.settle();
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    const auto previous = meetings::findMeeting(run.bridge().reader(), "DTCG/2011-10-18");
    REQUIRE(previous);
    CHECK(meetings::minutesRecord(run.bridge().reader(), previous->id).state == meetings::MinutesState::Approved);
}

TEST_CASE("Decisions and actions are read back large, and Escape goes back", "[run][readback]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral("=AGREED to meet weekly"));
    run.press(Qt::Key_F6);
    REQUIRE(run.named(QStringLiteral("Read back")) != nullptr);
    CHECK(everythingIn(run.named(QStringLiteral("Read back"))).contains(QStringLiteral("to meet weekly")));
    run.press(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("The end lists what is left, and the meeting ends when it is settled", "[run][end]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral(">lighting courts"));
    run.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK_FALSE(run.state().ended);
    CHECK_FALSE(run.message().isEmpty());
    // Restricted items go to the next meeting with their content, which must be readable for that.
    run.bridge().unlockPartTwo(QStringLiteral("sample partnership"), &run.page(), [](const auto&) {});
    run.settle();
    for (auto* box : run.page().openPanel()->findChildren<QAbstractButton*>()) {
        if (box->isCheckable() && box->isVisible()) {
            box->setFocus();
            run.press(Qt::Key_Space);
        }
    }
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.state().ended);
}

TEST_CASE("Whatever can take the focus has a name for screen readers, in every panel", "[run][accessibility]")
{
    RunRoom run;
    CHECK(unnamedFocusableWidgets(&run.window()) == QStringList());
    run.press(Qt::Key_F5);
    CHECK(unnamedFocusableWidgets(&run.window()) == QStringList());
    run.press(Qt::Key_Escape);
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral("Three fires ??"));
    const std::vector<std::pair<Qt::Key, Qt::KeyboardModifiers>> keys {
        {Qt::Key_G, Qt::ControlModifier},
        {Qt::Key_T, Qt::ControlModifier},
        {Qt::Key_H, Qt::ControlModifier},
        {Qt::Key_R, Qt::ControlModifier},
        {Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier},
        {Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier},
        {Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier},
        {Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier},
        {Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier},
    };
    for (const auto& [key, modifiers] : keys) {
        INFO(static_cast<int>(key));
        run.press(key, modifiers);
        REQUIRE(run.page().openPanel() != nullptr);
        CHECK(unnamedFocusableWidgets(&run.window()) == QStringList());
        run.press(Qt::Key_Escape);
        CHECK(run.page().openPanel() == nullptr);
        CHECK(QApplication::focusWidget() == &run.line());
    }
}

TEST_CASE("Every key of the screen is also a button or a field that can be seen", "[run][accessibility]")
{
    RunRoom run;
    run.start();
    for (const ui::Command& command : run.page().commands()) {
        const bool there = command.id == QStringLiteral("run.capture")  // the line itself
                           || command.id == QStringLiteral("run.start") || command.id == QStringLiteral("run.approve")
                           || command.id == QStringLiteral("run.review") || command.id == QStringLiteral("run.statement")
                           || command.id == QStringLiteral("run.decide")
                           || run.page().findChild<QAbstractButton*>(command.id) != nullptr;
        INFO(command.id.toStdString());
        CHECK(there);
    }
    // Those that belong to one item stand in it.
    CHECK(run.named(QStringLiteral("Statement of confidentiality was read")) != nullptr);
    run.goTo(3);
    CHECK(run.named(QStringLiteral("Approve the minutes")) != nullptr);
    run.goTo(4);
    CHECK(run.named(QStringLiteral("Review open actions")) != nullptr);
}
