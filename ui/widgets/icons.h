// SPDX-License-Identifier: GPL-3.0-or-later
//
// Muster's own icons: plain paths on a 20 pixel grid, drawn in the theme's colour when painted,
// so that one QIcon is right in light and dark and at any scale.
#pragma once

#include <QIcon>
#include <QString>

#include <vector>

class QColor;
class QPainter;
class QRectF;

namespace muster::ui {

enum class Icon {
    Today,
    Meetings,
    Actions,
    Performance,
    Plan,
    Partnership,
    Documents,
    Sharing,
    Search,
    Add,
    Edit,
    Delete,
    Undo,
    Redo,
    Lock,
    Unlock,
    Projector,
    Print,
    Export,
    Import,
    Clock,
    Warning,
    Check,
    Cross,
    Person,
    Agency,
    Next,
    Previous,
    Up,
    Down,
    More,
    Filter,
    Restricted,
    Keyboard,
    Calendar,
    Place,
    Note,
    History,
    Settings,
};

/// An icon for buttons and menus. Quiet ink at rest, accent when checked or selected, ink under
/// the pointer, faint when disabled. `onAccent` is for a button with an accent ground.
[[nodiscard]] QIcon icon(Icon which, bool onAccent = false);

/// Draws an icon into `area` (kept square, centred) in one colour.
void paintIcon(QPainter& painter, Icon which, const QRectF& area, const QColor& colour);

/// All icons with their names, for the gallery and its test.
[[nodiscard]] const std::vector<std::pair<Icon, QString>>& allIcons();

}  // namespace muster::ui
