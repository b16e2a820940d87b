// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown of the register.
#pragma once

#include "core/actions/action_queries.h"
#include "ui/actions/actions_model.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QPushButton;

namespace muster::ui {

class FilterBar;

/// Words, agency, sector, status, due and restricted; and how the rows are grouped.
class ActionFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit ActionFilterBar(QWidget* parent = nullptr);

    /// Offers the agencies and sectors that occur, keeping what is chosen.
    void offer(const std::vector<actions::Action>& actions);
    [[nodiscard]] actions::ActionFilter filter(base::Date today, std::optional<base::Date> nextMeeting) const;
    [[nodiscard]] ActionGrouping grouping() const;
    /// Puts every choice back.
    void clear();
    /// A choice by its word: "open", "overdue", "due" (within 7 days), "incomplete", or a status as it is stored.
    /// False, and nothing changed, for any other word.
    bool choose(const QString& word);
    void focusSearch();

Q_SIGNALS:
    void changed();

private:
    FilterBar* m_bar;
    QComboBox* m_agency;
    QComboBox* m_sector;
    QComboBox* m_status;
    QComboBox* m_due;
    QComboBox* m_grouping;
    QPushButton* m_restricted;
};

}  // namespace muster::ui
