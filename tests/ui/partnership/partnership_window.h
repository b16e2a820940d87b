// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Partnership page in a real window, for the tests of this room.
#pragma once

#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/partnership/partnership_page.h"
#include "ui/partnership/record_section.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace muster::test {

/// On the sample of 15 November 2011 unless given another replica.
class PartnershipWindow {
public:
    explicit PartnershipWindow(std::unique_ptr<replica::Replica> replica = {})
        : m_settings(m_view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat)
        , m_bridge(replica ? std::move(replica) : sampleReplica(m_folder.path()))
        , m_window(m_settings)
        , m_page(new ui::PartnershipPage(m_bridge, m_prompts))
    {
        ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Light);
        m_window.addPage(m_page);
        m_window.resize(1280, 800);
        m_window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&m_window));
        m_window.activateWindow();
        m_window.openPage(QStringLiteral("partnership"));
        settle();
    }

    static std::unique_ptr<replica::Replica> sampleReplica(const std::filesystem::path& folder)
    {
        return must(sample::createSample(folder / "sample", sample::kLiteralAnchor,
                                         {.author = "Community Safety Officer", .clock = {}, .today = {}}));
    }
    static std::unique_ptr<replica::Replica> emptyReplica(const std::filesystem::path& folder)
    {
        return must(replica::Replica::create(folder / "empty",
                                             {.author = "Community Safety Officer", .clock = {}, .today = {}},
                                             std::chrono::year {2011} / 11 / 15));
    }

    ui::MainWindow& window() { return m_window; }
    ui::PartnershipPage& page() { return *m_page; }
    ui::ReplicaBridge& bridge() { return m_bridge; }
    ScriptedPrompts& prompts() { return m_prompts; }
    [[nodiscard]] const replica::Reader& reader() { return m_bridge.reader(); }

    /// The section of that title, in front.
    ui::RecordSection& open(const char* title)
    {
        m_page->showTarget(QString::fromLatin1(title));
        settle();
        auto* section = dynamic_cast<ui::RecordSection*>(m_page->currentSection());
        REQUIRE(section != nullptr);
        return *section;
    }
    void select(ui::RecordSection& section, const QString& firstCell)
    {
        for (const ui::RecordRow& row : section.model()->records()) {
            if (!row.heading && row.cells.first() == firstCell) {
                section.select(row.id);
                return;
            }
        }
        FAIL("no row " << firstCell.toStdString());
    }
    /// Presses a button of the details, as a key would.
    void step(ui::RecordSection& section, const QString& text)
    {
        for (QPushButton* button : section.findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisible()) {
                button->setFocus();
                QTest::keyClick(button, Qt::Key_Space);
                settle();
                return;
            }
        }
        FAIL("no button " << text.toStdString());
    }
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            m_bridge.settle();
            QTest::qWait(15);
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
    }
    /// Replaces what the field holds.
    void fill(ui::RecordForm* form, const char* field, const QString& text)
    {
        REQUIRE(form != nullptr);
        auto* line = qobject_cast<QLineEdit*>(form->widget(QString::fromLatin1(field)));
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
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

private:
    TemporaryFolder m_folder;
    QTemporaryDir m_view;
    QSettings m_settings;
    ScriptedPrompts m_prompts;
    ui::ReplicaBridge m_bridge;
    ui::MainWindow m_window;
    ui::PartnershipPage* m_page;
};

}  // namespace muster::test
