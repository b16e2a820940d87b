// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/page_layout.h"

#include "ui/documents/chart_figure.h"
#include "ui/documents/flow.h"
#include "ui/documents/page_style.h"

#include <QImage>

#include <algorithm>

namespace muster::ui::documents {

namespace docs = muster::documents;

namespace {

constexpr double kA4Short = 595.276;
constexpr double kA4Long = 841.89;
constexpr double kBar = 2.5;          // width of the bar beside decisions, notices and actions
constexpr double kBarIndent = 12;
constexpr double kListIndent = 20;
constexpr double kKeyColumn = 116;
constexpr double kBesideGap = 16;  // between a figure and the facts beside it
constexpr double kBesideStep = 2;

class BlockLayout {
public:
    explicit BlockLayout(Flow flow) : m_flow(flow) { }

    void operator()(const docs::Title& title)
    {
        const TextStyle style = titleStyle(m_flow.compact);
        addParagraph("H1", styledRuns(title.text, style), style, { .before = 10, .after = 4, .keep = true });
        const TextStyle& subtitle = m_flow.compact ? kCompactSubtitle : kSubtitle;
        if (!title.subtitle.empty())
            addParagraph("P", styledRuns(title.subtitle, subtitle), subtitle,
                         { .before = 2, .after = m_flow.compact ? 8.0 : 14.0 });
    }

    void operator()(const docs::Heading& heading)
    {
        const TextStyle style = headingStyle(m_flow.compact ? heading.level + 1 : heading.level);
        const int element = m_flow.builder.addElement("H" + QByteArray::number(heading.level + 1), m_flow.root());
        // The number hangs in the margin so that headings and text share one edge; a long one stands in line.
        std::shared_ptr<BoundText> number;
        double indent = 0;
        double numberLeft = m_flow.left;
        if (!heading.number.empty()) {
            TextStyle numberStyle = style;
            numberStyle.color = kQuietInk;
            number = bind(element, styledRuns(heading.number, numberStyle), numberStyle, m_flow.width);
            const double wide = number->text().lineEnd(0);
            if (wide + 12 <= m_flow.left - 20)
                numberLeft = m_flow.left - wide - 12;
            else
                indent = wide + 12;
        }
        auto text = bind(element, styledRuns(heading.text, style), style, m_flow.width - indent);
        Slab slab = linesOf(*text);
        slab.before = m_flow.compact ? 10 : heading.level == 1 ? 22 : heading.level == 2 ? 16 : 12;
        slab.after = m_flow.compact ? 0 : heading.level == 1 ? 6 : 4;
        slab.minFirst = slab.lines;
        slab.keepWithNext = true;
        const Flow flow = m_flow;
        slab.draw = [=, anchor = docs::anchorName(heading.anchor), level = heading.level,
                     label = visibleText(heading.number.empty() ? heading.text : heading.number + "  " + heading.text)](
                        double top, double, int from, int to) {
            if (from == 0) {
                PageLayout& layout = flow.builder.layout();
                layout.outline.push_back(
                    { QString(label).replace(QLatin1Char('\n'), QLatin1Char(' ')), level, flow.builder.pageIndex(),
                      top, element });
                if (!anchor.empty())
                    layout.anchors.insert(QString::fromStdString(anchor), { flow.builder.pageIndex(), top });
                if (number)
                    number->draw(0, { numberLeft, top }, true);
            }
            drawLines(*text, { flow.left + indent, top }, from, to);
        };
        m_flow.paginator.add(std::move(slab));
    }

