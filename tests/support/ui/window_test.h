// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real window on a replica, driven by keys: what the tests of every page share.
#pragma once

#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace muster::test {

/// On the sample of 15 November 2011 unless given another replica. A test's own window adds its pages and calls
/// `show()`.
class WindowTest {
public:
    static std::unique_ptr<replica::Replica> sampleReplica(const std::filesystem::path& folder)
    {
        return must(sample::createSample(folder / "sample", sample::kLiteralAnchor,
                                         {.author = "Community Safety Officer", .clock = {}, .today = {}}));
    }

    ui::MainWindow& window() { return m_window; }
    ui::ReplicaBridge& bridge() { return m_bridge; }
    ScriptedPrompts& prompts() { return m_prompts; }
    [[nodiscard]] const replica::Reader& reader() { return m_bridge.reader(); }

    /// Lets everything that was asked for happen, and be shown.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            m_bridge.settle();
            QTest::qWait(m_waitMs);
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
                m_window.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                         .arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                         .arg(size.width()));
            }
        }
        ui::applyTheme(*application, ui::ThemeChoice::Light);
        m_window.resize(1280, 800);
        settle();
    }

protected:
    /// `waitMs`: how long each round of `settle()` gives the window; 0 only works off what is waiting.
    explicit WindowTest(std::unique_ptr<replica::Replica> replica, int waitMs = 0)
        : m_waitMs(waitMs)
        , m_settings(m_view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat)
        , m_bridge(replica ? std::move(replica) : sampleReplica(m_folder.path()))
        , m_window(m_settings)
    {
        ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Light);
    }
    ~WindowTest() = default;

    void show()
    {
        m_window.resize(1280, 800);
        m_window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&m_window));
        m_window.activateWindow();
    }

private:
    int m_waitMs;
    TemporaryFolder m_folder;
    QTemporaryDir m_view;
    QSettings m_settings;
    ScriptedPrompts m_prompts;
    ui::ReplicaBridge m_bridge;
    ui::MainWindow m_window;
};

}  // namespace muster::test
