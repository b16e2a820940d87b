// SPDX-License-Identifier: GPL-3.0-or-later
//
// An exception from the day it is found to the day it is watched, by keys alone.
#include "tests/ui/performance/performance_window.h"

#include "core/meetings/agenda_queries.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using actions::ExceptionState;

TEST_CASE("EX-04 goes from found to monitored by keys", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("EX-04"));
    REQUIRE(test.view().subject().exception() != nullptr);
    CHECK(test.exception("EX-04").state == ExceptionState::Detected);

    // Too early: refused beside the chart, saying what comes first.
    test.press(Qt::Key_M);
    CHECK_FALSE(test.hasForm());
    CHECK_FALSE(test.view().message().isEmpty());

    test.press(Qt::Key_O);
    CHECK(test.exception("EX-04").state == ExceptionState::Confirmed);

    test.press(Qt::Key_C);
    test.save();
    REQUIRE(test.hasForm());
    CHECK_FALSE(test.form().error(QStringLiteral("cause")).isEmpty());
    test.type(QStringLiteral("Empty garages beside the parkway"));
    test.save();
    CHECK_FALSE(test.hasForm());
    CHECK(test.exception("EX-04").state == ExceptionState::Explained);
    CHECK(test.exception("EX-04").cause == "Empty garages beside the parkway");

    test.press(Qt::Key_R);
    test.fill("text", QStringLiteral("Board up the garages of the two rows beside the parkway"));
    test.fill("lead agency", QStringLiteral("Fire"));
    test.fill("owner", QStringLiteral("Station commander"));
    test.fill("due", QStringLiteral("9 December 2011"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    REQUIRE(test.exception("EX-04").recovery.size() == 1);

    test.press(Qt::Key_P);
    test.fill("review date", QStringLiteral("20 January 2012"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    CHECK(test.exception("EX-04").state == ExceptionState::RecoveryPlanned);
    CHECK(test.exception("EX-04").reviewBy == 2012y / 1 / 20);

    // Between meetings: at a meeting the answer could not come before it.
    test.press(Qt::Key_B);
    REQUIRE(test.hasForm());
    test.fill("meeting", QStringLiteral("By circulation"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    CHECK(test.exception("EX-04").state == ExceptionState::Reported);
    CHECK(test.exception("EX-04").reportNumber);

    test.press(Qt::Key_W);
    test.save();
    REQUIRE_FALSE(test.hasForm());
    CHECK(test.exception("EX-04").state == ExceptionState::BoardResponse);

    test.press(Qt::Key_M);
    test.save();
    REQUIRE_FALSE(test.hasForm());
    CHECK(test.exception("EX-04").state == ExceptionState::Monitoring);
    test.picture(QStringLiteral("performance-monitored"));

    // The window's undo takes the last step back.
    test.bridge().undo();
    test.settle();
    CHECK(test.exception("EX-04").state == ExceptionState::BoardResponse);
}

TEST_CASE("Dismissing needs a reason, and it can be taken up again", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_D);
    REQUIRE(test.hasForm());
    test.fill("reason", QStringLiteral("Seasonal"));
    test.fill("text", QStringLiteral("Bonfire month, as in other years"));
    test.save();
    CHECK(test.exception("EX-04").state == ExceptionState::Dismissed);
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_U);
    test.fill("reason", QStringLiteral("It was no bonfire"));
    test.save();
    CHECK(actions::isOpen(test.exception("EX-04").state));
}

TEST_CASE("One key puts an exception on the agenda of a meeting", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_A);
    CHECK_FALSE(test.hasForm());
    CHECK(test.view().message() == QString());
    const auto places = actions::agendaPlacesOf(test.reader(), test.exception("EX-04").id);
    REQUIRE(places.size() == 1);
    CHECK(actions::subjectOfItem(test.reader(), places.front().item)->exception == test.exception("EX-04").id);
    // Twice on the same agenda is refused.
    test.press(Qt::Key_A);
    CHECK_FALSE(test.view().message().isEmpty());
    CHECK(actions::agendaPlacesOf(test.reader(), test.exception("EX-04").id).size() == 1);
}

TEST_CASE("A form with something typed in it is not thrown away unasked", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("EX-04"));
    test.press(Qt::Key_D);
    test.fill("text", QStringLiteral("half a sentence"));
    test.click("performance.report");
    CHECK(test.prompts().asked().size() == 1);
    CHECK(test.form().rawText(QStringLiteral("text")) == QStringLiteral("half a sentence"));
}