    void operator()(const docs::Paragraph& paragraph)
    {
        switch (paragraph.style) {
        case docs::ParagraphStyle::Normal:
            addParagraph("P", styledRuns(paragraph.runs, kBody), kBody, { .before = 0, .after = 8 });
            break;
        case docs::ParagraphStyle::Quiet:
            addParagraph("P", styledRuns(paragraph.runs, kQuiet), kQuiet, { .before = 0, .after = 7 });
            break;
        case docs::ParagraphStyle::Meta:
            addParagraph("P", styledRuns(paragraph.runs, kMeta), kMeta, { .before = 0, .after = 4 });
            break;
        case docs::ParagraphStyle::Notice:
            addParagraph("P", styledRuns(paragraph.runs, kMeta), kMeta,
                         { .before = m_flow.compact ? 2.0 : 4.0,
                           .after = m_flow.compact ? 5.0 : 10.0,
                           .indent = kBarIndent,
                           .bar = kConcern });
            break;
        case docs::ParagraphStyle::Signature:
            addSignature(paragraph);
            break;
        }
    }

    void operator()(const docs::List& list)
    {
        if (!list.items.empty())
            addList(list, m_flow.root(), 0);
    }

    void operator()(const docs::Table& table) { layoutTable(m_flow, table); }

    void operator()(const docs::Decision& decision)
    {
        docs::Runs runs = { docs::Run { .text = decision.verb, .bold = true }, docs::Run { .text = " " } };
        runs.insert(runs.end(), decision.text.begin(), decision.text.end());
        addParagraph("P", styledRuns(runs, kBody), kBody,
                     { .before = 2, .after = 9, .indent = kBarIndent, .bar = kAccent });
    }

    void operator()(const docs::ActionLine& action)
    {
        const int group = m_flow.builder.addElement("Div", m_flow.root());
        docs::Runs runs = { docs::Run { .text = "ACTION " + action.reference, .bold = true }, docs::Run { .text = " " } };
        runs.insert(runs.end(), action.text.begin(), action.text.end());
        const std::size_t last = action.details.size();
        for (std::size_t i = 0; i <= last; ++i) {
            const TextStyle& style = i == 0 ? kBody : kQuiet;
            ParagraphLook look { .indent = kBarIndent, .bar = kInk, .ground = kGround };
            look.before = i == 0 ? 4 : 0;
            look.padTop = i == 0 ? 7 : 0;
            look.padBottom = i == last ? 7 : i == 0 ? 2 : 1;
            look.joinsNext = i != last;
            look.after = i == last ? 11 : 0;
            look.keep = i != last;
            addParagraph("P", i == 0 ? styledRuns(runs, style) : styledRuns(action.details[i - 1], style), style, look,
                         group);
        }
    }

    /// The figure at the left, and at its right the facts one under the other, each after its key.
    void besideFacts(const docs::Figure& figure, const docs::KeyValueList& list)
    {
        const double left = figure.widthPoints + kBesideGap;
        const TextStyle& style = m_flow.compact ? kMeta : kBody;
        const FigurePlace place = figurePlace(figure, figure.widthPoints);
        const int element = addFigureElement(figure);
        const int facts = m_flow.builder.addElement("L", m_flow.root());
        m_flow.builder.element(facts).numbering = "None";
        std::vector<SharedText> texts;
        double high = 0;
        for (const docs::KeyValue& entry : list.entries) {
            docs::Runs runs = { docs::Run { .text = entry.key + ": ", .bold = true } };
            for (const docs::Runs& value : entry.values) {
                if (&value != &entry.values.front())
                    runs.push_back({ .text = "; " });
                runs.insert(runs.end(), value.begin(), value.end());
            }
            const int body = m_flow.builder.addElement("LBody", m_flow.builder.addElement("LI", facts));
            texts.push_back(bind(m_flow.builder.addElement("P", body), styledRuns(runs, style), style, m_flow.width - left));
            high += texts.back()->text().lineCount() * style.leading + kBesideStep;
        }
        Slab slab;
        slab.before = 4;
        slab.after = 10;
        slab.leading = std::max(high, place.height);
        const Flow flow = m_flow;
        slab.draw = [flow, element, place, texts, left, leading = style.leading](double top, double, int, int) {
            drawFigure(flow, element, place, top);
            double y = top;
            for (const SharedText& text : texts) {
                drawLines(*text, { flow.left + left, y }, 0, text->text().lineCount());
                y += text->text().lineCount() * leading + kBesideStep;
            }
        };
        m_flow.paginator.add(std::move(slab));
    }

