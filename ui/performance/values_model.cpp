// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/values_model.h"

#include "core/performance/figures.h"
#include "core/performance/findings.h"
#include "ui/bridge/words.h"
#include "ui/performance/signal_chips.h"
#include "ui/widgets/data_table.h"

namespace muster::ui {

using performance::GivenValue;
using performance::PeriodValue;

QString shownFigure(const performance::MeasureDetails& details, double value)
{
    if (details.kind == performance::MeasureKind::Milestone)
        return value == 0 ? ValuesModel::tr("no") : ValuesModel::tr("yes");
    return words(performance::figureText(value, details.decimals));
}

void ValuesModel::show(performance::MeasureChart chart)
{
    beginResetModel();
    m_chart = std::move(chart);
    endResetModel();
}

std::size_t ValuesModel::placeOf(int row) const { return m_chart.values.size() - 1 - static_cast<std::size_t>(row); }

const PeriodValue* ValuesModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_chart.values[placeOf(row)];
}

int ValuesModel::rowOf(base::Date period) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->period == period)
            return row;
    }
    return -1;
}

int ValuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chart.values.size());
}

int ValuesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(section == Value ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    static const QStringList titles {tr("Period"), tr("Figure"), tr("State"), tr("Expected"), tr("What it says"),
                                     tr("Before")};
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::size_t place = placeOf(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(place, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(column == Value ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return column == Signal || column == Before ? display(place, column) : QString();
    case RowDelegate::kQuietRole:
        return column == Usual || column == Before;
    case ChipDelegate::kChipRole:
        if (column == Signal && place < m_chart.chart.points.size())
            return QVariant::fromValue(meaningChip(m_chart.chart.points[place].meaning));
        return {};
    default:
        return {};
    }
}

QString ValuesModel::display(std::size_t place, int column) const
{
    const PeriodValue& value = m_chart.values[place];
    const performance::MeasureDetails& details = m_chart.measure.details;
    switch (column) {
    case Period:
        return words(performance::inWords(value.period, details.frequency));
    case Value:
        return shownFigure(details, value.now.value);
    case State:
        if (value.now.provisional)
            return tr("Provisional");
        return value.before.empty() ? QString() : tr("Revised");
    case Usual: {
        if (place >= m_chart.chart.points.size() || !m_chart.chart.limitsAt(place).known)
            return {};
        const performance::Limits& limits = m_chart.chart.limitsAt(place);
        return words(performance::expectedText(limits, details.decimals));
    }
    case Signal:
        return place < m_chart.chart.points.size() ? signalChip(m_chart.chart.points[place]).text : QString();
    case Before: {
        QStringList before;
        for (const GivenValue& given : value.before)
            before << (given.provisional ? tr("%1 provisional").arg(shownFigure(details, given.value))
                                         : shownFigure(details, given.value));
        if (!before.isEmpty() && !value.now.reason.empty())
            before.last() += QStringLiteral(": ") + words(value.now.reason);
        return before.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

}  // namespace muster::ui
