// SPDX-License-Identifier: GPL-3.0-or-later
//
// The typeface of the window.
#pragma once

#include <QByteArray>
#include <QString>

namespace muster::ui {

/// Loads the compiled-in Inter once and returns the family to ask for. The copy in memory has a
/// family name of its own, so that an Inter installed on the computer can never be taken for it,
/// and tabular figures as its ordinary ones (Qt 6.4 cannot switch on the font's "tnum").
/// Returns an empty name, and leaves Qt's default font, when the resources are missing.
[[nodiscard]] QString loadScreenFont();

/// A copy of an OpenType font with `family` as its name and, where the font has them, tabular
/// figures in place of proportional ones. Returns the bytes unchanged when they are no font.
[[nodiscard]] QByteArray withTabularFigures(const QByteArray& font, const QString& family);

}  // namespace muster::ui
