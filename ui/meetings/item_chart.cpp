// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/item_chart.h"

#include "core/actions/effect.h"
#include "core/actions/exception_queries.h"
#include "core/performance/chart_picture.h"
#include "ui/charts/control_chart_view.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace muster::ui {
namespace {

// The picture of the series an exception is about; empty for a judgement about no measure.
performance::ChartPicture pictureBehind(const replica::Reader& reader, const actions::PerformanceException& exception)
{
    std::vector<performance::PictureMarker> markers;
    for (const actions::ChartMarker& marker : actions::chartMarkers(reader, exception.series()))
        markers.push_back({performance::MarkerKind::Action, marker.on, marker.reference + " " + marker.text});
    if (!exception.measure.isNil()) {
        const auto chart = performance::chartOfMeasure(reader, exception.measure);
        return chart ? performance::pictureOf(*chart, std::move(markers)) : performance::ChartPicture {};
    }
    if (!exception.crime)
        return {};
    const performance::CrimeTable table = performance::crimeTable(reader, exception.crime->by, exception.crime->type.empty());
    for (const performance::CrimeSeries& series : table.series) {
        if (series.area != exception.crime->area || series.type != exception.crime->type)
            continue;
        std::vector<performance::CrimeBreak> breaks;
        for (const performance::CrimeBreak& found : table.breaks) {
            if (performance::concerns(found, exception.crime->by, series.area, series.type))
                breaks.push_back(found);
        }
        performance::CrimePictureRules rules;
        rules.polarity = performance::polarityOfCrime(series.type);
        return performance::pictureOf(series, table.months, breaks, rules);
    }
    return {};
}

}  // namespace

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
        exception ? pictureBehind(reader, *exception) : performance::ChartPicture {};
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
