// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real window on a replica, for the tests of this room.
#pragma once

#include "core/base/date.h"
#include "core/meetings/meeting.h"
#include "core/partnership/agency_queries.h"
#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/meetings_page.h"
#include "ui/meetings/today_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace muster::test {

/// The names (or texts) of every label and button that shows under `root`.
inline QStringList textsOf(QWidget* root)
{
    QStringList texts;
    for (const auto* label : root->findChildren<QLabel*>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const auto* button : root->findChildren<QPushButton*>()) {
        if (button->isVisible())
            texts << button->text();
    }
    return texts;
}
inline bool shows(QWidget* root, const QString& words)
{
    for (const QString& text : textsOf(root)) {
        if (text.contains(words))
            return true;
    }
    return false;
}

/// The window with the pages of this room, on the sample of 15 November 2011 unless given another replica.
class MeetingsWindow {
public:
    explicit MeetingsWindow(std::unique_ptr<replica::Replica> replica = {})
        : m_settings(m_view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat)
        , m_bridge(replica ? std::move(replica) : sampleReplica(m_folder.path()))
        , m_window(m_settings)
    {
        ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Light);
        m_today = new ui::TodayPage(m_bridge);
        m_meetings = new ui::MeetingsPage(m_bridge, m_prompts);
        m_window.addPage(m_today);
        m_window.addPage(m_meetings);
        m_window.resize(1280, 800);
        m_window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&m_window));
        m_window.activateWindow();
    }

    static std::unique_ptr<replica::Replica> sampleReplica(const std::filesystem::path& folder)
    {
        return must(sample::createSample(folder / "sample", sample::kLiteralAnchor, {.author = "Community Safety Officer", .clock = {}, .today = {}}));
    }

    ui::MainWindow& window() { return m_window; }
    ui::MeetingsPage& meetings() { return *m_meetings; }
    ui::TodayPage& today() { return *m_today; }
    ui::ReplicaBridge& bridge() { return m_bridge; }
    ScriptedPrompts& prompts() { return m_prompts; }
    [[nodiscard]] const replica::Reader& reader() { return m_bridge.reader(); }
    [[nodiscard]] meetings::Meeting meeting(const char* reference) { return must(meetings::findMeeting(reader(), reference)); }
    [[nodiscard]] base::Id agency(const char* name) { return partnership::agencyByShortName(reader(), name).value().id; }

    /// Lets everything that was asked for happen, and be shown.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            m_bridge.settle();
            QApplication::processEvents();
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* where = QApplication::focusWidget();
        QTest::keyClick(where == nullptr ? &m_window : where, key, modifiers);
        settle();
    }
    void type(const QString& text)
    {
        REQUIRE(QApplication::focusWidget() != nullptr);
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
    /// Pictures for people to look at, into the folder of MUSTER_PICTURES where that is set.
    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
        for (const bool dark : {false, true}) {
            ui::applyTheme(*application, dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                m_window.resize(size);
                QTest::qWait(30);
                m_window.grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width()));
            }
        }
        ui::applyTheme(*application, ui::ThemeChoice::Light);
        m_window.resize(1280, 800);
        settle();
    }

private:
    TemporaryFolder m_folder;
    QTemporaryDir m_view;
    QSettings m_settings;
    ScriptedPrompts m_prompts;
    ui::ReplicaBridge m_bridge;
    ui::MainWindow m_window;
    ui::TodayPage* m_today = nullptr;
    ui::MeetingsPage* m_meetings = nullptr;
};

}  // namespace muster::test
