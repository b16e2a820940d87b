// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/text_block.h"

#include <QGlyphRun>
#include <QTextCharFormat>

#include <algorithm>

namespace muster::ui::documents {

namespace {

bool isSpace(QChar c)
{
    return c == QLatin1Char(' ') || c == QChar::LineSeparator;
}

bool isRightToLeft(QChar c)
{
    return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
}

double units(double points)
{
    return points * kUnitsPerPoint;
}

}  // namespace

TextBlock::TextBlock(std::vector<StyledRun> runs, const TextStyle& style, double width,
                     muster::documents::Align align, double firstIndent)
    : m_runs(std::move(runs))
    , m_style(style)
{
    QList<QTextLayout::FormatRange> formats;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        for (const FontPiece& piece : FontSet::compiledIn().split(m_runs[i].text, m_runs[i].face)) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(m_text.size());
            range.length = static_cast<int>(piece.text.size());
            range.format.setFont(FontSet::compiledIn().font(piece.family, piece.face, units(style.size)));
            m_segments.push_back({ range.start, range.length, i });
            m_text += piece.text;
            formats.append(range);
        }
    }
    const FontSet& fonts = FontSet::compiledIn();
    m_layout = std::make_unique<QTextLayout>(m_text, fonts.font(fonts.mainFamily(), style.face, units(style.size)));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(align == muster::documents::Align::End ? Qt::AlignRight : Qt::AlignLeft);
    option.setUseDesignMetrics(true);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);  // the shapes found here are drawn later
    m_layout->beginLayout();
    double indent = firstIndent;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(units(std::max(1.0, width - indent)));
        line.setPosition(QPointF(units(indent), 0));
        indent = 0;
    }
    m_layout->endLayout();
}

double TextBlock::baseline() const
{
    // Noto's ascent is 1.069 and its descent 0.293 of the size, in every script that stands among Latin text.
    return m_style.leading / 2 + m_style.size * (1.069 - 0.293) / 2;
}

QPointF TextBlock::shiftOf(int line, const QPointF& corner) const
{
    const QTextLine textLine = m_layout->lineAt(line);
    return { units(corner.x()), units(corner.y() + baseline()) - textLine.y() - textLine.ascent() };
}

double TextBlock::lineEnd(int line) const
{
    const QTextLine textLine = m_layout->lineAt(line);
    const QRectF used = textLine.naturalTextRect();
    return used.right() / kUnitsPerPoint;
}

void TextBlock::emitLine(int line, const QPointF& corner, const Sink& sink, bool spaceAfter) const
{
    const QTextLine textLine = m_layout->lineAt(line);
    const QPointF shift = shiftOf(line, corner);
    const int start = textLine.textStart();
    const int whole = start + textLine.textLength();
    int end = whole;
    while (end > start && isSpace(m_text[end - 1]))
        --end;
    std::size_t lastRun = m_runs.empty() ? 0 : m_runs.size() - 1;
    for (const Segment& segment : m_segments) {
        const int from = std::max(segment.start, start);
        const int to = std::min(segment.start + segment.length, end);
        if (from >= to)
            continue;
        emitSegment(textLine, from, to - from, segment.run, shift, sink);
        lastRun = segment.run;
    }
    const bool follows = line + 1 < lineCount();
    const bool spaceWasThere = whole > end || (whole < m_text.size() && isSpace(m_text[whole]));
    if (m_runs.empty() || end == start || !((follows && spaceWasThere) || (!follows && spaceAfter)))
        return;
    TextOp op;
    op.text = QStringLiteral(" ");
    op.exact = true;
    op.color = m_runs[lastRun].color;
    op.runs.push_back(spaceAt(lastRun, { textLine.naturalTextRect().right() + shift.x(),
                                         textLine.y() + textLine.ascent() + shift.y() }));
    sink(lastRun, std::move(op), {});
}

PlacedGlyphs TextBlock::spaceAt(std::size_t run, const QPointF& position) const
{
    PlacedGlyphs space;
    space.font = FontSet::compiledIn().rawFont(m_runs[run].face, units(m_style.size));
    space.glyphs = space.font.glyphIndexesForString(QStringLiteral(" "));
    space.positions = { position };
    return space;
}

