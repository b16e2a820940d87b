// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/meetings/run_room.h"

#include "ui/meetings/projector_window.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

/// Words that only the restricted items of the sample hold.
const QStringList kSealed {QStringLiteral("IOM-0147"), QStringLiteral("ASB-0312"), QStringLiteral("repeat offender"),
                           QStringLiteral("vulnerable adult")};

QStringList sealedWordsIn(const QString& text)
{
    QStringList found;
    for (const QString& word : kSealed) {
        if (text.contains(word, Qt::CaseInsensitive)) {
            found << word;
        }
    }
    return found;
}

}  // namespace

TEST_CASE("While part two is locked restricted items are stubs everywhere on the screen", "[run][restricted]")
{
    RunRoom run;
    run.start();
    CHECK(sealedWordsIn(everythingIn(&run.window())) == QStringList());
    CHECK(everythingIn(&run.window()).contains(QStringLiteral("Restricted item")));
}

TEST_CASE("The checklist leads into a restricted item, and notes are refused before it is done", "[run][restricted]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    REQUIRE(run.state().statementRead);
    run.press(Qt::Key_R, Qt::ControlModifier);
    REQUIRE(run.page().openPanel() != nullptr);
    REQUIRE(QApplication::focusWidget()->objectName() == QStringLiteral("partTwoPassphrase"));
    run.type(QStringLiteral("sample partnership"));
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.state().partTwoOpen);
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.state().restrictedMode);
    REQUIRE(run.state().presenceToResolve > 0);
    // The line is in reach while the panel asks, but it records nothing yet.
    run.enter(QStringLiteral("too soon"));
    CHECK(run.line().toPlainText() == QStringLiteral("too soon"));
    CHECK_FALSE(run.message().isEmpty());
    run.line().selectAll();
    run.press(Qt::Key_Delete);
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.enterRestricted();
    run.enter(QStringLiteral("Discussed in confidence"));
    CHECK(run.record().contains(QStringLiteral("Discussed in confidence")));
}

TEST_CASE("A wrong passphrase is refused in the panel", "[run][restricted]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.type(QStringLiteral("wrong"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK_FALSE(run.state().partTwoOpen);
    CHECK_FALSE(run.message().isEmpty());
    CHECK(run.page().openPanel() != nullptr);
}

TEST_CASE("Leaving a restricted item needs a second Ctrl+R", "[run][restricted]")
{
    RunRoom run;
    run.start();
    run.enterRestricted();
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.settle();
    CHECK(run.state().restrictedMode);
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.settle();
    CHECK_FALSE(run.state().restrictedMode);
    CHECK(sealedWordsIn(everythingIn(&run.window())) == QStringList());
}

TEST_CASE("The projector covers itself at the key and never holds restricted text", "[run][restricted][projector]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    ui::ProjectorWindow* projector = run.page().projector();
    REQUIRE(projector != nullptr);
    REQUIRE(projector->isVisible());
    CHECK_FALSE(projector->isCovered());
    CHECK(everythingIn(projector).contains(QStringLiteral("Orton Longueville")));
    run.page().activateWindow();
    run.press(Qt::Key_R, Qt::ControlModifier);
    // Nothing has been written or even asked yet.
    CHECK(projector->isCovered());
    CHECK_FALSE(everythingIn(projector).contains(QStringLiteral("Orton Longueville")));
    run.press(Qt::Key_Escape);
    run.settle();
    run.enterRestricted();
    CHECK(projector->isCovered());
    run.enter(QStringLiteral("Said in confidence about ASB-0312"));
    run.enter(QStringLiteral(">Visit the household ZEBRA @CKH !2w"));
    const QString shown = everythingIn(projector);
    CHECK(sealedWordsIn(shown) == QStringList());
    CHECK_FALSE(shown.contains(QStringLiteral("ZEBRA")));
    CHECK(shown.contains(QStringLiteral("Restricted item in progress")));
    // Covered, it looks the same whatever was recorded.
    const QImage before = projector->grab().toImage();
    run.enter(QStringLiteral("More in confidence"));
    CHECK(projector->grab().toImage() == before);
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.settle();
    CHECK_FALSE(projector->isCovered());
    CHECK(sealedWordsIn(everythingIn(projector)) == QStringList());
    CHECK_FALSE(everythingIn(projector).contains(QStringLiteral("ZEBRA")));
}

TEST_CASE("Everything on the projector is 18 point or larger", "[run][projector]")
{
    RunRoom run;
    run.start();
    run.goTo(7);
    run.enter(QStringLiteral(">Secure the fencing @CITY !25nov"));
    run.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(run.page().projector() != nullptr);
    for (const auto* label : run.page().projector()->findChildren<QLabel*>()) {
        INFO(label->text().toStdString());
        CHECK(label->font().pixelSize() >= 24);
    }
    CHECK(everythingIn(run.page().projector()).contains(QStringLiteral("Secure the fencing")));
}

TEST_CASE("Restricted content goes off the screen when nobody touches the computer", "[run][restricted]")
{
    RunRoom run;
    run.start();
    run.enterRestricted();
    run.enter(QStringLiteral("Said in confidence"));
    run.type(QStringLiteral("half a wo"));
    run.page().setIdleBlank(60ms);
    QTest::qWait(250);
    REQUIRE(run.page().isBlanked());
    for (const auto* label : run.page().findChildren<QLabel*>()) {
        if (label->isVisible()) {
            CHECK(sealedWordsIn(label->text()) == QStringList());
        }
    }
    run.page().setIdleBlank(10s);
    run.press(Qt::Key_X);
    CHECK_FALSE(run.page().isBlanked());
    CHECK(run.line().toPlainText() == QStringLiteral("half a wo"));
}

TEST_CASE("Locking part two takes the restricted line off the screen and keeps it sealed", "[run][restricted][draft]")
{
    RunRoom run;
    run.start();
    run.enterRestricted();
    run.type(QStringLiteral("half a secret"));
    QTest::qWait(220);
    run.bridge().lockPartTwo();
    run.settle();
    CHECK(run.line().toPlainText().isEmpty());
    CHECK_FALSE(everythingIn(&run.window()).contains(QStringLiteral("half a secret")));
    CHECK(sealedWordsIn(everythingIn(&run.window())) == QStringList());
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.type(QStringLiteral("sample partnership"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.line().toPlainText() == QStringLiteral("half a secret"));
}
