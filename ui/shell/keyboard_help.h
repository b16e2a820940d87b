// SPDX-License-Identifier: GPL-3.0-or-later
//
// F1: every shortcut, from the registry.
#pragma once

#include "ui/widgets/overlay.h"

class QScrollArea;

namespace muster::ui {

class ActionRegistry;

/// F1: every shortcut of the page in front and of the whole window, written from the registry.
class KeyboardHelp final : public Overlay {
    Q_OBJECT

public:
    KeyboardHelp(ActionRegistry& registry, QWidget* host);

    void open() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    ActionRegistry& m_registry;
    QScrollArea* m_scroll;
};

}  // namespace muster::ui
