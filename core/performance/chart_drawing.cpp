// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_drawing.h"

#include "core/performance/chart_labels.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace muster::performance {

namespace {

// Room around words, in sizes of their letters.
constexpr double kTickGap = 0.8;
constexpr double kSideGap = 0.8;
constexpr double kTopPad = 0.9;
constexpr double kSmallestPlot = 150;

double sizeOf(PointMark mark, double radius)
{
    switch (mark) {
    case PointMark::Diamond:
        return radius * 1.85;
    case PointMark::Tick:
        return radius * 1.75;
    case PointMark::Square:
        return radius * 1.35;
    case PointMark::Dot:
        break;
    }
    return radius;
}

ChartInk inkOf(PointMark mark)
{
    return mark == PointMark::Diamond ? ChartInk::Concern : mark == PointMark::Tick ? ChartInk::Good : ChartInk::Ink;
}

class Drawer {
public:
    Drawer(const ChartPicture& picture, const DrawingStyle& style)
        : m_picture(picture)
        , m_style(style)
        , m_width(style.textWidth ? style.textWidth : TextWidth {commonTextWidth})
        , m_labels(m_width, style.textSize)
    {
        m_drawing.width = style.width;
        m_drawing.height = style.height;
    }

    ChartDrawing draw()
    {
        const std::size_t count = m_picture.points.size();
        if (count == 0) {
            return std::move(m_drawing);
        }
        makeRoomAcross();
        Lanes above {m_labels, m_drawing.plot.left, m_drawing.plot.right()};
        Lanes below {m_labels, m_drawing.plot.left, m_drawing.plot.right()};
        putLanes(above, below);
        makeRoomDown(above, below);
        drawGrid();
        drawSteps(above, below);
        drawTargets();
        drawMarkers(above, below);
        drawValues();
        putLaneWords(above, below);
        putSideLabels();
        putEarlierLabels();
        for (DrawnText& text :
             periodLabels(m_picture, m_drawing, m_labels, m_drawing.height - m_labels.lineHeight() * 0.55)) {
            m_drawing.texts.push_back(std::move(text));
        }
        return std::move(m_drawing);
    }

private:
    struct SideLabel {
        std::string text;
        double value = 0;
        ChartInk ink = ChartInk::Quiet;
    };

    // What stands at the right: the limits and the target that hold now.
    std::vector<SideLabel> sideLabels() const
    {
        std::vector<SideLabel> labels;
        if (!m_picture.steps.empty()) {
            const LimitStep& step = m_picture.steps.back();
            const bool known = !step.upperLabel.empty();
            // A constant series has one line for all three.
            if (known && step.limits.upper <= step.limits.lower) {
                labels.push_back({"limits and " + step.meanLabel, step.limits.mean});
            } else {
                if (known) {
                    labels.push_back({step.upperLabel, step.limits.upper});
                }
                labels.push_back({step.meanLabel, step.limits.mean});
                if (known) {
                    labels.push_back({step.lowerLabel, step.lowerShown ? step.limits.lower : m_picture.axis.from});
                }
            }
        }
        for (std::size_t i = m_picture.points.size(); i > 0; --i) {
            if (const auto& target = m_picture.points[i - 1].target) {
                labels.push_back({"target " + figureText(*target, m_picture.decimals), *target, ChartInk::Accent});
                break;
            }
        }
        return labels;
    }

    void makeRoomAcross()
    {
        double left = 0;
        for (const AxisTick& tick : m_picture.axis.ticks) {
            left = std::max(left, m_labels.widthOf(tick.label));
        }
        left += kTickGap * m_style.textSize;
        double right = 0;
        for (const SideLabel& label : sideLabels()) {
            right = std::max(right, m_labels.widthOf(label.text));
        }
        right += right > 0 ? kSideGap * m_style.textSize : m_style.textSize;
        // Where there is hardly room for the points, the labels at the side go: the card and the table say them.
        m_sideShown = m_style.width - left - right >= kSmallestPlot;
        if (!m_sideShown) {
            right = m_style.textSize;
        }
        m_drawing.plot.left = left;
        m_drawing.plot.width = std::max(1.0, m_style.width - left - right);
        const auto gaps = static_cast<double>(m_picture.points.size() - 1);
        const double pad = gaps > 0 ? std::clamp(m_drawing.plot.width / (gaps + 1) / 2, m_style.markRadius * 2.2, 24.0)
                                    : m_drawing.plot.width / 2;
        m_drawing.firstX = left + pad;
        m_drawing.stepX = gaps > 0 ? std::max(0.0, m_drawing.plot.width - 2 * pad) / gaps : 0;
        m_half = gaps > 0 ? m_drawing.stepX / 2 : pad;
        m_radius = gaps > 0 ? std::clamp(m_drawing.stepX * 0.32, 1.2, m_style.markRadius) : m_style.markRadius;
    }

