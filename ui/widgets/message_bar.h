// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program says, where it happened, and never in a box that stops the work.
#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace muster::ui {

/// A line over or under the thing it is about: a refusal in plain English, or good news. Hidden
/// until something is said. Screen readers are told.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// What was refused and what to do about it.
    void showRefusal(const QString& text);
    /// Something to know; `tone` Good, Attention or Neutral.
    void showNotice(const QString& text, Tone tone = Tone::Neutral);
    /// Adds one button to what is shown ("Undo", "Show them"); `buttonPressed` follows.
    void setButton(const QString& text);
    /// Puts the focus on the button, so that Enter presses it.
    void focusButton();
    void dismiss();
    [[nodiscard]] QString text() const;
    /// A refusal is shown.
    [[nodiscard]] bool refuses() const;

Q_SIGNALS:
    void buttonPressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say(const QString& text, Tone tone);

    QLabel* m_text;
    QPushButton* m_button;
    QToolButton* m_close;
    Tone m_tone = Tone::Neutral;
};

/// A short word at the bottom of a window after something was done, with Undo where that serves.
/// Goes by itself after ten seconds, but not while the pointer or the focus is on it.
class Toast final : public QFrame {
    Q_OBJECT

public:
    /// Floats over `host`, near its lower edge.
    explicit Toast(QWidget* host);

    /// `button` empty: no button.
    void say(const QString& text, const QString& button = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void buttonPressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void leaveLater();

    QLabel* m_text;
    QPushButton* m_button;
    QTimer* m_timer;
};

}  // namespace muster::ui
