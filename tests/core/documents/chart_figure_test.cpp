// SPDX-License-Identifier: GPL-3.0-or-later
//
// Charts in papers without a page: HTML, text, CSV, and the copy that is kept.
#include "core/documents/chart_figure.h"
#include "core/documents/csv_writer.h"
#include "core/documents/document_json.h"
#include "core/documents/document_lint.h"
#include "core/documents/html_writer.h"
#include "core/documents/text_writer.h"
#include "core/performance/chart_svg.h"
#include "tests/support/catch.h"
#include "tests/support/charts.h"

using namespace muster::documents;
using namespace muster::test;
using muster::performance::ChartPicture;

namespace {

Document paperWith(Figure figure)
{
    Document document;
    document.title = "Report";
    document.blocks.emplace_back(Title {"Report", ""});
    document.blocks.emplace_back(std::move(figure));
    return document;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("HTML draws a chart itself and folds its figures behind it", "[documents][chart]")
{
    const auto html = writeHtml(paperWith(chartFigure(everyPicture()[0].second)));
    REQUIRE(html);
    CHECK(has(*html, "<svg "));
    CHECK(has(*html, "<desc>Control chart of Violent crime, September 2009 to October 2011"));
    CHECK(has(*html, "<summary>Show as table</summary>"));
    CHECK(has(*html, "<caption dir=\"auto\">Figures of Violent crime</caption>"));
    CHECK(has(*html, "<th scope=\"row\" dir=\"auto\">October 2011</th>"));
    CHECK_FALSE(has(*html, "<img"));
}

TEST_CASE("Text and CSV have the figures in place of the chart", "[documents][chart]")
{
    const Document document = paperWith(chartFigure(everyPicture()[0].second, "What happened"));
    const auto text = writeText(document);
    REQUIRE(text);
    CHECK(has(*text, "[Picture: Control chart of Violent crime"));
    CHECK(has(*text, "What happened"));
    CHECK(has(*text, "Figures of Violent crime"));
    CHECK(has(*text, "September 2009"));
    const auto csv = writeCsv(document);
    REQUIRE(csv);
    CHECK(csv->find("Period,Value,Mean,Limits,Target,What it says\r\nSeptember 2009,151,149.8,131.9 to 167.6,150,")
          == 0);
}

TEST_CASE("A chart needs alternative text as any picture does", "[documents][chart]")
{
    Figure figure = chartFigure(everyPicture()[0].second);
    CHECK(lint(paperWith(figure)));
    figure.alt.clear();
    CHECK_FALSE(lint(paperWith(figure)));
}

TEST_CASE("The copy of a paper that is kept draws the same chart", "[documents][chart]")
{
    for (const auto& [name, picture] : everyPicture()) {
        INFO(name);
        const Document document = paperWith(chartFigure(picture));
        const auto back = documentFromJson(toJson(document));
        REQUIRE(back);
        const auto& figure = std::get<Figure>(back->blocks[1]);
        REQUIRE(figure.chart);
        CHECK(figure.alt == picture.alt);
        CHECK(muster::performance::svgOf(*figure.chart) == muster::performance::svgOf(picture));
        CHECK(muster::performance::tableOf(*figure.chart).rows == muster::performance::tableOf(picture).rows);
        CHECK(toJson(*back) == toJson(document));
    }
}

TEST_CASE("A damaged copy of a chart is refused, not read beyond its end", "[documents][chart]")
{
    std::string json = toJson(paperWith(chartFigure(everyPicture()[4].second)));
    const std::string last = "\"last\":7";
    const auto at = json.find(last);
    REQUIRE(at != std::string::npos);
    json.replace(at, last.size(), "\"last\":700");
    CHECK_FALSE(documentFromJson(json));
}
