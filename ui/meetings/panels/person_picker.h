// SPDX-License-Identifier: GPL-3.0-or-later
//
// Choosing a role by a few letters.
#pragma once

#include "core/meetings/attendance.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace muster::ui {

/// Somebody who can be chosen, and what to know of them ("expected 11:35").
struct PersonChoice {
    muster::meetings::Person person;
    base::Id attendance;
    QString detail;
    bool here = false;
};

/// A line and a list under it: letters narrow the list, Up and Down choose, Enter is `accepted`. Undo and redo in an
/// empty line go on to whoever holds the picker.
class PersonPicker final : public QWidget {
    Q_OBJECT

public:
    explicit PersonPicker(const QString& name, QWidget* parent = nullptr);

    /// Keeps what is typed and, where it can, who is chosen.
    void setChoices(std::vector<PersonChoice> choices);
    [[nodiscard]] std::optional<PersonChoice> current() const;
    void clearText();
    [[nodiscard]] QLineEdit* line() const { return m_line; }
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void accepted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();

    QLineEdit* m_line;
    QListWidget* m_list;
    std::vector<PersonChoice> m_choices;
};

}  // namespace muster::ui
