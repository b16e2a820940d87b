// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/flow.h"
#include "ui/documents/page_style.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace muster::ui::documents {

namespace docs = muster::documents;

namespace {

constexpr double kMarkRoom = 11;   // before a status word, for its shape
constexpr double kKeepWhole = 0.4;  // rows lower than this part of a page are not divided

struct ColumnPlace {
    double left = 0;
    double width = 0;
    docs::Align align = docs::Align::Start;
};

/// Whether a text reads badly on two lines: "18 November 2011", "Task group". A name such as "Fire Authority" may take two
/// and leave the room to longer texts.
bool staysTogether(const QString& text)
{
    constexpr qsizetype kShort = 12;
    constexpr qsizetype kDate = 18;
    const auto isDigit = [](QChar letter) { return letter.isDigit(); };
    return text.size() <= kShort || (text.size() <= kDate && std::any_of(text.begin(), text.end(), isDigit));
}

/// Width that keeps words whole, and texts that stay together on one line where `whole` asks for it.
double longestWord(const QString& text, Face face, double size, bool whole)
{
    if (whole && staysTogether(text))
        return FontSet::compiledIn().advance(text, face) * size;
    double longest = 0;
    for (const QString& word : QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')).split(QLatin1Char(' ')))
        longest = std::max(longest, FontSet::compiledIn().advance(word, face) * size);
    return longest;
}

std::vector<double> leastWidths(const docs::Table& table, const TableStyle& style, double most, bool whole)
{
    std::vector<double> least;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        double width = longestWord(visibleText(table.columns[i].header), style.head.face, style.head.size, whole);
        for (const docs::Row& row : table.rows) {
            const docs::Cell& cell = row.cells[i];
            const Face face = cell.isRowHeader ? Face::Bold : Face::Regular;
            width = std::max(width, longestWord(QString::fromStdString(docs::plainText(cell.runs)), face,
                                                style.text.size, whole));
            if (cell.status)
                width = std::max(width, kMarkRoom + longestWord(QString::fromStdString(cell.status->word), Face::Bold,
                                                                style.text.size, whole));
        }
        least.push_back(std::min(width + 1, most));
    }
    return least;
}

/// The model's shares of `room`; columns below their least width are raised, and the others pay in proportion to what
/// they have to spare.
std::vector<double> shareOut(const docs::Table& table, const std::vector<double>& least, double room)
{
    double weights = 0;
    for (const docs::Column& column : table.columns)
        weights += std::max(0.01, column.width);
    std::vector<double> share;
    double missing = 0;
    double spare = 0;
    for (std::size_t i = 0; i < least.size(); ++i) {
        share.push_back(room * std::max(0.01, table.columns[i].width) / weights);
        missing += std::max(0.0, least[i] - share[i]);
        spare += std::max(0.0, share[i] - least[i]);
    }
    const double paid = spare > 0 ? std::min(1.0, missing / spare) : 0;
    const double granted = missing > 0 ? std::min(1.0, spare / missing) : 0;
    for (std::size_t i = 0; i < least.size(); ++i) {
        const double difference = share[i] - least[i];
        share[i] -= difference * (difference > 0 ? paid : granted);
    }
    return share;
}

/// About how many lines the rows take with columns of these widths.
double estimatedLines(const docs::Table& table, const TableStyle& style, const std::vector<double>& widths)
{
    double lines = 0;
    for (const docs::Row& row : table.rows) {
        double most = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const double text = FontSet::compiledIn().advance(QString::fromStdString(docs::cellText(row.cells[i])),
                                                              Face::Regular)
                * style.text.size;
            most = std::max(most, std::ceil(text * 1.05 / widths[i]));
        }
        lines += most;
    }
    return lines;
}

/// Columns by the model's weights. No word is broken while others have room to give; short texts such as dates stay
/// on one line where that makes the table hardly longer.
std::vector<ColumnPlace> placeColumns(const docs::Table& table, const TableStyle& style, double left, double width)
{
    const std::size_t count = table.columns.size();
    const double room = width - style.columnGap * static_cast<double>(count - 1);
    const double mostLeast = room * std::max(0.3, 1.0 / static_cast<double>(count));
    std::vector<double> widths = shareOut(table, leastWidths(table, style, mostLeast, false), room);
    const std::vector<double> unbroken = shareOut(table, leastWidths(table, style, mostLeast, true), room);
    if (estimatedLines(table, style, unbroken) <= estimatedLines(table, style, widths) * 1.1)
        widths = unbroken;
    std::vector<ColumnPlace> places;
    double x = left;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back({ x, widths[i], table.columns[i].align });
        x += widths[i] + style.columnGap;
    }
    return places;
}