void TextBlock::emitSegment(const QTextLine& line, int start, int length, std::size_t run, const QPointF& shift,
                            const Sink& sink) const
{
    const auto give = [&](TextOp op, int from, int count) {
        op.color = m_runs[run].color;
        const double left = line.cursorToX(from);
        const double right = line.cursorToX(from + count);
        const double baselineY = line.y() + line.ascent() + shift.y();
        const QRectF place(
            QPointF((std::min(left, right) + shift.x()) / kUnitsPerPoint, baselineY / kUnitsPerPoint - m_style.size),
            QSizeF(std::abs(right - left) / kUnitsPerPoint, m_style.size * 1.3));
        // Nothing to draw, yet something was written: a space carries it, so that it can still be found and heard.
        if (op.runs.empty())
            op.runs.push_back(spaceAt(run, { left + shift.x(), baselineY }));
        sink(run, std::move(op), place);
    };
    TextOp all = takeGlyphs(line, start, length, shift);
    if (all.exact) {
        give(std::move(all), start, length);
        return;
    }
    // A ligature or a script that shapes: go word by word, so that only such words need their text spelled out.
    const int end = start + length;
    for (int from = start; from < end;) {
        int to = from;
        while (to < end && !isSpace(m_text[to]))
            ++to;
        while (to < end && isSpace(m_text[to]))
            ++to;
        TextOp word = takeGlyphs(line, from, to - from, shift);
        const bool hasRightToLeft = std::any_of(m_text.cbegin() + from, m_text.cbegin() + to, isRightToLeft);
        std::vector<TextOp> letters
            = hasRightToLeft ? takeLetters(line, from, to - from, shift) : std::vector<TextOp>();
        if (letters.empty())
            give(std::move(word), from, to - from);
        int at = from;
        for (TextOp& letter : letters) {
            const int count = static_cast<int>(letter.text.size());
            give(std::move(letter), at, count);
            at += count;
        }
        from = to;
    }
}

std::vector<TextOp> TextBlock::takeLetters(const QTextLine& line, int start, int length, const QPointF& shift) const
{
    // Some readers turn a whole right-to-left word in ActualText round; single letters they put in order by place.
    std::vector<TextOp> letters;
    qsizetype glyphs = 0;
    for (int from = start; from < start + length;) {
        const int to = std::clamp(m_layout->nextCursorPosition(from), from + 1, start + length);
        TextOp letter = takeGlyphs(line, from, to - from, shift);
        if (letter.runs.size() != 1)
            return {};
        const QList<quint32>& taken = letter.runs.front().glyphs;
        letter.exact = taken.size() == 1 && letter.text.toUcs4().size() == 1 && taken.front() != 0;
        glyphs += taken.size();
        letters.push_back(std::move(letter));
        from = to;
    }
    qsizetype whole = 0;
    for (const PlacedGlyphs& placed : takeGlyphs(line, start, length, shift).runs)
        whole += placed.glyphs.size();
    return glyphs == whole ? std::move(letters) : std::vector<TextOp>();
}

TextOp TextBlock::takeGlyphs(const QTextLine& line, int start, int length, const QPointF& shift) const
{
    TextOp op;
    op.text = m_text.mid(start, length);
    const QList<uint> wanted = op.text.toUcs4();
    qsizetype at = 0;
    bool exact = true;
    for (const QGlyphRun& run : line.glyphRuns(start, length)) {
        PlacedGlyphs placed;
        placed.font = run.rawFont();
        placed.glyphs = run.glyphIndexes();
        placed.positions = run.positions();
        if (placed.glyphs.isEmpty())
            continue;
        for (QPointF& position : placed.positions)
            position += shift;
        const qsizetype count = placed.glyphs.size();
        if (exact && !run.isRightToLeft() && at + count <= wanted.size()) {
            const QString part = QString::fromUcs4(reinterpret_cast<const char32_t*>(wanted.constData() + at), count);
            exact = placed.font.glyphIndexesForString(part) == placed.glyphs && !placed.glyphs.contains(0U);
        } else {
            exact = false;
        }
        at += count;
        op.runs.push_back(std::move(placed));
    }
    op.exact = exact && at == wanted.size() && !op.runs.empty();
    return op;
}

}  // namespace muster::ui::documents
