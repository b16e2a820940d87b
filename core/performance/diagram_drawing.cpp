// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/performance/diagram_layout.h"

#include <algorithm>
#include <map>

namespace muster::performance {

namespace {

// In sizes of the letters.
constexpr double kPadX = 0.6;
constexpr double kPadY = 0.5;
constexpr double kLine = 1.25;
constexpr double kSmall = 0.86;
constexpr double kTrack = 0.75;
constexpr double kChannelPad = 0.75;
constexpr double kLeastBox = 7;
constexpr double kSample = 2.6;  ///< a line of the key

struct Words {
    std::string text;
    double size = 0;
    ChartInk ink = ChartInk::Ink;
};

class Drawer {
public:
    Drawer(const Diagram& diagram, const DrawingStyle& style)
        : m_diagram(diagram)
        , m_style(style)
        , m_width(style.textWidth ? style.textWidth : TextWidth {commonTextWidth})
        , m_size(style.textSize)
    {
        m_drawing.width = style.width;
    }

    ChartDrawing draw()
    {
        if (m_diagram.empty()) {
            return std::move(m_drawing);
        }
        detail::Measures measures;
        measures.width = m_style.width - m_style.lineWidth * 2;
        measures.gap = m_size * 1.1;
        measures.pass = m_size * 0.8;
        measures.widest = m_size * 15;
        for (const DiagramBox& box : m_diagram.boxes) {
            measures.leastWidth.push_back(leastWidth(box));
        }
        m_layout = detail::placed(m_diagram, measures);
        detail::route(m_layout, m_diagram);
        breakWords();
        placeRows();
        drawLines();
        for (const detail::Place& place : m_layout.places) {
            if (place.box) {
                drawBox(place, *place.box);
            }
        }
        drawKey();
        m_drawing.plot = {0, 0, m_drawing.width, m_drawing.height};
        return std::move(m_drawing);
    }

private:
    [[nodiscard]] std::vector<Words> paragraphsOf(const DiagramBox& box) const
    {
        std::vector<Words> all;
        if (!box.kind.empty()) {
            all.push_back({box.kind, m_size * kSmall, ChartInk::Quiet});
        }
        all.push_back({box.name, m_size, ChartInk::Ink});
        for (const std::string& note : box.notes) {
            all.push_back({note, m_size * kSmall, ChartInk::Accent});
        }
        return all;
    }

    [[nodiscard]] double leastWidth(const DiagramBox& box) const
    {
        double widest = m_size * kLeastBox;
        for (const Words& words : paragraphsOf(box)) {
            for (const std::string& word : base::split(words.text, ' ')) {
                widest = std::max(widest, m_width(word, words.size) + m_size * kPadX * 2);
            }
        }
        return widest;
    }

    /// The words of every box in lines that fit into it.
    void breakWords()
    {
        m_lines.resize(m_diagram.boxes.size());
        for (const detail::Place& place : m_layout.places) {
            if (!place.box) {
                continue;
            }
            const double room = place.width - m_size * kPadX * 2;
            for (const Words& words : paragraphsOf(m_diagram.boxes[*place.box])) {
                std::string line;
                for (const std::string& word : base::split(words.text, ' ')) {
                    const std::string longer = line.empty() ? word : line + ' ' + word;
                    if (!line.empty() && m_width(longer, words.size) > room + 0.01) {
                        m_lines[*place.box].push_back({line, words.size, words.ink});
                        line = word;
                    } else {
                        line = longer;
                    }
                }
                m_lines[*place.box].push_back({line, words.size, words.ink});
            }
        }
    }

    [[nodiscard]] double heightOf(std::size_t box) const
    {
        double height = m_size * kPadY * 2;
        for (const Words& line : m_lines[box]) {
            height += line.size * kLine;
        }
        return height;
    }

    void placeRows()
    {
        double top = m_style.lineWidth;
        for (std::size_t r = 0; r < m_layout.rows.size(); ++r) {
            detail::Row& row = m_layout.rows[r];
            row.top = top;
            for (const std::size_t place : row.places) {
                if (m_layout.places[place].box) {
                    row.height = std::max(row.height, heightOf(*m_layout.places[place].box));
                }
            }
            const int tracks = m_layout.tracks[r];
            top += row.height;
            if (r + 1 < m_layout.rows.size() || tracks > 0) {
                top += m_size * (kChannelPad * 2 + kTrack * std::max(0, tracks - 1));
            }
        }
        m_bottom = top;
    }

    [[nodiscard]] const detail::Row& rowOf(const detail::Place& place) const
    {
        return m_layout.rows[static_cast<std::size_t>(place.row)];
    }

