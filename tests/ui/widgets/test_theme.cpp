// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QPalette>

#include <string>
#include <vector>

using namespace muster::ui;

namespace {

struct Pair {
    const char* name;
    QColor ink;
    QColor ground;
};

std::vector<Pair> textPairs(const Theme& theme)
{
    std::vector<Pair> pairs {
        {"accent on sidebar", theme.accent, theme.sidebar},
        {"accent on the current page", theme.accent, theme.sidebarCurrent},
        {"ink under the pointer in the sidebar", theme.ink, theme.hairline},
        {"accent on panel", theme.accent, theme.panel},
        {"accent on window", theme.accent, theme.window},
        {"accent on its ground", theme.accent, theme.accentGround},
        {"text on accent", theme.onAccent, theme.accent},
        {"attention on sidebar", theme.attention, theme.sidebar},
        {"concern on sidebar", theme.concern, theme.sidebar},
        {"concern on panel", theme.concern, theme.panel},
        {"concern on window", theme.concern, theme.window},
        {"attention on panel", theme.attention, theme.panel},
        {"attention on window", theme.attention, theme.window},
        {"good on panel", theme.good, theme.panel},
        {"good on window", theme.good, theme.window},
    };
    for (const auto& [name, ground] : std::vector<std::pair<const char*, QColor>> {{"window", theme.window},
                                                                                   {"panel", theme.panel},
                                                                                   {"sidebar", theme.sidebar},
                                                                                   {"hover", theme.hover},
                                                                                   {"selection", theme.accentGround}}) {
        pairs.push_back({name, theme.ink, ground});
        pairs.push_back({name, theme.quietInk, ground});
    }
    for (const Tone tone : {Tone::Good, Tone::Attention, Tone::Concern, Tone::Neutral, Tone::Accent, Tone::Outline})
        pairs.push_back({"tone", theme.tone(tone).ink, theme.tone(tone).ground});
    // Text that carries a message bar's words.
    for (const QColor& ground : {theme.goodGround, theme.attentionGround, theme.concernGround, theme.accentGround}) {
        pairs.push_back({"ink on a judged ground", theme.ink, ground});
        pairs.push_back({"accent button on a judged ground", theme.accent, ground});
    }
    return pairs;
}

}  // namespace

TEST_CASE("Contrast is computed as WCAG defines it", "[theme]")
{
    // Figures from the WCAG 2.2 understanding documents: black on white 21:1, #767676 on white 4.54:1.
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0).margin(0.01));
    CHECK(contrastRatio(QColor(0x767676), Qt::white) == Approx(4.54).margin(0.01));
    CHECK(contrastRatio(Qt::white, QColor(0x767676)) == Approx(4.54).margin(0.01));
}

TEST_CASE("Every pair of text and ground reaches 4.5 to 1 in both themes", "[theme]")
{
    for (const Theme& theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        for (const Pair& pair : textPairs(theme)) {
            INFO((theme.dark ? "dark: " : "light: ")
                 << pair.name << ' ' << pair.ink.name().toStdString() << " on " << pair.ground.name().toStdString());
            CHECK(contrastRatio(pair.ink, pair.ground) >= 4.5);
        }
    }
}

TEST_CASE("Borders of controls and the focus ring reach 3 to 1", "[theme]")
{
    for (const Theme& theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        for (const QColor& ground : {theme.panel, theme.window}) {
            CHECK(contrastRatio(theme.control, ground) >= 3.0);
            CHECK(contrastRatio(theme.accent, ground) >= 3.0);
        }
    }
}

TEST_CASE("The style sheet has a colour for every token it names", "[theme]")
{
    for (const Theme& theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        const QString sheet = styleSheetFor(theme);
        CHECK_FALSE(sheet.contains(QLatin1String("{accent}")));
        // What is left in braces are rules, which hold a colon.
        for (const QString& part : sheet.split(u'{').mid(1))
            CHECK(part.section(u'}', 0, 0).contains(u':'));
        CHECK(sheet.contains(theme.accent.name()));
    }
}

TEST_CASE("The palette carries the theme's text and ground", "[theme]")
{
    const Theme theme = Theme::darkTheme();
    const QPalette palette = paletteFor(theme);
    CHECK(palette.color(QPalette::WindowText) == theme.ink);
    CHECK(palette.color(QPalette::Base) == theme.panel);
    CHECK(contrastRatio(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
}
