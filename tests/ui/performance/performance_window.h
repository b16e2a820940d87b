// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Performance page in a real window, for the tests of this room.
#pragma once

#include "core/actions/action_queries.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/performance/measure_queries.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/charts/control_chart_view.h"
#include "ui/performance/blockage_view.h"
#include "ui/performance/crime_places.h"
#include "ui/performance/crime_view.h"
#include "ui/performance/figures_import.h"
#include "ui/performance/figures_preview_model.h"
#include "ui/performance/form_side.h"
#include "ui/performance/import_page.h"
#include "ui/performance/measure_view.h"
#include "ui/performance/performance_page.h"
#include "ui/performance/unusual_list.h"
#include "ui/performance/values_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace muster::test {

/// On the sample of 15 November 2011 unless given another replica.
class PerformanceWindow : public WindowTest {
public:
    explicit PerformanceWindow(std::unique_ptr<replica::Replica> replica = {})
        : WindowTest(std::move(replica), 5), m_page(new ui::PerformancePage(bridge(), prompts()))
    {
        window().addPage(m_page);
        show();
        window().openPage(QStringLiteral("performance"));
        settle();
    }

    ui::PerformancePage& page() { return *m_page; }
    ui::MeasureView& view() { return *m_page->measureView(); }
    /// The form that is open; fails when none is.
    ui::RecordForm& form()
    {
        ui::RecordForm* open = m_page->side()->form();
        if (open == nullptr)
            throw std::runtime_error("no form is open");
        return *open;
    }
    [[nodiscard]] bool hasForm() { return m_page->side()->form() != nullptr; }

    void open(const QString& target)
    {
        window().openPage(QStringLiteral("performance"), target);
        settle();
    }
    /// A key where the focus is, in this window.
    void press(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // An earlier test's window may still be leaving and take the activity with it.
        if (QApplication::activeWindow() != &window()) {
            window().activateWindow();
            if (!QTest::qWaitForWindowActive(&window()))
                throw std::runtime_error("the window does not become active");
            settle();
        }
        QWidget* focus = window().focusWidget();
        QTest::keyClick(focus == nullptr ? &window() : focus, which, modifiers);
        settle();
    }
    void fill(ui::RecordForm& into, const char* field, const QString& text)
    {
        QWidget* widget = into.widget(QString::fromLatin1(field));
        if (auto* line = qobject_cast<QLineEdit*>(widget))
            line->setText(text);
        else if (auto* area = qobject_cast<QPlainTextEdit*>(widget))
            area->setPlainText(text);
        else if (auto* box = qobject_cast<QComboBox*>(widget))
            box->setCurrentIndex(box->findText(text, Qt::MatchContains));
        else
            throw std::runtime_error(std::string {"no field "} + field);
    }
    void fill(const char* field, const QString& text) { fill(form(), field, text); }
    void save() { press(Qt::Key_Return, Qt::ControlModifier); }
    /// Until a thread of its own has answered.
    template <class Ready> bool waitFor(Ready ready)
    {
        return QTest::qWaitFor(
            [&] {
                settle();
                return ready();
            },
            20000);
    }

    /// The lines under the first heading, as a screen reader says them.
    [[nodiscard]] QStringList spoken()
    {
        QStringList lines;
        for (const ui::UnusualRow& row : m_page->list()->rows().rows()) {
            if (row.kind == ui::UnusualRow::Kind::Unusual)
                lines << row.spoken;
        }
        return lines;
    }
    [[nodiscard]] QStringList titles(ui::UnusualRow::Kind kind)
    {
        QStringList all;
        for (const ui::UnusualRow& row : m_page->list()->rows().rows()) {
            if (row.kind == kind)
                all << row.title;
        }
        return all;
    }
    [[nodiscard]] actions::PerformanceException exception(const char* reference)
    {
        return actions::findException(reader(), std::string {reference}).value();
    }
    [[nodiscard]] bool has(const char* button)
    {
        auto* found = m_page->findChild<QPushButton*>(QString::fromLatin1(button));
        return found != nullptr && found->isVisible();
    }
    void click(const char* button)
    {
        auto* found = m_page->findChild<QPushButton*>(QString::fromLatin1(button));
        if (found == nullptr || !found->isVisible())
            throw std::runtime_error(std::string {"no button "} + button);
        found->click();
        settle();
    }

private:
    ui::PerformancePage* m_page;
};

}  // namespace muster::test