    [[nodiscard]] double edgeBefore(std::size_t point) const
    {
        return point == 0 ? m_drawing.plot.left : m_drawing.xOf(point) - m_half;
    }
    [[nodiscard]] double edgeAfter(std::size_t point) const
    {
        return point + 1 == m_picture.points.size() ? m_drawing.plot.right() : m_drawing.xOf(point) + m_half;
    }

    static bool isBeginning(const PictureMarker& marker)
    {
        return marker.kind == MarkerKind::NewLimits || marker.kind == MarkerKind::Break;
    }
    [[nodiscard]] double xOf(const PictureMarker& marker) const
    {
        return isBeginning(marker) ? edgeBefore(marker.point) : m_drawing.xOf(marker.point);
    }

    void putLanes(Lanes& above, Lanes& below) const
    {
        for (const PictureMarker& marker : m_picture.markers) {
            (isBeginning(marker) ? above : below).addAtLine(marker.text, xOf(marker));
        }
        for (const LimitStep& step : m_picture.steps) {
            if (!step.baselineLabel.empty()) {
                above.addFrom(step.baselineLabel, edgeBefore(step.first) + 6, edgeAfter(step.last) - 6);
            }
        }
    }

    void makeRoomDown(const Lanes& above, const Lanes& below)
    {
        const double line = m_labels.lineHeight();
        m_top = kTopPad * m_style.textSize * 0.5;
        const double lanesAbove = static_cast<double>(above.count()) * line;
        const double lanesBelow = static_cast<double>(below.count()) * line;
        m_bottom = m_style.height - line * 1.35;
        m_drawing.plot.top = m_top + lanesAbove + (lanesAbove > 0 ? m_style.textSize * 0.4 : m_style.textSize * 0.3);
        m_drawing.plot.height = std::max(1.0, m_bottom - lanesBelow - m_style.textSize * 0.5 - m_drawing.plot.top);
    }

    [[nodiscard]] double y(double value) const { return yOf(m_drawing, m_picture.axis, value); }

    void addLine(ChartPart part, std::vector<DrawnPoint> points, double width, ChartInk ink, Dash dash = Dash::Solid)
    {
        m_drawing.lines.push_back({part, std::move(points), width, ink, dash});
    }

    void across(ChartPart part, double value, double from, double to, ChartInk ink, Dash dash, double width)
    {
        addLine(part, {{from, y(value)}, {to, y(value)}}, width, ink, dash);
    }

    void drawGrid()
    {
        const auto& ticks = m_picture.axis.ticks;
        const double apart =
            ticks.size() > 1 ? m_drawing.plot.height / static_cast<double>(ticks.size() - 1) : m_drawing.plot.height;
        const auto every = static_cast<std::size_t>(std::ceil(m_labels.lineHeight() / std::max(apart, 1.0)));
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            across(ChartPart::Grid, ticks[i].value, m_drawing.plot.left, m_drawing.plot.right(), ChartInk::Hairline,
                   Dash::Solid, 1);
            if (i % every == 0) {
                m_drawing.texts.push_back(m_labels.at(ticks[i].label,
                                                      m_drawing.plot.left - kTickGap * m_style.textSize,
                                                      y(ticks[i].value), TextEnd::End));
            }
        }
    }

    void drawSteps(const Lanes& above, const Lanes& below)
    {
        const double top = above.count() > 0 ? m_top : m_drawing.plot.top - m_style.textSize * 0.3;
        const double bottom = below.count() > 0 ? m_bottom : m_drawing.plot.bottom() + m_style.textSize * 0.3;
        for (const LimitStep& step : m_picture.steps) {
            const double from = edgeBefore(step.first);
            const double to = edgeAfter(step.last);
            if (!step.baselineLabel.empty()) {
                m_drawing.grounds.push_back({{from, top, edgeAfter(step.baselineLast) - from, bottom - top}});
            }
            across(ChartPart::Mean, step.limits.mean, from, to, ChartInk::Quiet, Dash::Solid, 1.2);
            if (step.limits.known) {
                across(ChartPart::Limit, step.limits.upper, from, to, ChartInk::Quiet, Dash::Dashed, 1);
                if (step.lowerShown) {
                    across(ChartPart::Limit, step.limits.lower, from, to, ChartInk::Quiet, Dash::Dashed, 1);
                }
            }
        }
    }

