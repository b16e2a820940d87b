// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the papers of the plan stand on their pages (requirements M03, C17).
#include "core/performance/diagram.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"
#include "ui/documents/chart_figure.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/pdf_text.h"
#include "ui/documents/pdf_writer.h"

#include <algorithm>

using namespace muster;
using namespace muster::documents::test;
using muster::documents::Edition;
using muster::test::must;
using muster::test::SampleReplica;
namespace out = muster::ui::documents;

TEST_CASE("The plan summary has two sides in 12 points", "[documents][export][plan]")
{
    SampleReplica sample;
    const auto summary = build(sample.reader(), paperOf(sample.reader(), "plan-summary", "", Edition::Public));
    CHECK(out::layoutDocument(summary).pages.size() <= 2);
}

TEST_CASE("The governance chart stands below the title, and its words can be found in the PDF",
          "[documents][export][plan]")
{
    SampleReplica sample;
    const auto paper = build(sample.reader(), paperOf(sample.reader(), "governance", ""));
    const auto layout = out::layoutDocument(paper);
    const auto figure = std::find_if(layout.elements.begin(), layout.elements.end(),
                                     [](const out::Element& element) { return element.type == "Figure"; });
    REQUIRE(figure != layout.elements.end());
    CHECK(figure->alt.contains(QStringLiteral("20 bodies")));
    REQUIRE_FALSE(figure->kids.empty());
    for (const out::Kid& kid : figure->kids)
        CHECK(kid.page == 0);
    const std::string text = must(out::extractText(must(out::writePdf(paper))));
    for (const char* word : {"Scrutiny", "County-wide", "Stakeholder", "negotiated", "Constabulary"}) {
        CAPTURE(word);
        CHECK((text.find(word) != std::string::npos) == (std::string {word} != "Constabulary"));
    }
}

TEST_CASE("A diagram is drawn with smaller words where there is less room", "[documents][plan]")
{
    performance::Diagram diagram;
    for (int level = 0; level < 12; ++level) {
        diagram.boxes.push_back({"Group number " + std::to_string(level), "Theme", {}, level, false});
        if (level > 0)
            diagram.lines.push_back({static_cast<std::size_t>(level), static_cast<std::size_t>(level) - 1, false});
    }
    const double free = out::diagramHeight(diagram, 500, 10'000);
    const double tight = out::diagramHeight(diagram, 500, free * 0.8);
    CHECK(tight <= free * 0.8);
    CHECK(tight > free * 0.5);
}
