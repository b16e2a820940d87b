// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/icons.h"

#include <QPainterPath>

namespace muster::ui {

/// An icon on its 20 by 20 grid: what is stroked and what is filled.
struct IconPath {
    QPainterPath lines;
    QPainterPath filled;
};

/// The drawing of an icon, built once.
[[nodiscard]] const IconPath& iconPath(Icon which);

/// Reads the small path language of icon_paths.cpp: `M x y` move, `L x y` line (several pairs may
/// follow), `C` cubic, `Z` close, `R x y w h r` rounded rectangle, `O x y r` circle,
/// `A x y r start span` arc in degrees anticlockwise from three o'clock, `D x y r` filled dot.
[[nodiscard]] IconPath parseIconPath(QStringView text);

}  // namespace muster::ui
