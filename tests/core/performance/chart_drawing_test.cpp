// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_drawing.h"
#include "core/performance/chart_svg.h"
#include "tests/support/catch.h"
#include "tests/support/charts.h"

#include <algorithm>
#include <cmath>

using namespace muster::performance;
using namespace muster::test;

namespace {

std::vector<std::string> textsOf(const ChartDrawing& drawing)
{
    std::vector<std::string> texts;
    for (const DrawnText& text : drawing.texts) {
        texts.push_back(text.text);
    }
    return texts;
}

bool has(const std::vector<std::string>& texts, const std::string& wanted)
{
    return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("No two words of a drawing meet, and none is cut off, in any size", "[performance][chart][labels]")
{
    for (const auto& [name, picture] : everyPicture()) {
        for (double width = 240; width <= 1900; width += 83) {
            for (const double height : {170.0, 260.0, 330.0, 620.0}) {
                DrawingStyle style;
                style.width = width;
                style.height = height;
                const ChartDrawing drawing = drawingOf(picture, style);
                INFO(name << " in " << width << " x " << height);
                const DrawnBox page {0, 0, width, height};
                for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
                    INFO(drawing.texts[i].text);
                    REQUIRE(page.holds(drawing.texts[i].box));
                    for (std::size_t j = 0; j < i; ++j) {
                        INFO(drawing.texts[j].text);
                        REQUIRE_FALSE(drawing.texts[i].box.meets(drawing.texts[j].box));
                    }
                }
                for (const DrawnMark& mark : drawing.marks) {
                    const double reach = mark.radius + (mark.ring ? 3.3 : 0.7);
                    REQUIRE(page.holds({mark.at.x - reach, mark.at.y - reach, 2 * reach, 2 * reach}));
                }
            }
        }
    }
}

TEST_CASE("Upright lines cross no word", "[performance][chart][labels]")
{
    for (const auto& [name, picture] : everyPicture()) {
        for (double width = 300; width <= 1500; width += 61) {
            DrawingStyle style;
            style.width = width;
            const ChartDrawing drawing = drawingOf(picture, style);
            for (const DrawnLine& line : drawing.lines) {
                if (line.part != ChartPart::Marker) {
                    continue;
                }
                const double top = line.points.front().y;
                const DrawnBox upright {line.points.front().x - 0.5, top, 1, line.points.back().y - top};
                for (const DrawnText& text : drawing.texts) {
                    INFO(name << " in " << width << ": " << text.text);
                    REQUIRE_FALSE(upright.meets(text.box));
                }
            }
        }
    }
}

TEST_CASE("At the size of a screen everything is named", "[performance][chart][labels]")
{
    const auto pictures = everyPicture();
    DrawingStyle style;
    style.width = 620;
    style.height = 300;
    const auto concern = textsOf(drawingOf(pictures[0].second, style));
    for (const char* wanted : {"baseline, first 12", "mean 149.8", "target 150", "A-004 patrol plan",
                               "A-019 asked why", "Sep 2009", "Mar 2010", "Sep", "Mar 2011", "Oct"}) {
        INFO(wanted);
        CHECK(has(concern, wanted));
    }
    const auto neutral = textsOf(drawingOf(pictures[2].second, style));
    // Of the stretch that is over as well: where the figures leave room, its limits are named on their lines.
    CHECK(std::count_if(neutral.begin(), neutral.end(),
                        [](const std::string& text) { return text.rfind("upper ", 0) == 0; })
          == 2);
}

TEST_CASE("Values stand where the axis says", "[performance][chart]")
{
    const ChartPicture picture = everyPicture()[0].second;
    DrawingStyle style;
    const ChartDrawing drawing = drawingOf(picture, style);
    REQUIRE(drawing.marks.size() == 26);
    const double perUnit = drawing.plot.height / (picture.axis.to - picture.axis.from);
    for (const DrawnMark& mark : drawing.marks) {
        CHECK(std::abs(drawing.plot.bottom() - mark.at.y
                       - (*picture.points[mark.point].value - picture.axis.from) * perUnit)
              < 1e-9);
    }
    CHECK(std::abs(drawing.marks[13].at.x - drawing.marks[12].at.x - drawing.stepX) < 1e-9);
}

TEST_CASE("An SVG holds every point, its title and what it says", "[performance][chart][svg]")
{
    const auto pictures = everyPicture();
    const std::string concern = svgFile(pictures[0].second);
    CHECK(concern.rfind("<?xml", 0) == 0);
    CHECK(concern.find("<title>Violent crime</title>") != std::string::npos);
    CHECK(concern.find("<desc>Control chart of Violent crime") != std::string::npos);
    const auto marks = [](const ChartPicture& picture, PointMark wanted) {
        return static_cast<std::size_t>(
            std::count_if(picture.points.begin(), picture.points.end(),
                          [&](const PicturePoint& point) { return point.value && point.mark == wanted; }));
    };
    CHECK(countOf(concern, "<polygon") == marks(pictures[0].second, PointMark::Diamond));
    CHECK(countOf(concern, "#a4262c") > 0);
    // Never coloured: neither the ink of a concern nor that of an improvement.
    const std::string neutral = svgOf(pictures[2].second);
    CHECK(countOf(neutral, "<polygon") == marks(pictures[2].second, PointMark::Square));
    CHECK(countOf(neutral, "#a4262c") == 0);
    CHECK(countOf(neutral, "#1d6b3a") == 0);
}

TEST_CASE("Names with signs of XML do no harm to an SVG", "[performance][chart][svg]")
{
    ChartWish wish = violentCrime();
    wish.name = "Theft < \"£5\" & more\x01";
    const std::string svg = svgOf(pictureOf(measureChart(wish)));
    CHECK(svg.find("<title>Theft &lt; &quot;£5&quot; &amp; more</title>") != std::string::npos);
}