    void operator()(const docs::Figure& figure)
    {
        const FigurePlace place = figurePlace(figure, m_flow.width);
        const int element = addFigureElement(figure);
        Slab slab;
        slab.before = 8;
        slab.after = figure.caption.empty() ? 12 : 5;
        slab.leading = place.height;
        slab.keepWithNext = !figure.caption.empty();
        const Flow flow = m_flow;
        slab.draw = [flow, element, place](double top, double, int, int) { drawFigure(flow, element, place, top); };
        m_flow.paginator.add(std::move(slab));
        if (!figure.caption.empty())
            addParagraph("P", styledRuns(figure.caption, kQuiet), kQuiet, { .before = 2, .after = 12 });
    }

    void operator()(const docs::KeyValueList& list)
    {
        if (list.entries.empty())
            return;
        const int element = m_flow.builder.addElement("L", m_flow.root());
        m_flow.builder.element(element).numbering = "None";
        for (const docs::KeyValue& entry : list.entries)
            addEntry(entry, element, &entry == &list.entries.back());
    }

    void operator()(const docs::PageBreak& pageBreak)
    {
        m_flow.paginator.breakPage();
        if (!pageBreak.section.empty())
            m_flow.builder.layout().sections.push_back({ m_flow.builder.pageIndex(), visibleText(pageBreak.section) });
    }

private:
    struct FigurePlace {
        double width = 0;
        double height = 0;
        QByteArray data = {};
        bool readable = false;
        std::shared_ptr<const muster::performance::ChartPicture> chart = {};
        std::shared_ptr<const muster::performance::Diagram> diagram = {};
    };

    [[nodiscard]] FigurePlace figurePlace(const docs::Figure& figure, double room) const
    {
        FigurePlace place;
        place.data = QByteArray::fromStdString(figure.image);
        place.chart = figure.chart;
        place.diagram = figure.diagram;
        const QImage image = QImage::fromData(place.data);
        place.readable = !image.isNull();
        place.width = figure.widthPoints > 0 ? std::min(figure.widthPoints, room) : room;
        place.height = figure.chart ? chartHeight(place.width)
            : image.isNull()        ? 20
                                    : place.width * image.height() / image.width();
        const double most = m_flow.paginator.bodyHeight() * 0.85;
        if (place.diagram) {
            // A diagram can be drawn smaller: so that it stands below the title on the first page.
            place.height = diagramHeight(*place.diagram, place.width, m_flow.paginator.bodyHeight() * 0.74);
        } else if (place.height > most) {
            place.width *= most / place.height;
            place.height = most;
        }
        return place;
    }

    [[nodiscard]] int addFigureElement(const docs::Figure& figure) const
    {
        const int element = m_flow.builder.addElement("Figure", m_flow.root());
        m_flow.builder.element(element).alt = visibleText(figure.alt);
        return element;
    }

    static void drawFigure(const Flow& flow, int element, const FigurePlace& figure, double top)
    {
        const QRectF place(flow.left, top, figure.width, figure.height);
        flow.builder.element(element).box = place;
        if (figure.chart)
            drawChart(flow.builder, element, *figure.chart, place);
        else if (figure.diagram)
            drawDiagram(flow.builder, element, *figure.diagram, place);
        else if (figure.readable)
            flow.builder.addImage(element, { figure.data, place });
        else
            drawMissing(flow, element, place);
    }

    struct ParagraphLook {
        double before = 0;
        double after = 0;
        double indent = 0;
        double padTop = 0;
        double padBottom = 0;
        bool keep = false;
        bool joinsNext = false;  // bar and ground run on into the next slab
        QColor bar = {};     // of a bar at the left; none when invalid
        QColor ground = {};  // behind the text; none when invalid
    };

    using SharedText = std::shared_ptr<BoundText>;

    SharedText bind(int element, std::vector<StyledRun> runs, const TextStyle& style, double width)
    {
        return std::make_shared<BoundText>(m_flow.builder, element, TextBlock(std::move(runs), style, width));
    }

