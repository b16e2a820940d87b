// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/direction_page.h"

#include "core/performance/direction.h"
#include "core/performance/measure_queries.h"
#include "ui/charts/direction_view.h"
#include "ui/performance/performance_desk.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kReadingWidth = 900;

}  // namespace

DirectionPage::DirectionPage(PerformanceDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_view(new charts::DirectionView)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    bar->addWidget(new TextLabel(tr("Direction of travel, a word for each priority. Nothing is averaged: every measure "
                                    "behind the word is named."),
                                 TextStyle::Body, TextLabel::Ink::Quiet),
                   1);
    auto* back = new QPushButton(tr("Back"));
    back->setAccessibleName(back->text());
    back->setToolTip(tr("Escape"));
    bar->addWidget(back);
    column->addLayout(bar);
    column->addWidget(new Hairline);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    m_view->setMaximumWidth(kReadingWidth);
    row->addWidget(m_view, 8, Qt::AlignTop);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(scroll, 1);
    m_view->setEmptyText(tr("There is no measure yet. Add one, or import a table of figures."));
    connect(back, &QPushButton::clicked, this, &DirectionPage::left);
    connect(m_view, &charts::DirectionView::opened, this, &DirectionPage::opened);
    connect(&desk, &PerformanceDesk::changed, this, [this] {
        if (isVisible())
            read();
    });
}

void DirectionPage::read()
{
    m_view->setDirections(performance::directionsOf(performance::chartsOfMeasures(m_desk.reader())));
}

void DirectionPage::begin()
{
    read();
    for (QWidget* each : m_view->findChildren<QWidget*>()) {
        if (each->focusPolicy() != Qt::NoFocus) {
            each->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    findChild<QPushButton*>()->setFocus(Qt::OtherFocusReason);
}

void DirectionPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace muster::ui
