// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/ui/shell/sample_pages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/message_bar.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace muster::ui;
using namespace muster::test;

namespace {

/// A shown window with three pages and settings of its own.
struct Fixture {
    QTemporaryDir folder;
    QSettings settings {folder.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    std::unique_ptr<MainWindow> window;
    PlainPage* today = nullptr;
    PlainPage* meetings = nullptr;
    PlainPage* actions = nullptr;

    Fixture() { open(); }

    void open()
    {
        window = std::make_unique<MainWindow>(settings);
        today = new PlainPage(QStringLiteral("today"), QStringLiteral("Today"), Icon::Today);
        meetings = new PlainPage(QStringLiteral("meetings"), QStringLiteral("Meetings"), Icon::Meetings);
        actions = new PlainPage(QStringLiteral("actions"), QStringLiteral("Actions"), Icon::Actions);
        for (PlainPage* page : {today, meetings, actions})
            window->addPage(page);
        window->openLastPage();
        window->show();
        window->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget* at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr ? at : window.get(), key, modifiers);
    }

    [[nodiscard]] QString front() const { return window->currentPage()->sectionId(); }
};

}  // namespace

TEST_CASE("Alt and a number brings each page to the front", "[shell][keyboard]")
{
    const Fixture shell;
    CHECK(shell.front() == QStringLiteral("today"));
    CHECK(shell.today->shown == 1);
    shell.press(Qt::Key_3, Qt::AltModifier);
    CHECK(shell.front() == QStringLiteral("actions"));
    CHECK(shell.today->left == 1);
    CHECK(shell.actions->shown == 1);
    CHECK(shell.window->sidebar().entry(QStringLiteral("actions"))->isChecked());
    shell.press(Qt::Key_1, Qt::AltModifier);
    CHECK(shell.front() == QStringLiteral("today"));
    CHECK(shell.today->shown == 2);
}

TEST_CASE("The page in front does not wait for the others: they are made when asked for, at the latest soon after",
          "[shell]")
{
    const QTemporaryDir folder;
    QSettings settings {folder.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    MainWindow window(settings);
    QStringList made;
    for (const char* id : {"today", "meetings", "actions"}) {
        const PageSign sign {QLatin1String(id), QLatin1String(id), Icon::Today};
        window.addPage(sign, [&made, sign] {
            made += sign.section;
            return new PlainPage(sign.section, sign.title, sign.icon);
        });
    }
    window.openLastPage();
    CHECK(made == QStringList {QStringLiteral("today")});
    CHECK(window.sidebar().entry(QStringLiteral("actions")) != nullptr);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    QTest::keyClick(&window, Qt::Key_3, Qt::AltModifier);
    CHECK(window.currentPage()->sectionId() == QStringLiteral("actions"));
    CHECK(made == QStringList {QStringLiteral("today"), QStringLiteral("actions")});
    CHECK(QTest::qWaitFor([&made] { return made.size() == 3; }));
}

TEST_CASE("Enter presses the button in focus, once, and no box to be ticked", "[shell][keyboard]")
{
    const Fixture shell;
    QPushButton button(QStringLiteral("Describe"), shell.today);
    QCheckBox box(QStringLiteral("With ended ones"), shell.today);
    box.move(0, 60);
    button.show();
    box.show();
    const QSignalSpy pressed(&button, &QPushButton::clicked);
    button.setFocus();
    shell.press(Qt::Key_Return);
    CHECK(pressed.size() == 1);
    shell.press(Qt::Key_Enter, Qt::KeypadModifier);
    CHECK(pressed.size() == 2);
    shell.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(pressed.size() == 2);
    button.setEnabled(false);
    box.setFocus();
    shell.press(Qt::Key_Return);
    CHECK_FALSE(box.isChecked());
    CHECK(pressed.size() == 2);
    shell.window->sidebar().entry(QStringLiteral("actions"))->setFocus();
    shell.press(Qt::Key_Return);
    CHECK(shell.front() == QStringLiteral("actions"));
}

TEST_CASE("Tab walks from the sidebar into the page and round again", "[shell][keyboard]")
{
    const Fixture shell;
    auto* entry = shell.window->sidebar().entry(QStringLiteral("today"));
    entry->setFocus();
    shell.press(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("today.field"));
    shell.press(Qt::Key_Tab);
    CHECK(QApplication::focusWidget() == entry);
    shell.press(Qt::Key_Tab, Qt::ShiftModifier);
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("today.field"));
}

TEST_CASE("Arrows move between the pages of the sidebar", "[shell][keyboard]")
{
    const Fixture shell;
    shell.window->sidebar().entry(QStringLiteral("today"))->setFocus();
    shell.press(Qt::Key_Down);
    CHECK(shell.front() == QStringLiteral("meetings"));
    shell.press(Qt::Key_Up);
    CHECK(shell.front() == QStringLiteral("today"));
}

TEST_CASE("A page's shortcut works on that page only", "[shell][keyboard]")
{
    const Fixture shell;
    shell.press(Qt::Key_2, Qt::AltModifier);
    shell.press(Qt::Key_N, Qt::ControlModifier);
    CHECK(shell.meetings->made == 1);
    CHECK(shell.today->made == 0);
    shell.press(Qt::Key_3, Qt::AltModifier);
    shell.press(Qt::Key_N, Qt::ControlModifier);
    CHECK(shell.actions->made == 1);
    CHECK(shell.meetings->made == 1);
}

