// SPDX-License-Identifier: GPL-3.0-or-later
//
// Boxes and lines: every word is shown whole, no line goes through a box, no two lines lie on each other.
#include "core/performance/diagram.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace muster::performance;

namespace {

struct Stretch {
    DrawnPoint from;
    DrawnPoint to;
    bool dashed = false;
};

/// Pieces of the lines between boxes, without edges of boxes and the key.
std::vector<Stretch> stretchesOf(const ChartDrawing& drawing)
{
    std::vector<Stretch> all;
    for (const DrawnLine& line : drawing.lines) {
        if (line.part != ChartPart::Values) {
            continue;
        }
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            all.push_back({line.points[i - 1], line.points[i], line.dash == Dash::Dashed});
        }
    }
    return all;
}

bool entersBox(const Stretch& piece, const DrawnBox& box)
{
    constexpr double kEdge = 0.6;
    const double left = std::min(piece.from.x, piece.to.x);
    const double right = std::max(piece.from.x, piece.to.x);
    const double top = std::min(piece.from.y, piece.to.y);
    const double bottom = std::max(piece.from.y, piece.to.y);
    return right > box.left + kEdge && left < box.right() - kEdge && bottom > box.top + kEdge
        && top < box.bottom() - kEdge;
}

void checkDrawing(const Diagram& diagram, const ChartDrawing& drawing)
{
    REQUIRE(drawing.grounds.size() == diagram.boxes.size());
    for (std::size_t a = 0; a < drawing.grounds.size(); ++a) {
        const DrawnBox& box = drawing.grounds[a].box;
        CHECK(box.left >= 0);
        CHECK(box.right() <= drawing.width + 0.01);
        CHECK(box.bottom() <= drawing.height + 0.01);
        for (std::size_t b = a + 1; b < drawing.grounds.size(); ++b) {
            CHECK_FALSE(box.meets(drawing.grounds[b].box));
        }
        std::size_t entering = 0;
        for (const Stretch& piece : stretchesOf(drawing)) {
            entering += entersBox(piece, box) ? 1U : 0U;
        }
        CAPTURE(diagram.boxes[a].name);
        CHECK(entering == 0);
    }
    // Each word is drawn inside its box, in whole lines: put together they give the words again.
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
        std::string shown;
        for (const DrawnText& text : drawing.texts) {
            const DrawnBox& box = drawing.grounds[i].box;
            if (box.holds(text.box)) {
                shown += (shown.empty() ? "" : " ") + text.text;
            }
        }
        CAPTURE(diagram.boxes[i].name, shown);
        CHECK(shown.find(diagram.boxes[i].name) != std::string::npos);
        for (const std::string& note : diagram.boxes[i].notes) {
            CHECK(shown.find(note) != std::string::npos);
        }
    }
}

/// Lines of different kinds never share a stretch, and dashed ones share none with each other.
void checkApart(const ChartDrawing& drawing)
{
    std::vector<std::pair<std::size_t, Stretch>> all;
    std::size_t number = 0;
    for (const DrawnLine& line : drawing.lines) {
        ++number;
        if (line.part != ChartPart::Values) {
            continue;
        }
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            all.push_back({number, {line.points[i - 1], line.points[i], line.dash == Dash::Dashed}});
        }
    }
    const auto shared = [](double a1, double a2, double b1, double b2) {
        return std::min(std::max(a1, a2), std::max(b1, b2)) - std::max(std::min(a1, a2), std::min(b1, b2));
    };
    int overlaps = 0;
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            const Stretch& one = all[a].second;
            const Stretch& other = all[b].second;
            if (all[a].first == all[b].first || (!one.dashed && !other.dashed)) {
                continue;
            }
            const bool upright = std::abs(one.from.x - one.to.x) < 0.01 && std::abs(other.from.x - other.to.x) < 0.01
                && std::abs(one.from.x - other.from.x) < 1;
            const bool flat = std::abs(one.from.y - one.to.y) < 0.01 && std::abs(other.from.y - other.to.y) < 0.01
                && std::abs(one.from.y - other.from.y) < 1;
            overlaps += (upright && shared(one.from.y, one.to.y, other.from.y, other.to.y) > 1)
                    || (flat && shared(one.from.x, one.to.x, other.from.x, other.to.x) > 1)
                ? 1
                : 0;
        }
    }
    CHECK(overlaps == 0);
}

DrawingStyle wide(double width)
{
    DrawingStyle style;
    style.width = width;
    style.textSize = 9;
    return style;
}

}  // namespace

