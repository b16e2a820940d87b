// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form in place of a meeting.
#pragma once

#include <QScrollArea>

class QDateEdit;
class QSpinBox;
class QTimeEdit;

namespace muster::ui {

class FormPanel;
class ReplicaBridge;

/// One form that scrolls, no wider than is easy to read. Escape gives up.
class FormPage : public QScrollArea {
    Q_OBJECT

public:
    FormPage(ReplicaBridge& bridge, const QString& title, const QString& saveText);

    [[nodiscard]] FormPanel* form() const { return m_form; }

Q_SIGNALS:
    void cancelled();

protected:
    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }
    /// A day, an hour and a length as these forms ask for them.
    [[nodiscard]] static QDateEdit* dayField();
    [[nodiscard]] static QTimeEdit* hourField();
    [[nodiscard]] static QSpinBox* lengthField();

private:
    ReplicaBridge& m_bridge;
    FormPanel* m_form;
};

}  // namespace muster::ui