    static Slab linesOf(const BoundText& text)
    {
        Slab slab;
        slab.lines = std::max(1, text.text().lineCount());
        slab.leading = text.text().leading();
        return slab;
    }

    static void drawLines(BoundText& text, const QPointF& corner, int from, int to)
    {
        for (int line = from; line < std::min(to, text.text().lineCount()); ++line)
            text.draw(line, corner + QPointF(0, (line - from) * text.text().leading()));
    }

    static void drawMissing(const Flow& flow, int element, const QRectF& place)
    {
        BoundText text(flow.builder, element,
                       TextBlock(styledRuns("(The picture cannot be read.)", kQuiet), kQuiet, flow.width));
        text.draw(0, place.topLeft());
    }

    void addParagraph(const QByteArray& type, std::vector<StyledRun> runs, const TextStyle& style,
                      const ParagraphLook& look, int parent = 0)
    {
        const int element = m_flow.builder.addElement(type, parent);
        const double right = look.ground.isValid() ? 10 : 0;
        const SharedText text = bind(element, std::move(runs), style, m_flow.width - look.indent - right);
        Slab slab = linesOf(*text);
        slab.before = look.before;
        slab.after = look.after;
        slab.padTop = look.padTop;
        slab.padBottom = look.padBottom;
        slab.keepWithNext = look.keep;
        const Flow flow = m_flow;
        slab.draw = [flow, text, look](double top, double height, int from, int to) {
            if (look.joinsNext)
                height += 0.5;  // no seam when the page is drawn small
            if (look.ground.isValid())
                flow.rectangle({ flow.left + kBar, top, flow.width - kBar, height }, look.ground);
            if (look.bar.isValid())
                flow.rectangle({ flow.left, top, kBar, height }, look.bar);
            drawLines(*text, { flow.left + look.indent, top + look.padTop }, from, to);
        };
        m_flow.paginator.add(std::move(slab));
    }

    void addSignature(const docs::Paragraph& paragraph)
    {
        TextStyle style = kBody;
        style.leading = 34;
        const SharedText text
            = bind(m_flow.builder.addElement("P", m_flow.root()), styledRuns(paragraph.runs, style), style, m_flow.width);
        Slab slab = linesOf(*text);
        slab.before = 12;
        slab.after = 10;
        slab.minFirst = slab.lines;
        const Flow flow = m_flow;
        slab.draw = [flow, text](double top, double, int from, int to) {
            drawLines(*text, { flow.left, top }, from, to);
            for (int line = from; line < to; ++line) {
                const double x = flow.left + text->text().lineEnd(line) + 8;
                const double right = flow.left + std::min(flow.width, 330.0);
                if (right - x > 60)
                    flow.rectangle({ x, top + (line - from) * 34 + text->text().baseline() + 2, right - x, 0.6 }, kQuietInk);
            }
        };
        m_flow.paginator.add(std::move(slab));
    }

    void addList(const docs::List& list, int parent, int depth)
    {
        const int element = m_flow.builder.addElement("L", parent);
        m_flow.builder.element(element).numbering = list.ordered ? "Decimal" : depth == 0 ? "Disc" : "Circle";
        const double left = m_flow.left + depth * kListIndent;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const docs::ListItem& item = list.items[i];
            const int itemElement = m_flow.builder.addElement("LI", element);
            const int label = m_flow.builder.addElement("Lbl", itemElement);
            const int body = m_flow.builder.addElement("LBody", itemElement);
            const std::string mark = list.ordered ? std::to_string(i + 1) + "." : depth == 0 ? "•" : "–";
            const SharedText number = bind(label, styledRuns(mark, kBody), kBody, 60);
            const double room = std::max(kListIndent, number->text().lineEnd(0) + 8);
            const SharedText text = bind(body, styledRuns(item.runs, kBody), kBody,
                                         std::max(40.0, m_flow.width - depth * kListIndent - room));
            Slab slab = linesOf(*text);
            slab.before = i == 0 ? 2 : 3;
            slab.after = i + 1 == list.items.size() && depth == 0 ? 9 : 3;
            slab.draw = [number, text, left, room](double top, double, int from, int to) {
                if (from == 0)
                    number->draw(0, { left, top }, true);
                drawLines(*text, { left + room, top }, from, to);
            };
            m_flow.paginator.add(std::move(slab));
            for (const docs::List& nested : item.nested)
                addList(nested, body, depth + 1);
        }
    }

