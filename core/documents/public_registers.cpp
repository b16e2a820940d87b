// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registers of what the public was told and asked (requirements §4.17).
#include "core/documents/accountability_papers.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/period.h"
#include "core/documents/short_forms.h"

#include "core/base/text.h"
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"
#include "core/governance/publication.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using governance::EngagementRecord;
using governance::PanelPriority;
using replica::Reader;

namespace {

/// Everything, where no period is asked for.
Result<std::optional<Period>> wanted(const std::string& text)
{
    if (text.empty())
        return std::optional<Period> {};
    const auto period = periodFrom(text);
    if (!period)
        return tl::unexpected(period.error());
    return std::optional {*period};
}

bool within(const std::optional<Period>& period, base::Date day)
{
    return !period || (period->first <= day && day <= period->last);
}

Document registerPaper(const Reader& reader, const std::string& name, const std::optional<Period>& period)
{
    const std::string words = period ? period->inWords() : "Up to " + base::longDate(reader.today());
    Document document = performancePaper(reader, name, words);
    document.landscape = true;
    document.blocks.push_back(Title {name, words});
    return document;
}

void addKey(Document& document, const Reader& reader)
{
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty())
        document.blocks.push_back(Paragraph {std::move(key), ParagraphStyle::Quiet});
}

std::string dayOr(const std::optional<base::Date>& day, std::string_view other)
{
    return day ? base::longDate(*day) : std::string {other};
}

