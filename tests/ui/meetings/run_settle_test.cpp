// SPDX-License-Identifier: GPL-3.0-or-later
//
// Carry, defer, withdraw, park, urgent items, the pause and the suggested order, by keys in the real window: what each
// records, that undo takes it back, and that Escape leaves nothing.
#include "tests/ui/meetings/run_room.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "ui/meetings/panels/run_panel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>

using namespace muster;
using namespace muster::test;
using meetings::RoomItemState;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

const meetings::RoomItem& item(RunRoom& run, int number)
{
    const auto* found = run.page().desk().itemNumbered(number);
    REQUIRE(found != nullptr);
    return *found;
}

void undo(RunRoom& run)
{
    run.press(Qt::Key_Z, Qt::ControlModifier);
    run.settle();
}

}  // namespace

TEST_CASE("An item is carried into another by its letter and number, and undo brings it back", "[run][settle]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    run.enter(QStringLiteral("The licensing team reported."));
    run.press(Qt::Key_D, kControlShift);
    run.type(QStringLiteral("c8"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(item(run, 6).state == RoomItemState::Carried);
    CHECK(item(run, 6).closedAt);
    CHECK(run.openNumber() == 0);
    CHECK(run.page().openPanel() == nullptr);
    CHECK(QApplication::focusWidget() == &run.line());
    undo(run);
    CHECK(item(run, 6).state == RoomItemState::Open);
    CHECK(run.openNumber() == 6);
    CHECK(run.record() == QStringList {QStringLiteral("The licensing team reported.")});
    run.press(Qt::Key_Z, kControlShift);
    run.settle();
    CHECK(item(run, 6).state == RoomItemState::Carried);
}

TEST_CASE("An item is not carried into itself, nor into a number that is not there", "[run][settle]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    for (const QString& into : {QStringLiteral("6"), QStringLiteral("77"), QString()}) {
        run.press(Qt::Key_D, kControlShift);
        run.type(QStringLiteral("c") + into);
        run.press(Qt::Key_Return);
        run.settle();
        CHECK_FALSE(run.message().isEmpty());
        CHECK(run.openNumber() == 6);
        run.press(Qt::Key_Escape);
        CHECK(run.page().openPanel() == nullptr);
    }
}

TEST_CASE("The rest of an item is parked with a group, which the minutes name", "[run][settle]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.press(Qt::Key_D, kControlShift);
    run.type(QStringLiteral("p"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QStringLiteral("Say which task and finish group takes it, and what for."));
    run.type(QStringLiteral("Empty premises group, for a plan by January"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(item(run, 7).state == RoomItemState::Parked);
    CHECK(item(run, 7).reason == "Empty premises group, for a plan by January");
    undo(run);
    CHECK(item(run, 7).state == RoomItemState::Open);
    CHECK(item(run, 7).reason.empty());
}

TEST_CASE("An item is withdrawn or deferred from the agenda without opening it, and undone", "[run][settle]")
{
    RunRoom run;
    run.start();
    for (const auto& [letter, state] : {std::pair {QStringLiteral("w"), RoomItemState::Withdrawn},
                                        std::pair {QStringLiteral("d"), RoomItemState::Deferred}}) {
        run.press(Qt::Key_D, kControlShift);
        auto* number = run.named(QStringLiteral("Item number"));
        REQUIRE(number != nullptr);
        run.press(Qt::Key_Backtab, Qt::ShiftModifier);
        REQUIRE(QApplication::focusWidget() == number);
        run.press(Qt::Key_A, Qt::ControlModifier);
        run.type(QStringLiteral("9"));
        run.press(Qt::Key_Tab);
        run.type(letter);
        run.type(QStringLiteral("the paper is not ready"));
        run.press(Qt::Key_Return);
        run.settle();
        CHECK(run.message() == QString());
        CHECK(item(run, 9).state == state);
        CHECK(item(run, 9).reason == "the paper is not ready");
        CHECK(run.openNumber() == 1);
        undo(run);
        CHECK(item(run, 9).state == RoomItemState::ToCome);
        CHECK(item(run, 9).reason.empty());
    }
}

TEST_CASE("Escape leaves nothing of a reason that was begun", "[run][settle]")
{
    RunRoom run;
    run.start();
    run.goTo(8);
    run.press(Qt::Key_D, kControlShift);
    run.type(QStringLiteral("p"));
    run.type(QStringLiteral("a group"));
    run.press(Qt::Key_Escape);
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    CHECK(item(run, 8).state == RoomItemState::Open);
    CHECK(run.line().toPlainText().isEmpty());
    run.press(Qt::Key_D, kControlShift);
    auto* reason = qobject_cast<QLineEdit*>(run.named(QStringLiteral("Reason, as the minutes print it")));
    REQUIRE(reason != nullptr);
    CHECK(reason->text().isEmpty());
}

TEST_CASE("An urgent item is added with its reason, is taken, and undone", "[run][urgent]")
{
    RunRoom run;
    run.start();
    const auto before = run.state().items.size();
    run.press(Qt::Key_U, kControlShift);
    run.type(QStringLiteral("Flooded underpass at Bourges Boulevard"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK_FALSE(run.message().isEmpty());  // no reason yet
    CHECK(run.state().items.size() == before);
    run.press(Qt::Key_Tab);
    run.type(QStringLiteral("reported this morning"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    REQUIRE(run.state().items.size() == before + 1);
    CHECK(item(run, 16).title == "Flooded underpass at Bourges Boulevard");
    CHECK(item(run, 16).urgentReason == "reported this morning");
    CHECK(item(run, 16).plannedMinutes == 5);
    CHECK(QApplication::focusWidget() == &run.line());
    run.goTo(16);
    undo(run);  // opening it
    undo(run);  // adding it
    CHECK(run.state().items.size() == before);
}

TEST_CASE("Escape in the urgent panel adds nothing", "[run][urgent]")
{
    RunRoom run;
    run.start();
    const auto before = run.state().items.size();
    run.press(Qt::Key_U, kControlShift);
    run.type(QStringLiteral("Half an idea"));
    run.press(Qt::Key_Escape);
    run.settle();
    CHECK(run.state().items.size() == before);
    CHECK(run.line().toPlainText().isEmpty());
    run.press(Qt::Key_U, kControlShift);
    CHECK(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text().isEmpty());
}

TEST_CASE("The meeting is paused and goes on with one key; a line typed meanwhile waits", "[run][pause]")
{
    RunRoom run;
    run.start();
    run.goTo(5);
    run.press(Qt::Key_B, kControlShift);
    run.settle();
    CHECK(run.state().paused);
    run.enter(QStringLiteral("Said during the break"));
    CHECK_FALSE(run.message().isEmpty());
    CHECK(run.record() == QStringList {QStringLiteral("The meeting adjourned at 10am.")});
    CHECK(run.line().toPlainText() == QStringLiteral("Said during the break"));
    CHECK(run.named(QStringLiteral("Go on with the meeting")) != nullptr);
    run.press(Qt::Key_B, kControlShift);
    run.settle();
    CHECK_FALSE(run.state().paused);
    CHECK(run.openNumber() == 5);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.record().last() == QStringLiteral("Said during the break"));
    CHECK(run.record().size() == 3);  // adjourned, resumed, the line
}

TEST_CASE("Pausing is a button of the end panel too, Enter on it does not end the meeting, and undo resumes",
          "[run][pause]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_E, kControlShift);
    auto* pause = run.named(QStringLiteral("Pause instead"));
    REQUIRE(pause != nullptr);
    pause->setFocus();
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.state().paused);
    CHECK_FALSE(run.state().ended);
    CHECK(run.page().openPanel() == nullptr);
    undo(run);
    CHECK_FALSE(run.state().paused);
    CHECK(run.state().started);
    CHECK(run.record().isEmpty());
}

TEST_CASE("Enter on a panel's close key closes it and records nothing", "[run][settle]")
{
    RunRoom run;
    run.start();
    run.goTo(8);
    run.press(Qt::Key_D, kControlShift);
    run.type(QStringLiteral("w"));
    run.type(QStringLiteral("not needed"));
    auto* close = run.named(QStringLiteral("Close this panel"));
    REQUIRE(close != nullptr);
    close->setFocus();
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    CHECK(item(run, 8).state == RoomItemState::Open);
}

TEST_CASE("Probation comes at 11:35 for item 12: item 13 before it is offered, and one key takes it", "[run][swap]")
{
    RunRoom run;
    run.start();
    run.at("11:26");
    run.goTo(11);
    for (const int passed : {2, 3, 4, 5, 6, 7, 8, 9, 10}) {
        run.goTo(passed);
    }
    run.goTo(11);
    REQUIRE_FALSE(run.state().swaps.empty());
    CHECK(run.state().swaps[0].number == 12);
    CHECK(run.state().swaps[0].withNumber == 13);
    auto* take = run.named(QStringLiteral("Take item 13 before item 12"));
    REQUIRE(take != nullptr);
    CHECK(everythingIn(&run.window())
              .contains(QStringLiteral("Item 12 needs Cambridgeshire and Peterborough Probation Trust")));
    run.press(Qt::Key_W, kControlShift);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.named(QStringLiteral("Take item 12 before item 13")) == nullptr);  // Mind is now late; not back again
    CHECK(run.state().items[11].number == 13);
    CHECK(run.state().items[12].number == 12);
    CHECK(run.named(QStringLiteral("Take item 13 before item 12")) == nullptr);
    undo(run);
    CHECK(run.state().items[11].number == 12);
    CHECK(run.named(QStringLiteral("Take item 13 before item 12")) != nullptr);
}

TEST_CASE("The suggested order can be put away by keyboard, and stays away", "[run][swap]")
{
    RunRoom run;
    run.start();
    run.at("11:26");
    for (const int passed : {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
        run.goTo(passed);
    }
    auto* later = run.named(QStringLiteral("Put this suggestion away"));
    REQUIRE(later != nullptr);
    later->setFocus();
    run.press(Qt::Key_Space);
    run.settle();
    CHECK(run.named(QStringLiteral("Take item 13 before item 12")) == nullptr);
    CHECK(QApplication::focusWidget() == &run.line());
    run.at("11:27");
    CHECK(run.named(QStringLiteral("Take item 13 before item 12")) == nullptr);
    CHECK(run.state().items[11].number == 12);
}

TEST_CASE("When Probation is here nothing is suggested", "[run][swap]")
{
    RunRoom run;
    run.start();
    run.at("11:26");
    for (const int passed : {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
        run.goTo(passed);
    }
    run.press(Qt::Key_T, Qt::ControlModifier);
    run.type(QStringLiteral("prob"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.named(QStringLiteral("Take item 13 before item 12")) == nullptr);
}
