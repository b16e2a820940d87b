// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

namespace muster::ui {

namespace {

    int lay(const WrappedText& words, int width, QPainter* painter, QPoint at)
    {
        QString shown = words.text;
        shown.replace(u'\n', QChar(QChar::LineSeparator));
        QTextLayout layout(shown, textFont(words.style));
        if (words.lead > 0) {
            QTextCharFormat bold;
            bold.setFontWeight(QFont::DemiBold);
            layout.setFormats({QTextLayout::FormatRange {0, static_cast<int>(words.lead), bold}});
        }
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        const int pitch = words.style == TextStyle::Small ? 16 : linePitch(words.style);
        layout.beginLayout();
        int lines = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(qMax(1, width));
            line.setPosition(QPointF(0, lines * pitch + (pitch - line.height()) / 2));
            ++lines;
        }
        layout.endLayout();
        if (painter != nullptr) {
            layout.draw(painter, at);
        }
        return qMax(1, lines) * pitch;
    }

}  // namespace

QString timeInWords(int minutes)
{
    constexpr int kHour = 60;
    const auto tr = [](const char* text) { return QCoreApplication::translate("RunText", text); };
    if (minutes < kHour) {
        return tr("%1 min").arg(minutes);
    }
    return minutes % kHour == 0 ? tr("%1 h").arg(minutes / kHour)
                                : tr("%1 h %2 min").arg(minutes / kHour).arg(minutes % kHour);
}

int WrappedText::heightIn(int width) const { return lay(*this, width, nullptr, {}); }

int WrappedText::draw(QPainter& painter, QPoint topLeft, int width, const QColor& ink) const
{
    painter.setPen(ink);
    return lay(*this, width, &painter, topLeft);
}

}  // namespace muster::ui