Table questions(const std::vector<EngagementRecord>& records)
{
    Table table;
    table.columns = {{.header = "Asked on", .width = 1.1},
                     {.header = "Where", .width = 1.2},
                     {.header = "Question or comment", .width = 3.0},
                     {.header = "Answer", .width = 3.0},
                     {.header = "Answered", .width = 1.7},
                     {.header = "Kind", .width = 0.9}};
    table.whenEmpty = "None.";
    for (const EngagementRecord& one : records) {
        Row row;
        row.cells = {rowHeader(base::longDate(one.madeOn)),
                     textCell(one.bodyName),
                     textCell(one.question),
                     textCell(one.answer.empty() ? (one.isUnanswered() ? "No answer yet." : "") : one.answer),
                     textCell(one.answeredOn
                                  ? dayOr(one.answeredOn, "") + (one.answeredBy.empty() ? "" : ", " + one.answeredBy)
                                  : ""),
                     textCell(governance::inWords(one.kind))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string days(const std::vector<base::Date>& dates)
{
    std::vector<std::string> words;
    std::transform(dates.begin(), dates.end(), std::back_inserter(words),
                   [](base::Date day) { return base::longDate(day); });
    return words.empty() ? "none" : base::joinedInWords(words);
}

}  // namespace

Result<Document> publicationRegister(const Reader& reader, const std::string& periodText)
{
    const auto period = wanted(periodText);
    if (!period)
        return tl::unexpected(period.error());
    Document document = registerPaper(reader, "Register of publications", *period);
    document.subject = "What was published, when, where, and who released it";
    bool any = false;
    for (const governance::Publication& one : governance::publications(reader)) {
        if (!within(*period, one.to))
            continue;
        any = true;
        document.blocks.push_back(
            Heading {1, fmt::format("{}, version {}", one.title, one.version), "", "p-" + one.id.hex()});
        std::string words = one.stateInWords(reader.today()) + ".";
        if (one.approvedOn)
            words += fmt::format(" Approved on {} by the {}.", base::longDate(*one.approvedOn), one.approvedBy);
        if (!one.withdrawnReason.empty())
            words += " " + asSentence(one.withdrawnReason);
        document.blocks.push_back(paragraph(words));
        Table table;
        table.columns = {{.header = "Channel", .width = 3.2},
                         {.header = "Published", .width = 1.6},
                         {.header = "Owner", .width = 2.4},
                         {.header = "Where, language", .width = 2.4}};
        for (const governance::ChannelLine& line : governance::channelLines(reader, one.id)) {
            std::string note = line.language;
            if (!line.note.empty())
                note += (note.empty() ? "" : ", ") + line.note;
            Row row;
            row.cells = {rowHeader(governance::inWords(line.channel)),
                         textCell(line.publishedOn ? "✓ " + base::longDate(*line.publishedOn) : "Not yet"),
                         textCell(line.ownerRole), textCell(note)};
            table.rows.push_back(std::move(row));
        }
        document.blocks.push_back(std::move(table));
    }
    if (!any)
        document.blocks.push_back(paragraph("Nothing is drafted or published."));
    addKey(document, reader);
    return document;
}

Result<Document> questionLog(const Reader& reader, const std::string& periodText)
{
    const auto period = wanted(periodText);
    if (!period)
        return tl::unexpected(period.error());
    const base::Date day = *period ? (*period)->last : reader.today();
    Document document = registerPaper(reader, "Questions of the public", *period);
    document.subject = "What people asked, what they were told, and when they can ask again";
    for (const governance::PublicSessions& one : governance::publicSessions(reader, day))
        document.blocks.push_back(paragraph(fmt::format("{}, {} to {}: {} (held: {}; planned: {}).", one.bodyName,
                                                        base::longDate(one.yearFrom), base::longDate(one.yearTo),
                                                        one.inWords(), days(one.held), days(one.planned))));
    std::vector<EngagementRecord> all;
    for (EngagementRecord& one : governance::engagementRecords(reader)) {
        if (within(*period, one.madeOn))
            all.push_back(std::move(one));
    }
    std::vector<EngagementRecord> open;
    std::copy_if(all.begin(), all.end(), std::back_inserter(open),
                 [](const EngagementRecord& one) { return one.isUnanswered(); });
    std::erase_if(all, [](const EngagementRecord& one) { return one.isUnanswered(); });
    document.blocks.push_back(Heading {1, "Waiting for an answer", "", "waiting"});
    document.blocks.push_back(questions(open));
    document.blocks.push_back(Heading {1, "Answered, and comments", "", "answered"});
    document.blocks.push_back(questions(all));
    document.blocks.push_back(Heading {1, "Forums", "", "forums"});
    Table forums;
    forums.columns = {
        {.header = "Priority", .width = 3.0}, {.header = "Forum", .width = 3.0}, {.header = "Held", .width = 3.0}};
    forums.whenEmpty = "No forums are set up.";
    for (const governance::ForumLine& line : governance::forums(reader, day)) {
        Row row;
        row.cells = {rowHeader(line.priorityName), textCell(line.bodyName), textCell(line.inWords(day))};
        forums.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(forums));
    document.blocks.push_back(Heading {1, "How far people were part of it", "", "kinds"});
    Table kinds;
    kinds.columns = {{.header = "Kind", .width = 3.0}, {.header = "In the year", .width = 1.0, .align = Align::End}};
    const base::Date yearFrom = performance::periodOf(day, performance::Frequency::Yearly);
    for (const governance::EngagementCount& one : governance::engagementCounts(
             reader, yearFrom, performance::lastDayOf(yearFrom, performance::Frequency::Yearly))) {
        Row row;
        row.cells = {rowHeader(governance::inWords(one.kind)), textCell(std::to_string(one.count))};
        kinds.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(kinds));
    addKey(document, reader);
    return document;
}

Result<Document> panelRegister(const Reader& reader, const std::string& periodText)
{
    const auto period = wanted(periodText);
    if (!period)
        return tl::unexpected(period.error());
    Document document = registerPaper(reader, "Priorities of neighbourhood panels", *period);
    document.subject = "What panels set, what came of it, and what they were told";
    Table table;
    table.columns = {{.header = "Area", .width = 1.3},     {.header = "Set on", .width = 1.2},
                     {.header = "You said", .width = 2.6}, {.header = "Outcome", .width = 2.0},
                     {.header = "We did", .width = 2.6},   {.header = "Told back", .width = 1.4}};
    table.whenEmpty = "No panel has set a priority.";
    for (const PanelPriority& one : governance::panelPriorities(reader)) {
        if (!within(*period, one.setOn))
            continue;
        Row row;
        row.cells = {rowHeader(one.area),   textCell(base::longDate(one.setOn)), textCell(one.text),
                     textCell(one.outcome), textCell(one.toldBackText),          textCell(one.stateInWords())};
        table.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(table));
    addKey(document, reader);
    return document;
}

}  // namespace muster::documents
