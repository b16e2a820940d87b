// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Run screen in a real window over a copy of the sample, at five to ten on the day of its meeting.
#pragma once

#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_page.h"
#include "ui/shell/main_window.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace muster::test {

/// A window with the Run page of the meeting of 15 November 2011, driven by keys.
class RunRoom {
public:
    RunRoom();
    ~RunRoom();

    /// Puts the clock of the replica to "10:49".
    void at(const char* time);
    /// Into whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    /// Lets every command be written and every notice be shown.
    void settle();
    /// Types a line and Enter, and waits for the answer.
    void enter(const QString& line);
    /// Starts the meeting with its start check; item 1 is open afterwards.
    void start();
    /// Takes an item by its number.
    void goTo(int number);
    /// Into the first restricted item with the whole checklist, everybody not on its list asked to leave.
    void enterRestricted();

    /// Closes the window as a crash would leave the folder, and opens everything again.
    void reopen();

    [[nodiscard]] ui::RunPage& page() { return *m_page; }
    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] ui::ReplicaBridge& bridge() { return *m_bridge; }
    [[nodiscard]] const meetings::RoomState& state() { return m_page->desk().state(); }
    [[nodiscard]] ui::CaptureEditor& line() { return *m_page->captureLine(); }
    [[nodiscard]] int openNumber();
    /// The entries of the open item, newest last, as "AGREED text".
    [[nodiscard]] QStringList record();
    [[nodiscard]] QString message();
    /// A visible child by its accessible name.
    [[nodiscard]] QWidget* named(const QString& name);

private:
    void open();

    TemporaryFolder m_folder;
    QTemporaryDir m_view;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::ReplicaBridge> m_bridge;
    ScriptedPrompts m_prompts;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::RunPage* m_page = nullptr;
};

/// Everything a screen reader or an eye could take from a window: names and values of its accessibility tree, and the
/// texts of all its widgets, hidden ones too.
[[nodiscard]] QString everythingIn(QWidget* window);

/// A picture for people, in the folder of MUSTER_PICTURES where that is set.
void keepPicture(QWidget& window, const QString& name);

}  // namespace muster::test
