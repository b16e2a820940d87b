// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/import_preview_model.h"

#include "ui/bridge/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"

namespace muster::ui {
namespace {

ChipSpec outcomeOf(const actions::ImportRow& row)
{
    if (!row.problems.empty())
        return {ImportPreviewModel::tr("Cannot come in"), Tone::Concern, ChipShape::Diamond};
    if (row.known)
        return {ImportPreviewModel::tr("Already there"), Tone::Neutral, ChipShape::Circle};
    if (!row.remarks.empty())
        return {ImportPreviewModel::tr("With a remark"), Tone::Attention, ChipShape::Triangle};
    return {ImportPreviewModel::tr("Comes in"), Tone::Good, ChipShape::Tick};
}

// What stands in the way first, then what was understood with a doubt.
QString sentencesOf(const actions::ImportRow& row)
{
    QStringList all;
    for (const std::string& problem : row.problems)
        all << words(problem);
    for (const std::string& remark : row.remarks)
        all << words(remark);
    QString text = all.join(QStringLiteral("; "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

}  // namespace

void ImportPreviewModel::show(actions::ImportPreview preview, QHash<QString, QString> agencies)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_agencies = std::move(agencies);
    endResetModel();
}

int ImportPreviewModel::firstProblem() const
{
    for (std::size_t row = 0; row < m_preview.rows.size(); ++row) {
        if (!m_preview.rows[row].problems.empty())
            return static_cast<int>(row);
    }
    return -1;
}

int ImportPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int ImportPreviewModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles {tr("Line"), tr("What happens"), tr("Action"), tr("Lead and owner"),
                                     tr("Due and status")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= titles.size())
        return {};
    return titles[section];
}

QVariant ImportPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const actions::ImportRow& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return display(row, column);
    if (role == ChipDelegate::kChipRole && column == Outcome)
        return QVariant::fromValue(outcomeOf(row));
    if (role == RowDelegate::kSecondLineRole)
        return secondLine(row, column);
    if (role == Qt::ToolTipRole && column == Text)
        return sentencesOf(row);
    if (role == Qt::AccessibleTextRole) {
        const QString second = secondLine(row, column);
        return second.isEmpty() ? display(row, column) : display(row, column) + QStringLiteral(", ") + second;
    }
    if (role == RowDelegate::kQuietRole)
        return column == Line || row.known;
    return {};
}

QString ImportPreviewModel::about(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const actions::ImportRow& line = m_preview.rows[static_cast<std::size_t>(row)];
    const QString sentences = sentencesOf(line);
    return sentences.isEmpty() ? QString() : tr("Line %1: %2").arg(line.line).arg(sentences);
}

QString ImportPreviewModel::secondLine(const actions::ImportRow& row, int column) const
{
    switch (column) {
    case Text:
        return sentencesOf(row);
    case Lead:
        return words(row.owner);
    case Due:
        return words(actions::inWords(row.status));
    default:
        return {};
    }
}

QString ImportPreviewModel::display(const actions::ImportRow& row, int column) const
{
    switch (column) {
    case Line:
        return QString::number(row.line);
    case Outcome:
        return outcomeOf(row).text;
    case Text:
        return words(row.text);
    case Lead:
        return row.leadAgency ? m_agencies.value(words(row.leadAgency.hex())) : words(row.leadAgencyText);
    case Due: {
        const QString due = shortDate(row.due);
        return row.originalDue && row.due && *row.originalDue != *row.due
            ? tr("%1 (was %2)").arg(due, shortDate(row.originalDue))
            : due;
    }
    default:
        return {};
    }
}

}  // namespace muster::ui
