// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Year page in a real window, for the tests of this room.
#pragma once

#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/governance/year_page.h"
#include "ui/records/record_section.h"
#include "ui/widgets/data_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace muster::test {

/// On the sample of 15 November 2011.
class YearWindow : public WindowTest {
public:
    explicit YearWindow(std::unique_ptr<replica::Replica> replica = {})
        : WindowTest(std::move(replica), 15), m_page(new ui::YearPage(bridge(), prompts()))
    {
        window().addPage(m_page);
        show();
        window().openPage(QStringLiteral("year"));
        settle();
    }

    ui::YearPage& page() { return *m_page; }

    ui::Section& front(const char* title)
    {
        m_page->showTarget(QString::fromLatin1(title));
        settle();
        return *m_page->currentSection();
    }
    /// The section of that title, in front.
    ui::RecordSection& open(const char* title)
    {
        auto* section = dynamic_cast<ui::RecordSection*>(&front(title));
        REQUIRE(section != nullptr);
        return *section;
    }
    /// The row whose first cell holds these words.
    void select(ui::RecordSection& section, const QString& part)
    {
        for (const ui::RecordRow& row : section.model()->records()) {
            if (!row.heading && row.cells.first().contains(part)) {
                section.select(row.id);
                settle();
                return;
            }
        }
        FAIL("no row " << part.toStdString());
    }
    void unlock()
    {
        bridge().unlockPartTwo(ui::words(sample::kSamplePassphrase), m_page,
                               [](const base::Result<void>& opened) { REQUIRE(opened); });
        settle();
    }
    /// Chooses in the filter of the section, by the accessible name of the choice.
    void filter(ui::RecordSection& section, const QString& name, const QString& part)
    {
        for (QComboBox* box : section.findChildren<QComboBox*>()) {
            if (box->accessibleName() != name)
                continue;
            const int at = box->findText(part, Qt::MatchContains);
            REQUIRE(at >= 0);
            box->setCurrentIndex(at);
            settle();
            return;
        }
        FAIL("no choice " << name.toStdString());
    }
    void tick(ui::RecordSection& section, const QString& words)
    {
        REQUIRE(section.form() != nullptr);
        for (QCheckBox* box : section.form()->findChildren<QCheckBox*>()) {
            if (box->text().contains(words)) {
                box->setFocus();
                QTest::keyClick(box, Qt::Key_Space);
                return;
            }
        }
        FAIL("no tick " << words.toStdString());
    }
    /// The first cells of the rows, headings too.
    static QStringList rowsOf(const ui::RecordSection& section)
    {
        QStringList rows;
        for (const ui::RecordRow& row : section.model()->records())
            rows << row.cells.first();
        return rows;
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
    /// Replaces what the field of the form holds.
    void fill(ui::RecordSection& section, const char* field, const QString& text)
    {
        REQUIRE(section.form() != nullptr);
        QWidget* widget = section.form()->widget(QString::fromLatin1(field));
        REQUIRE(widget != nullptr);
        widget->setFocus();
        if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            line->selectAll();
            QTest::keyClicks(line, text);
        } else if (auto* lines = qobject_cast<QPlainTextEdit*>(widget)) {
            lines->selectAll();
            QTest::keyClicks(lines, text);
        } else {
            FAIL("no text in " << field);
        }
    }
    void choose(ui::RecordSection& section, const char* field, const QString& part)
    {
        REQUIRE(section.form() != nullptr);
        auto* box = qobject_cast<QComboBox*>(section.form()->widget(QString::fromLatin1(field)));
        REQUIRE(box != nullptr);
        const int at = box->findText(part, Qt::MatchContains);
        REQUIRE(at >= 0);
        box->setCurrentIndex(at);
    }
    /// Ctrl+Enter in the form.
    void submit()
    {
        key(Qt::Key_Return, Qt::ControlModifier);
        settle();
    }

    static QStringList factOf(const ui::RecordSection& section, const QString& label)
    {
        for (const ui::Fact& fact : section.details().facts) {
            if (fact.label.startsWith(label))
                return fact.lines;
        }
        return {};
    }
    /// The words of the row that is selected, its quiet line too.
    static QString rowOf(const ui::RecordSection& section)
    {
        const ui::RecordRow* row = section.model()->recordAt(section.table()->currentRow());
        return row == nullptr ? QString() : row->cells.join(QStringLiteral(" | ")) + QStringLiteral(" | ") + row->second;
    }

private:
    ui::YearPage* m_page;
};

}  // namespace muster::test
