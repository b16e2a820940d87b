// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/capture_highlighter.h"

#include "ui/widgets/theme.h"

#include <algorithm>

namespace muster::ui {

std::size_t byteOffset(const QString& text, qsizetype position)
{
    return static_cast<std::size_t>(QStringView(text).left(position).toUtf8().size());
}

std::vector<CaptureHighlighter::Range> rangesOf(const QString& text,
                                                const std::vector<muster::meetings::CaptureToken>& tokens)
{
    std::vector<CaptureHighlighter::Range> ranges;
    std::size_t bytes = 0;
    qsizetype at = 0;
    // One walk over the text: tokens are in order.
    const auto unitAt = [&](std::size_t offset) {
        while (at < text.size() && bytes < offset) {
            const char16_t unit = text[at].unicode();
            const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
            bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : pair ? 4 : 3;
            at += pair ? 2 : 1;
        }
        return at;
    };
    for (const auto& token : tokens) {
        const qsizetype begin = unitAt(token.begin);
        ranges.push_back({begin, unitAt(token.end), token.understood});
    }
    return ranges;
}

void CaptureHighlighter::show(std::vector<Range> ranges, qsizetype waiting)
{
    if (ranges == m_ranges && waiting == m_waiting) {
        return;
    }
    m_ranges = std::move(ranges);
    m_waiting = waiting;
    rehighlight();
}

void CaptureHighlighter::repaintAll() { rehighlight(); }

void CaptureHighlighter::highlightBlock(const QString& text)
{
    const Theme& theme = currentTheme();
    const qsizetype start = currentBlock().position();
    const qsizetype end = start + text.size();
    const auto paint = [&](qsizetype from, qsizetype to, const QTextCharFormat& format) {
        const qsizetype first = std::max(from, start);
        const qsizetype last = std::min(to, end);
        if (first < last) {
            setFormat(static_cast<int>(first - start), static_cast<int>(last - first), format);
        }
    };
    QTextCharFormat mark;
    mark.setForeground(theme.accent);
    mark.setBackground(theme.accentGround);
    mark.setFontWeight(QFont::DemiBold);
    QTextCharFormat doubt;
    doubt.setUnderlineStyle(QTextCharFormat::DotLine);
    doubt.setUnderlineColor(theme.attention);
    for (const Range& range : m_ranges) {
        paint(range.begin, range.end, range.understood ? mark : doubt);
    }
    QTextCharFormat quiet;
    quiet.setForeground(theme.quietInk);
    paint(0, m_waiting, quiet);
}

}  // namespace muster::ui
