// SPDX-License-Identifier: GPL-3.0-or-later
//
// The application's style sheet, written from the tokens of a theme.
#pragma once

#include "ui/widgets/theme.h"

#include <QString>

namespace muster::ui {

/// Rules for everything that Qt's style sheets draw well: buttons, fields, lists, scroll bars,
/// menus, tool tips, tabs. What needs a drawn mark (tick, arrow) is in MusterStyle instead.
/// Sets no fonts: those come from QApplication::setFont, so that a widget may choose its own.
[[nodiscard]] QString styleSheetFor(const Theme& theme);

}  // namespace muster::ui
