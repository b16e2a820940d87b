// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/muster_style.h"
#include "ui/widgets/screen_font.h"
#include "ui/widgets/style_sheet.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace muster::ui {
namespace {

struct State {
    Theme theme = Theme::lightTheme();
    ThemeChoice choice = ThemeChoice::Light;
    QString family;
};

State& state()
{
    static State instance;
    return instance;
}

// Before Qt 6.5 there is no colour scheme to ask for; the palette the desktop set says as much,
// but only until ours has replaced it.
bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness()
        < QGuiApplication::palette().color(QPalette::WindowText).lightness();
    return dark;
#endif
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(static_cast<double>(colour.redF())) + 0.7152 * linear(static_cast<double>(colour.greenF()))
        + 0.0722 * linear(static_cast<double>(colour.blueF()));
}

}  // namespace

Theme Theme::lightTheme()
{
    return {.dark = false,
            .window = QColor(0xf6f7f8),
            .panel = QColor(0xffffff),
            .sidebar = QColor(0xeef1f4),
            .sidebarCurrent = QColor(0xdfeaf6),
            .hairline = QColor(0xe3e6ea),
            .control = QColor(0x808b97),
            .ink = QColor(0x16202a),
            .quietInk = QColor(0x5b6874),
            .hover = QColor(0xeff2f5),
            .accent = QColor(0x1f5fa8),
            .accentGround = QColor(0xe9f1fa),
            .onAccent = QColor(0xffffff),
            .good = QColor(0x1d6b3a),
            .goodGround = QColor(0xe8f5ec),
            .attention = QColor(0x8a4b00),
            .attentionGround = QColor(0xfff3e0),
            .concern = QColor(0xa4262c),
            .concernGround = QColor(0xfdecec),
            .scrim = QColor(22, 32, 42, 72)};
}

Theme Theme::darkTheme()
{
    return {.dark = true,
            .window = QColor(0x14181d),
            .panel = QColor(0x1b2127),
            .sidebar = QColor(0x171c21),
            .sidebarCurrent = QColor(0x1f2f40),
            .hairline = QColor(0x2c343d),
            .control = QColor(0x6b7885),
            .ink = QColor(0xe8edf2),
            .quietInk = QColor(0x9aa7b4),
            .hover = QColor(0x232a32),
            .accent = QColor(0x7ab3f0),
            .accentGround = QColor(0x1f2f40),
            .onAccent = QColor(0x0e1620),
            .good = QColor(0x8ad3a3),
            .goodGround = QColor(0x17301f),
            .attention = QColor(0xf0b869),
            .attentionGround = QColor(0x33270f),
            .concern = QColor(0xf29a9a),
            .concernGround = QColor(0x3a1c1e),
            .scrim = QColor(0, 0, 0, 128)};
}

TonePair Theme::tone(Tone which) const
{
    switch (which) {
    case Tone::Good:
        return {good, goodGround};
    case Tone::Attention:
        return {attention, attentionGround};
    case Tone::Concern:
        return {concern, concernGround};
    case Tone::Accent:
        return {accent, accentGround};
    case Tone::Neutral:
        return {quietInk, hover};
    case Tone::Outline:
        break;
    }
    return {quietInk, panel};
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

int linePitch(TextStyle style)
{
    switch (style) {
    case TextStyle::Small:
        return 16;
    case TextStyle::Heading:
        return 22;
    case TextStyle::Title:
        return 26;
    default:
        return kLine;
    }
}

QFont textFont(TextStyle style)
{
    QFont font = QGuiApplication::font();
    if (!state().family.isEmpty())
        font.setFamilies({state().family, QStringLiteral("Noto Sans")});
    font.setPixelSize(13);
    font.setWeight(QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    switch (style) {
    case TextStyle::Body:
        break;
    case TextStyle::BodyStrong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Small:
        font.setPixelSize(11);
        break;
    case TextStyle::Caps:
        font.setPixelSize(11);
        font.setWeight(QFont::Medium);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
        break;
    case TextStyle::Heading:
        font.setPixelSize(16);
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Title:
        font.setPixelSize(20);
        font.setWeight(QFont::Bold);
        break;
    }
    return font;
}

QPalette paletteFor(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.quietInk);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::BrightText, theme.concern);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.ink);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.panel);
    palette.setColor(QPalette::Midlight, theme.hover);
    palette.setColor(QPalette::Mid, theme.hairline);
    palette.setColor(QPalette::Dark, theme.control);
    palette.setColor(QPalette::Shadow, theme.hairline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.control);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.hover);
    return palette;
}

void applyTheme(QApplication& application, ThemeChoice choice)
{
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark());
    State& current = state();
    current.choice = choice;
    current.theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    current.family = loadScreenFont();
    if (!current.family.isEmpty())
        QFont::insertSubstitution(current.family, QStringLiteral("Noto Sans"));

    application.setFont(textFont(TextStyle::Body));
    QToolTip::setFont(textFont(TextStyle::Body));
    // The style outlives a change of theme: only its colours change, and it asks for them.
    static bool styled = false;
    if (!styled) {
        QApplication::setStyle(new MusterStyle);
        styled = true;
    }
    const QPalette palette = paletteFor(current.theme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    application.setStyleSheet(styleSheetFor(current.theme));
    Q_EMIT themeSignals().changed();
}

const Theme& currentTheme() { return state().theme; }

ThemeChoice currentThemeChoice() { return state().choice; }

ThemeSignals& themeSignals()
{
    static ThemeSignals instance;
    return instance;
}

}  // namespace muster::ui
