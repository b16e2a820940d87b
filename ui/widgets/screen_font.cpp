// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screen_font.h"

#include <QFile>
#include <QFontDatabase>
#include <QtEndian>

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace muster::ui {
namespace {

template <class T, void (*destroy)(T*)> struct Destroyer {
    void operator()(T* thing) const { destroy(thing); }
};
template <class T, void (*destroy)(T*)> using Owned = std::unique_ptr<T, Destroyer<T, destroy>>;
using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using Face = Owned<hb_face_t, hb_face_destroy>;
using Font = Owned<hb_font_t, hb_font_destroy>;
using Buffer = Owned<hb_buffer_t, hb_buffer_destroy>;
using Set = Owned<hb_set_t, hb_set_destroy>;

void put16(QByteArray& out, quint32 value)
{
    out.append(static_cast<char>((value >> 8U) & 0xffU));
    out.append(static_cast<char>(value & 0xffU));
}

void put32(QByteArray& out, quint32 value)
{
    put16(out, value >> 16U);
    put16(out, value & 0xffffU);
}

// The glyph of a digit with the font's "tnum" feature on.
hb_codepoint_t tabularGlyph(hb_font_t* font, hb_codepoint_t digit)
{
    const Buffer buffer(hb_buffer_create());
    hb_buffer_add(buffer.get(), digit, 0);
    hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_guess_segment_properties(buffer.get());
    const hb_feature_t feature {HB_TAG('t', 'n', 'u', 'm'), 1, 0, static_cast<unsigned>(-1)};
    hb_shape(font, buffer.get(), &feature, 1);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    return count == 1 ? infos[0].codepoint : 0;
}

// A character map in format 12 (sequential groups), the simplest that holds every character.
QByteArray characterMap(hb_face_t* face, hb_font_t* font)
{
    struct Group {
        quint32 first, last, glyph;
    };
    std::vector<Group> groups;
    const Set characters(hb_set_create());
    hb_face_collect_unicodes(face, characters.get());
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters.get(), &c) != 0;) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font, c, &glyph) == 0)
            continue;
        if (c >= '0' && c <= '9') {
            if (const hb_codepoint_t tabular = tabularGlyph(font, c); tabular != 0)
                glyph = tabular;
        }
        if (!groups.empty() && groups.back().last + 1 == c && groups.back().glyph + (c - groups.back().first) == glyph)
            groups.back().last = c;
        else
            groups.push_back({c, c, glyph});
    }

    QByteArray map;
    put16(map, 0);
    put16(map, 2);
    for (const quint32 platform : {0U, 3U}) {  // Unicode full, Windows full
        put16(map, platform);
        put16(map, platform == 0 ? 4 : 10);
        put32(map, 20);
    }
    put16(map, 12);
    put16(map, 0);
    put32(map, 16 + 12 * static_cast<quint32>(groups.size()));
    put32(map, 0);
    put32(map, static_cast<quint32>(groups.size()));
    for (const Group& group : groups) {
        put32(map, group.first);
        put32(map, group.last);
        put32(map, group.glyph);
    }
    return map;
}

// The names a font database reads: family, style, full and PostScript name, for Windows' platform.
QByteArray nameTable(const QString& family, const QString& style)
{
    const std::vector<std::pair<quint32, QString>> names {
        {1, family},
        {2, style},
        {4, family + u' ' + style},
        {6, QString(family).remove(u' ') + u'-' + QString(style).remove(u' ')},
        {16, family},
        {17, style}};
    QByteArray texts;
    QByteArray records;
    for (const auto& [id, text] : names) {
        QByteArray bytes;
        for (const QChar c : text)
            put16(bytes, c.unicode());
        for (const quint32 field :
             {3U, 1U, 0x409U, id, static_cast<quint32>(bytes.size()), static_cast<quint32>(texts.size())})
            put16(records, field);
        texts += bytes;
    }
    QByteArray table;
    put16(table, 0);
    put16(table, static_cast<quint32>(names.size()));
    put16(table, static_cast<quint32>(6 + records.size()));
    return table + records + texts;
}

QString styleName(hb_face_t* face)
{
    for (const hb_ot_name_id_t id : {HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY, HB_OT_NAME_ID_FONT_SUBFAMILY}) {
        char text[64] = {};
        unsigned length = sizeof text;
        hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &length, text);
        if (length > 0)
            return QString::fromUtf8(text, static_cast<qsizetype>(length));
    }
    return QStringLiteral("Regular");
}

// Writes the font again with some tables replaced. The directory stays sorted by tag.
QByteArray rebuilt(hb_face_t* face, quint32 flavour, const std::vector<std::pair<hb_tag_t, QByteArray>>& replacements)
{
    std::vector<hb_tag_t> tags(hb_face_get_table_tags(face, 0, nullptr, nullptr));
    auto count = static_cast<unsigned>(tags.size());
    hb_face_get_table_tags(face, 0, &count, tags.data());
    std::sort(tags.begin(), tags.end());

    QByteArray directory;
    QByteArray body;
    put32(directory, flavour);
    put16(directory, count);
    put32(directory, 0);  // searchRange and entrySelector: readers compute their own
    put16(directory, 0);
    const auto start = static_cast<quint32>(12 + 16 * tags.size());
    for (const hb_tag_t tag : tags) {
        QByteArray table;
        const auto found = std::find_if(replacements.begin(), replacements.end(),
                                        [tag](const auto& entry) { return entry.first == tag; });
        if (found != replacements.end()) {
            table = found->second;
        } else {
            const Blob blob(hb_face_reference_table(face, tag));
            unsigned length = 0;
            const char* data = hb_blob_get_data(blob.get(), &length);
            table = QByteArray(data, static_cast<qsizetype>(length));
        }
        put32(directory, tag);
        put32(directory, 0);  // checksum: not verified by font engines for fonts in memory
        put32(directory, start + static_cast<quint32>(body.size()));
        put32(directory, static_cast<quint32>(table.size()));
        body += table;
        while (body.size() % 4 != 0)
            body.append('\0');
    }
    return directory + body;
}

}  // namespace

QByteArray withTabularFigures(const QByteArray& font, const QString& family)
{
    if (font.size() < 12)
        return font;
    const Blob blob(hb_blob_create(font.constData(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr));
    const Face face(hb_face_create(blob.get(), 0));
    if (hb_face_get_glyph_count(face.get()) == 0)
        return font;
    const Font scaled(hb_font_create(face.get()));
    const auto flavour = qFromBigEndian<quint32>(font.constData());
    return rebuilt(face.get(), flavour,
                   {{HB_TAG('c', 'm', 'a', 'p'), characterMap(face.get(), scaled.get())},
                    {HB_TAG('n', 'a', 'm', 'e'), nameTable(family, styleName(face.get()))}});
}

QString loadScreenFont()
{
    static const QString family = [] {
        const QString name = QStringLiteral("Muster Sans");
        bool loaded = false;
        for (const char* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
            QFile file(QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1String(weight)));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray font = withTabularFigures(file.readAll(), name);
            loaded = QFontDatabase::addApplicationFontFromData(font) >= 0 || loaded;
        }
        return loaded ? name : QString();
    }();
    return family;
}

}  // namespace muster::ui
