// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changing and cancelling a meeting.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/meeting.h"
#include "ui/meetings/form_page.h"

#include <string>
#include <vector>

class QComboBox;
class QLineEdit;

namespace muster::ui {

class TextLabel;

/// Day, hour, length, place and who has a duty. What a move means for others stands under the day while it is typed.
class EditMeetingForm final : public FormPage {
    Q_OBJECT

public:
    explicit EditMeetingForm(ReplicaBridge& bridge);

    void begin(const meetings::Meeting& meeting);

Q_SIGNALS:
    void saved(const QString& said);

private:
    void fillOfficer(QComboBox* choice, const meetings::Officer& officer);
    void showConsequences();
    void save();
    [[nodiscard]] base::Date day() const;
    [[nodiscard]] base::TimeOfDay hour() const;

    meetings::Meeting m_meeting;
    QDateEdit* m_date;
    QTimeEdit* m_start;
    QSpinBox* m_length;
    QLineEdit* m_venue;
    QLineEdit* m_contact;
    QComboBox* m_chair;
    QComboBox* m_noteTaker;
    TextLabel* m_fixed;
    TextLabel* m_consequences;
};

/// A meeting that is not held as planned: which one, in words what becomes of items and of what was recorded, and why.
class NotHeldForm : public FormPage {
    Q_OBJECT

public:
    void begin(const meetings::Meeting& meeting);

Q_SIGNALS:
    void saved(const QString& said);

protected:
    NotHeldForm(ReplicaBridge& bridge, const QString& title, const QString& saveText, const QString& example);

    [[nodiscard]] virtual std::vector<std::string> consequences(const base::Id& meeting) const = 0;
    /// Sends the command; `answered` takes what comes back.
    virtual void send(const base::Id& meeting, const std::string& reason) = 0;
    void answered(const base::Result<void>& result, const QString& said);

private:
    base::Id m_meeting;
    TextLabel* m_which;
    TextLabel* m_consequences;
    QLineEdit* m_reason;
};

class CancelMeetingForm final : public NotHeldForm {
    Q_OBJECT

public:
    explicit CancelMeetingForm(ReplicaBridge& bridge);

protected:
    [[nodiscard]] std::vector<std::string> consequences(const base::Id& meeting) const override;
    void send(const base::Id& meeting, const std::string& reason) override;
};

/// Not enough people came.
class InformalMeetingForm final : public NotHeldForm {
    Q_OBJECT

public:
    explicit InformalMeetingForm(ReplicaBridge& bridge);

protected:
    [[nodiscard]] std::vector<std::string> consequences(const base::Id& meeting) const override;
    void send(const base::Id& meeting, const std::string& reason) override;
};

}  // namespace muster::ui
