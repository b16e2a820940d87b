// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_fonts.h"

#include <QCryptographicHash>

#include <hb-subset.h>
#include <hb.h>

#include <cmath>
#include <stdexcept>

namespace muster::ui::documents {

namespace {

/// Font tables, kept as long as the face: HarfBuzz's subsetter still reads one after giving back its blob.
struct TableSource {
    QRawFont font;
    std::map<hb_tag_t, QByteArray> tables = {};
};

hb_blob_t* tableOf(hb_face_t*, hb_tag_t tag, void* user)
{
    auto* source = static_cast<TableSource*>(user);
    const char name[5] = { static_cast<char>(tag >> 24 & 0xFF), static_cast<char>(tag >> 16 & 0xFF),
                           static_cast<char>(tag >> 8 & 0xFF), static_cast<char>(tag & 0xFF), 0 };
    const auto [entry, missing] = source->tables.try_emplace(tag);
    QByteArray& data = entry->second;
    if (missing)
        data = source->font.fontTable(name);
    if (data.isEmpty())
        return nullptr;
    return hb_blob_create(data.constData(), static_cast<unsigned>(data.size()), HB_MEMORY_MODE_READONLY, nullptr,
                          nullptr);
}

void destroySource(void* user)
{
    delete static_cast<TableSource*>(user);
}

int signed16(const QByteArray& table, qsizetype at)
{
    if (at + 2 > table.size())
        return 0;
    return static_cast<qint16>(static_cast<quint16>(static_cast<unsigned char>(table[at]) << 8
                                                    | static_cast<unsigned char>(table[at + 1])));
}

QPDFObjectHandle number(double value)
{
    return QPDFObjectHandle::newInteger(std::lround(value));
}

}  // namespace

void PdfFont::Destroy::operator()(hb_face_t* face) const
{
    hb_face_destroy(face);
}

void PdfFont::Destroy::operator()(hb_font_t* font) const
{
    hb_font_destroy(font);
}

PdfFont::PdfFont(const QRawFont& font)
    : m_raw(font)
    // Tables come from the very face that shaped the text, so that glyph numbers cannot belong to another one.
    , m_face(hb_face_create_for_tables(tableOf, new TableSource { font }, destroySource))
    , m_font(hb_font_create(m_face.get()))
{
    hb_font_set_scale(m_font.get(), 1000, 1000);
}

bool PdfFont::use(quint32 glyph, char32_t codePoint)
{
    m_used.insert(glyph);
    return m_meaning.emplace(glyph, codePoint).first->second == codePoint;
}

int PdfFont::width(quint32 glyph) const
{
    const auto known = m_widths.constFind(glyph);
    return known != m_widths.constEnd() ? *known
                                        : *m_widths.insert(glyph, hb_font_get_glyph_h_advance(m_font.get(), glyph));
}

std::string PdfFont::subset() const
{
    const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(
        hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
    if (!input)
        throw std::runtime_error("out of memory while making a font subset");
    hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
    hb_set_add(glyphs, 0);
    for (const quint32 glyph : m_used)
        hb_set_add(glyphs, glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS);
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : { "GSUB", "GPOS", "GDEF", "kern", "MATH", "DSIG", "post", "name" })
        hb_set_add(drop, hb_tag_from_string(tag, 4));
    const std::unique_ptr<hb_face_t, Destroy> face(hb_subset_or_fail(m_face.get(), input.get()));
    if (!face)
        throw std::runtime_error("a font subset could not be made");
    const std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)> blob(hb_face_reference_blob(face.get()),
                                                                     &hb_blob_destroy);
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return { data, length };
}

/// What the text said of each glyph; for those that stand under ActualText only, what the font says, or U+FFFD.
std::map<quint32, char32_t> PdfFont::meanings() const
{
    std::map<quint32, char32_t> meanings = m_meaning;
    if (m_used.size() > m_meaning.size()) {
        const std::unique_ptr<hb_set_t, decltype(&hb_set_destroy)> covered(hb_set_create(), &hb_set_destroy);
        hb_face_collect_unicodes(m_face.get(), covered.get());
        hb_codepoint_t codePoint = HB_SET_VALUE_INVALID;
        while (hb_set_next(covered.get(), &codePoint)) {
            hb_codepoint_t glyph = 0;
            if (hb_font_get_nominal_glyph(m_font.get(), codePoint, &glyph) && m_used.contains(glyph))
                meanings.emplace(glyph, codePoint);
        }
    }
    for (const quint32 glyph : m_used)
        meanings.emplace(glyph, char32_t { 0xFFFD });
    return meanings;
}

std::string PdfFont::toUnicode() const
{
    const std::map<quint32, char32_t> all = meanings();
    QByteArray map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) "
                     "/Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    auto entry = all.begin();
    for (std::size_t left = all.size(); left > 0;) {
        const std::size_t count = std::min<std::size_t>(left, 100);
        map += QByteArray::number(static_cast<qulonglong>(count)) + " beginbfchar\n";
        for (std::size_t i = 0; i < count; ++i, ++entry) {
            map += '<';
            appendHex(map, entry->first);
            map += "> <" + utf16Hex(QString::fromUcs4(&entry->second, 1)) + ">\n";
        }
        map += "endbfchar\n";
        left -= count;
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return map.toStdString();
}

