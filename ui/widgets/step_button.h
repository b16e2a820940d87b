// SPDX-License-Identifier: GPL-3.0-or-later
//
// A button with its key drawn on it.
#pragma once

#include <QPushButton>

namespace muster::ui {

/// [E] Extend. The key itself is a command of the page.
class StepButton final : public QPushButton {
    Q_OBJECT

public:
    StepButton(const QString& key, const QString& text, QWidget* parent = nullptr);

private:
    void drawKey();

    QString m_key;
};

}  // namespace muster::ui
