// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/item_chart.h"

#include "core/actions/exception_picture.h"
#include "core/actions/exception_queries.h"
#include "ui/charts/control_chart_view.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace muster::ui {

ItemChart::ItemChart(int height, QWidget* parent) : QWidget(parent), m_height(height) { hide(); }

void ItemChart::showItem(const replica::Reader& reader, const base::Id& item, bool figuresChanged)
{
    if (item == m_item && !figuresChanged)
        return;
    m_item = item;
    const auto subject = item.isNil() ? std::nullopt : actions::subjectOfItem(reader, item);
    const auto exception = subject && !subject->exception.isNil() ? actions::findException(reader, subject->exception)
                                                                  : std::nullopt;
    const performance::ChartPicture picture =
        exception ? actions::pictureOf(reader, *exception) : performance::ChartPicture {};
    setVisible(!picture.empty());
    if (picture.empty())
        return;
    if (m_view == nullptr) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(kSpace1);
        m_title = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
        m_view = new charts::ControlChartView;
        auto* card = new Card;
        card->body()->setContentsMargins(kSpace1, kSpace1, kSpace1, kSpace1);
        card->body()->addWidget(m_view);
        card->setFixedHeight(m_height);
        column->addWidget(m_title);
        column->addWidget(card);
    }
    m_title->setText(QStringLiteral("%1 · %2").arg(qt(exception->reference), qt(picture.sentence)));
    m_view->setPicture(picture);
}

}  // namespace muster::ui
