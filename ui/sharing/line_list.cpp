// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/line_list.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace muster::ui {

LineList::LineList(const QString& heading, int momentWidth, QWidget* parent)
    : QWidget(parent), m_momentWidth(momentWidth), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kSpace2);
    m_column->addWidget(new SectionLabel(heading));
}

void LineList::setLines(const QList<ListedLine>& lines, const QString& empty)
{
    if (m_box != nullptr && lines == m_lines && empty == m_empty)
        return;
    m_lines = lines;
    m_empty = empty;
    delete m_box;
    m_box = new QWidget;
    auto* rows = new QVBoxLayout(m_box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kSpace2);
    for (const ListedLine& line : lines) {
        auto* row = new QHBoxLayout;
        row->setSpacing(kSpace3);
        if (m_momentWidth > 0) {
            auto* moment = new TextLabel(line.moment, TextStyle::Body, TextLabel::Ink::Quiet);
            moment->setFixedWidth(m_momentWidth);
            row->addWidget(moment, 0, Qt::AlignTop);
        }
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        auto* sentence = new TextLabel({});
        if (line.who.isEmpty())
            sentence->setText(line.what);
        else
            sentence->setLead(line.who, line.what);
        texts->addWidget(sentence);
        if (!line.more.isEmpty())
            texts->addWidget(new TextLabel(line.more, TextStyle::Body, TextLabel::Ink::Quiet));
        row->addLayout(texts, 1);
        rows->addLayout(row);
    }
    if (lines.isEmpty() && !empty.isEmpty())
        rows->addWidget(new TextLabel(empty, TextStyle::Body, TextLabel::Ink::Quiet));
    m_column->insertWidget(1, m_box);
    m_box->show();  // at once, or the list is empty for a moment
}

void LineList::addBelow(QWidget* widget) { m_column->addWidget(widget, 0, Qt::AlignLeft); }

}  // namespace muster::ui