    void addEntry(const docs::KeyValue& entry, int list, bool last)
    {
        const int item = m_flow.builder.addElement("LI", list);
        const TextStyle style = m_flow.compact ? kMeta : kBody;
        const double column = m_flow.compact ? kKeyColumn - 40 : kKeyColumn;
        TextStyle keyStyle = style;
        keyStyle.color = kQuietInk;
        const int body = m_flow.builder.addElement("LBody", item);
        const SharedText key = bind(m_flow.builder.addElement("P", body), styledRuns(entry.key, keyStyle), keyStyle,
                                    column - 12);
        const std::size_t count = std::max<std::size_t>(1, entry.values.size());
        for (std::size_t i = 0; i < count; ++i) {
            const int owner = m_flow.builder.addElement("P", body);
            const docs::Runs value = i < entry.values.size() ? entry.values[i] : docs::Runs {};
            const SharedText text = bind(owner, styledRuns(value, style), style, m_flow.width - column);
            Slab slab = linesOf(*text);
            if (i == 0) {
                slab.lines = std::max(slab.lines, key->text().lineCount());
                slab.minFirst = std::max(slab.minFirst, key->text().lineCount());
            }
            slab.after = last && i + 1 == count ? (m_flow.compact ? 6 : 14) : i + 1 == count ? (m_flow.compact ? 1 : 4) : 1;
            const Flow flow = m_flow;
            slab.draw = [flow, key, text, i, column, leading = style.leading](double top, double, int from, int to) {
                if (i == 0 && from == 0) {
                    for (int line = 0; line < key->text().lineCount(); ++line)
                        key->draw(line, { flow.left, top + line * leading }, true);
                }
                drawLines(*text, { flow.left + column, top }, from, to);
            };
            m_flow.paginator.add(std::move(slab));
        }
    }

    Flow m_flow;
};

}  // namespace

PageLayout layoutDocument(const docs::Document& document)
{
    PageLayout layout;
    layout.size = document.landscape ? QSizeF(kA4Long, kA4Short) : QSizeF(kA4Short, kA4Long);
    layout.title = visibleText(document.title).replace(QLatin1Char('\n'), QLatin1Char(' '));
    layout.subject = visibleText(document.subject).replace(QLatin1Char('\n'), QLatin1Char(' '));
    layout.author = visibleText(document.author).replace(QLatin1Char('\n'), QLatin1Char(' '));
    layout.language = QByteArray::fromStdString(document.language);

    PageBuilder builder(layout);
    builder.addElement("Document", -1);
    const Margins margins = marginsOf(document);
    Paginator paginator(builder, margins.top, layout.size.height() - margins.bottom);
    BlockLayout blocks({ builder, paginator, margins.left, layout.size.width() - margins.left - margins.right,
                         document.compact });
    for (const docs::Paragraph& paragraph : docs::openingParagraphs(document))
        blocks(paragraph);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto* figure = std::get_if<docs::Figure>(&document.blocks[i]);
        const auto* facts = i + 1 < document.blocks.size() ? std::get_if<docs::KeyValueList>(&document.blocks[i + 1]) : nullptr;
        if (figure != nullptr && figure->besideFacts && facts != nullptr) {
            blocks.besideFacts(*figure, *facts);
            ++i;
        } else {
            std::visit(blocks, document.blocks[i]);
        }
    }
    paginator.finish();
    addFurniture(layout, document);
    return layout;
}

}  // namespace muster::ui::documents
