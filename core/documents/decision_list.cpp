// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was decided, by whom and when (requirements A03).
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/period.h"
#include "core/documents/plan_papers.h"
#include "core/documents/short_forms.h"
#include "core/meetings/minutes.h"
#include "core/partnership/body_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using replica::Reader;

namespace {

// Restricted items and entries are counted by nobody here: they stand in part two.
constexpr std::string_view kDecisionsSql = R"sql(
    SELECT m.held_on, b.name, e.item, e.verb, e.text, e.to_body, e.s17_effect, e.s17_reason
      FROM main.entry e JOIN main.meeting m ON m.id = e.meeting JOIN main.body b ON b.id = m.body
      LEFT JOIN main.agenda_item i ON i.id = e.item
     WHERE e.kind = 'decision' AND e.text IS NOT NULL AND e.removed IS NOT 1 AND e.sensitivity IS NOT 'restricted'
       AND i.sensitivity IS NOT 'restricted' AND m.state <> 'cancelled' AND m.held_on BETWEEN ?1 AND ?2
     ORDER BY m.held_on DESC, b.position, i.number, e.position, e.id
)sql";

}  // namespace

Result<Document> decisionList(const Reader& reader, const std::string& asked)
{
    Period period {base::addMonths(reader.today(), -12), reader.today()};
    if (!asked.empty()) {
        const auto given = periodFrom(asked);
        if (!given)
            return tl::unexpected(given.error());
        period = *given;
    }
    Document document = performancePaper(reader, "Decisions", capitalised(period.inWords()));
    document.landscape = true;
    document.subject = "What was decided in the open part of meetings, newest first";
    document.blocks.push_back(Title {"Decisions", capitalised(period.inWords())});
    document.blocks.push_back(
        paragraph("Decisions on restricted items are in part two of the minutes.", ParagraphStyle::Quiet));
    Table table;
    table.columns = {{"Date", 1.5}, {"Body", 2.2}, {"Minute", 0.8}, {"Decision", 4.4}, {"Section 17", 2.0}};
    table.whenEmpty = "Nothing was decided in this time.";
    replica::Statement row = reader.query(kDecisionsSql, period.first, period.last);
    while (row.next()) {
        const auto minute = meetings::minuteOf(reader, row.id(2));
        const auto to = partnership::body(reader, row.id(5));
        std::string words = row.text(3) + (row.text(3).empty() ? "" : " ") + row.text(4);
        if (to)
            words = asSentence(words) + " To the " + to->name + ".";
        const auto effect = meetings::s17EffectFrom(row.text(6));
        table.rows.push_back({{rowHeader(base::longDate(row.date(0))), textCell(row.text(1)),
                               textCell(minute ? minute->shown() : ""), textCell(words),
                               textCell(effect ? fmt::format("{}: {}", inWords(*effect), row.text(7)) : "")}});
    }
    document.blocks.push_back(std::move(table));
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty())
        document.blocks.push_back(Paragraph {std::move(key), ParagraphStyle::Quiet});
    return document;
}

}  // namespace muster::documents
