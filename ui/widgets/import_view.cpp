// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/import_view.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kMappingWidth = 320;
constexpr int kPreviewRow = 56;

}  // namespace

ImportView::ImportView(QWidget* mapping, const QString& lines, QWidget* parent)
    : QWidget(parent)
    , m_rows(new DataTable(lines))
    , m_summary(new TextLabel({}, TextStyle::BodyStrong))
    , m_remarks(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_line(new TextLabel({}, TextStyle::Body))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidget(mapping);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFixedWidth(kMappingWidth);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    row->addWidget(scroll);
    row->addWidget(new Hairline(Qt::Vertical));

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    auto* about = new QVBoxLayout;
    about->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    about->setSpacing(kSpace1);
    about->addWidget(m_summary);
    about->addWidget(m_remarks);
    right->addLayout(about);
    right->addWidget(new Hairline);
    m_rows->verticalHeader()->setDefaultSectionSize(kPreviewRow);
    right->addWidget(m_rows, 1);
    m_line->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    m_line->hide();
    right->addWidget(m_line);
    row->addLayout(right, 1);
    connect(m_rows, &DataTable::rowChanged, this, [this](int line) {
        m_line->setText(m_about ? m_about(line) : QString());
        m_line->setVisible(!m_line->text().isEmpty());
    });
}

void ImportView::setWords(const QString& summary, const QStringList& remarks)
{
    m_summary->setText(summary);
    m_remarks->setText(remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

QString ImportView::summary() const { return m_summary->text(); }

QString ImportView::remarks() const { return m_remarks->text(); }

}  // namespace muster::ui
