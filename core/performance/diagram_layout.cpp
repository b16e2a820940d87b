// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layers, order and places, after Sugiyama, Tagawa and Toda (1981): a line that passes a row gets a place of its own
// there, neighbours are drawn together by the mean of their places, then everything is moved over what it is tied to.
#include "core/performance/diagram_layout.h"

#include <algorithm>
#include <cmath>

namespace muster::performance::detail {

namespace {

constexpr int kSweeps = 8;
constexpr int kPulls = 6;

/// The row of each box: its level, or one further down where the level is too wide for one row.
/// `share`: of the width for boxes, the rest is for lines that pass.
std::vector<int> rowsOf(const Diagram& diagram, const Measures& measures, double share, int& rowCount)
{
    int levels = 0;
    for (const DiagramBox& box : diagram.boxes) {
        levels = std::max(levels, box.level + 1);
    }
    std::vector<int> rows(diagram.boxes.size(), 0);
    rowCount = 0;
    for (int level = 0; level < levels; ++level) {
        std::vector<std::size_t> here;
        double needed = 0;
        for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
            if (diagram.boxes[i].level == level) {
                here.push_back(i);
                needed += measures.leastWidth[i] + measures.gap;
            }
        }
        if (here.empty()) {
            continue;
        }
        const double room = std::max(1.0, measures.width * share);
        const std::size_t parts =
            std::min(here.size(), static_cast<std::size_t>(std::max(1.0, std::ceil(needed / room))));
        const std::size_t perRow = (here.size() + parts - 1) / parts;
        for (std::size_t i = 0; i < here.size(); ++i) {
            rows[here[i]] = rowCount + static_cast<int>(i / perRow);
        }
        rowCount += static_cast<int>((here.size() + perRow - 1) / perRow);
    }
    return rows;
}

/// Places for the boxes and for what passes, and the legs of every line.
Layout layered(const Diagram& diagram, const Measures& measures, double share)
{
    Layout layout;
    int rowCount = 0;
    const std::vector<int> rows = rowsOf(diagram, measures, share, rowCount);
    layout.rows.resize(static_cast<std::size_t>(rowCount));
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
        layout.places.push_back({i, rows[i], 0, measures.leastWidth[i]});
        layout.rows[static_cast<std::size_t>(rows[i])].places.push_back(i);
    }
    for (std::size_t i = 0; i < diagram.lines.size(); ++i) {
        std::size_t upper = diagram.lines[i].to;
        std::size_t lower = diagram.lines[i].from;
        if (rows[upper] > rows[lower]) {
            std::swap(upper, lower);
        }
        if (rows[upper] == rows[lower]) {
            layout.legs.push_back({i, upper, lower, true, 0, 0});
            continue;
        }
        std::size_t last = upper;
        for (int row = rows[upper] + 1; row < rows[lower]; ++row) {
            layout.places.push_back({std::nullopt, row, 0, measures.pass});
            layout.rows[static_cast<std::size_t>(row)].places.push_back(layout.places.size() - 1);
            layout.legs.push_back({i, last, layout.places.size() - 1, false, 0, 0});
            last = layout.places.size() - 1;
        }
        layout.legs.push_back({i, last, lower, false, 0, 0});
    }
    return layout;
}

double widestRow(const Layout& layout, double gap)
{
    double widest = 0;
    for (const Row& row : layout.rows) {
        double needed = gap * static_cast<double>(row.places.size() - 1);
        for (const std::size_t place : row.places) {
            needed += layout.places[place].width;
        }
        widest = std::max(widest, needed);
    }
    return widest;
}

std::vector<double> ordinals(const Layout& layout)
{
    std::vector<double> at(layout.places.size(), 0);
    for (const Row& row : layout.rows) {
        const double step = 1.0 / static_cast<double>(row.places.size() + 1);
        for (std::size_t i = 0; i < row.places.size(); ++i) {
            at[row.places[i]] = step * static_cast<double>(i + 1);
        }
    }
    return at;
}

/// Pairs of legs that cross between neighbouring rows.
int crossings(const Layout& layout)
{
    const std::vector<double> at = ordinals(layout);
    int count = 0;
    for (std::size_t a = 0; a < layout.legs.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.legs.size(); ++b) {
            const Leg& one = layout.legs[a];
            const Leg& other = layout.legs[b];
            if (one.sameRow || other.sameRow || layout.places[one.upper].row != layout.places[other.upper].row) {
                continue;
            }
            count += (at[one.upper] - at[other.upper]) * (at[one.lower] - at[other.lower]) < 0 ? 1 : 0;
        }
    }
    return count;
}

/// Mean place of what a place is tied to, above or below or beside; its own where it is tied to nothing.
std::vector<double> pulls(const Layout& layout, const std::vector<double>& at, bool upwards)
{
    std::vector<double> sum(at.size(), 0);
    std::vector<int> count(at.size(), 0);
    const auto tie = [&](std::size_t place, std::size_t to) {
        sum[place] += at[to];
        ++count[place];
    };
    for (const Leg& leg : layout.legs) {
        if (leg.sameRow) {
            tie(leg.upper, leg.lower);
            tie(leg.lower, leg.upper);
        } else if (upwards) {
            tie(leg.lower, leg.upper);
        } else {
            tie(leg.upper, leg.lower);
        }
    }
    std::vector<double> mean = at;
    for (std::size_t i = 0; i < at.size(); ++i) {
        mean[i] = count[i] > 0 ? sum[i] / count[i] : at[i];
    }
    return mean;
}

