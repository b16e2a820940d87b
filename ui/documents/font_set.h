// SPDX-License-Identifier: GPL-3.0-or-later
//
// The typefaces of printed documents: always those compiled in, never what a computer happens to have.
#pragma once

#include <QFont>
#include <QHash>
#include <QRawFont>
#include <QString>

#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::ui::documents {

enum class Face { Regular, Bold, Italic, BoldItalic };

/// A stretch of text that one typeface can draw.
struct FontPiece {
    QString text;
    QString family;
    Face face = Face::Regular;
};

/// Noto Sans in four faces, and one face each for Arabic, Hebrew, Gurmukhi, Devanagari, Bengali, Gujarati,
/// mathematical signs with arrows, and symbols. Loaded once for each thread that uses them, after the
/// QGuiApplication exists.
class FontSet {
public:
    [[nodiscard]] static const FontSet& compiledIn();

    /// `text` cut into pieces. A character that no typeface has becomes "[U+1F600]", so that it is shown as what
    /// it is instead of as an empty box; so does a combining mark with nothing to stand on.
    [[nodiscard]] std::vector<FontPiece> split(const QString& text, Face face) const;

    /// A font for QTextLayout that never falls back to another family.
    [[nodiscard]] const QFont& font(const QString& family, Face face, double pixelSize) const;
    /// The family of Noto Sans itself.
    [[nodiscard]] const QString& mainFamily() const { return m_families.front().name; }

    /// Width of `text` in Noto Sans at a size of 1, unkerned.
    [[nodiscard]] double advance(const QString& text, Face face) const;

    /// Noto Sans itself, for single glyphs.
    [[nodiscard]] const QRawFont& rawFont(Face face, double pixelSize) const;

private:
    FontSet();
    /// Index in m_fonts of the family for `c`, staying with `previous` where a mark or a space belongs to it;
    /// -1 when none has it.
    [[nodiscard]] int familyFor(char32_t c, int previous) const;

    struct Family {
        QString name;
        QRawFont coverage;
    };
    std::vector<Family> m_families;  // Noto Sans first
    std::vector<QRawFont> m_faces;   // Noto Sans by Face, at kUnit pixels
    mutable QHash<char32_t, int> m_found;
    // Fonts of each size are kept: finding their engine anew costs more than laying a line out with it.
    mutable std::map<std::tuple<QString, Face, int>, QFont> m_fonts;
    mutable std::map<std::pair<Face, double>, QRawFont> m_rawFonts;
};

/// What a reader sees of `text`: displayText(), then "[U+...]" for characters without a glyph.
[[nodiscard]] QString visibleText(std::string_view text);

}  // namespace muster::ui::documents
