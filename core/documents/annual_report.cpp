// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/annual_report.h"

#include "core/base/text.h"
#include "core/documents/annual_parts.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/short_forms.h"
#include "core/documents/year_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::AgencyAccount;
using governance::AgencyComment;
using governance::CommentKind;
using replica::Reader;

namespace {

void addAccountRows(Table& table, MinutesNamed& named, const AgencyAccount& account)
{
    addFigure(table, named, "Meetings it was needed at", account.attendance.needed);
    addFigure(table, named, "of these, attended", account.attendance.attended);
    addFigure(table, named, "also came to", account.attendance.alsoCame);
    addFigure(table, named, "came: the lead", account.attendance.byLead);
    addFigure(table, named, "came: the deputy", account.attendance.byDeputy);
    addFigure(table, named, "came: someone else", account.attendance.byOther);
    addFigure(table, named, "Items raised", account.itemsRaised);
    addFigure(table, named, "Actions given", account.given);
    addFigure(table, named, "done on time", account.onTime);
    addFigure(table, named, "done late", account.late);
    addFigure(table, named, "no longer required", account.noLongerRequired);
    addFigure(table, named, "not undertaken", account.notUndertaken);
    addFigure(table, named, "replaced by another", account.superseded);
    addFigure(table, named, "declined", account.declined);
    addFigure(table, named, "open", account.open);
    addFigure(table, named, "open past their date", account.overdue);
    addFigure(table, named, "Extensions", account.extensions);
    addFigure(table, named, "Blockages raised", account.blockagesRaised);
    addFigure(table, named, "Asked to remove blockages", account.blockagesAsked);
    addFigure(table, named, "of these, removed", account.blockagesRemoved);
}

KeyValue lines(std::string key, std::vector<Runs> values)
{
    if (values.empty())
        values.push_back(runsOf("None."));
    return {std::move(key), std::move(values)};
}

void addWords(Document& document, MinutesNamed& named, const AgencyAccount& account)
{
    KeyValueList facts;
    std::vector<Runs> resources;
    for (const governance::ResourceOffer& one : account.resources)
        resources.push_back(withMinute(asSentence(one.text), named, one.minute));
    facts.entries.push_back(lines("Resources offered", std::move(resources)));
    std::string measures;
    for (const governance::LedMeasure& one : account.measures)
        measures += fmt::format("{}{} ({}): {}", measures.empty() ? "" : "; ", one.name, one.reference,
                                base::lowered(one.direction));
    facts.entries.push_back({"Measures it leads", {runsOf(measures.empty() ? "None." : measures + ".")}});
    std::vector<Runs> successes;
    for (const governance::SuccessLine& one : account.successes)
        successes.push_back(withMinute(fmt::format("{}: {}", one.reference, asSentence(one.text)), named, one.minute));
    facts.entries.push_back(lines("Successes", std::move(successes)));
    std::vector<Runs> own;
    std::vector<Runs> challenges;
    for (const AgencyComment& one : account.comments) {
        if (one.kind == CommentKind::Comment)
            own.push_back(runsOf(asSentence(one.text)));
        else if (one.kind == CommentKind::Challenge)
            challenges.push_back(runsOf(one.fromAgencyName + ": " + asSentence(one.text)));
        else
            challenges.push_back(runsOf("Answer: " + asSentence(one.text)));
    }
    facts.entries.push_back(lines("In its own words", std::move(own)));
    if (!challenges.empty())
        facts.entries.push_back(lines("Challenge", std::move(challenges)));
    document.blocks.push_back(std::move(facts));
}

/// How to read it, and where to find whom.
void addOpening(Document& document, const std::vector<AgencyAccount>& accounts)
{
    document.blocks.push_back(paragraph("Each agency has one page with the same headings. Agencies stand by category, "
                                        "then by name: this is no league table."));
    document.blocks.push_back(paragraph("Every number names the minutes it was counted from; the list of them is at "
                                        "the end. What is restricted is counted "
                                        "and not named."));
    List list;
    for (const AgencyAccount& account : accounts)
        list.items.push_back({{{.text = account.agency.name, .href = "#agency-" + account.agency.shortName}}, {}});
    document.blocks.push_back(std::move(list));
    document.blocks.push_back(paragraph(
        "After them: all agencies together, priorities, the Board's decisions by function, the tasking group, task and "
        "finish groups, and what the meetings cost."));
}

void addTotals(Document& document, const std::vector<AgencyAccount>& accounts)
{
    document.blocks.push_back(Heading {1, "All agencies together", "", "totals"});
    Table table;
    table.columns = {{.header = "Agency", .width = 1.5},
                     {.header = "Given", .width = 0.9, .align = Align::End},
                     {.header = "On time", .width = 1.0, .align = Align::End},
                     {.header = "Late", .width = 0.8, .align = Align::End},
                     {.header = "Not required", .width = 1.2, .align = Align::End},
                     {.header = "Not done", .width = 1.0, .align = Align::End},
                     {.header = "Replaced, declined", .width = 1.3, .align = Align::End},
                     {.header = "Open", .width = 0.8, .align = Align::End}};
    const auto add = [&table](const std::string& name, const AgencyAccount& account) {
        Row row;
        row.cells = {rowHeader(name)};
        for (const int number :
             {account.given.number, account.onTime.number, account.late.number, account.noLongerRequired.number,
              account.notUndertaken.number, account.superseded.number + account.declined.number, account.open.number})
            row.cells.push_back(textCell(std::to_string(number)));
        table.rows.push_back(std::move(row));
    };
    for (const AgencyAccount& account : accounts)
        add(account.agency.shortName, account);
    const AgencyAccount total = governance::totalOf(accounts);
    add("All", total);
    document.blocks.push_back(std::move(table));
    const int done = total.onTime.number + total.late.number;
    document.blocks.push_back(paragraph(fmt::format(
        "{} given: {} done, {} no longer required, {} not undertaken, {} replaced, {} declined, {} open.",
        base::counted(total.given.number, "action was", "actions were"), done, total.noLongerRequired.number,
        total.notUndertaken.number, total.superseded.number, total.declined.number, total.open.number)));
}

Document yearPaper(const Reader& reader, const std::string& name, const Period& period)
{
    // A period that is not over counts as far as the day it is printed.
    const std::string of = period.last > reader.today()
        ? fmt::format("{}, as at {}", period.inWords(), base::longDate(reader.today()))
        : period.inWords();
    Document document = performancePaper(reader, name, of);
    document.blocks.push_back(Title {name, of});
    return document;
}

void addKey(Document& document, const Reader& reader)
{
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty()) {
        document.blocks.push_back(Heading {1, "Short forms", "", "short-forms"});
        document.blocks.push_back(Paragraph {std::move(key), ParagraphStyle::Quiet});
    }
}

}  // namespace

