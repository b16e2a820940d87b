// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the Run screen for people, in MUSTER_PICTURES where that is set; what a machine can see is checked.
#include "tests/ui/meetings/run_room.h"

#include "ui/meetings/projector_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTest>

using namespace muster;
using namespace muster::test;

namespace {

void runTo7(RunRoom& run)
{
    run.start();
    for (const auto& [item, time] : std::vector<std::pair<int, const char*>> {
             {2, "10:04"}, {3, "10:06"}, {4, "10:12"}, {5, "10:31"}, {7, "10:47"}}) {
        run.at(time);
        run.goTo(item);
    }
    run.at("10:49");
    run.enter(QStringLiteral("Fire and Rescue reported three deliberate fires in two weeks at empty units behind the "
                             "parade; fencing breached in two places."));
    run.at("10:52");
    run.enter(QStringLiteral("Constabulary: youths gather after school; patrol timings can move to 15:30 to 18:00."));
    run.at("10:54");
    run.enter(QStringLiteral("=AGREED to treat the parade as one joint location until the January meeting."));
    run.at("10:56");
    run.enter(QStringLiteral(">Secure the fencing and board the two units. @CITY/Regulatory Services with @FIRE !25nov"));
    run.at("10:57");
    run.type(QStringLiteral(">Move the afternoon patrol to the parade @CONS !2w"));
    run.press(Qt::Key_Escape);
}

}  // namespace

TEST_CASE("The Run screen draws in both themes and sizes, open and restricted", "[run][pictures]")
{
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    ui::applyTheme(*application, ui::ThemeChoice::Light);
    RunRoom run;
    keepPicture(run.window(), QStringLiteral("run-before"));
    run.press(Qt::Key_F5);
    keepPicture(run.window(), QStringLiteral("run-start-check"));
    run.press(Qt::Key_Escape);
    runTo7(run);
    const auto both = [&](const QString& name) {
        for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            ui::applyTheme(*application, choice);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                run.window().resize(size);
                QTest::qWait(30);
                keepPicture(run.window(), QStringLiteral("%1-%2-%3").arg(name, choice == ui::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
            }
        }
        ui::applyTheme(*application, ui::ThemeChoice::Light);
        run.window().resize(1280, 800);
        QTest::qWait(30);
    };
    both(QStringLiteral("run-open"));
    run.type(QStringLiteral(" @c"));
    keepPicture(run.window(), QStringLiteral("run-completion"));
    run.press(Qt::Key_Escape);
    for (const auto& [name, key, modifiers] : std::vector<std::tuple<const char*, Qt::Key, Qt::KeyboardModifiers>> {
             {"chair", Qt::Key_H, Qt::ControlModifier},
             {"interest", Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier},
             {"review", Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier},
             {"sheet", Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier},
             {"decide", Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier},
             {"tell-back", Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier},
             {"end", Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier}}) {
        run.press(key, modifiers);
        QTest::qWait(30);
        keepPicture(run.window(), QStringLiteral("run-panel-%1").arg(QString::fromLatin1(name)));
        run.press(Qt::Key_Escape);
    }
    for (const auto& [name, key, modifiers] : std::vector<std::tuple<const char*, Qt::Key, Qt::KeyboardModifiers>> {
             {"people", Qt::Key_T, Qt::ControlModifier},
             {"settle", Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier},
             {"urgent", Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier}}) {
        run.press(key, modifiers);
        both(QStringLiteral("run-panel-%1").arg(QString::fromLatin1(name)));
        run.press(Qt::Key_Escape);
    }
    for (const auto& [name, key] : {std::pair {"substitute", Qt::Key_S}, {"times", Qt::Key_T}}) {
        run.press(Qt::Key_T, Qt::ControlModifier);
        run.type(QStringLiteral("public health"));
        run.press(Qt::Key_Tab);
        run.press(key);
        both(QStringLiteral("run-panel-%1").arg(QString::fromLatin1(name)));
        run.press(Qt::Key_Escape);
        run.press(Qt::Key_Escape);
    }
    run.press(Qt::Key_F6);
    QTest::qWait(30);
    keepPicture(run.window(), QStringLiteral("run-read-back"));
    run.press(Qt::Key_Escape);
    run.press(Qt::Key_L, Qt::ControlModifier);
    keepPicture(run.window(), QStringLiteral("run-correct"));
    run.press(Qt::Key_Escape);

    run.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto* projector = run.page().projector();
    REQUIRE(projector != nullptr);
    QTest::qWait(30);
    keepPicture(*projector, QStringLiteral("projector-open"));
    run.window().activateWindow();
    run.at("11:32");
    run.press(Qt::Key_R, Qt::ControlModifier);
    QTest::qWait(30);
    keepPicture(run.window(), QStringLiteral("run-checklist-1"));
    run.press(Qt::Key_Escape);
    run.settle();
    run.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.type(QStringLiteral("sample partnership"));
    run.press(Qt::Key_Return);
    run.settle();
    run.press(Qt::Key_Return);
    run.settle();
    QTest::qWait(30);
    keepPicture(run.window(), QStringLiteral("run-checklist-2"));
    run.press(Qt::Key_Escape);
    run.enterRestricted();
    run.enter(QStringLiteral("Probation reported missed appointments in October."));
    both(QStringLiteral("run-restricted"));
    keepPicture(*projector, QStringLiteral("projector-covered"));
    CHECK(projector->isCovered());
    CHECK(unnamedFocusableWidgets(&run.window()) == QStringList());
}

TEST_CASE("The suggested order and the pause draw in both themes and sizes", "[run][pictures]")
{
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    RunRoom run;
    run.start();
    run.at("11:26");
    for (const int item : {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
        run.goTo(item);
    }
    const auto both = [&](const QString& name) {
        for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            ui::applyTheme(*application, choice);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                run.window().resize(size);
                QTest::qWait(30);
                keepPicture(run.window(), QStringLiteral("%1-%2-%3")
                                              .arg(name, choice == ui::ThemeChoice::Dark ? QStringLiteral("dark")
                                                                                         : QStringLiteral("light"))
                                              .arg(size.width()));
            }
        }
        ui::applyTheme(*application, ui::ThemeChoice::Light);
    };
    both(QStringLiteral("run-swap"));
    auto* take = run.named(QStringLiteral("Take item 13 before item 12"));
    REQUIRE(take != nullptr);
    CHECK(take->width() >= take->sizeHint().width());
    run.press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    run.settle();
    both(QStringLiteral("run-paused"));
}
