// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two texts side by side, until somebody picks.
#pragma once

#include "ui/sharing/sharing_desk.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace muster::ui {

class MessageBar;
class TextLabel;

/// One place where people wrote different things without knowing of each other (requirements §2.5 row 12): every text
/// with its author and time, what only it says in words, and a button under each. What is picked is a change like any
/// other and can be undone.
class ConflictView final : public QWidget {
    Q_OBJECT

public:
    /// `desk` must outlive the view.
    explicit ConflictView(SharingDesk& desk, QWidget* parent = nullptr);

    void show(const replica::Conflict& conflict);
    /// What stands against each other now; says so where somebody settled it meanwhile. Typing stays as it is.
    void update(const std::vector<replica::Conflict>& conflicts);
    [[nodiscard]] const std::optional<replica::Conflict>& conflict() const { return m_conflict; }
    void takeFocus();

    /// Picks a value by its place from the left.
    void useValue(std::size_t which);
    void writeOwn();
    [[nodiscard]] QPlainTextEdit* ownText() const { return m_own; }
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void closed();
    void settled(const QString& what);

private:
    void build();
    QWidget* column(const replica::ConflictingValue& value, std::size_t which);
    void settle(const std::optional<replica::Value>& chosen);

    SharingDesk& m_desk;
    std::optional<replica::Conflict> m_conflict;
    bool m_over = false;
    TextLabel* m_title;
    TextLabel* m_subject;
    TextLabel* m_words;
    MessageBar* m_message;
    QWidget* m_columns = nullptr;
    QHBoxLayout* m_place;
    QPushButton* m_back;
    QPushButton* m_write;
    QWidget* m_ownBox;
    QPlainTextEdit* m_own;
    QPushButton* m_keepOwn;
    QList<QPushButton*> m_uses;
};

}  // namespace muster::ui
