// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changing and cancelling a meeting.
#pragma once

#include "core/meetings/meeting.h"
#include "ui/meetings/form_page.h"

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

/// The reason, and in words what becomes of items and actions.
class CancelMeetingForm final : public FormPage {
    Q_OBJECT

public:
    explicit CancelMeetingForm(ReplicaBridge& bridge);

    void begin(const meetings::Meeting& meeting);

Q_SIGNALS:
    void saved(const QString& said);

private:
    void save();

    base::Id m_meeting;
    TextLabel* m_which;
    TextLabel* m_consequences;
    QLineEdit* m_reason;
};

/// Not enough people came: the reason, and in words what becomes of items and of what was recorded.
class InformalMeetingForm final : public FormPage {
    Q_OBJECT

public:
    explicit InformalMeetingForm(ReplicaBridge& bridge);

    void begin(const meetings::Meeting& meeting);

Q_SIGNALS:
    void saved(const QString& said);

private:
    void save();

    base::Id m_meeting;
    TextLabel* m_which;
    TextLabel* m_consequences;
    QLineEdit* m_reason;
};

}  // namespace muster::ui
