// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look of the program: colour tokens, type scale and grid. Every painted thing takes its
// colours from here, so that light, dark and a change at run time need nobody's attention.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;
class QPalette;

namespace muster::ui {

/// What the user chose. System follows the desktop where Qt can tell, else light.
enum class ThemeChoice { System, Light, Dark };

/// What a coloured thing says. Neutral and Outline carry no judgement.
enum class Tone { Good, Attention, Concern, Neutral, Accent, Outline };

/// Ink and ground that were checked together: text of `ink` on `ground` is 4.5:1 or better.
struct TonePair {
    QColor ink;
    QColor ground;
};

/// Colour tokens of one theme. A plain value: copy it, compare it, build one for a test.
struct Theme {
    bool dark = false;
    QColor window;  ///< behind everything
    QColor panel;  ///< headers, cards, fields, tables
    QColor sidebar;  ///< sidebar and status line
    QColor sidebarCurrent;  ///< ground of the page in front, in the sidebar
    QColor hairline;  ///< the only line between things
    QColor control;  ///< border of something one can type in or press: 3:1 on panel
    QColor ink;  ///< text
    QColor quietInk;  ///< secondary text, still 4.5:1 on window, panel and sidebar
    QColor hover;  ///< ground under the pointer
    QColor accent;  ///< links, focus, the current thing
    QColor accentGround;
    QColor onAccent;  ///< text on an accent ground (the one primary button)
    QColor good;
    QColor goodGround;
    QColor attention;
    QColor attentionGround;
    QColor concern;
    QColor concernGround;
    QColor scrim;  ///< laid over the page behind an overlay; has alpha

    [[nodiscard]] static Theme lightTheme();
    [[nodiscard]] static Theme darkTheme();

    /// Ink and ground for a tone; Neutral is quiet ink on hover, Outline quiet ink on panel.
    [[nodiscard]] TonePair tone(Tone tone) const;
    bool operator==(const Theme&) const = default;
};

/// Contrast of two opaque colours after WCAG 2.2 (1 to 21).
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// Steps of the type scale, in pixels on a 20 pixel line unless said otherwise.
enum class TextStyle {
    Body,  ///< 13
    BodyStrong,  ///< 13, semi-bold
    Small,  ///< 11, for labels beside figures and for key caps
    Caps,  ///< 11, spaced capitals (section labels)
    Heading,  ///< 16, semi-bold: page title
    Title,  ///< 20 on 26, bold: the thing the page is about
};

/// Distance from one line of text to the next in a step, in pixels.
[[nodiscard]] int linePitch(TextStyle style);

/// The font of a step. Figures are tabular in all of them: columns of numbers line up.
[[nodiscard]] QFont textFont(TextStyle style);

/// Distances, in device-independent pixels: multiples of 4 and 8.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kSpace5 = 20;
inline constexpr int kSpace6 = 24;
inline constexpr int kRadius = 6;  ///< controls
inline constexpr int kCardRadius = 8;  ///< cards and overlays
inline constexpr int kLine = 20;  ///< height of a line of body text
inline constexpr int kControl = 32;  ///< height of a field or button
inline constexpr int kTableRow = 36;
inline constexpr int kHeaderBar = 64;  ///< height of a page's header
inline constexpr int kSidebarWidth = 176;
inline constexpr int kStatusLine = 28;

/// Puts fonts, palette, style and style sheet on the application. May be called again at any
/// time; widgets repaint by themselves and `themeSignals().changed` is emitted once after.
void applyTheme(QApplication& application, ThemeChoice choice);

/// The theme in use (light before `applyTheme`).
[[nodiscard]] const Theme& currentTheme();

/// The choice behind the theme in use.
[[nodiscard]] ThemeChoice currentThemeChoice();

/// The palette that belongs to a theme.
[[nodiscard]] QPalette paletteFor(const Theme& theme);

/// Tells painted widgets that keep pictures or colours that the theme changed. Widgets that ask
/// `currentTheme()` while they paint need not listen.
class ThemeSignals final : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void changed();
};

[[nodiscard]] ThemeSignals& themeSignals();

}  // namespace muster::ui
