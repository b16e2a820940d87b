// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a paper is made: its choices at the left, the preview at the right, and the keys.
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/paper_choices.h"
#include "ui/documents/paper_list_section.h"
#include "ui/documents/papers_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kChoicesWidth = 320;
constexpr int kPaperRow = 56;
constexpr int kWidestPreview = 1040;  // wider, a page is no easier to read

}  // namespace

QWidget* DocumentsPage::makeMaker()
{
    auto* maker = new QWidget;
    auto* row = new QHBoxLayout(maker);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makeRight(), 1);
    return maker;
}

QWidget* DocumentsPage::makeLeft()
{
    auto* panel = new QWidget;
    panel->setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, kSpace4, 0, kSpace4);
    column->setSpacing(kSpace2);
    const auto inset = [](QWidget* widget) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(kSpace5, 0, kSpace5, 0);
        line->addWidget(widget);
        return line;
    };
    column->addLayout(inset(new SectionLabel(tr("Meeting"))));
    m_meeting->setAccessibleName(tr("Meeting"));
    column->addLayout(inset(m_meeting));
    column->addSpacing(kSpace2);
    column->addLayout(inset(new SectionLabel(tr("Papers"))));
    m_papers->setModel(m_model);
    m_papers->horizontalHeader()->hide();
    m_papers->horizontalHeader()->setStretchLastSection(true);
    m_papers->verticalHeader()->setDefaultSectionSize(kPaperRow);
    // All of them where there is room; on a low screen the list scrolls and what belongs to the paper stays in sight.
    m_papers->setMinimumHeight(4 * kPaperRow);
    m_papers->setMaximumHeight(m_model->rowCount() * kPaperRow + 2);
    m_papers->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_papers, 100);
    column->addLayout(inset(m_sentence));
    column->addWidget(m_choices);
    auto* extract = new QVBoxLayout(m_extract);
    extract->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
    extract->setSpacing(kSpace2);
    extract->addWidget(new SectionLabel(tr("Copy")));
    m_item->setAccessibleName(tr("Restricted item"));
    m_agency->setAccessibleName(tr("For which agency"));
    extract->addWidget(m_item);
    extract->addWidget(m_agency);
    extract->addWidget(new TextLabel(tr("Who was given a copy goes into the register of copies."), TextStyle::Body,
                                     TextLabel::Ink::Quiet));
    column->addWidget(m_extract);
    auto* versions = new QVBoxLayout(m_versions);
    versions->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
    versions->setSpacing(kSpace2);
    versions->addWidget(new SectionLabel(tr("Version")));
    m_version->setAccessibleName(tr("Version of the minutes"));
    versions->addWidget(m_version);
    column->addWidget(m_versions);
    column->addStretch(1);
    for (QComboBox* box : {m_meeting, m_item, m_agency, m_version}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    return panel;
}

QWidget* DocumentsPage::makeRight()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kSpace5, kSpace1, kSpace5, kSpace1);
    bar->addWidget(m_place, 1);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->hide();
    bar->addWidget(m_cancel);
    column->addLayout(bar);
    column->addWidget(new Hairline);
    m_view->setAccessibleName(tr("Preview"));
    m_view->fitWidth();
    m_view->setMaximumWidth(kWidestPreview);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_view, 100);
    row->addStretch(1);
    column->addLayout(row, 1);
    return panel;
}

// Choose, look, hand over: the buttons stand over the paper and come after it.
void DocumentsPage::leadKeys()
{
    std::vector<QWidget*> inOrder {m_back, m_meeting, m_papers};
    for (QComboBox* box : m_choices->fields())
        inOrder.push_back(box);
    inOrder.insert(inOrder.end(), {m_item, m_agency, m_version, m_view, m_cancel});
    for (const auto& [ending, button] : m_exports)
        inOrder.push_back(button);
    inOrder.push_back(m_print);
    for (std::size_t at = 1; at < inOrder.size(); ++at)
        setTabOrder(inOrder[at - 1], inOrder[at]);
}

std::vector<Command> DocumentsPage::commands()
{
    const auto makes = [this] { return !showsList(); };
    const auto hasPaper = [this] { return !showsList() && !m_view->isEmpty() && m_run == nullptr; };
    const auto lists = [this] { return showsList(); };
    return {{.id = QStringLiteral("documents.next"),
             .text = tr("Do what comes next for the paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_D),
             .handler = [this] { m_list->doNext(); },
             .enabled = [this] { return showsList() && m_list->hasNext(); }},
            {.id = QStringLiteral("documents.sent"),
             .text = tr("Mark the paper as sent"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
             .handler = [this] { m_list->markSent(); },
             .enabled = lists},
            {.id = QStringLiteral("documents.other"),
             .text = tr("Make any other paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
             .handler = [this] { showMaker(); },
             .enabled = lists},
            {.id = QStringLiteral("documents.search"),
             .text = tr("Search the papers"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_F),
             .handler = [this] { m_list->focusSearch(); },
             .enabled = lists},
            {.id = QStringLiteral("documents.list"),
             .text = tr("Back to all papers"),
             .shortcut = {},
             .handler = [this] { showList(); },
             .enabled = makes},
            {.id = QStringLiteral("documents.export"),
             .text = tr("Export the paper as PDF"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_E),
             .handler = [this] { exportAs(QStringLiteral("pdf")); },
             .enabled = hasPaper},
            {.id = QStringLiteral("documents.print"),
             .text = tr("Print the paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_P),
             .handler = [this] { printPaper(); },
             .enabled = hasPaper},
            {.id = QStringLiteral("documents.meeting"),
             .text = tr("Choose the meeting"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_M),
             .handler = [this] { m_meeting->setFocus(Qt::ShortcutFocusReason); },
             .enabled = [this] { return !showsList() && m_meeting->isEnabled(); }},
            {.id = QStringLiteral("documents.preview"),
             .text = tr("Read the preview"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_R),
             .handler = [this] { m_view->setFocus(Qt::ShortcutFocusReason); },
             .enabled = makes}};
}

}  // namespace muster::ui