TEST_CASE("A small structure is drawn with its parent above and its link dashed", "[performance][diagram]")
{
    Diagram diagram;
    diagram.boxes = {{"Board", "District", {}, 0, false},
                     {"Performance Board", "District", {}, 1, false},
                     {"Tasking group", "District", {"Lead to be negotiated"}, 1, false}};
    diagram.lines = {{1, 0, false}, {2, 0, false}, {1, 2, true}};
    diagram.solidMeans = "reports to";
    diagram.dashedMeans = "linked to";
    const ChartDrawing drawing = drawingOf(diagram, wide(400));
    checkDrawing(diagram, drawing);
    checkApart(drawing);
    CHECK(drawing.grounds[0].box.bottom() < drawing.grounds[1].box.top);
    CHECK(drawing.grounds[1].box.top == drawing.grounds[2].box.top);
    const auto dashed = std::count_if(drawing.lines.begin(), drawing.lines.end(), [](const DrawnLine& line) {
        return line.part == ChartPart::Values && line.dash == Dash::Dashed;
    });
    CHECK(dashed == 1);
    const bool key = std::any_of(drawing.texts.begin(), drawing.texts.end(),
                                 [](const DrawnText& text) { return text.text == "linked to"; });
    CHECK(key);
}

TEST_CASE("A level too wide for the page is broken into rows", "[performance][diagram]")
{
    Diagram diagram;
    diagram.boxes.push_back({"Top", "", {}, 0, false});
    for (int i = 0; i < 12; ++i) {
        diagram.boxes.push_back({"Neighbourhood group " + std::to_string(i), "", {}, 1, false});
        diagram.lines.push_back({diagram.boxes.size() - 1, 0, false});
    }
    const ChartDrawing narrow = drawingOf(diagram, wide(360));
    const ChartDrawing broad = drawingOf(diagram, wide(1600));
    checkDrawing(diagram, narrow);
    checkDrawing(diagram, broad);
    CHECK(narrow.height > broad.height);
    CHECK(broad.grounds[1].box.top == broad.grounds[12].box.top);
    CHECK(narrow.grounds[1].box.top < narrow.grounds[12].box.top);
}

TEST_CASE("Whatever reports to whatever, no line goes through a box and no word is cut", "[performance][diagram]")
{
    std::mt19937 chance {20111115};
    const auto upTo = [&](std::size_t most) { return static_cast<std::size_t>(chance() % (most + 1)); };
    for (int round = 0; round < 60; ++round) {
        Diagram diagram;
        const std::size_t count = 2 + upTo(22);
        for (std::size_t i = 0; i < count; ++i) {
            std::string name = "Group";
            for (std::size_t word = upTo(4); word > 0; --word) {
                name += upTo(1) == 0 ? " co-ordination" : " of wards";
            }
            DiagramBox box {name + " " + std::to_string(i), "District", {}, 0, upTo(9) == 0};
            if (upTo(4) == 0) {
                box.notes.emplace_back("Membership under discussion");
            }
            for (std::size_t tie = upTo(2); tie > 0 && i > 0; --tie) {
                const std::size_t to = upTo(i - 1);
                const bool twice =
                    std::any_of(diagram.lines.begin(), diagram.lines.end(),
                                [&](const DiagramLine& line) { return line.from == i && line.to == to; });
                if (twice) {
                    continue;
                }
                const bool dashed = upTo(3) == 0;
                diagram.lines.push_back({i, to, dashed});
                box.level = dashed ? box.level : std::max(box.level, diagram.boxes[to].level + 1);
            }
            diagram.boxes.push_back(std::move(box));
        }
        diagram.solidMeans = "reports to the body above";
        diagram.dashedMeans = "linked to";
        for (const double width : {420.0, 740.0, 1200.0}) {
            CAPTURE(round, width);
            const ChartDrawing drawing = drawingOf(diagram, wide(width));
            checkDrawing(diagram, drawing);
            checkApart(drawing);
        }
    }
}

TEST_CASE("A diagram as SVG says its title and what it shows", "[performance][diagram]")
{
    Diagram diagram;
    diagram.title = "Structure of <A & B>";
    diagram.alt = "B reports to A.";
    diagram.boxes = {{"A", "", {}, 0, false}, {"B", "", {}, 1, false}};
    diagram.lines = {{1, 0, false}};
    const std::string svg = svgFile(diagram, 400);
    CHECK(svg.find("<title>Structure of &lt;A &amp; B&gt;</title>") != std::string::npos);
    CHECK(svg.find("<desc>B reports to A.</desc>") != std::string::npos);
    CHECK(svg.find(">A</text>") != std::string::npos);
}