/// A shape for each tone, so that no judgement hangs on colour.
QPainterPath toneShape(docs::Tone tone, const QPointF& middle)
{
    QPainterPath path;
    constexpr double kHalf = 3.1;
    switch (tone) {
    case docs::Tone::Good:
        path.addEllipse(middle, kHalf, kHalf);
        break;
    case docs::Tone::Attention:
        path.moveTo(middle + QPointF(0, -kHalf));
        path.lineTo(middle + QPointF(kHalf * 1.1, kHalf * 0.85));
        path.lineTo(middle + QPointF(-kHalf * 1.1, kHalf * 0.85));
        path.closeSubpath();
        break;
    case docs::Tone::Concern:
        path.addRect(QRectF(middle - QPointF(kHalf * 0.9, kHalf * 0.9), QSizeF(kHalf * 1.8, kHalf * 1.8)));
        break;
    case docs::Tone::Neutral:
        path.setFillRule(Qt::OddEvenFill);
        path.addEllipse(middle, kHalf, kHalf);
        path.addEllipse(middle, kHalf * 0.6, kHalf * 0.6);
        break;
    }
    return path;
}

struct LaidCell {
    BoundText text;
    std::optional<docs::Tone> tone;
};

LaidCell layCell(const Flow& flow, const docs::Cell& cell, const ColumnPlace& place, int row)
{
    const int element = flow.builder.addElement(cell.isRowHeader ? "TH" : "TD", row);
    TextStyle style = tableStyle(flow.compact).text;
    if (cell.isRowHeader) {
        flow.builder.element(element).scope = "Row";
        style.face = Face::Bold;
    }
    std::vector<StyledRun> runs;
    if (cell.status) {
        const TextStyle wordStyle { style.size, style.leading, Face::Bold, toneInk(cell.status->tone) };
        runs = styledRuns(cell.status->word + (docs::plainText(cell.runs).empty() ? "" : " "), wordStyle);
    }
    for (StyledRun& run : styledRuns(cell.runs, style))
        runs.push_back(std::move(run));
    TextBlock text(std::move(runs), style, place.width, place.align, cell.status ? kMarkRoom : 0);
    return { BoundText(flow.builder, element, std::move(text)),
             cell.status ? std::optional(cell.status->tone) : std::nullopt };
}

/// Draws lines [from, to) of one cell, its status shape before the first.
void drawCell(const Flow& flow, LaidCell& cell, const ColumnPlace& place, double top, int from, int to)
{
    const TextBlock& text = cell.text.text();
    for (int line = from; line < std::min(to, text.lineCount()); ++line) {
        const double y = top + (line - from) * text.leading();
        if (line == 0 && cell.tone)
            flow.builder.addArtifact(
                { toneShape(*cell.tone, { place.left + 3.4, y + text.leading() / 2 + 0.2 }), toneInk(*cell.tone) });
        cell.text.draw(line, { place.left, y });
    }
}

struct LaidRow {
    std::vector<LaidCell> cells;
    int lines = 1;
};

void addRow(const Flow& flow, const docs::Row& row, const std::vector<ColumnPlace>& places, int body,
            const std::shared_ptr<const RepeatedHead>& head)
{
    const int element = flow.builder.addElement("TR", body);
    auto laid = std::make_shared<LaidRow>();
    for (std::size_t i = 0; i < places.size(); ++i) {
        laid->cells.push_back(layCell(flow, row.cells[i], places[i], element));
        laid->lines = std::max(laid->lines, laid->cells.back().text.text().lineCount());
    }
    Slab slab;
    slab.lines = laid->lines;
    const TableStyle style = tableStyle(flow.compact);
    slab.leading = style.text.leading;
    slab.padTop = style.rowPad;
    slab.padBottom = style.rowPad;
    slab.head = head;
    slab.after = 0;
    if (slab.leading * slab.lines < flow.paginator.bodyHeight() * kKeepWhole)
        slab.minFirst = slab.lines;
    slab.draw = [flow, laid, places, pad = style.rowPad](double top, double height, int from, int to) {
        for (std::size_t i = 0; i < places.size(); ++i)
            drawCell(flow, laid->cells[i], places[i], top + pad, from, to);
        flow.rectangle({ flow.left, top + height - 0.5, flow.width, 0.5 }, kHairline);
    };
    flow.paginator.add(std::move(slab));
}

