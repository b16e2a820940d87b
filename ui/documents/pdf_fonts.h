// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fonts of one PDF: which glyphs it uses, what they mean, and the subset that is embedded.
#pragma once

#include "ui/documents/page_layout.h"

#include <qpdf/QPDF.hh>

#include <QHash>

#include <map>
#include <memory>
#include <set>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace muster::ui::documents {

class PdfFont {
public:
    explicit PdfFont(const QRawFont& font);

    /// Notes that `glyph` is used. True when the file's ToUnicode map says `codePoint` for it: false when the
    /// glyph already means something else, and the text must be given beside it as ActualText.
    bool use(quint32 glyph, char32_t codePoint);
    /// Notes a glyph whose text is given beside it.
    void useUnmapped(quint32 glyph) { m_used.insert(glyph); }
    /// In thousandths of the type size, as the file's widths say.
    [[nodiscard]] int width(quint32 glyph) const;

    /// The Type0 font with its descendant, widths, ToUnicode map and embedded subset. TrueType outlines only.
    [[nodiscard]] QPDFObjectHandle write(QPDF& pdf) const;

private:
    struct Destroy {
        void operator()(hb_face_t* face) const;
        void operator()(hb_font_t* font) const;
    };
    [[nodiscard]] std::string subset() const;
    [[nodiscard]] std::string toUnicode() const;
    [[nodiscard]] std::map<quint32, char32_t> meanings() const;
    [[nodiscard]] QByteArray table(const char* tag) const { return m_raw.fontTable(tag); }

    QRawFont m_raw;
    std::unique_ptr<hb_face_t, Destroy> m_face;
    std::unique_ptr<hb_font_t, Destroy> m_font;
    std::set<quint32> m_used;
    std::map<quint32, char32_t> m_meaning;
    mutable QHash<quint32, int> m_widths;
};

/// One PdfFont for each typeface, named F1, F2, ... in order of first use.
class PdfFonts {
public:
    [[nodiscard]] std::size_t indexOf(const QRawFont& font);
    [[nodiscard]] PdfFont& at(std::size_t index) { return m_fonts[index]; }
    [[nodiscard]] QPDFObjectHandle resources(QPDF& pdf) const;
    [[nodiscard]] static QByteArray name(std::size_t index) { return "F" + QByteArray::number(static_cast<qulonglong>(index + 1)); }

private:
    std::vector<PdfFont> m_fonts;
    std::map<QString, std::size_t> m_index;
    QHash<QRawFont, std::size_t> m_known;  // the same typeface in each of its sizes
};

/// Appends `unit` as four hexadecimal digits.
void appendHex(QByteArray& out, quint32 unit);

/// UTF-16BE in hexadecimal, as ToUnicode maps and ActualText want it.
[[nodiscard]] QByteArray utf16Hex(const QString& text);

}  // namespace muster::ui::documents
