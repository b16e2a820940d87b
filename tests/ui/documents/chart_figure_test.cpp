// SPDX-License-Identifier: GPL-3.0-or-later
//
// Charts in papers: vectors in the PDF, an element with its alternative text, words that can be found.
#include "core/documents/chart_figure.h"
#include "core/documents/document.h"
#include "tests/support/catch.h"
#include "tests/support/charts.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/pdf_text.h"
#include "ui/documents/pdf_writer.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace muster::documents;
using namespace muster::ui::documents;
using namespace muster::test;

namespace {

Document paperOfCharts()
{
    Document document;
    document.title = "Report to the Board";
    document.author = "Safer Board";
    document.blocks.emplace_back(Title {"Report to the Board", "Performance, October 2011"});
    for (const auto& [name, picture] : everyPicture()) {
        document.blocks.emplace_back(Heading {1, picture.title, "", ""});
        document.blocks.emplace_back(chartFigure(picture));
    }
    return document;
}

}  // namespace

TEST_CASE("A chart in a paper is one figure of shapes and words inside its box", "[pdf][charts]")
{
    const Document document = paperOfCharts();
    const PageLayout layout = layoutDocument(document);
    std::size_t figures = 0;
    for (const Element& element : layout.elements) {
        if (element.type != "Figure")
            continue;
        ++figures;
        CHECK(element.alt.startsWith(QStringLiteral("Control chart of ")));
        CHECK(element.box.width() > 300);
        CHECK(element.box.height() > 100);
        REQUIRE(element.kids.size() == 1);
        const Page& page = layout.pages[static_cast<std::size_t>(element.kids[0].page)];
        std::size_t shapes = 0;
        std::size_t words = 0;
        for (const Op& op : page.ops) {
            if (op.content != element.kids[0].index)
                continue;
            CHECK_FALSE(std::holds_alternative<ImageOp>(op.what));
            if (const auto* path = std::get_if<PathOp>(&op.what)) {
                ++shapes;
                CHECK(element.box.adjusted(-3, -3, 3, 3).contains(path->path.boundingRect()));
            }
            words += std::holds_alternative<TextOp>(op.what) ? 1U : 0U;
        }
        CHECK(shapes > 5);
        CHECK(words > 5);
    }
    CHECK(figures == everyPicture().size());
}

TEST_CASE("The words of a chart can be found in the PDF, each by itself", "[pdf][charts]")
{
    const auto pdf = writePdf(paperOfCharts());
    REQUIRE(pdf);
    const auto text = readPdfText(*pdf);
    REQUIRE(text);
    const std::string all = text->all();
    for (const char* words : {" A-004 patrol plan ", "baseline, first 12 ", "mean 149.8 ", "trial limits, 8 points ",
                              "counted differently: recording rules changed "}) {
        INFO(words);
        CHECK(all.find(words) != std::string::npos);
    }
    CHECK(std::any_of(text->metadata.begin(), text->metadata.end(), [](const std::string& entry) {
        return entry.find("Control chart of Violent crime, September 2009 to October 2011") == 0;
    }));
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/charts-paper.pdf"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*pdf);
    }
}

TEST_CASE("The same chart gives the same bytes", "[pdf][charts]")
{
    const auto once = writePdf(paperOfCharts());
    const auto again = writePdf(paperOfCharts());
    REQUIRE(once);
    REQUIRE(again);
    CHECK((*once == *again));
}
