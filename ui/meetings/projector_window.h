// SPDX-License-Identifier: GPL-3.0-or-later
//
// What everybody in the room may see, for the projector.
#pragma once

#include "core/meetings/room_queries.h"
#include "ui/bridge/replica_bridge.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

/// A window of its own: agenda with its progress, the open item with its open actions, how the time stands; 18 point
/// or more. It reads with `RoomView::Projection` only, so nothing of part two ever reaches it. While a restricted
/// item is open it holds the words "Restricted item in progress" and nothing else.
class ProjectorWindow final : public QWidget {
    Q_OBJECT

public:
    explicit ProjectorWindow(ReplicaBridge& bridge, QWidget* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    /// At once, before anything is read or written: from the key that opens a restricted item.
    void cover();
    /// What was covered for has been decided; shows what the record says now.
    void settle();
    [[nodiscard]] bool isCovered() const;

Q_SIGNALS:
    /// It was shown, closed, covered or uncovered.
    void stateChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();
    void fill(const muster::meetings::RoomState& state);
    void empty();

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    bool m_held = false;  // covered ahead of the record
    QStackedWidget* m_pages;
    QLabel* m_body;
    QLabel* m_clock;
    QVBoxLayout* m_agenda;
    QLabel* m_item;
    QVBoxLayout* m_actions;
    QTimer m_timer;
};

}  // namespace muster::ui
