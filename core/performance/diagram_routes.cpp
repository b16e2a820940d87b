// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ends of lines on their boxes, and the tracks between the rows on which lines go sideways.
#include "core/performance/diagram_layout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace muster::performance::detail {

namespace {

// Closer than this, two upright lines look like one.
constexpr double kApart = 3;
constexpr double kFromCorner = 5;
constexpr double kBetweenWays = 6;

/// Lines to one box share its port; every other line has its own.
std::vector<Way> waysOf(const Layout& layout, const Diagram& diagram)
{
    std::vector<Way> ways;
    std::map<std::size_t, std::size_t> toBox;
    for (std::size_t i = 0; i < layout.legs.size(); ++i) {
        const Leg& leg = layout.legs[i];
        const DiagramLine& line = diagram.lines[leg.line];
        // Only lines that answer to the upper box are one bundle; one that came down to it from above is another.
        const bool shared = !line.dashed && !leg.sameRow && layout.places[leg.upper].box == line.to;
        if (shared && toBox.contains(leg.upper)) {
            ways[toBox.at(leg.upper)].legs.push_back(i);
            continue;
        }
        if (shared) {
            toBox.emplace(leg.upper, ways.size());
        }
        ways.push_back({layout.places[leg.upper].row, {i}, 0, 0, 0});
    }
    return ways;
}

struct End {
    std::size_t way = 0;
    std::vector<double*> xs;
    double other = 0;  ///< where the far end stands
};

/// A free x as near to `wanted` as can be, inside the place.
double freeNear(double wanted, double from, double to, const std::vector<double>& taken)
{
    const auto isFree = [&](double x) {
        return std::none_of(taken.begin(), taken.end(), [x](double t) { return std::abs(t - x) < kApart; });
    };
    wanted = std::clamp(wanted, std::min(from, to), std::max(from, to));
    for (double away = 0; away <= to - from; away += 1) {
        for (const double x : {wanted + away, wanted - away}) {
            if (x >= from && x <= to && isFree(x)) {
                return x;
            }
        }
    }
    return wanted;
}

class Router {
public:
    Router(Layout& layout, const Diagram& diagram) : m_layout(layout), m_diagram(diagram)
    {
        m_layout.ways = waysOf(layout, diagram);
        m_taken.resize(layout.rows.size());
    }

    void run()
    {
        for (std::size_t row = 0; row < m_layout.rows.size(); ++row) {
            for (const std::size_t place : m_layout.rows[row].places) {
                row > 0 ? upperEnds(place, row) : void();
            }
            for (const std::size_t place : m_layout.rows[row].places) {
                lowerEnds(place, row);
            }
        }
        chooseTracks();
    }

private:
    [[nodiscard]] double fromOf(const Place& place) const { return place.box ? place.left + kFromCorner : place.left; }
    [[nodiscard]] double toOf(const Place& place) const
    {
        return place.box ? place.right() - kFromCorner : place.right();
    }

    /// Ends on the top of a place, which come from the row above.
    void upperEnds(std::size_t index, std::size_t row)
    {
        const Place& place = m_layout.places[index];
        std::vector<Leg*> legs;
        for (Leg& leg : m_layout.legs) {
            if (!leg.sameRow && leg.lower == index) {
                legs.push_back(&leg);
            }
        }
        std::stable_sort(legs.begin(), legs.end(), [](const Leg* a, const Leg* b) { return a->upperX < b->upperX; });
        const double step = place.width / static_cast<double>(legs.size() + 1);
        for (std::size_t i = 0; i < legs.size(); ++i) {
            const double even = place.left + step * static_cast<double>(i + 1);
            // Straight down where that is near.
            const bool straight = std::abs(legs[i]->upperX - even) <= step / 2;
            std::vector<double> taken = m_taken[row - 1];
            if (straight) {
                std::erase(taken, legs[i]->upperX);
            }
            legs[i]->lowerX = freeNear(straight ? legs[i]->upperX : even, fromOf(place), toOf(place), taken);
            m_taken[row - 1].push_back(legs[i]->lowerX);
            if (!place.box) {
                m_passing[index] = legs[i]->lowerX;
            }
        }
    }

    /// Ends on the bottom of a place: what comes up to it, and what goes to another box of the row.
    void lowerEnds(std::size_t index, std::size_t row)
    {
        const Place& place = m_layout.places[index];
        std::vector<End> ends;
        for (std::size_t w = 0; w < m_layout.ways.size(); ++w) {
            End end {w, {}, 0};
            double far = 0;
            for (const std::size_t l : m_layout.ways[w].legs) {
                Leg& leg = m_layout.legs[l];
                if (leg.upper == index) {
                    end.xs.push_back(&leg.upperX);
                    far += m_layout.places[leg.lower].centre();
                } else if (leg.sameRow && leg.lower == index) {
                    end.xs.push_back(&leg.lowerX);
                    far += m_layout.places[leg.upper].centre();
                }
            }
            if (!end.xs.empty()) {
                end.other = far / static_cast<double>(end.xs.size());
                ends.push_back(std::move(end));
            }
        }
        std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.other < b.other; });
        const double step = place.width / static_cast<double>(ends.size() + 1);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const double even = place.left + step * static_cast<double>(i + 1);
            const double x = place.box ? freeNear(even, fromOf(place), toOf(place), m_taken[row]) : m_passing.at(index);
            m_taken[row].push_back(x);
            for (double* end : ends[i].xs) {
                *end = x;
            }
        }
    }

    void chooseTracks()
    {
        m_layout.tracks.assign(m_layout.rows.size(), 0);
        std::vector<Way*> sideways;
        for (Way& way : m_layout.ways) {
            way.from = m_layout.legs[way.legs.front()].upperX;
            way.to = way.from;
            for (const std::size_t l : way.legs) {
                for (const double x : {m_layout.legs[l].upperX, m_layout.legs[l].lowerX}) {
                    way.from = std::min(way.from, x);
                    way.to = std::max(way.to, x);
                }
            }
            if (way.to - way.from > 0.01) {
                sideways.push_back(&way);
            } else {
                way.track = -1;
            }
        }
        // Bundles first, so that they lie together under their box; then the shorter ways.
        std::stable_sort(sideways.begin(), sideways.end(), [](const Way* a, const Way* b) {
            return a->legs.size() != b->legs.size() ? a->legs.size() > b->legs.size()
                                                    : a->to - a->from < b->to - b->from;
        });
        std::vector<const Way*> settled;
        for (Way* way : sideways) {
            const auto meets = [&](int track) {
                return std::any_of(settled.begin(), settled.end(), [&](const Way* other) {
                    return other->row == way->row && other->track == track && other->from < way->to + kBetweenWays
                        && way->from < other->to + kBetweenWays;
                });
            };
            while (meets(way->track)) {
                ++way->track;
            }
            settled.push_back(way);
            int& tracks = m_layout.tracks[static_cast<std::size_t>(way->row)];
            tracks = std::max(tracks, way->track + 1);
        }
    }

    Layout& m_layout;
    const Diagram& m_diagram;
    std::vector<std::vector<double>> m_taken;  ///< x of upright lines below each row
    std::map<std::size_t, double> m_passing;
};

}  // namespace

void route(Layout& layout, const Diagram& diagram) { Router(layout, diagram).run(); }

}  // namespace muster::performance::detail