/// The header row: once as structure, and again as decoration on each further page.
std::shared_ptr<const RepeatedHead> addHead(const Flow& flow, const docs::Table& table,
                                            const std::vector<ColumnPlace>& places, int tableElement)
{
    // A head without a body is no table part of its own.
    const int group = table.rows.empty() ? tableElement : flow.builder.addElement("THead", tableElement);
    const int row = flow.builder.addElement("TR", group);
    struct Header {
        BoundText text;
        ColumnPlace place;
    };
    const TableStyle style = tableStyle(flow.compact);
    auto headers = std::make_shared<std::vector<Header>>();
    int lines = 1;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int cell = flow.builder.addElement("TH", row);
        flow.builder.element(cell).scope = "Column";
        TextBlock text(styledRuns(table.columns[i].header, style.head), style.head, places[i].width, places[i].align);
        lines = std::max(lines, text.lineCount());
        headers->push_back({ BoundText(flow.builder, cell, std::move(text)), places[i] });
    }
    const double height = style.head.leading * lines + 2 * style.rowPad;
    const auto top = [lines, style](const Header& header, double y) {  // headers stand on one line at the bottom
        return y + style.rowPad + style.head.leading * (lines - header.text.text().lineCount());
    };
    const auto rule = [flow, height](double y) {
        flow.rectangle({ flow.left, y + height - 1, flow.width, 1 }, kQuietInk);
    };
    auto repeated = std::make_shared<RepeatedHead>();
    repeated->height = height;
    repeated->draw = [flow, headers, top, rule](double y) {
        for (const Header& header : *headers) {
            const TextBlock& text = header.text.text();
            for (int line = 0; line < text.lineCount(); ++line)
                text.emitLine(line, { header.place.left, top(header, y) + line * text.leading() },
                              [&](std::size_t, TextOp op, const QRectF&) { flow.builder.addArtifact(std::move(op)); });
        }
        rule(y);
    };
    Slab slab;
    slab.before = flow.compact || !table.caption.empty() ? 2 : 10;
    slab.leading = height;
    slab.keepWithNext = true;
    slab.draw = [headers, top, rule, leading = style.head.leading](double y, double, int, int) {
        for (Header& header : *headers) {
            for (int line = 0; line < header.text.text().lineCount(); ++line)
                header.text.draw(line, { header.place.left, top(header, y) + line * leading });
        }
        rule(y);
    };
    flow.paginator.add(std::move(slab));
    return repeated;
}

void addLine(const Flow& flow, int element, std::string_view text, const TextStyle& style, double before,
             bool keepWithNext)
{
    auto bound = std::make_shared<BoundText>(flow.builder, element,
                                             TextBlock(styledRuns(text, style), style, flow.width));
    Slab slab;
    slab.before = before;
    slab.lines = bound->text().lineCount();
    slab.leading = style.leading;
    slab.keepWithNext = keepWithNext;
    slab.draw = [bound, flow, style](double top, double, int from, int to) {
        for (int line = from; line < to; ++line)
            bound->draw(line, { flow.left, top + (line - from) * style.leading });
    };
    flow.paginator.add(std::move(slab));
}

}  // namespace

void layoutTable(const Flow& flow, const docs::Table& table)
{
    const int element = flow.builder.addElement("Table", flow.root());
    if (!table.caption.empty())
        addLine(flow, flow.builder.addElement("Caption", element), table.caption, kCaption, 14, true);
    const std::vector<ColumnPlace> places = placeColumns(table, tableStyle(flow.compact), flow.left, flow.width);
    const auto head = addHead(flow, table, places, element);
    if (table.rows.empty()) {
        const int none = flow.builder.addElement("P", flow.root());
        addLine(flow, none, table.whenEmpty.empty() ? "None." : table.whenEmpty, kQuiet, 5, false);
        return;
    }
    const int body = flow.builder.addElement("TBody", element);
    for (const docs::Row& row : table.rows)
        addRow(flow, row, places, body, head);
    // The space below the table belongs to whatever follows; an empty slab carries it.
    Slab space;
    space.lines = 1;
    space.leading = 0;
    space.minFirst = 1;
    space.minLast = 0;
    space.after = flow.compact ? 6 : 14;
    space.draw = [](double, double, int, int) { };
    flow.paginator.add(std::move(space));
}

}  // namespace muster::ui::documents