Result<Document> annualReport(const Reader& reader, const std::string& periodText, const base::Id& meeting,
                              const base::Id& agency)
{
    const auto period = periodOfYear(reader, periodText, meeting);
    if (!period)
        return tl::unexpected(period.error());
    std::vector<AgencyAccount> accounts = governance::agencyAccounts(reader, {period->first, period->last, {}});
    Document document = yearPaper(reader, "Annual report by agency", *period);
    document.subject = "What each agency was asked, what it did, and who came";
    MinutesNamed named;
    if (agency.isNil())
        addOpening(document, accounts);
    bool first = true;
    for (const AgencyAccount& account : accounts) {
        if (!agency.isNil() && account.agency.id != agency)
            continue;
        if (!std::exchange(first, false) || agency.isNil())
            document.blocks.push_back(PageBreak {});
        document.blocks.push_back(
            Heading {1, partnership::fullName(account.agency), "", "agency-" + account.agency.shortName});
        document.blocks.push_back(paragraph(inWords(account.agency.category), ParagraphStyle::Meta));
        Table table = figureTable();
        addAccountRows(table, named, account);
        document.blocks.push_back(std::move(table));
        addWords(document, named, account);
    }
    if (first)
        return fail(FailureCode::NotFound, "No agency was a partner in that period. Choose another one.", "period");
    if (agency.isNil()) {
        document.blocks.push_back(PageBreak {});
        addTotals(document, accounts);
        addPriorities(document, reader, period->last);
        addServed(document, reader, named, *period);
        addFunctions(document, reader, named, *period);
        if (const auto summary = governance::yearSummary(reader, {}, period->first, period->last)) {
            document.blocks.push_back(Heading {1, summary->body.name, "", "tasking"});
            addYear(document, *summary, named, 2);
        }
        addGroups(document, reader, *period, 1);
        addGroupSuccesses(document, reader, *period);
        document.blocks.push_back(Heading {1, "What the meetings cost", "", "burden"});
        addBurden(document, governance::meetingBurden(reader, period->first, period->last), 2);
    }
    document.blocks.push_back(PageBreak {});
    named.addList(document);
    addKey(document, reader);
    return document;
}

Result<Document> annualSummary(const Reader& reader, const std::string& periodText, const base::Id& meeting)
{
    const auto period = periodOfYear(reader, periodText, meeting);
    if (!period)
        return tl::unexpected(period.error());
    const auto summary = governance::yearSummary(reader, {}, period->first, period->last);
    if (!summary)
        return fail(
            FailureCode::NotFound,
            "No body of the partnership gives actions, so there is no year to sum up. Give one that authority on "
            "the Partnership page.",
            "body");
    Document document = yearPaper(reader, "Annual summary: " + summary->body.name, *period);
    document.subject = "Items, actions, outcomes, groups and exceptions of a year";
    MinutesNamed named;
    addYear(document, *summary, named, 1);
    addGroups(document, reader, *period, 1);
    named.addList(document);
    addKey(document, reader);
    return document;
}

Result<Document> meetingBurdenPage(const Reader& reader, const std::string& periodText)
{
    const auto period = periodOfYear(reader, periodText, {});
    if (!period)
        return tl::unexpected(period.error());
    Document document = yearPaper(reader, "What the meetings cost", *period);
    document.subject = "Meetings, hours and documents by quarter and by body";
    addBurden(document, governance::meetingBurden(reader, period->first, period->last), 1);
    return document;
}

}  // namespace muster::documents
