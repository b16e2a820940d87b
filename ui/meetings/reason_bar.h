// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reason, asked for where it is needed.
#pragma once

#include <QFrame>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace muster::ui {

class TextLabel;

/// One line over the keys of a list: what is asked, a field, and, where a place must be named, a choice. What was
/// typed stays until `done()`; Escape gives up.
class ReasonBar final : public QFrame {
    Q_OBJECT

public:
    struct Choice {
        QString text;
        QString key;
    };
    /// Called with the reason and the key of the choice (empty without choices).
    using Take = std::function<void(const QString& reason, const QString& choice)>;

    explicit ReasonBar(QWidget* parent = nullptr);

    /// `verb` stands on the button: "Decline".
    void ask(const QString& question, const QString& verb, Take take, const QList<Choice>& choices = {});
    /// It was done: empties and hides.
    void done();

Q_SIGNALS:
    /// Hidden again, done or given up: the focus goes back to the list.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_question;
    QComboBox* m_choice;
    QLineEdit* m_reason;
    QPushButton* m_take;
    QPushButton* m_cancel;
    Take m_then;
};

}  // namespace muster::ui