void order(Layout& layout)
{
    std::vector<Row> best = layout.rows;
    int fewest = crossings(layout);
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
        const bool down = sweep % 2 == 0;
        const std::size_t count = layout.rows.size();
        for (std::size_t step = 0; step < count; ++step) {
            Row& row = layout.rows[down ? step : count - 1 - step];
            const std::vector<double> wanted = pulls(layout, ordinals(layout), down);
            std::stable_sort(row.places.begin(), row.places.end(),
                             [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
        }
        if (const int now = crossings(layout); now < fewest) {
            fewest = now;
            best = layout.rows;
        }
    }
    layout.rows = std::move(best);
}

void widen(Layout& layout, const Row& row, const Measures& measures)
{
    double least = 0;
    std::size_t boxes = 0;
    for (const std::size_t place : row.places) {
        least += layout.places[place].width;
        boxes += layout.places[place].box ? 1U : 0U;
    }
    const double gaps = measures.gap * static_cast<double>(row.places.size() - 1);
    double spare = std::max(0.0, measures.width - least - gaps);
    if (boxes == 0) {
        return;
    }
    // What is left is shared so that boxes become alike: the narrowest first.
    std::vector<std::size_t> narrow;
    for (const std::size_t place : row.places) {
        if (layout.places[place].box) {
            narrow.push_back(place);
        }
    }
    const double share = spare / static_cast<double>(boxes);
    for (const std::size_t place : narrow) {
        Place& box = layout.places[place];
        box.width = std::max(box.width, std::min(measures.widest, box.width + share * 0.8));
    }
}

/// Lefts of a row near the centres wanted, in order, with gaps, inside the width.
std::vector<double> settled(const Layout& layout, const Row& row, const std::vector<double>& wanted,
                            const Measures& measures)
{
    const std::size_t count = row.places.size();
    const auto widthOf = [&](std::size_t i) { return layout.places[row.places[i]].width; };
    std::vector<double> rightwards(count);
    double from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        rightwards[i] = std::max(from, wanted[row.places[i]] - widthOf(i) / 2);
        from = rightwards[i] + widthOf(i) + measures.gap;
    }
    double to = measures.width;
    for (std::size_t i = count; i-- > 0;) {
        rightwards[i] = std::min(rightwards[i], to - widthOf(i));
        to = rightwards[i] - measures.gap;
    }
    std::vector<double> leftwards(count);
    to = measures.width;
    for (std::size_t i = count; i-- > 0;) {
        leftwards[i] = std::min(to, wanted[row.places[i]] + widthOf(i) / 2) - widthOf(i);
        to = leftwards[i] - measures.gap;
    }
    from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        leftwards[i] = std::max(leftwards[i], from);
        from = leftwards[i] + widthOf(i) + measures.gap;
    }
    // Both keep order and gaps, so their mean does; it leans to neither side.
    for (std::size_t i = 0; i < count; ++i) {
        rightwards[i] = (rightwards[i] + leftwards[i]) / 2;
    }
    return rightwards;
}

void spread(Layout& layout, const Measures& measures)
{
    for (const Row& row : layout.rows) {
        widen(layout, row, measures);
        double used = measures.gap * static_cast<double>(row.places.size() - 1);
        for (const std::size_t place : row.places) {
            used += layout.places[place].width;
        }
        const double more = std::max(0.0, measures.width - used) / static_cast<double>(row.places.size());
        double left = more / 2;
        for (const std::size_t place : row.places) {
            layout.places[place].left = left;
            left += layout.places[place].width + measures.gap + more;
        }
    }
    for (int pull = 0; pull < kPulls; ++pull) {
        for (const Row& row : layout.rows) {
            std::vector<double> centres(layout.places.size());
            std::transform(layout.places.begin(), layout.places.end(), centres.begin(),
                           [](const Place& place) { return place.centre(); });
            const std::vector<double> up = pulls(layout, centres, true);
            const std::vector<double> down = pulls(layout, centres, false);
            std::vector<double> wanted(centres.size());
            for (std::size_t i = 0; i < centres.size(); ++i) {
                wanted[i] = (up[i] + down[i]) / 2;
            }
            const std::vector<double> lefts = settled(layout, row, wanted, measures);
            for (std::size_t i = 0; i < row.places.size(); ++i) {
                layout.places[row.places[i]].left = lefts[i];
            }
        }
    }
}

}  // namespace

Layout placed(const Diagram& diagram, const Measures& measures)
{
    constexpr double kShares[] {0.92, 0.8, 0.65, 0.5, 0.35, 0.2};
    Layout layout;
    double over = 0;
    for (const double share : kShares) {
        Layout tried = layered(diagram, measures, share);
        const double more = widestRow(tried, measures.gap) - measures.width;
        if (layout.places.empty() || more < over) {
            layout = std::move(tried);
            over = more;
        }
        if (over <= 0) {
            break;
        }
    }
    Measures fitting = measures;
    if (over > 0) {
        // Very many lines pass a very narrow picture: they and the gaps are drawn together.
        double boxes = 0;
        for (const double least : measures.leastWidth) {
            boxes = std::max(boxes, least);
        }
        const double squeeze = std::clamp((measures.width - boxes) / (measures.width + over - boxes), 0.1, 1.0);
        fitting.gap *= squeeze;
        for (Place& place : layout.places) {
            place.width *= place.box ? 1.0 : squeeze;
        }
    }
    order(layout);
    spread(layout, fitting);
    return layout;
}

}  // namespace muster::performance::detail
