// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_labels.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace muster::performance {

namespace {

constexpr double kBesideLine = 5;
constexpr double kBetweenWords = 8;
constexpr std::size_t kMostLanes = 3;
constexpr double kTiny = 1e-6;

// Whether the straight line from a to b touches the box (Liang and Barsky).
bool crosses(const DrawnPoint& a, const DrawnPoint& b, const DrawnBox& box)
{
    double from = 0;
    double to = 1;
    const auto clip = [&](double step, double room) {
        if (std::abs(step) < kTiny) {
            return room >= 0;
        }
        const double at = room / step;
        if (step < 0) {
            from = std::max(from, at);
        } else {
            to = std::min(to, at);
        }
        return from <= to;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return clip(-dx, a.x - box.left) && clip(dx, box.right() - a.x) && clip(-dy, a.y - box.top)
        && clip(dy, box.bottom() - a.y);
}

std::string periodLabel(const ChartPicture& picture, std::size_t point, bool withYear)
{
    const PicturePoint& at = picture.points[point];
    if (!picture.dated || picture.frequency == Frequency::Yearly) {
        return at.label;
    }
    const std::string month = std::string {base::monthName(at.period.month())}.substr(0, 3);
    return withYear ? fmt::format("{} {}", month, static_cast<int>(at.period.year())) : month;
}

}  // namespace

DrawnText LabelMaker::at(std::string text, double x, double middle, TextEnd end) const
{
    const double width = widthOf(text);
    const double left = end == TextEnd::Start ? x : end == TextEnd::Middle ? x - width / 2 : x - width;
    DrawnText label;
    label.at = {x, middle + 0.36 * m_size};
    label.end = end;
    label.size = m_size;
    label.box = {left, middle - 0.6 * m_size, width, 1.2 * m_size};
    label.text = std::move(text);
    return label;
}

std::string LabelMaker::shortened(const std::string& text, double room) const
{
    if (widthOf(text) <= room) {
        return text;
    }
    std::string best;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
        std::string head = text.substr(0, at);
        while (!head.empty() && (head.back() == ':' || head.back() == ',')) {
            head.pop_back();
        }
        if (widthOf(head + "…") <= room) {
            best = head + "…";
        }
    }
    return best;
}

bool Lanes::fits(const Placed& wanted) const
{
    if (wanted.x < m_left - kTiny || wanted.x + wanted.width > m_right + kTiny) {
        return false;
    }
    return std::none_of(m_placed.begin(), m_placed.end(), [&](const Placed& other) {
        const double right = wanted.x + wanted.width;
        const double otherRight = other.x + other.width;
        const bool side = wanted.x < otherRight + kBetweenWords && other.x < right + kBetweenWords;
        const bool crossesMine = other.hasLine && other.lane > wanted.lane && other.lineX > wanted.x - kBesideLine / 2
            && other.lineX < right + kBesideLine / 2;
        const bool crossesOther = wanted.hasLine && wanted.lane > other.lane && wanted.lineX > other.x - kBesideLine / 2
            && wanted.lineX < otherRight + kBesideLine / 2;
        const bool sameLane = other.lane == wanted.lane;
        // In one lane a line also ends at its own word: the next word must not lie across it.
        const bool acrossLine = sameLane
            && ((other.hasLine && other.lineX > wanted.x && other.lineX < right)
                || (wanted.hasLine && wanted.lineX > other.x && wanted.lineX < otherRight));
        return (sameLane && side) || crossesMine || crossesOther || acrossLine;
    });
}

bool Lanes::tryLanes(Placed wanted)
{
    for (wanted.lane = 0; wanted.lane < kMostLanes; ++wanted.lane) {
        if (wanted.hasLine) {
            wanted.x = wanted.lineX + kBesideLine;
        }
        if (fits(wanted)) {
            m_placed.push_back(wanted);
            return true;
        }
        if (wanted.hasLine) {
            wanted.x = wanted.lineX - kBesideLine - wanted.width;
            if (fits(wanted)) {
                m_placed.push_back(wanted);
                return true;
            }
        }
    }
    return false;
}

void Lanes::addAtLine(const std::string& text, double x)
{
    const double room = m_right - m_left;
    for (const double share : std::array<double, 4> {0.45, 0.3, 0.2, 0.12}) {
        const std::string said = m_labels.shortened(text, room * share);
        if (!said.empty() && tryLanes({said, x, m_labels.widthOf(said), 0, true, x})) {
            return;
        }
    }
}

