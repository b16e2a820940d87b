// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

PageHeader::PageHeader(const QString& title, const QString& subtitle, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TextStyle::Heading))
    , m_subtitle(new TextLabel(subtitle, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    setFixedHeight(kHeaderBar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace5, kSpace2 + 2, kSpace5, kSpace2 + 2);
    row->setSpacing(kSpace3);
    m_left->setSpacing(kSpace2);
    m_right->setSpacing(kSpace2);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (QLabel* label : {m_title, m_subtitle}) {
        label->setWordWrap(false);
        label->setMinimumWidth(80);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        words->addWidget(label);
    }
    m_title->setFixedHeight(22);
    m_subtitle->setFixedHeight(kLine);
    m_subtitle->setVisible(!subtitle.isEmpty());
    row->addLayout(m_left);
    row->addLayout(words, 1);
    row->addLayout(m_right);
}

void PageHeader::setTitle(const QString& title) { m_title->setText(title); }

void PageHeader::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

QString PageHeader::title() const { return m_title->text(); }

QString PageHeader::subtitle() const { return m_subtitle->text(); }

void PageHeader::addRight(QWidget* widget) { m_right->addWidget(widget, 0, Qt::AlignVCenter); }

void PageHeader::addLeft(QWidget* widget) { m_left->addWidget(widget, 0, Qt::AlignVCenter); }

void PageHeader::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
    painter.fillRect(0, height() - 1, width(), 1, currentTheme().hairline);
}

}  // namespace muster::ui