QPDFObjectHandle PdfFont::write(QPDF& pdf) const
{
    const double scale = 1000.0 / std::max(1.0, m_raw.unitsPerEm());
    const QByteArray head = table("head");
    const QByteArray hhea = table("hhea");
    const QByteArray os2 = table("OS/2");
    const QByteArray post = table("post");

    QCryptographicHash hash(QCryptographicHash::Sha256);
    QString plain = m_raw.familyName() + QLatin1Char('-') + m_raw.styleName();
    hash.addData(plain.toUtf8());
    for (const quint32 glyph : m_used)
        hash.addData(QByteArray::number(glyph) + ' ');
    QByteArray tag;
    for (qsizetype i = 0; i < 6; ++i)
        tag += static_cast<char>('A' + static_cast<unsigned char>(hash.result()[i]) % 26);
    const std::string name = "/" + tag.toStdString() + "+" + plain.remove(QLatin1Char(' ')).toStdString();

    const std::string data = subset();
    QPDFObjectHandle file = QPDFObjectHandle::newStream(&pdf, data);
    file.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(static_cast<long long>(data.size())));

    QPDFObjectHandle descriptor = QPDFObjectHandle::newDictionary();
    const auto set = [](QPDFObjectHandle& dictionary, const char* key, QPDFObjectHandle value) {
        dictionary.replaceKey(key, std::move(value));
    };
    const auto nameOf = [](const std::string& value) { return QPDFObjectHandle::newName(value); };
    const bool italic = (signed16(head, 44) & 2) != 0;
    const bool bold = (signed16(head, 44) & 1) != 0;
    set(descriptor, "/Type", nameOf("/FontDescriptor"));
    set(descriptor, "/FontName", nameOf(name));
    set(descriptor, "/Flags", QPDFObjectHandle::newInteger(4 | (italic ? 64 : 0)));
    QPDFObjectHandle box = QPDFObjectHandle::newArray();
    for (const qsizetype at : { 36, 38, 40, 42 })
        box.appendItem(number(signed16(head, at) * scale));
    set(descriptor, "/FontBBox", box);
    set(descriptor, "/ItalicAngle", QPDFObjectHandle::newInteger(signed16(post, 4)));
    set(descriptor, "/Ascent", number(signed16(hhea, 4) * scale));
    set(descriptor, "/Descent", number(signed16(hhea, 6) * scale));
    const int capHeight = os2.size() >= 90 ? signed16(os2, 88) : signed16(hhea, 4);
    set(descriptor, "/CapHeight", number(capHeight * scale));
    set(descriptor, "/StemV", QPDFObjectHandle::newInteger(bold ? 140 : 80));
    set(descriptor, "/FontFile2", pdf.makeIndirectObject(file));

    QPDFObjectHandle widths = QPDFObjectHandle::newArray();
    std::set<quint32> described = m_used;
    described.insert(0);
    for (auto it = described.begin(); it != described.end();) {
        widths.appendItem(QPDFObjectHandle::newInteger(*it));
        QPDFObjectHandle list = QPDFObjectHandle::newArray();
        for (quint32 next = *it; it != described.end() && *it == next; ++it, ++next)
            list.appendItem(QPDFObjectHandle::newInteger(width(*it)));
        widths.appendItem(list);
    }
    QPDFObjectHandle system = QPDFObjectHandle::newDictionary();
    set(system, "/Registry", QPDFObjectHandle::newString("Adobe"));
    set(system, "/Ordering", QPDFObjectHandle::newString("Identity"));
    set(system, "/Supplement", QPDFObjectHandle::newInteger(0));
    QPDFObjectHandle descendant = QPDFObjectHandle::newDictionary();
    set(descendant, "/Type", nameOf("/Font"));
    set(descendant, "/Subtype", nameOf("/CIDFontType2"));
    set(descendant, "/BaseFont", nameOf(name));
    set(descendant, "/CIDSystemInfo", system);
    set(descendant, "/CIDToGIDMap", nameOf("/Identity"));
    set(descendant, "/FontDescriptor", pdf.makeIndirectObject(descriptor));
    set(descendant, "/DW", QPDFObjectHandle::newInteger(0));
    set(descendant, "/W", widths);

    QPDFObjectHandle font = QPDFObjectHandle::newDictionary();
    set(font, "/Type", nameOf("/Font"));
    set(font, "/Subtype", nameOf("/Type0"));
    set(font, "/BaseFont", nameOf(name));
    set(font, "/Encoding", nameOf("/Identity-H"));
    QPDFObjectHandle descendants = QPDFObjectHandle::newArray();
    descendants.appendItem(pdf.makeIndirectObject(descendant));
    set(font, "/DescendantFonts", descendants);
    set(font, "/ToUnicode", pdf.makeIndirectObject(QPDFObjectHandle::newStream(&pdf, toUnicode())));
    return pdf.makeIndirectObject(font);
}

std::size_t PdfFonts::indexOf(const QRawFont& font)
{
    const auto known = m_known.constFind(font);
    if (known != m_known.constEnd())
        return *known;
    const QString key = font.familyName() + QLatin1Char('/') + font.styleName();
    const auto [entry, added] = m_index.emplace(key, m_fonts.size());
    if (added)
        m_fonts.emplace_back(font);
    m_known.insert(font, entry->second);
    return entry->second;
}

QPDFObjectHandle PdfFonts::resources(QPDF& pdf) const
{
    QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
    for (std::size_t i = 0; i < m_fonts.size(); ++i)
        fonts.replaceKey("/" + name(i).toStdString(), m_fonts[i].write(pdf));
    return fonts;
}

void appendHex(QByteArray& out, quint32 unit)
{
    constexpr const char* kDigits = "0123456789ABCDEF";
    for (const int shift : { 12, 8, 4, 0 })
        out += kDigits[unit >> shift & 0xF];
}

QByteArray utf16Hex(const QString& text)
{
    QByteArray hex;
    for (const QChar unit : text)
        appendHex(hex, unit.unicode());
    return hex;
}

}  // namespace muster::ui::documents
