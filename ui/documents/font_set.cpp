// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/font_set.h"

#include "core/documents/display_text.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>

#include <array>
#include <mutex>

namespace muster::ui::documents {

namespace {

constexpr double kUnit = 1000.0;
constexpr QLatin1String kMainFamily { "Noto Sans" };

constexpr std::array kFaces { "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf",
                              "NotoSans-BoldItalic.ttf" };
constexpr std::array kOtherScripts { "NotoNaskhArabic-Regular.ttf",    "NotoSansHebrew-Regular.ttf",
                                     "NotoSansGurmukhi-Regular.ttf",   "NotoSansDevanagari-Regular.ttf",
                                     "NotoSansBengali-Regular.ttf",    "NotoSansGujarati-Regular.ttf",
                                     "NotoSansMath-Regular.ttf",       "NotoSansSymbols2-Regular.ttf" };

QByteArray fontData(const char* name)
{
    QFile file(QStringLiteral(":/fonts/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The typeface %s is not compiled in.", name);
    return file.readAll();
}

/// For QTextLayout, which finds fonts by name; the database is common to all threads.
void registerFonts()
{
    for (const char* name : kFaces)
        QFontDatabase::addApplicationFontFromData(fontData(name));
    for (const char* name : kOtherScripts)
        QFontDatabase::addApplicationFontFromData(fontData(name));
}

/// For coverage and single glyphs.
QRawFont load(const char* name)
{
    return QRawFont(fontData(name), kUnit, QFont::PreferNoHinting);
}

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
        || category == QChar::Mark_Enclosing;
}

bool belongsToPrevious(char32_t c)
{
    return isMark(c) || c == U' ' || c == 0x200C || c == 0x200D;
}

QString codePointName(char32_t c)
{
    return QStringLiteral("[U+%1]").arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'));
}

}  // namespace

const FontSet& FontSet::compiledIn()
{
    // A QRawFont belongs to its thread; exports run in workers.
    static std::once_flag registered;
    std::call_once(registered, registerFonts);
    static thread_local const FontSet fonts;
    return fonts;
}

FontSet::FontSet()
{
    Q_ASSERT(qGuiApp);
    for (const char* name : kFaces)
        m_faces.push_back(load(name));
    m_families.push_back({ m_faces.front().familyName(), m_faces.front() });
    for (const char* name : kOtherScripts) {
        const QRawFont font = load(name);
        m_families.push_back({ font.familyName(), font });
    }
}

int FontSet::familyFor(char32_t c, int previous) const
{
    if (previous > 0 && belongsToPrevious(c)
        && m_families[static_cast<std::size_t>(previous)].coverage.supportsCharacter(static_cast<uint>(c)))
        return previous;
    if (c >= 0x20 && c < 0x7F)
        return 0;
    const auto known = m_found.constFind(c);
    if (known != m_found.constEnd())
        return *known;
    int found = -1;
    for (std::size_t i = 0; i < m_families.size() && found < 0; ++i) {
        if (m_families[i].coverage.supportsCharacter(static_cast<uint>(c)))
            found = static_cast<int>(i);
    }
    m_found.insert(c, found);
    return found;
}

std::vector<FontPiece> FontSet::split(const QString& text, Face face) const
{
    std::vector<FontPiece> pieces;
    int previous = -1;
    bool lineStart = true;
    const auto put = [&](int family, QStringView characters) {
        if (pieces.empty() || family != previous) {
            // Only Noto Sans comes in four faces; a slanted or smeared stand-in would not reach the PDF.
            pieces.push_back({ {}, m_families[static_cast<std::size_t>(family)].name, family == 0 ? face : Face::Regular });
        }
        pieces.back().text += characters;
        previous = family;
    };
    static constexpr QChar kLineSeparator = QChar::LineSeparator;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype start = i;
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (c == U'\n' || c == QChar::LineSeparator) {
            put(previous < 0 ? 0 : previous, QStringView(&kLineSeparator, 1));
            lineStart = true;
            continue;
        }
        // A mark with no letter to stand on gets no glyph at all.
        const int family = lineStart && isMark(c) ? -1 : familyFor(c, previous);
        lineStart = false;
        if (family < 0)
            put(0, codePointName(c));
        else
            put(family, QStringView(text).mid(start, i + 1 - start));
    }
    return pieces;
}

const QFont& FontSet::font(const QString& family, Face face, double pixelSize) const
{
    const auto [entry, added] = m_fonts.try_emplace({ family, face, qRound(pixelSize) });
    if (!added)
        return entry->second;
    QFont font(family);
    font.setPixelSize(qRound(pixelSize));
    font.setBold(face == Face::Bold || face == Face::BoldItalic);
    font.setItalic(face == Face::Italic || face == Face::BoldItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    // Too little to see, but Qt forms no optional ligatures in spaced text: one glyph for each letter lets every
    // PDF reader search "office", also those that do not know ActualText. Scripts that must join still do.
    if (family == kMainFamily)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return entry->second = font;
}

double FontSet::advance(const QString& text, Face face) const
{
    const QRawFont& font = m_faces[static_cast<std::size_t>(face)];
    double width = 0;
    const QList<QPointF> advances = font.advancesForGlyphIndexes(font.glyphIndexesForString(text));
    for (const QPointF& step : advances)
        width += step.x();
    return width / kUnit;
}

const QRawFont& FontSet::rawFont(Face face, double pixelSize) const
{
    const auto [entry, added] = m_rawFonts.try_emplace({ face, pixelSize });
    if (added) {
        entry->second = m_faces[static_cast<std::size_t>(face)];
        entry->second.setPixelSize(pixelSize);
    }
    return entry->second;
}

QString visibleText(std::string_view text)
{
    const std::string shown = muster::documents::displayText(text);
    QString out;
    for (const FontPiece& piece : FontSet::compiledIn().split(QString::fromStdString(shown), Face::Regular))
        out += piece.text;
    return out.replace(QChar::LineSeparator, QLatin1Char('\n'));
}

}  // namespace muster::ui::documents
