// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who else is needed for an item.
#pragma once

#include "core/meetings/agenda_commands.h"
#include "ui/meetings/row_list.h"

#include <vector>

namespace muster::ui {

/// The agencies of the day, each required, useful or not needed. Space or a click goes round; R, U and N set it.
class NeedsField final : public RowList {
    Q_OBJECT

public:
    explicit NeedsField(QWidget* parent = nullptr);

    struct Line {
        base::Id agency;
        QString name;
        meetings::Need need = meetings::Need::NotNeeded;
    };
    void setLines(std::vector<Line> lines);
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    /// Only those that are required or useful.
    [[nodiscard]] std::vector<meetings::AgencyNeed> needs() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showLines();
    void setNeed(const QString& key, meetings::Need need);
    void goRound(const QString& key);

    std::vector<Line> m_lines;
};

}  // namespace muster::ui
