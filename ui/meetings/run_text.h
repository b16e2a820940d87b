// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wrapped text for the delegates of the Run screen.
#pragma once

#include "ui/widgets/theme.h"

#include <QString>

class QPainter;

namespace muster::ui {

/// "43 min", from an hour on "2 h 5 min".
[[nodiscard]] QString timeInWords(int minutes);

/// Words on the pitch of their step; the first `lead` characters are semi-bold.
struct WrappedText {
    QString text;
    TextStyle style = TextStyle::Body;
    qsizetype lead = 0;

    [[nodiscard]] int heightIn(int width) const;
    /// Draws into the width from `top` and gives the height used.
    int draw(QPainter& painter, QPoint topLeft, int width, const QColor& ink) const;
};

}  // namespace muster::ui
