// SPDX-License-Identifier: GPL-3.0-or-later
//
// A panel laid over a window: command palette, keyboard help.
#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace muster::ui {

/// A panel laid over a window: the window stays visible behind, Escape or a click outside closes
/// it, Tab stays inside, and the focus goes back to where it was.
class Overlay : public QWidget {
    Q_OBJECT

public:
    /// Lies over `host`; hidden until `open()`. `size` is the largest the panel becomes.
    Overlay(QWidget* host, QSize size, const QString& accessibleName);

    virtual void open();
    void dismiss();
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

Q_SIGNALS:
    void closed();

protected:
    /// Changes how large the panel may become.
    void setPanelSize(QSize size);
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();

    QSize m_size;
    QWidget* m_panel;
    QVBoxLayout* m_body;
    QPointer<QWidget> m_before;
};

}  // namespace muster::ui