TEST_CASE("A command that is not possible does nothing, by key or by name", "[shell]")
{
    const Fixture shell;
    shell.today->mayMake = false;
    Q_EMIT shell.today->commandsChanged();
    shell.press(Qt::Key_N, Qt::ControlModifier);
    CHECK_FALSE(shell.window->registry().trigger(QStringLiteral("today.new")));
    CHECK(shell.today->made == 0);
    CHECK_FALSE(shell.window->registry().action(QStringLiteral("today.new"))->isEnabled());
}

TEST_CASE("The command palette finds a command by a few letters and runs it", "[shell][palette]")
{
    const Fixture shell;
    shell.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("go act"));
    shell.press(Qt::Key_Return);
    CHECK(shell.front() == QStringLiteral("actions"));
    CHECK_FALSE(field->isVisible());
}

TEST_CASE("Closing the palette puts the focus back and runs nothing", "[shell][palette]")
{
    const Fixture shell;
    auto* field = shell.today->findChild<QLineEdit*>();
    field->setFocus();
    shell.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(QApplication::focusWidget() != field);
    shell.press(Qt::Key_N, Qt::ControlModifier);
    CHECK(shell.today->made == 0);
    shell.press(Qt::Key_Escape);
    CHECK(QApplication::focusWidget() == field);
}

TEST_CASE("F1 lists every shortcut that works here, and closes again", "[shell][keyboard]")
{
    const Fixture shell;
    shell.press(Qt::Key_F1);
    auto* scroll = qobject_cast<QScrollArea*>(QApplication::focusWidget());
    REQUIRE(scroll != nullptr);
    QStringList words;
    for (const QLabel* label : scroll->widget()->findChildren<QLabel*>())
        words << label->text();
    for (const Command& command : shell.window->registry().all()) {
        if (!command.shortcut.isEmpty()) {
            INFO(command.id.toStdString());
            CHECK(words.contains(command.text) == shell.window->registry().isHere(command));
        }
    }
    shell.press(Qt::Key_F1);
    CHECK_FALSE(scroll->isVisible());
}

TEST_CASE("Every focusable widget of the shell has a name for screen readers", "[shell][accessibility]")
{
    const Fixture shell;
    CHECK(unnamedFocusableWidgets(shell.window.get()) == QStringList());
    for (const char* overlay : {"window.commands", "window.keyboard"}) {
        shell.window->registry().trigger(QString::fromLatin1(overlay));
        CHECK(unnamedFocusableWidgets(shell.window.get()) == QStringList());
        shell.press(Qt::Key_Escape);
    }
    shell.window->say(QStringLiteral("A-019 is closed."), true);
    CHECK(unnamedFocusableWidgets(shell.window.get()) == QStringList());
}

TEST_CASE("The window remembers its page and colours, in its own settings only", "[shell]")
{
    Fixture shell;
    shell.press(Qt::Key_2, Qt::AltModifier);
    shell.window->registry().trigger(QStringLiteral("window.theme-dark"));
    CHECK(currentTheme().dark);
    shell.window->close();
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light);
    shell.open();
    CHECK(shell.front() == QStringLiteral("meetings"));
    CHECK(currentTheme().dark);
    shell.window->registry().trigger(QStringLiteral("window.theme-light"));
    CHECK_FALSE(currentTheme().dark);
}

TEST_CASE("A page can send the reader to a thing on another page", "[shell]")
{
    const Fixture shell;
    Q_EMIT shell.today->openRequested(QStringLiteral("actions"), QStringLiteral("A-019"));
    CHECK(shell.front() == QStringLiteral("actions"));
    CHECK(shell.actions->lastTarget == QStringLiteral("A-019"));
    CHECK_FALSE(shell.window->openPage(QStringLiteral("nowhere")));
    CHECK(shell.front() == QStringLiteral("actions"));
}

TEST_CASE("What was done is said with Undo, and Undo runs the undo command", "[shell]")
{
    const Fixture shell;
    int undone = 0;
    shell.window->registry().add(Command {.id = QStringLiteral("edit.undo"),
                                          .text = QStringLiteral("Undo"),
                                          .shortcut = QKeySequence(Qt::CTRL | Qt::Key_Z),
                                          .handler = [&undone] { ++undone; }});
    Q_EMIT shell.today->said(QStringLiteral("A-019 is closed."), true);
    auto* toast = shell.window->findChild<Toast*>();
    REQUIRE(toast != nullptr);
    CHECK(toast->text() == QStringLiteral("A-019 is closed."));
    toast->findChild<QPushButton*>()->click();
    CHECK(undone == 1);
    CHECK(toast->text().isEmpty());
}

TEST_CASE("The status line speaks in words, page by page", "[shell][accessibility]")
{
    const Fixture shell;
    StatusLine& status = shell.window->statusLine();
    status.setText(QStringLiteral("sharing"), QStringLiteral("Shared 10:42. 3 changes waiting."), Tone::Attention);
    Q_EMIT shell.today->statusChanged(QStringLiteral("Limits: first 12 months"));
    CHECK(status.spoken() == QStringLiteral("Shared 10:42. 3 changes waiting. Limits: first 12 months. OFFICIAL"));
    CHECK(status.text(QStringLiteral("sharing")) == QStringLiteral("Shared 10:42. 3 changes waiting."));
    shell.press(Qt::Key_2, Qt::AltModifier);
    CHECK_FALSE(status.spoken().contains(QStringLiteral("Limits")));
    shell.press(Qt::Key_1, Qt::AltModifier);
    CHECK(status.spoken().contains(QStringLiteral("Limits")));
    status.setText(QStringLiteral("sharing"), {});
    CHECK(status.text(QStringLiteral("sharing")).isEmpty());
}