    void drawLines()
    {
        for (const detail::Way& way : m_layout.ways) {
            const detail::Row& row = m_layout.rows[static_cast<std::size_t>(way.row)];
            const double bottom = row.top + row.height;
            const double track = bottom + m_size * (kChannelPad + kTrack * std::max(0, way.track));
            for (const std::size_t l : way.legs) {
                const detail::Leg& leg = m_layout.legs[l];
                const detail::Place& upper = m_layout.places[leg.upper];
                const detail::Place& lower = m_layout.places[leg.lower];
                DrawnLine line;
                line.points.push_back({left(leg.upperX), upper.box ? bottom : row.top});
                if (way.track >= 0) {
                    line.points.push_back({left(leg.upperX), track});
                    line.points.push_back({left(leg.lowerX), track});
                }
                line.points.push_back({left(leg.lowerX), leg.sameRow ? bottom : rowOf(lower).top});
                line.width = m_style.lineWidth * (m_diagram.lines[leg.line].dashed ? 0.8 : 0.9);
                line.ink = m_diagram.lines[leg.line].dashed ? ChartInk::Accent : ChartInk::Quiet;
                line.dash = m_diagram.lines[leg.line].dashed ? Dash::Dashed : Dash::Solid;
                m_drawing.lines.push_back(std::move(line));
            }
        }
    }

    [[nodiscard]] double left(double x) const { return x + m_style.lineWidth; }

    void drawBox(const detail::Place& place, std::size_t index)
    {
        const detail::Row& row = rowOf(place);
        const DrawnBox box {left(place.left), row.top, place.width, row.height};
        const bool outside = m_diagram.boxes[index].outside;
        m_grounds[index] = box;
        DrawnLine edge;
        edge.points = {{box.left, box.top},
                       {box.right(), box.top},
                       {box.right(), box.bottom()},
                       {box.left, box.bottom()},
                       {box.left, box.top}};
        edge.width = m_style.lineWidth * 0.7;
        edge.ink = ChartInk::Quiet;
        edge.dash = outside ? Dash::Dashed : Dash::Solid;
        edge.part = ChartPart::Band;
        m_drawing.lines.push_back(std::move(edge));
        double y = box.top + (box.height - heightOf(index)) / 2 + m_size * kPadY;
        for (const Words& words : m_lines[index]) {
            say(words, box.left + box.width / 2, y, TextEnd::Middle);
            y += words.size * kLine;
        }
    }

    void say(const Words& words, double x, double top, TextEnd end)
    {
        const double width = m_width(words.text, words.size);
        DrawnText text;
        text.text = words.text;
        text.size = words.size;
        text.ink = words.ink;
        text.end = end;
        text.at = {x, top + words.size * (kLine - 0.3)};
        text.box = {end == TextEnd::Middle ? x - width / 2 : x, top, width, words.size * kLine};
        m_drawing.texts.push_back(std::move(text));
    }

    /// What the two kinds of line mean, below the boxes.
    void drawKey()
    {
        for (std::size_t i = 0; i < m_diagram.boxes.size(); ++i) {
            m_drawing.grounds.push_back(
                {m_grounds.at(i), m_diagram.boxes[i].outside ? ChartInk::Paper : ChartInk::Band});
        }
        double x = m_style.lineWidth;
        double y = m_bottom + m_size * 0.9;
        double bottom = m_bottom + m_style.lineWidth;
        for (const bool dashed : {false, true}) {
            const std::string& means = dashed ? m_diagram.dashedMeans : m_diagram.solidMeans;
            const bool used = std::any_of(m_diagram.lines.begin(), m_diagram.lines.end(),
                                          [dashed](const DiagramLine& line) { return line.dashed == dashed; });
            if (!used || means.empty()) {
                continue;
            }
            const Words words {means, m_size * kSmall, ChartInk::Quiet};
            const double needed = m_size * (kSample + 0.6) + m_width(words.text, words.size);
            if (x > m_style.lineWidth && x + needed > m_style.width) {
                x = m_style.lineWidth;
                y += m_size * kLine;
            }
            DrawnLine sample;
            sample.points = {{x, y + m_size * 0.55}, {x + m_size * kSample, y + m_size * 0.55}};
            sample.width = m_style.lineWidth * 0.9;
            sample.ink = dashed ? ChartInk::Accent : ChartInk::Quiet;
            sample.dash = dashed ? Dash::Dashed : Dash::Solid;
            sample.part = ChartPart::Words;
            m_drawing.lines.push_back(std::move(sample));
            say(words, x + m_size * (kSample + 0.6), y, TextEnd::Start);
            x += needed + m_size * 2;
            bottom = y + m_size * kLine;
        }
        m_drawing.height = bottom;
    }

    const Diagram& m_diagram;
    const DrawingStyle& m_style;
    TextWidth m_width;
    double m_size;
    double m_bottom = 0;
    detail::Layout m_layout;
    std::vector<std::vector<Words>> m_lines;
    std::map<std::size_t, DrawnBox> m_grounds;
    ChartDrawing m_drawing;
};

}  // namespace

ChartDrawing drawingOf(const Diagram& diagram, const DrawingStyle& style) { return Drawer {diagram, style}.draw(); }

}  // namespace muster::performance