void Lanes::addFrom(const std::string& text, double x, double end)
{
    const std::string said = m_labels.shortened(text, std::max(end, x) - x);
    // Where its own stretch is too short, it may run on over the next, if nobody speaks there.
    for (const std::string& words : {said, text}) {
        if (!words.empty() && tryLanes({words, x, m_labels.widthOf(words), 0, false, x})) {
            return;
        }
    }
}

std::size_t Lanes::count() const
{
    std::size_t count = 0;
    for (const Placed& word : m_placed) {
        count = std::max(count, word.lane + 1);
    }
    return count;
}

std::optional<std::size_t> Lanes::laneAt(double lineX) const
{
    const auto at = std::find_if(m_placed.begin(), m_placed.end(), [&](const Placed& word) {
        return word.hasLine && std::abs(word.lineX - lineX) < kTiny;
    });
    return at == m_placed.end() ? std::nullopt : std::optional {at->lane};
}

std::vector<double> spread(std::vector<double> wanted, double gap, double top, double bottom)
{
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        wanted[i] = std::max(wanted[i], i == 0 ? top : wanted[i - 1] + gap);
    }
    double limit = bottom;
    for (std::size_t i = wanted.size(); i > 0; --i) {
        wanted[i - 1] = std::min(wanted[i - 1], limit);
        limit = wanted[i - 1] - gap;
    }
    return wanted;
}

bool Obstacles::free(const DrawnBox& box) const
{
    if (std::any_of(boxes.begin(), boxes.end(), [&](const DrawnBox& other) { return box.meets(other); })) {
        return false;
    }
    return std::none_of(lines.begin(), lines.end(), [&](const DrawnLine* line) {
        for (std::size_t i = 1; i < line->points.size(); ++i) {
            if (crosses(line->points[i - 1], line->points[i], box)) {
                return true;
            }
        }
        return false;
    });
}

std::vector<DrawnText> periodLabels(const ChartPicture& picture, const ChartDrawing& drawing, const LabelMaker& labels,
                                    double middle)
{
    std::vector<DrawnText> texts;
    const std::size_t count = picture.points.size();
    if (count == 0) {
        return texts;
    }
    double widest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        widest = std::max(widest, labels.widthOf(periodLabel(picture, i, true)));
    }
    // Months go by halves and quarters of a year, anything else by round numbers.
    const std::vector<std::size_t> intervals = picture.dated && picture.frequency == Frequency::Monthly
        ? std::vector<std::size_t> {1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600}
        : std::vector<std::size_t> {1, 2, 4, 8, 20, 40, 100, 200, 400, 1000, 10000};
    std::size_t interval = intervals.back();
    for (const std::size_t wanted : intervals) {
        if (drawing.stepX * static_cast<double>(wanted) >= widest + kBetweenWords * 1.5 || count == 1) {
            interval = wanted;
            break;
        }
    }
    std::vector<int> years;
    const auto drop = [&] {
        texts.pop_back();
        years.pop_back();
    };
    const auto put = [&](std::size_t point) {
        const int itsYear = picture.dated ? static_cast<int>(picture.points[point].period.year()) : 0;
        const int year = years.empty() ? 0 : years.back();
        const std::string said =
            labels.shortened(periodLabel(picture, point, itsYear != year), std::max(drawing.width / 2, widest));
        const double half = labels.widthOf(said) / 2;
        const double x = std::clamp(drawing.xOf(point), half, std::max(half, drawing.width - half));
        DrawnText label = labels.at(said, x, middle, TextEnd::Middle);
        // The last period counts more than the one before it in the row.
        while (point + 1 == count && texts.size() > 1
               && label.box.left < texts.back().box.right() + kBetweenWords) {
            drop();
        }
        if (!texts.empty() && label.box.left < texts.back().box.right() + kBetweenWords) {
            return;
        }
        years.push_back(itsYear);
        texts.push_back(std::move(label));
    };
    for (std::size_t point = 0; point < count; point += interval) {
        put(point);
    }
    if (const std::size_t left = (count - 1) % interval; left != 0) {
        // Close to the last period the row would stumble.
        if (left * 2 <= interval && texts.size() > 1) {
            drop();
        }
        put(count - 1);
    }
    return texts;
}

}  // namespace muster::performance
