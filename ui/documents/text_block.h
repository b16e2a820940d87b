// SPDX-License-Identifier: GPL-3.0-or-later
//
// One paragraph broken into lines, and its glyphs taken out line by line.
#pragma once

#include "ui/documents/font_set.h"
#include "ui/documents/page_layout.h"

#include <QTextLayout>

#include <functional>
#include <memory>

namespace muster::ui::documents {

struct TextStyle {
    double size = 12;     ///< points
    double leading = 17;  ///< points from baseline to baseline
    Face face = Face::Regular;
    QColor color;
};

struct StyledRun {
    QString text;  ///< already made visible; newlines break the line
    Face face = Face::Regular;
    QColor color;
    QString href;
    QByteArray language;
};

class TextBlock {
public:
    /// `width` and `firstIndent` in points; `firstIndent` keeps room before the first line.
    TextBlock(std::vector<StyledRun> runs, const TextStyle& style, double width,
              muster::documents::Align align = muster::documents::Align::Start, double firstIndent = 0);

    [[nodiscard]] int lineCount() const { return m_layout->lineCount(); }
    [[nodiscard]] double leading() const { return m_style.leading; }
    [[nodiscard]] const std::vector<StyledRun>& runs() const { return m_runs; }
    /// Points from the left edge to where the text of `line` ends.
    [[nodiscard]] double lineEnd(int line) const;
    /// Points from the top of a line to its baseline.
    [[nodiscard]] double baseline() const;

    /// Called with the index of the run, the glyphs, and where they stand (in points, for links).
    using Sink = std::function<void(std::size_t run, TextOp op, const QRectF& place)>;

    /// Gives the glyphs of one line whose top left corner is at `corner` (points).
    ///
    /// A line that another one follows ends with a space glyph, since QTextLine leaves it out and the last word
    /// would grow together with the next line's first; so does the last line where `spaceAfter` asks for it.
    void emitLine(int line, const QPointF& corner, const Sink& sink, bool spaceAfter = false) const;

private:
    struct Segment {
        int start;
        int length;
        std::size_t run;
    };
    [[nodiscard]] PlacedGlyphs spaceAt(std::size_t run, const QPointF& position) const;  // in units
    void emitSegment(const QTextLine& line, int start, int length, std::size_t run, const QPointF& shift,
                     const Sink& sink) const;
    /// A word written from right to left, letter by letter in reading order; empty where letters share a glyph.
    [[nodiscard]] std::vector<TextOp> takeLetters(const QTextLine& line, int start, int length, const QPointF& shift) const;
    [[nodiscard]] TextOp takeGlyphs(const QTextLine& line, int start, int length, const QPointF& shift) const;
    [[nodiscard]] QPointF shiftOf(int line, const QPointF& corner) const;

    std::vector<StyledRun> m_runs;
    TextStyle m_style;
    QString m_text;
    std::vector<Segment> m_segments;
    std::unique_ptr<QTextLayout> m_layout;
};

}  // namespace muster::ui::documents