    void drawTargets()
    {
        std::vector<DrawnPoint> line;
        const auto flush = [&] {
            if (line.size() > 1) {
                addLine(ChartPart::Target, std::move(line), 1.2, ChartInk::Accent);
            }
            line.clear();
        };
        for (std::size_t i = 0; i < m_picture.points.size(); ++i) {
            if (const auto& target = m_picture.points[i].target) {
                line.push_back({edgeBefore(i), y(*target)});
                line.push_back({edgeAfter(i), y(*target)});
            } else if (m_picture.points[i].value) {
                flush();
            }
        }
        flush();
    }

    void drawMarkers(const Lanes& above, const Lanes& below)
    {
        const double line = m_labels.lineHeight();
        for (const PictureMarker& marker : m_picture.markers) {
            const double x = xOf(marker);
            const bool beginning = isBeginning(marker);
            const auto lane = (beginning ? above : below).laneAt(x);
            const double reach = lane ? line * static_cast<double>(*lane + 1) + m_style.textSize * 0.3 : 0;
            const double top = m_drawing.plot.top - (beginning ? reach : 0);
            const double bottom = m_drawing.plot.bottom() + (beginning ? 0 : reach);
            const Dash dash = marker.kind == MarkerKind::Break ? Dash::Solid
                : marker.kind == MarkerKind::NewLimits         ? Dash::Dashed
                                                               : Dash::Dotted;
            addLine(ChartPart::Marker, {{x, top}, {x, bottom}}, beginning ? 1 : 1.6,
                    beginning ? ChartInk::Quiet : ChartInk::Accent, dash);
        }
    }

    [[nodiscard]] bool breaksBefore(std::size_t point) const
    {
        return std::any_of(m_picture.markers.begin(), m_picture.markers.end(), [&](const PictureMarker& marker) {
            return marker.kind == MarkerKind::Break && marker.point == point;
        });
    }

    void drawValues()
    {
        std::vector<DrawnPoint> line;
        const auto flush = [&] {
            if (line.size() > 1) {
                addLine(ChartPart::Values, std::move(line), m_style.lineWidth, ChartInk::Ink);
            }
            line.clear();
        };
        for (std::size_t i = 0; i < m_picture.points.size(); ++i) {
            const PicturePoint& point = m_picture.points[i];
            if (!point.value || breaksBefore(i)) {
                flush();
            }
            if (!point.value) {
                continue;
            }
            const DrawnPoint at {m_drawing.xOf(i), y(*point.value)};
            line.push_back(at);
            m_drawing.marks.push_back({i, point.mark, at, sizeOf(point.mark, m_radius), inkOf(point.mark),
                                       point.outside, point.provisional});
        }
        flush();
    }

    void putLaneWords(const Lanes& above, const Lanes& below)
    {
        const double line = m_labels.lineHeight();
        const auto put = [&](const Lanes& lanes, double nearest, double direction, ChartInk ink) {
            for (const Lanes::Placed& word : lanes.placed()) {
                const double middle = nearest + direction * (static_cast<double>(word.lane) + 0.5) * line;
                DrawnText text = m_labels.at(word.text, word.x, middle, TextEnd::Start);
                text.ink = ink;
                m_drawing.texts.push_back(std::move(text));
            }
        };
        put(above, m_drawing.plot.top - m_style.textSize * 0.4, -1, ChartInk::Quiet);
        put(below, m_drawing.plot.bottom() + m_style.textSize * 0.4, 1, ChartInk::Ink);
    }

