// SPDX-License-Identifier: GPL-3.0-or-later
//
// A panel for one thing.
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace muster::ui {

/// A panel with a hairline and rounded corners: one thing, such as an action. Put things in with
/// `body()`. With `setClickable` it takes focus and answers to a click, Enter and Space.
class Card final : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// `accessibleName` is what a screen reader says for the whole card.
    void setClickable(const QString& accessibleName);
    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const { return m_selected; }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QVBoxLayout* m_body;
    bool m_clickable = false;
    bool m_selected = false;
    bool m_hovered = false;
};

}  // namespace muster::ui
