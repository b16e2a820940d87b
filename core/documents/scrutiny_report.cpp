// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/accountability_papers.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/short_forms.h"
#include "core/documents/year_parts.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/governance/circulation.h"
#include "core/governance/scrutiny.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kEqualitySql = R"(
    SELECT p.name, e.made_on, e.summary FROM main.equality_assessment e JOIN main.priority p ON p.id = e.priority
     WHERE e.made_on IS NOT NULL ORDER BY p.position, e.made_on DESC)";

struct Committee {
    partnership::Body body;
    std::optional<meetings::Meeting> meeting;
    base::Date date;
};

Result<Committee> committeeOf(const Reader& reader, const base::Id& meetingId)
{
    Committee chosen;
    chosen.meeting = meetings::meetingById(reader, meetingId);
    if (chosen.meeting) {
        const auto body = partnership::body(reader, chosen.meeting->body);
        if (!body || body->tier != partnership::Tier::Scrutiny)
            return fail(FailureCode::Refused, "Choose a meeting of the scrutiny committee.", "meeting");
        chosen.body = *body;
        chosen.date = chosen.meeting->date;
        return chosen;
    }
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.tier != partnership::Tier::Scrutiny)
            continue;
        chosen.body = body;
        chosen.date = reader.today();
        const auto next = governance::nextMeetingOf(reader, body.id);
        const auto all = meetings::meetingsOf(reader, body.id);
        if (next && !next->meeting.isNil())
            chosen.meeting = meetings::meetingById(reader, next->meeting);
        else if (!all.empty())
            chosen.meeting = all.back();
        if (chosen.meeting)
            chosen.date = chosen.meeting->date;
        return chosen;
    }
    return fail(FailureCode::NotFound,
                "The partnership has no scrutiny committee. Add a body of that kind on the Partnership page.",
                "meeting");
}

void section(Document& document, const std::string& title, const std::vector<std::string>& paragraphs)
{
    const auto number = std::count_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading != nullptr && heading->level == 1;
    });
    document.blocks.push_back(Heading {1, title, std::to_string(number + 1), ""});
    for (const std::string& text : paragraphs)
        document.blocks.push_back(paragraph(text));
}

void addPartners(Document& document, const std::vector<governance::AgencyAccount>& accounts)
{
    Table table;
    table.columns = {{.header = "Partner", .width = 2.6},
                     {.header = "Needed", .width = 0.9, .align = Align::End},
                     {.header = "Came", .width = 0.8, .align = Align::End},
                     {.header = "Actions", .width = 0.9, .align = Align::End},
                     {.header = "Done on time", .width = 1.0, .align = Align::End},
                     {.header = "Late", .width = 0.7, .align = Align::End},
                     {.header = "Open", .width = 0.7, .align = Align::End}};
    for (const governance::AgencyAccount& account : accounts) {
        Row row;
        row.cells = {rowHeader(account.agency.name)};
        for (const int number : {account.attendance.needed.number, account.attendance.attended.number,
                                 account.given.number, account.onTime.number, account.late.number, account.open.number})
            row.cells.push_back(textCell(std::to_string(number)));
        table.rows.push_back(std::move(row));
    }
    document.blocks.push_back(std::move(table));
}

std::vector<std::string> issuesFor(const Reader& reader)
{
    std::vector<std::string> issues;
    for (const actions::PerformanceException& one : actions::listExceptions(reader)) {
        if (actions::isOpen(one.state) && one.state != actions::ExceptionState::Detected && !one.restricted)
            issues.push_back(fmt::format("{} {}: {}.", one.reference,
                                         one.name.empty() ? "Raised by judgement" : one.name,
                                         base::lowered(actions::inWords(one.state))));
    }
    for (const actions::Blockage& one : actions::blockagesForBoard(reader)) {
        if (!one.restricted)
            issues.push_back(fmt::format("{} {}", one.reference, asSentence(one.text)));
    }
    return issues;
}

void addBullets(Document& document, const std::vector<std::string>& texts, std::string_view nothing)
{
    if (texts.empty()) {
        document.blocks.push_back(paragraph(nothing));
        return;
    }
    List list;
    for (const std::string& text : texts)
        list.items.push_back({runsOf(text), {}});
    document.blocks.push_back(std::move(list));
}

