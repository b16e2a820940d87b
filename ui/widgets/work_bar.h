// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is under way, how far, and a way to stop it.
#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace muster::ui {

class TextLabel;

/// Hidden until `start`.
class WorkBar final : public QWidget {
    Q_OBJECT

public:
    explicit WorkBar(QWidget* parent = nullptr);

    void start(const QString& words);
    /// How far; without it the bar only shows that something goes on.
    void setProgress(qulonglong done, qulonglong total);
    /// Other words for what is under way, unless it is being stopped.
    void say(const QString& words);
    void finish();
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelled();

private:
    TextLabel* m_words;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

}  // namespace muster::ui
