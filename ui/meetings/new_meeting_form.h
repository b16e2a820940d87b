// SPDX-License-Identifier: GPL-3.0-or-later
//
// Planning a meeting.
#pragma once

#include "core/meetings/meeting_commands.h"
#include "ui/meetings/form_page.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace muster::ui {

class TextLabel;

/// The body, and what its cadence proposes: the next day, start and length. A bank holiday or another warning is said
/// under the date, with a reason where one is needed.
class NewMeetingForm final : public FormPage {
    Q_OBJECT

public:
    explicit NewMeetingForm(ReplicaBridge& bridge);

    /// Starts anew; `body` may be nil.
    void begin(const base::Id& body);

Q_SIGNALS:
    void created(const base::Id& meeting, const QString& said);

private:
    void proposeDay();
    void showWarnings();
    void save();
    [[nodiscard]] base::Id body() const;

    QComboBox* m_body;
    QDateEdit* m_date;
    QTimeEdit* m_start;
    QSpinBox* m_length;
    QLineEdit* m_venue;
    QLineEdit* m_reason;
    TextLabel* m_cadence;
    TextLabel* m_warning;
};

}  // namespace muster::ui
