// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing the user can do.
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>

namespace muster::ui {

/// Something the user can do: from the keyboard, the command palette, a menu or a button.
struct Command {
    QString id;  ///< "actions.close"; stable
    QString text;  ///< "Close the action", a verb first
    QKeySequence shortcut;  ///< may be empty
    std::function<void()> handler;
    std::function<bool()> enabled = {};  ///< empty: always
    QString group = {};  ///< heading in the keyboard help; empty: by section
    QString section = {};  ///< id of the page where it works; empty: everywhere
};

}  // namespace muster::ui
