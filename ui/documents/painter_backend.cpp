// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/painter_backend.h"

#include <QGlyphRun>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPrinter>

#include <algorithm>

namespace muster::ui::documents {

namespace {

void paint(QPainter& painter, const TextOp& op)
{
    painter.save();
    painter.scale(1.0 / kUnitsPerPoint, 1.0 / kUnitsPerPoint);
    painter.setPen(op.color);
    for (const PlacedGlyphs& placed : op.runs) {
        QGlyphRun run;
        run.setRawFont(placed.font);
        run.setGlyphIndexes(placed.glyphs);
        run.setPositions(placed.positions);
        painter.drawGlyphRun({}, run);
    }
    painter.restore();
}

void paint(QPainter& painter, const PathOp& op)
{
    painter.fillPath(op.path, op.color);
}

void paint(QPainter& painter, const ImageOp& op)
{
    painter.drawImage(op.place, QImage::fromData(op.data));
}

}  // namespace

void paintPage(QPainter& painter, const PageLayout& layout, int page)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    for (const Op& op : layout.pages[static_cast<std::size_t>(page)].ops)
        std::visit([&](const auto& what) { paint(painter, what); }, op.what);
    painter.restore();
}

bool printPages(QPrinter& printer, const PageLayout& layout)
{
    const bool landscape = layout.size.width() > layout.size.height();
    printer.setFullPage(true);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    const int count = static_cast<int>(layout.pages.size());
    const int first = std::clamp(printer.fromPage(), 1, count);
    const int last = printer.toPage() > 0 ? std::clamp(printer.toPage(), first, count) : count;
    const double scale = printer.resolution() / 72.0;
    for (int page = first; page <= last; ++page) {
        if (page > first && !printer.newPage())
            return false;
        painter.save();
        painter.scale(scale, scale);
        paintPage(painter, layout, page - 1);
        painter.restore();
    }
    return painter.end();
}

}  // namespace muster::ui::documents
