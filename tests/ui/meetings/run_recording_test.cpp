// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/meetings/run_room.h"

#include "ui/meetings/completion_popup.h"
#include "ui/meetings/entry_list.h"
#include "ui/meetings/panels/run_panel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

#include <memory>

using namespace muster;
using namespace muster::test;

TEST_CASE("The start check starts the meeting at its key, and item 1 is open with those expected here", "[run]")
{
    RunRoom run;
    CHECK_FALSE(run.state().started);
    run.start();
    CHECK(run.state().started);
    CHECK(run.state().present.size() >= 4);
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("The start check warns of a meeting of another day, first of all", "[run]")
{
    RunRoom run;
    const auto warning = [&run](const char* today) {
        run.bridge().replica().session().setToday(base::parseIsoDate(today));
        run.press(Qt::Key_F5);
        REQUIRE(run.page().openPanel() != nullptr);
        QString said;
        int top = 0;
        for (const auto* label : run.page().openPanel()->findChildren<QLabel*>()) {
            const int at = label->mapTo(run.page().openPanel(), QPoint()).y();
            if (label->isVisible() && label->text().startsWith(QStringLiteral("This meeting "))) {
                said = label->text();
                top = at;
            }
        }
        for (const auto* label : run.page().openPanel()->findChildren<QLabel*>()) {
            if (!said.isEmpty() && label->isVisible()
                && label->text().startsWith(QStringLiteral("The whole partnership")))
                CHECK(top < label->mapTo(run.page().openPanel(), QPoint()).y());
        }
        CHECK(QApplication::focusWidget()->accessibleDescription() == said);
        keepPicture(run.window(), QStringLiteral("run-start-%1").arg(QLatin1String(today)));
        run.press(Qt::Key_Escape);
        return said;
    };
    CHECK(warning("2011-11-15") == QString());
    CHECK(warning("2011-11-14") == QStringLiteral("This meeting is for tomorrow, Tuesday 15 November 2011."));
    CHECK(warning("2011-11-12") == QStringLiteral("This meeting is for Tuesday 15 November 2011, in 3 days."));
    CHECK(warning("2011-11-16") == QStringLiteral("This meeting was for yesterday, Tuesday 15 November 2011."));
    CHECK(warning("2011-11-18") == QStringLiteral("This meeting was for Tuesday 15 November 2011, 3 days ago."));
    CHECK(warning("2011-11-15") == QString());
}

TEST_CASE("A note, a decision and an action are recorded by typing and Enter", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.at("10:49");
    run.enter(QStringLiteral("Fire and Rescue reported three deliberate fires in two weeks."));
    run.enter(QStringLiteral("=AGREED to treat the parade as one joint location."));
    run.enter(QStringLiteral(">Secure the fencing and board the two units @CITY !25nov"));
    CHECK(run.message() == QString());
    const QStringList record = run.record();
    REQUIRE(record.size() == 3);
    CHECK(record[0] == QStringLiteral("Fire and Rescue reported three deliberate fires in two weeks."));
    CHECK(record[1] == QStringLiteral("AGREED to treat the parade as one joint location."));
    CHECK(record[2] == QStringLiteral("Secure the fencing and board the two units"));
    REQUIRE(run.state().itemActions.size() == 1);
    CHECK(run.state().itemActions[0].reference == "A-025");
    CHECK(run.state().itemActions[0].lead.shortName == "CITY");
    CHECK(run.state().itemActions[0].due == std::chrono::year {2011} / 11 / 25);
    CHECK(run.line().toPlainText().isEmpty());
}

TEST_CASE("Tab takes the first offer, and the echo says in words what Enter will record", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.type(QStringLiteral(">Cut back planting @ck"));
    auto* popup = run.page().findChild<ui::CompletionPopup*>();
    REQUIRE(popup->isVisible());
    CHECK(popup->labels().size() <= 8);
    run.press(Qt::Key_Tab);
    CHECK(run.line().toPlainText().startsWith(QStringLiteral(">Cut back planting @CKH")));
    CHECK(QApplication::focusWidget() == &run.line());
    run.type(QStringLiteral("!2w"));
    run.press(Qt::Key_Escape);
    CHECK_FALSE(popup->isVisible());
    const QString echo = run.page().findChild<QLabel*>(QStringLiteral("captureEcho"))->accessibleName();
    CHECK(echo.contains(QStringLiteral("Cross Keys Homes")));
    CHECK(echo.contains(QStringLiteral("Tuesday 29 November")));
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.state().itemActions.size() == 1);
    CHECK(run.state().itemActions[0].lead.shortName == "CKH");
}

TEST_CASE("Enter records a line whose mark is understood although offers are shown", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral(">Cut back planting @CKH !30nov"));
    REQUIRE(run.state().itemActions.size() == 1);
    CHECK(run.state().itemActions[0].due == std::chrono::year {2011} / 11 / 30);
}

