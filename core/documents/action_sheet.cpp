// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/action_documents.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace muster::documents {

using actions::Action;
using base::fail;
using base::FailureCode;
using base::Result;

namespace {

std::string supporting(const Action& action, const AgencyNames& names)
{
    std::vector<std::string> agencies;
    for (const actions::AgencyName& agency : action.supporting)
        agencies.push_back(names.printed(agency.shortName));
    return fmt::format("{}", fmt::join(agencies, ", "));
}

std::string dueOnSheet(const Action& action)
{
    return action.due ? actions::dueInWords(action) : std::string {"To be agreed"};
}

std::string ownerOnSheet(const Action& action)
{
    if (action.restricted)
        return "Named in part two";
    return action.ownerTitle.empty() ? "To be agreed" : action.ownerTitle;
}

Row sheetRow(const Action& action, const AgencyNames& names)
{
    const std::string text = action.restricted ? "Restricted action, sent separately" : action.text;
    Row row;
    row.cells = {
        rowHeader(action.reference),
        textCell(text),
        textCell(ownerOnSheet(action)),
        textCell(supporting(action, names)),
        textCell(dueOnSheet(action)),
        textCell(action.minuteNumber ? action.minutePrefix + std::to_string(*action.minuteNumber) : std::string {})};
    if (action.status == actions::ActionStatus::AwaitingConfirmation)
        row.cells[1].runs.push_back({.text = "\nTo be confirmed by the agency.", .italic = true});
    return row;
}

Table sheetTable()
{
    Table table;
    table.columns = {{.header = "Ref", .width = 0.8},   {.header = "Action", .width = 4.0},
                     {.header = "Owner", .width = 2.2}, {.header = "Supporting", .width = 2.0},
                     {.header = "Due", .width = 1.8},   {.header = "Minute", .width = 0.7, .align = Align::End}};
    return table;
}

void addToBeAgreed(Document& document, const std::vector<Action>& all)
{
    document.blocks.push_back(Heading {1, "To be agreed", "", "to-be-agreed"});
    List list;
    for (const Action& action : all) {
        if (!actions::isOpen(action.status))
            continue;
        std::vector<std::string> missing;
        if (action.ownerTitle.empty() && !action.restricted)
            missing.emplace_back("who owns it");
        if (!action.due)
            missing.emplace_back("by when");
        if (action.status == actions::ActionStatus::AwaitingConfirmation)
            missing.push_back(fmt::format("confirmation by {}", action.lead.name));
        if (!missing.empty())
            list.items.push_back(
                {{{.text = action.reference, .bold = true}, {.text = ": " + base::joinedInWords(missing) + "."}}, {}});
    }
    if (list.items.empty())
        document.blocks.push_back(
            paragraph("Nothing: every action has an owner, a date and the agreement of its agency."));
    else
        document.blocks.push_back(std::move(list));
}

}  // namespace

Result<Document> actionSheet(const replica::Reader& reader, const base::Id& meetingId, const base::Id& agencyId)
{
    const auto meeting = meetings::meetingById(reader, meetingId);
    if (!meeting)
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    actions::ActionFilter filter;
    filter.meeting = meetingId;
    filter.agency = agencyId;
    std::vector<Action> all = actions::listActions(reader, filter, actions::Audience::Open);
    std::erase_if(all, [](const Action& action) { return action.status == actions::ActionStatus::Draft; });

    const auto profile = partnership::profile(reader);
    const auto only = agencyId.isNil() ? std::nullopt : partnership::agency(reader, agencyId);
    Document document;
    document.title = fmt::format("Action sheet: {}, {}", meeting->bodyName, base::longDate(meeting->date));
    document.subject = "What each agency was asked to do, and by when";
    setIssuer(document, profile ? profile->name : meeting->bodyName,
              meetings::meetingReference(*meeting) + " action sheet");
    document.marking = kOfficial;
    document.version = "As recorded";
    document.printedOn = printedLine(reader.today());
    document.compact = true;  // two sides at most (requirements §4.4)
    document.blocks.push_back(
        Title {"Action sheet", fmt::format("{}, {}", meeting->bodyName, base::weekdayAndDate(meeting->date))});
    KeyValueList head;
    addLine(head, "To", only ? only->name : std::string {"Every agency with an action"});
    addLine(head, "From", roleAndAgency(meeting->noteTaker.roleTitle, meeting->noteTaker.agencyName));
    document.blocks.push_back(std::move(head));

    const AgencyNames names {reader};
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        Table table = sheetTable();
        for (const Action& action : all) {
            if (action.lead.id == agency.id)
                table.rows.push_back(sheetRow(action, names));
        }
        if (table.rows.empty())
            continue;
        document.blocks.push_back(Heading {1, agency.name, "", "agency-" + agency.shortName});
        document.blocks.push_back(std::move(table));
    }
    if (all.empty())
        document.blocks.push_back(paragraph("No actions were recorded at this meeting."));
    addToBeAgreed(document, all);
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty())
        document.blocks.insert(document.blocks.begin() + 2, Paragraph {std::move(key), ParagraphStyle::Quiet});
    return document;
}

}  // namespace muster::documents
