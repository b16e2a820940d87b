// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was agreed, at the right of the Run screen.
#pragma once

#include "core/actions/action.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace muster::ui {

class RunDesk;

/// One action as a card shows it.
struct ActionCard {
    QString reference;
    QString text;
    QString line;
    QString chip;
    int tone = 0;
    bool operator==(const ActionCard&) const = default;
};

/// What the last entries were, by reference.
struct RecentLine {
    QString time;
    QString lead;
    QString text;
    bool operator==(const RecentLine&) const = default;
};

/// Actions on the open item, earlier ones about the same place or matter, and below them the last three entries
/// of the meeting with their references.
class ActionsRail final : public QWidget {
    Q_OBJECT

public:
    explicit ActionsRail(RunDesk& desk, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show();
    void fillCards();
    void fillRecent();

    RunDesk& m_desk;
    QVBoxLayout* m_cards;
    QVBoxLayout* m_recentLines;
    std::vector<ActionCard> m_onItem;
    std::vector<ActionCard> m_earlier;
    std::vector<RecentLine> m_recent;
};

}  // namespace muster::ui
