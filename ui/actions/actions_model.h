// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register as a table: actions under the headings of the printed log.
#pragma once

#include "core/actions/action_queries.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace muster::ui {

/// How the rows are put under headings.
enum class ActionGrouping { Log, Agency };

/// Rows are told apart by the action's id: after a change only what differs is removed, moved, inserted or
/// repainted, so that selection and scroll stay. Sorting by a column leaves the headings out.
class ActionsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Reference, Text, Lead, With, Due, Status, Update, ColumnCount };
    /// True for the row of a heading.
    static constexpr int kHeadingRole = Qt::UserRole + 950;

    explicit ActionsModel(QObject* parent = nullptr);

    /// Shows `actions`, given in the order of the printed log.
    void show(std::vector<actions::Action> actions, std::optional<base::Date> nextMeeting);
    void setGrouping(ActionGrouping grouping);
    /// In a narrow window the columns With and Update are folded into their neighbours.
    void setFolded(bool folded);

    [[nodiscard]] const actions::Action* actionAt(int row) const;
    [[nodiscard]] int rowOf(const base::Id& id) const;
    [[nodiscard]] bool isHeading(int row) const;
    /// The shown actions from top to bottom.
    [[nodiscard]] std::vector<const actions::Action*> inOrder() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// Headings may stand in other rows now.
    void arranged();

private:
    struct Row {
        QString key;  ///< id of the action, or the heading
        QString heading;  ///< empty for an action
        std::size_t at = 0;
        bool operator==(const Row&) const = default;
    };

    [[nodiscard]] std::vector<Row> arrange(const std::vector<actions::Action>& actions) const;
    [[nodiscard]] QString headingOf(const actions::Action& action) const;
    void apply(std::vector<Row> rows);
    void take(std::vector<Row> rows);
    [[nodiscard]] QVariant cell(const actions::Action& action, int column, int role) const;
    [[nodiscard]] QString display(const actions::Action& action, int column) const;
    [[nodiscard]] QString secondLine(const actions::Action& action, int column) const;

    std::vector<actions::Action> m_actions;
    std::vector<Row> m_rows;
    std::optional<base::Date> m_nextMeeting;
    ActionGrouping m_grouping = ActionGrouping::Log;
    bool m_folded = true;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace muster::ui
