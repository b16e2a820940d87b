// SPDX-License-Identifier: GPL-3.0-or-later
//
// When somebody came and left, put right by hand.
#pragma once

#include "ui/meetings/panels/run_panel.h"

#include <optional>
#include <vector>

namespace muster::ui {

/// A line of arrival and departure for every stay of one person; one empty line for somebody who was not here. Comes
/// from the people panel, and goes back to it.
class TimesPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit TimesPanel(RunDesk& desk, QWidget* parent = nullptr);
    void setPerson(const room::Person& person) { m_person = person; }
    void opened() override;

private:
    struct Row {
        base::Id attendance;
        QLineEdit* arrived;
        QLineEdit* left;
    };
    void addRow(const room::Attendance* stay, int number, int count);
    void record();

    room::Person m_person;
    std::vector<Row> m_rows;
    TextLabel* m_name;
    QVBoxLayout* m_lines;
};

/// "10:20", and also as "10.20", "1020" and "9:05" are typed; nothing for what is no time.
[[nodiscard]] std::optional<base::TimeOfDay> readTime(const QString& typed);

}  // namespace muster::ui
