// SPDX-License-Identifier: GPL-3.0-or-later
//
// How sharing stands: what came in, what waits, who is in it, its health, and what it cannot promise.
#pragma once

#include "ui/sharing/sharing_desk.h"

#include <QStringList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace muster::ui {

class LineList;
class TextLabel;

/// Shows what the desk knows. Lists are made anew only where they changed, so that somebody else's edit moves nothing
/// under the reader's eyes.
class ShareOverview final : public QWidget {
    Q_OBJECT

public:
    /// `desk` must outlive the overview.
    explicit ShareOverview(SharingDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] LineList* arrivals() const { return m_arrivals; }
    [[nodiscard]] LineList* waiting() const { return m_waiting; }
    [[nodiscard]] LineList* members() const { return m_members; }
    [[nodiscard]] LineList* health() const { return m_health; }
    /// Puts the focus on the first thing to be settled; false where there is none.
    bool focusConflict();
    /// Whether something new may be started.
    void setIdle(bool idle);

Q_SIGNALS:
    void conflictWanted(std::size_t which);
    void movedWanted();
    void leaveWanted();

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void showStatus();
    void showFacts();
    void showConflicts();
    void showHealth();
    [[nodiscard]] QString moment(std::int64_t at) const;

    SharingDesk& m_desk;
    QPushButton* m_more = nullptr;
    QPushButton* m_repair = nullptr;
    QPushButton* m_moved = nullptr;
    QPushButton* m_leave = nullptr;
    TextLabel* m_status = nullptr;
    QWidget* m_conflictsBox = nullptr;
    QVBoxLayout* m_conflictCards = nullptr;
    QStringList m_conflictTitles;
    LineList* m_waiting = nullptr;
    LineList* m_arrivals = nullptr;
    LineList* m_members = nullptr;
    LineList* m_health = nullptr;
};

}  // namespace muster::ui
