// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda with the clock, at the left of the Run screen.
#pragma once

#include "ui/meetings/run_rows.h"

#include <QListView>
#include <QWidget>

namespace muster::ui {

class RunDesk;
class RunSwapOffer;
class TextLabel;

/// One line of the agenda, or a heading over a part of it.
struct RailRow {
    QString key;
    bool heading = false;
    QString mark;  ///< number, or empty when `done`
    bool done = false;
    bool open = false;
    bool restricted = false;
    QString title;
    QString time;
    QString note;  ///< who is missing, what became of it
    bool attention = false;
    QString spoken;

    bool operator==(const RailRow&) const = default;
};

class RailModel final : public RowsModel<RailRow> {
public:
    using RowsModel::RowsModel;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
};

/// Shows what was taken, what is open, when the rest is expected and who is missing. Enter or a double click takes
/// the chosen item, in any order. Restricted titles show only while a restricted item is open.
class AgendaRail final : public QWidget {
    Q_OBJECT

public:
    explicit AgendaRail(RunDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }
    /// Under the agenda: two items that could change places.
    [[nodiscard]] RunSwapOffer* swapOffer() const { return m_swap; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show();
    void takeCurrent();

    RunDesk& m_desk;
    RailModel* m_model;
    QListView* m_list;
    TextLabel* m_affected;
    RunSwapOffer* m_swap;
    QString m_openKey;
};

}  // namespace muster::ui
