// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/figures_preview_model.h"

#include "core/performance/figures.h"
#include "ui/bridge/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"

#include <algorithm>
#include <cmath>

namespace muster::ui {
namespace {

using performance::ValueRow;

constexpr int kMostDecimals = 6;

// With as many decimals as the figure has.
QString plainFigure(double value)
{
    for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::abs(std::round(value * scale) / scale - value) < 1e-9)
            return words(performance::figureText(value, decimals));
    }
    return words(performance::figureText(value, kMostDecimals));
}

ChipSpec outcomeOf(const ValueRow& row)
{
    if (!row.problem.empty())
        return {FiguresPreviewModel::tr("Cannot come in"), Tone::Concern, ChipShape::Diamond};
    if (row.known)
        return {FiguresPreviewModel::tr("Already there"), Tone::Neutral, ChipShape::Circle};
    if (row.before)
        return {FiguresPreviewModel::tr("Revises"), Tone::Attention, ChipShape::Triangle};
    return {FiguresPreviewModel::tr("Comes in"), Tone::Good, ChipShape::Tick};
}

}  // namespace

void FiguresPreviewModel::show(performance::MeasureImportPreview preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    const auto firstGood = std::stable_partition(m_preview.rows.begin(), m_preview.rows.end(),
                                                 [](const ValueRow& row) { return !row.problem.empty(); });
    m_problems = static_cast<int>(std::distance(m_preview.rows.begin(), firstGood));
    endResetModel();
}

QString FiguresPreviewModel::about(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const ValueRow& line = m_preview.rows[static_cast<std::size_t>(row)];
    if (line.problem.empty())
        return {};
    return line.column.empty() ? tr("Line %1: %2.").arg(line.line).arg(words(line.problem))
                               : tr("Line %1, column %2: %3.").arg(line.line).arg(words(line.column), words(line.problem));
}

int FiguresPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int FiguresPreviewModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FiguresPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles {tr("Line"), tr("What happens"), tr("Measure"), tr("Period"), tr("Figure")};
    if (orientation != Qt::Horizontal || section < 0 || section >= titles.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(section == Value ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

QVariant FiguresPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ValueRow& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case ChipDelegate::kChipRole:
        return column == Outcome ? QVariant::fromValue(outcomeOf(row)) : QVariant();
    case RowDelegate::kSecondLineRole:
        return secondLine(row, column);
    case RowDelegate::kQuietRole:
        return column == Line || row.known;
    case Qt::TextAlignmentRole:
        return static_cast<int>(column == Value ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString FiguresPreviewModel::secondLine(const ValueRow& row, int column)
{
    if (column == Measure && !row.problem.empty())
        return words(row.problem);
    if (column == Value && row.before)
        return tr("was %1").arg(plainFigure(*row.before));
    if (column == Period && row.provisional)
        return tr("Provisional");
    return {};
}

QString FiguresPreviewModel::display(const ValueRow& row, int column) const
{
    switch (column) {
    case Line:
        return QString::number(row.line);
    case Outcome:
        return outcomeOf(row).text;
    case Measure: {
        const QString name = words(row.measure);
        if (row.reference.empty())
            return row.problem.empty() ? tr("%1 (new measure)").arg(name) : name;
        return name.compare(words(row.reference), Qt::CaseInsensitive) == 0
            ? name
            : QStringLiteral("%1 · %2").arg(name, words(row.reference));
    }
    case Period:
        return row.period.ok() ? words(performance::inWords(row.period, performance::Frequency::Monthly)) : QString();
    case Value:
        return row.problem.empty() ? plainFigure(row.value) : QString();
    default:
        return {};
    }
}

}  // namespace muster::ui