    void putSideLabels()
    {
        if (!m_sideShown) {
            return;
        }
        std::vector<SideLabel> labels = sideLabels();
        std::stable_sort(labels.begin(), labels.end(),
                         [](const SideLabel& a, const SideLabel& b) { return a.value > b.value; });
        const double gap = m_style.textSize * 1.25;
        const double top = m_style.textSize * 0.6;
        const double bottom = m_bottom - m_style.textSize * 0.6;
        const auto room = static_cast<std::size_t>(std::max(0.0, (bottom - top) / gap)) + 1;
        labels.resize(std::min(labels.size(), room));
        std::vector<double> wanted;
        for (const SideLabel& label : labels) {
            wanted.push_back(y(label.value));
        }
        const std::vector<double> heights = spread(std::move(wanted), gap, top, bottom);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            DrawnText text = m_labels.at(labels[i].text, m_drawing.plot.right() + kSideGap * m_style.textSize,
                                         heights[i], TextEnd::Start);
            text.ink = labels[i].ink;
            m_drawing.texts.push_back(std::move(text));
        }
    }

    // Limits that held before are named on their lines, where the figures leave room.
    void putEarlierLabels()
    {
        if (m_picture.steps.size() < 2) {
            return;
        }
        Obstacles obstacles;
        for (const DrawnLine& line : m_drawing.lines) {
            if (line.part != ChartPart::Grid) {
                obstacles.lines.push_back(&line);
            }
        }
        for (const DrawnText& text : m_drawing.texts) {
            obstacles.boxes.push_back(text.box);
        }
        for (const DrawnMark& mark : m_drawing.marks) {
            const double reach = mark.radius + (mark.ring ? 3 : 1);
            obstacles.boxes.push_back({mark.at.x - reach, mark.at.y - reach, 2 * reach, 2 * reach});
        }
        for (std::size_t i = 0; i + 1 < m_picture.steps.size(); ++i) {
            const LimitStep& step = m_picture.steps[i];
            putOnLine(obstacles, step, step.upperLabel, step.limits.upper);
            putOnLine(obstacles, step, step.meanLabel, step.limits.mean);
            if (step.lowerShown) {
                putOnLine(obstacles, step, step.lowerLabel, step.limits.lower);
            }
        }
    }

    void putOnLine(Obstacles& obstacles, const LimitStep& step, const std::string& words, double value)
    {
        const double left = edgeBefore(step.first) + 6;
        const double right = edgeAfter(step.last) - 6;
        if (words.empty() || right - left < m_labels.widthOf(words)) {
            return;
        }
        const double away = m_style.textSize * 0.75;
        for (const auto& [x, end] :
             std::array<std::pair<double, TextEnd>, 2> {{{left, TextEnd::Start}, {right, TextEnd::End}}}) {
            for (const double side : {-1.0, 1.0}) {
                DrawnText text = m_labels.at(words, x, y(value) + side * away, end);
                const bool inside = text.box.top >= m_drawing.plot.top && text.box.bottom() <= m_drawing.plot.bottom();
                if (inside && obstacles.free(text.box)) {
                    obstacles.boxes.push_back(text.box);
                    m_drawing.texts.push_back(std::move(text));
                    return;
                }
            }
        }
    }

    const ChartPicture& m_picture;
    const DrawingStyle& m_style;
    TextWidth m_width;
    LabelMaker m_labels;
    ChartDrawing m_drawing;
    bool m_sideShown = true;
    double m_half = 0;
    double m_radius = 3;
    double m_top = 0;
    double m_bottom = 0;
};

}  // namespace

bool DrawnBox::meets(const DrawnBox& other) const
{
    return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
}

bool DrawnBox::holds(const DrawnBox& other) const
{
    constexpr double kRounding = 1e-6;
    return other.left >= left - kRounding && other.right() <= right() + kRounding && other.top >= top - kRounding
        && other.bottom() <= bottom() + kRounding;
}

double yOf(const ChartDrawing& drawing, const ValueAxis& axis, double value)
{
    const double range = axis.to - axis.from;
    return range > 0 ? drawing.plot.bottom() - (value - axis.from) / range * drawing.plot.height
                     : drawing.plot.top + drawing.plot.height / 2;
}

ChartDrawing drawingOf(const ChartPicture& picture, const DrawingStyle& style)
{
    return Drawer {picture, style}.draw();
}

std::vector<DrawnPoint> markOutline(PointMark mark, const DrawnPoint& at, double radius)
{
    const auto from = [&](double x, double y) { return DrawnPoint {at.x + x * radius, at.y + y * radius}; };
    switch (mark) {
    case PointMark::Diamond:
        return {from(0, -1), from(1, 0), from(0, 1), from(-1, 0)};
    case PointMark::Square:
        return {from(-1, -1), from(1, -1), from(1, 1), from(-1, 1)};
    case PointMark::Tick:
        return {from(-0.45, 0.02), from(-0.1, 0.38), from(0.48, -0.36)};
    case PointMark::Dot:
        break;
    }
    return {};
}

double commonTextWidth(std::string_view text, double size)
{
    // Thousandths of the size, from the space on: Helvetica, of which most screens and readers have a likeness.
    constexpr std::array<int, 95> kWidths {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
        611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
        667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
        222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
    constexpr double kGenerous = 1.08;
    constexpr int kOther = 700;
    int sum = 0;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code >= 0x20 && code < 0x7f) {
            sum += kWidths[code - 0x20U];
        } else if ((code & 0xc0U) != 0x80U) {  // the first unit of a letter that takes several
            sum += kOther;
        }
    }
    return sum * size / 1000.0 * kGenerous;
}

}  // namespace muster::performance
