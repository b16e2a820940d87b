// SPDX-License-Identifier: GPL-3.0-or-later
//
// A key cap with its word that can also be pressed with the pointer.
#pragma once

#include <QAbstractButton>

#include <vector>

class QLayout;

namespace muster::ui {

/// [Ctrl Z] undo. Pressing it with the pointer leaves the focus where it is, so that typing goes on.
class KeyButton final : public QAbstractButton {
    Q_OBJECT

public:
    /// `spoken` is what a screen reader says, in full words.
    KeyButton(const QString& keys, const QString& word, const QString& spoken, QWidget* parent = nullptr);

    void setWord(const QString& word);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_keys;
};

/// Folds the keys of a row that are used less behind one that shows them. They keep their place; F1 lists them all.
KeyButton* addMoreKeys(QLayout& row, const std::vector<KeyButton*>& folded);

}  // namespace muster::ui
