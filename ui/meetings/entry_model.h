// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record of the open item as a list.
#pragma once

#include "ui/meetings/run_rows.h"

namespace muster::ui {

class RunDesk;

struct EntryRow {
    QString key;
    QString time;
    QString lead;  ///< "AGREED", "ACTION A-025"; semi-bold before the text
    QString text;
    QString detail;  ///< owner and date of an action
    bool unclear = false;
    bool restricted = false;
    bool quiet = false;  ///< a line of procedure, which the program wrote

    bool operator==(const EntryRow&) const = default;
};

/// Reads the open item's entries. Editing a row's text asks through `edited` and changes nothing by itself.
class EntryModel final : public RowsModel<EntryRow> {
public:
    using RowsModel::RowsModel;

    /// Reads again what belongs to the open item.
    void read(const RunDesk& desk);
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
};

}  // namespace muster::ui
