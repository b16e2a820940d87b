// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+T: who comes and who goes.
#pragma once

#include "ui/meetings/panels/person_picker.h"
#include "ui/meetings/panels/run_panel.h"

namespace muster::ui {

/// Everybody who may be here, expected ones first. Enter says that the chosen one comes in, or leaves when they are
/// here. With the focus in the list one letter sets the record: P present, A apologies, N absent without apology;
/// S asks for a substitute, T for the times of arrival and departure.
class PeoplePanel final : public RunPanel {
    Q_OBJECT

public:
    explicit PeoplePanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

Q_SIGNALS:
    /// Somebody comes in the place of this one.
    void substituteWanted(const muster::meetings::Person& person);
    /// When this one came and left is to be corrected.
    void timesWanted(const muster::meetings::Person& person);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void read();
    void comeOrGo();
    void setStatus(room::AttendanceStatus status);
    void askSubstitute();
    void askTimes();

    PersonPicker* m_picker;
    TextLabel* m_summary;
    QLineEdit* m_reason;  ///< to come in while a restricted item is open
};

/// Everybody the body knows or who is recorded, without repeats: expected, then present, then the rest.
[[nodiscard]] std::vector<PersonChoice> peopleOf(const RunDesk& desk);
/// Those in the room now.
[[nodiscard]] std::vector<PersonChoice> peopleHere(const RunDesk& desk);

}  // namespace muster::ui
