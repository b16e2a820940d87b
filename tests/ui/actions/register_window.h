// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample's register in a window.
#pragma once

#include "core/actions/action_queries.h"
#include "core/sample/sample.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/actions/action_detail.h"
#include "ui/actions/action_filter_bar.h"
#include "ui/actions/action_form.h"
#include "ui/actions/actions_model.h"
#include "ui/actions/actions_page.h"
#include "ui/actions/import_panel.h"
#include "ui/actions/import_preview_model.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/form_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

namespace muster::test {

using namespace std::chrono_literals;

/// The window with the page of actions in front, on 15 November 2011.
class RegisterWindow {
public:
    RegisterWindow()
        : bridge(must(sample::createSample(m_folder.path() / "data", sample::kLiteralAnchor,
                                           {.author = "Community Safety Officer", .clock = {}, .today = {}})))
        , settings(QString::fromStdString((m_folder.path() / "view.ini").string()), QSettings::IniFormat)
        , window(settings)
        , page(new ui::ActionsPage(bridge, prompts))
    {
        ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ui::ThemeChoice::Light);
        window.addPage(page);
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            throw std::runtime_error("the window does not become active");
        window.openLastPage();
        QTest::qWait(5);
    }

    /// A key where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
        bridge.settle();
        QTest::qWait(5);
    }

    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    /// Where typing goes. An earlier test's window may still be leaving and take the activity with it.
    QWidget* focus()
    {
        if (QApplication::activeWindow() != &window) {
            window.activateWindow();
            if (!QTest::qWaitForWindowActive(&window))
                throw std::runtime_error("the window does not become active");
            QTest::qWait(5);
        }
        return window.focusWidget() == nullptr ? &window : window.focusWidget();
    }
    void save() { press(Qt::Key_Return, Qt::ControlModifier); }
    void open(const QString& reference)
    {
        page->showTarget(reference);
        page->table()->setFocus();
        QTest::qWait(5);
    }

    [[nodiscard]] actions::Action action(const std::string& reference)
    {
        return actions::findAction(bridge.reader(), reference).value();
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList references;
        for (const actions::Action* one : page->model()->inOrder())
            references << QString::fromStdString(one->reference);
        return references;
    }
    [[nodiscard]] ui::ActionForm* form() const { return page->detail()->form(); }
    [[nodiscard]] QString error(const QString& field) const
    {
        const ui::FormRow* row = form()->findChild<ui::FormPanel*>()->row(field);
        return row == nullptr ? QString() : row->error();
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_folder.path() / name; }

private:
    TemporaryFolder m_folder;

public:
    ScriptedPrompts prompts;
    ui::ReplicaBridge bridge;
    QSettings settings;
    ui::MainWindow window;
    ui::ActionsPage* page;
};

}  // namespace muster::test
