// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of the list at the left: what is unusual, what varies as usual, what is stuck, what is asked.
#pragma once

#include "core/actions/blockage.h"
#include "ui/widgets/chip.h"

#include <QAbstractListModel>
#include <QList>

namespace muster::ui {

class PerformanceDesk;

struct UnusualRow {
    enum class Kind { Head, Unusual, Ordinary, Measure, Blockage, Question };

    QString key;  ///< which record it is, so that a list read again keeps its place
    Kind kind = Kind::Head;
    QString rank = {};
    QString title = {};
    QString sentence = {};
    QString status = {};  ///< at the right, under the chip
    ChipSpec chip = {};
    QString spoken = {};
    QString why = {};  ///< why it stands where it stands

    bool operator==(const UnusualRow&) const = default;
};

/// What is left out of the list.
struct UnusualFilter {
    QString priority = {};  ///< name; empty: all
    bool ordinaryOpen = false;  ///< a line for each measure that varies as usual
};

[[nodiscard]] QList<UnusualRow> unusualRows(const PerformanceDesk& desk, const UnusualFilter& filter);

/// Where a blockage stands, as a word with its shape.
[[nodiscard]] ChipSpec blockageChip(const actions::Blockage& blockage, base::Date today);
/// The key of the line for a measure that varies as usual.
[[nodiscard]] QString measureKey(const QString& reference);
inline constexpr auto kOrdinaryKey = "ordinary";

class UnusualModel final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kRowRole = Qt::UserRole + 1;

    using QAbstractListModel::QAbstractListModel;

    /// Resets only where something differs.
    void setRows(const QList<UnusualRow>& rows);
    [[nodiscard]] const QList<UnusualRow>& rows() const { return m_rows; }
    [[nodiscard]] const UnusualRow* at(const QModelIndex& index) const;
    [[nodiscard]] int rowOf(const QString& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<UnusualRow> m_rows;
};

}  // namespace muster::ui