void addImplications(Document& document, const Reader& reader)
{
    section(document, "Implications", {});
    KeyValueList facts;
    addLine(
        facts, "Section 17",
        "The report is about the duty of each authority under section 17 of the Crime and Disorder Act 1998 to do all "
        "it reasonably can to prevent crime and disorder.");
    KeyValue equality {"Equality", {}};
    Statement row = reader.query(kEqualitySql);
    while (row.next())
        equality.values.push_back(runsOf(
            fmt::format("{}, assessed on {}. {}", row.text(0), base::longDate(row.date(1)), asSentence(row.text(2)))));
    if (equality.values.empty())
        equality.values.push_back(runsOf("No assessment of a priority is recorded yet."));
    facts.entries.push_back(std::move(equality));
    addLine(facts, "Finance", "None from this report. What an action costs is borne by the agency that leads it.");
    addLine(
        facts, "Legal",
        "The committee sits as the crime and disorder committee under section 19 of the Police and Justice Act 2006.");
    document.blocks.push_back(std::move(facts));
}

void addFollowUp(Document& document, const Reader& reader)
{
    section(document, "What the committee recommended before", {});
    Table table;
    table.columns = {{.header = "No.", .width = 0.5},
                     {.header = "Recommendation", .width = 2.8},
                     {.header = "To", .width = 2.5},
                     {.header = "Response due", .width = 1.4},
                     {.header = "Response", .width = 2.0}};
    table.whenEmpty = "Nothing yet.";
    for (const governance::ScrutinyRecommendation& one : governance::scrutinyRecommendations(reader)) {
        Row line;
        Cell response = textCell(one.response);
        response.runs.insert(response.runs.begin(),
                             Run {.text = one.stateInWords(reader.today()) + (one.response.empty() ? "" : ". ")});
        line.cells = {rowHeader(std::to_string(one.number)), textCell(asSentence(capitalised(one.text))),
                      textCell(one.to), textCell(base::longDate(one.responseDueOn)), std::move(response)};
        table.rows.push_back(std::move(line));
    }
    document.blocks.push_back(std::move(table));
}

}  // namespace

Result<Document> scrutinyReport(const Reader& reader, const base::Id& meetingId)
{
    const auto committee = committeeOf(reader, meetingId);
    if (!committee)
        return tl::unexpected(committee.error());
    const auto profile = partnership::profile(reader);
    const Period period {base::addDays(base::addMonths(committee->date, -12), 1), committee->date};
    Document document = performancePaper(reader, "Report to scrutiny", base::longDate(committee->date));
    document.subject = "What the partnership did in the year, for the crime and disorder committee";
    document.blocks.push_back(Title {
        fmt::format("Report of the {}", profile ? profile->name : std::string {"partnership"}), period.inWords()});
    KeyValueList head;
    addLine(head, "To", committee->body.name);
    const auto tasking = governance::yearSummary(reader, {}, period.first, period.last);
    addLine(head, "Author",
            tasking && !tasking->body.secretaryRole.empty() ? tasking->body.secretaryRole : reader.author());
    addLine(head, "Date", base::longDate(committee->date));
    addLine(head, "Title", std::get<Title>(document.blocks.back()).text);
    document.blocks.push_back(std::move(head));

    section(document, "Purpose",
            {"To tell the committee what the partnership did in the twelve months before its meeting, so that it can "
             "examine the work and make recommendations."});
    std::vector<std::string> background;
    if (profile && !profile->vision.empty())
        background.push_back(asSentence(profile->vision));
    background.emplace_back(
        "The report is drawn from the record of the tasking group. It is written before the annual Board has met.");
    section(document, "Background", background);
    MinutesNamed named;
    section(document, "What the group did", {});
    if (tasking)
        addYear(document, *tasking, named, 2);
    else
        document.blocks.push_back(paragraph("No tasking group met."));
    section(document, "Performance", {});
    Document directions;
    addDirections(directions, performance::chartsOfMeasures(reader));
    document.blocks.push_back(std::move(directions.blocks.back()));  // under the heading above
    section(document, "Accountability of partners",
            {"By category, then by name. The annual report gives each partner a page."});
    addPartners(document, governance::agencyAccounts(reader, {period.first, period.last, {}}));
    section(document, "Issues for the committee", {});
    addBullets(document, issuesFor(reader), "None.");
    addImplications(document, reader);
    section(document, "Recommendations", {"The committee is asked:"});
    addBullets(
        document,
        {"to note what was done;", "to say which priority it wants to look at more closely;",
         fmt::format("to make its recommendations to the agency or body that can act on them, for a response within "
                     "{} days.",
                     governance::kResponseDays)},
        "");
    addFollowUp(document, reader);
    named.addList(document);
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
