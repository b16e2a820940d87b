// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small minutes-like document with every kind of block.
#pragma once

#include "core/documents/document.h"

namespace muster::documents::test {

[[nodiscard]] inline Cell textCell(std::string text)
{
    return Cell { .runs = runsOf(text) };
}

[[nodiscard]] inline Table actionTable()
{
    Table table { .caption = "Open actions" };
    table.columns = { { .header = "Ref" }, { .header = "Action", .width = 4 }, { .header = "Status", .width = 2 },
                      { .header = "Days", .align = Align::End } };
    table.rows.push_back({ { Cell { .runs = runsOf("A-014"), .isRowHeader = true }, textCell("Hold a street surgery"),
                             Cell { .status = Status { "Overdue", Tone::Concern } }, textCell("12") } });
    table.rows.push_back({ { Cell { .runs = runsOf("A-015"), .isRowHeader = true }, textCell("Write to households"),
                             Cell { .runs = runsOf("since June"), .status = Status { "On track", Tone::Good } },
                             textCell("0") } });
    return table;
}

[[nodiscard]] inline Document aDocument()
{
    Document document;
    document.title = "Minutes of 18 October 2011";
    document.subject = "What the group decided";
    document.author = "Safer Partnership";
    document.marking = "Official-Sensitive";
    document.handling = "For the agencies named only.";
    document.draft = true;
    document.reference = "DTCG/2011-10-18";
    document.version = "version 2";
    document.printedOn = "Printed on 19 October 2011";
    document.recipient = "Copy 2 of 5: Cross Keys Homes";
    document.blocks.push_back(Title { "Tasking Group", "Minutes of the meeting on 18 October 2011" });
    document.blocks.push_back(KeyValueList {
        { { "Chair", { runsOf("Chief Inspector") } }, { "Present", { runsOf("Fire"), runsOf("Probation") } } } });
    document.blocks.push_back(Heading { 1, "Part one", "", "part-one" });
    document.blocks.push_back(Heading { 2, "Street surgery", "17", "m17" });
    Run link { .text = "minute 17", .href = "#m17" };
    Run site { .text = "the website", .href = "https://example.org/?a=1&b=2" };
    Run urdu { .text = "اردو", .language = "ur" };
    document.blocks.push_back(Paragraph {
        { Run { .text = "See " }, link, Run { .text = " and " }, site, Run { .text = "; " }, urdu,
          Run { .text = ", offices & <flats>", .bold = true } } });
    document.blocks.push_back(Decision { "AGREED", runsOf("to hold a street surgery.") });
    document.blocks.push_back(
        ActionLine { "A-014", runsOf("Hold a street surgery."), { "Lead: City Council", "By 18 November 2011" } });
    document.blocks.push_back(List { true, { { runsOf("First"), { List { false, { { runsOf("Inner"), {} } } } } },
                                             { runsOf("Second"), {} } } });
    document.blocks.push_back(actionTable());
    document.blocks.push_back(PageBreak {});
    document.blocks.push_back(Table { .caption = "Exceptions", .columns = { { .header = "Measure" } } });
    document.blocks.push_back(Paragraph { runsOf("Signed (chair)\nDate"), ParagraphStyle::Signature });
    return document;
}

}  // namespace muster::documents::test