TEST_CASE("Shift+Enter makes a new line of the same entry", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.type(QStringLiteral("first"));
    run.press(Qt::Key_Return, Qt::ShiftModifier);
    run.type(QStringLiteral("second"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.record().last() == QStringLiteral("first\nsecond"));
}

TEST_CASE("Ctrl+Z takes the last entry back and Ctrl+Shift+Z brings it again", "[run][undo]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral("A note that is not wanted"));
    REQUIRE(run.record().size() == 1);
    run.press(Qt::Key_Z, Qt::ControlModifier);
    run.settle();
    CHECK(run.record().isEmpty());
    run.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    CHECK(run.record().size() == 1);
}

TEST_CASE("What is refused stays in the line, with the reason over it", "[run][capture]")
{
    RunRoom run;
    run.type(QStringLiteral("too early"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.line().toPlainText() == QStringLiteral("too early"));
    CHECK_FALSE(run.message().isEmpty());
}

TEST_CASE("Typing goes on while the last line is being written, and only that line is taken out", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.type(QStringLiteral("one"));
    run.press(Qt::Key_Return);
    run.type(QStringLiteral("two"));
    CHECK(run.line().toPlainText() == QStringLiteral("onetwo"));
    run.settle();
    CHECK(run.line().toPlainText() == QStringLiteral("two"));
    CHECK(run.record() == QStringList {QStringLiteral("one")});
}

TEST_CASE("Typing anywhere goes to the capture line", "[run][keyboard]")
{
    RunRoom run;
    run.start();
    run.named(QStringLiteral("Agenda: Enter takes the chosen item"))->setFocus();
    run.type(QStringLiteral("Words"));
    CHECK(run.line().toPlainText() == QStringLiteral("Words"));
    CHECK(QApplication::focusWidget() == &run.line());
}

TEST_CASE("An unfinished line waits at its item and comes back with it", "[run][draft]")
{
    RunRoom run;
    run.start();
    run.goTo(2);
    run.type(QStringLiteral("half a sent"));
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() == 3);
    CHECK(run.line().toPlainText().isEmpty());
    run.type(QStringLiteral("other"));
    run.press(Qt::Key_PageUp, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() == 2);
    CHECK(run.line().toPlainText() == QStringLiteral("half a sent"));
}

TEST_CASE("An unfinished line is there again after the window is gone", "[run][draft]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.type(QStringLiteral("Somebody was saying ✓"));
    QTest::qWait(220);
    run.settle();
    run.reopen();
    CHECK(run.openNumber() == 7);
    CHECK(run.line().toPlainText() == QStringLiteral("Somebody was saying ✓"));
}

TEST_CASE("An entry is edited, marked and taken out with its own keys", "[run][record]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral("Three fires"));
    run.press(Qt::Key_L, Qt::ControlModifier);
    auto* list = run.page().findChild<ui::EntryList*>();
    REQUIRE(QApplication::focusWidget() == list);
    run.press(Qt::Key_F2);
    auto* editor = run.page().findChild<QPlainTextEdit*>(QStringLiteral("entryEditor"));
    REQUIRE(editor != nullptr);
    QTest::keyClicks(editor, QStringLiteral(" in two weeks"));
    QTest::keyClick(editor, Qt::Key_Return);
    run.settle();
    CHECK(run.record() == QStringList {QStringLiteral("Three fires in two weeks")});
    list->setFocus();
    run.press(Qt::Key_F7);
    run.settle();
    CHECK(run.state().unclear == 1);
    run.press(Qt::Key_Delete);
    run.settle();
    CHECK(run.record().isEmpty());
}

TEST_CASE("A note becomes a decision, and goes to another item", "[run][record]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral("to fund the boards"));
    run.press(Qt::Key_L, Qt::ControlModifier);
    run.press(Qt::Key_F3);
    run.type(QStringLiteral("d"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.record() == QStringList {QStringLiteral("AGREED to fund the boards")});
    CHECK(QApplication::focusWidget() == &run.line());
    run.goTo(6);
    run.goTo(7);
    run.press(Qt::Key_L, Qt::ControlModifier);
    run.press(Qt::Key_F4);
    run.type(QStringLiteral("6"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.record().isEmpty());
    run.goTo(6);
    CHECK(run.record() == QStringList {QStringLiteral("AGREED to fund the boards")});
}

TEST_CASE("Odd text survives from the keyboard to the record", "[run][capture]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    const QString odd = QString::fromUtf8("שלום e\u0301 👩‍👩‍👧 «straße» <b>&amp;");
    QApplication::sendEvent(&run.line(), std::make_unique<QKeyEvent>(QEvent::KeyPress, 0, Qt::NoModifier, odd).get());
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.record() == QStringList {odd});
}
