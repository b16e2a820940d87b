// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Partnership page in a real window, for the tests of this room.
#pragma once

#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/partnership/partnership_page.h"
#include "ui/records/record_section.h"
#include "ui/widgets/data_table.h"

#include <QLineEdit>
#include <QPushButton>

namespace muster::test {

/// On the sample of 15 November 2011 unless given another replica.
class PartnershipWindow : public WindowTest {
public:
    explicit PartnershipWindow(std::unique_ptr<replica::Replica> replica = {})
        : WindowTest(std::move(replica), 15), m_page(new ui::PartnershipPage(bridge(), prompts()))
    {
        window().addPage(m_page);
        show();
        window().openPage(QStringLiteral("partnership"));
        settle();
    }

    static std::unique_ptr<replica::Replica> emptyReplica(const std::filesystem::path& folder)
    {
        return must(replica::Replica::create(folder / "empty",
                                             {.author = "Community Safety Officer", .clock = {}, .today = {}},
                                             std::chrono::year {2011} / 11 / 15));
    }

    ui::PartnershipPage& page() { return *m_page; }

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

private:
    ui::PartnershipPage* m_page;
};

}  // namespace muster::test
