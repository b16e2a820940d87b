// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search and choices over a list.
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace muster::ui {

/// A search field: magnifier, clear button, Escape empties it first.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    /// `placeholder` is also its accessible name unless another is set.
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    /// What is found while it is typed: Up, Down, Page Up, Page Down and Enter go there, and the typing goes on here.
    void setList(QWidget* list) { m_list = list; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPointer<QWidget> m_list;
};

/// A row over a list: search, choices, switches, and how many are left. Emits one signal
/// whichever of them changed, typed text included (at once: reads are local and fast).
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(const QString& searchPlaceholder, QWidget* parent = nullptr);

    [[nodiscard]] SearchField* search() const { return m_search; }
    /// A choice; the first option should be "All agencies" or the like. `name` is accessible.
    QComboBox* addChoice(const QString& name, const QStringList& options);
    /// A switch that looks like a chip, such as "Overdue".
    QPushButton* addToggle(const QString& text);
    /// Any other widget, at the right end.
    void addRight(QWidget* widget);
    /// Plain words such as "12 of 40 actions"; empty hides it. Read out when it changes.
    void setCount(const QString& text);

Q_SIGNALS:
    void changed();

private:
    /// Behind the search and the choices there are; so go the keys too, however late it is added.
    void insert(QWidget* widget);

    QHBoxLayout* m_row;
    SearchField* m_search;
    QLabel* m_count;
    int m_choices = 0;
};

}  // namespace muster::ui
