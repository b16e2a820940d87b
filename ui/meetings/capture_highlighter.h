// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours for the marks of the capture line.
#pragma once

#include "core/meetings/capture_line.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace muster::ui {

/// Shows each understood mark on the accent's ground, one that is not understood underlined, and what waits for
/// the disk in quiet ink.
class CaptureHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    struct Range {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool understood = true;
        bool operator==(const Range&) const = default;
    };
    /// Positions in the whole text.
    void show(std::vector<Range> ranges, qsizetype waiting);
    void repaintAll();

protected:
    void highlightBlock(const QString& text) override;

private:
    std::vector<Range> m_ranges;
    qsizetype m_waiting = 0;
};

/// UTF-16 positions of byte offsets in `text`, both ascending.
[[nodiscard]] std::vector<CaptureHighlighter::Range> rangesOf(const QString& text,
                                                              const std::vector<muster::meetings::CaptureToken>& tokens);
/// How many bytes of UTF-8 the first `position` units of `text` take.
[[nodiscard]] std::size_t byteOffset(const QString& text, qsizetype position);

}  // namespace muster::ui
