// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every panel of the Run screen has: a title, a place for a refusal, Escape.
#pragma once

#include "ui/meetings/run_desk.h"

#include <QFrame>

#include <functional>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace muster::ui {

class MessageBar;
class TextLabel;

/// Lies at the right of the Run screen until `closed`. Derived panels fill `body()` and take the focus in `opened`.
class RunPanel : public QFrame {
    Q_OBJECT

public:
    RunPanel(RunDesk& desk, const QString& title, QWidget* parent = nullptr);

    /// It was brought up: fresh state, focus where work starts.
    virtual void opened() = 0;

Q_SIGNALS:
    void closed();
    /// Something was done that the page may say.
    void said(const QString& words);

protected:
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);
    void refuse(const QString& why);
    void clearRefusal();
    /// The one primary button at the foot; Enter in a field of the panel presses it too.
    QPushButton* addPrimary(const QString& text, const std::function<void()>& what);
    QPushButton* addButton(const QString& text, const std::function<void()>& what);
    /// Directly over the buttons, under what was refused.
    void addOverButtons(QWidget* widget);
    QLineEdit* addLine(const QString& label, const QString& placeholder = {});
    TextLabel* addText(const QString& text, bool quiet = true);

    /// Runs a command: a refusal shows here, else `done(result)`.
    template <class Command, class Done>
    void run(Command command, Done done)
    {
        clearRefusal();
        m_desk.execute(std::move(command), this, [this, done = std::move(done)](const auto& result) {
            if (!result) {
                refuse(words(result.error().detail));
            } else {
                done(result);
            }
        });
    }
    /// Runs a command and closes when it was done.
    template <class Command>
    void runAndClose(Command command)
    {
        run(std::move(command), [this](const auto&) { Q_EMIT closed(); });
    }

    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    RunDesk& m_desk;

private:
    TextLabel* m_title;
    MessageBar* m_message;
    QVBoxLayout* m_body;
    QVBoxLayout* m_foot;
    QPushButton* m_primary = nullptr;
};

}  // namespace muster::ui
