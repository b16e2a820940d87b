// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log of requests for information, and what is given in answer to one: from data, by omission.
#include "core/documents/register_documents.h"

#include "core/actions/action_queries.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/governance/information_requests.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/profile_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::FoundKind;
using governance::InformationRequest;
using replica::Reader;

namespace {

/// An item with its record, open lines only; nothing for a restricted one.
bool addItem(Document& document, const Reader& reader, const base::Id& id)
{
    const auto item = meetings::itemById(reader, id, meetings::Audience::Open);
    if (!item || item->restricted())
        return false;
    const auto meeting = meetings::meetingById(reader, item->meeting);
    document.blocks.push_back(Heading {1, item->title, {}, {}});
    KeyValueList facts;
    if (meeting)
        addLine(facts, "Meeting", meetings::meetingTitle(*meeting));
    addLine(facts, "Lead", item->lead);
    addLine(facts, "Background", item->background);
    document.blocks.push_back(std::move(facts));
    List lines;
    for (const meetings::Entry& entry : meetings::entriesOf(reader, id)) {
        if (entry.restricted || entry.kind == meetings::EntryKind::Disclosure
            || entry.kind == meetings::EntryKind::Action)
            continue;
        lines.items.push_back(
            {runsOf(asSentence(entry.verb.empty() ? entry.text : entry.verb + " " + entry.text)), {}});
    }
    if (!lines.items.empty())
        document.blocks.push_back(std::move(lines));
    return true;
}

bool addAction(Document& document, const Reader& reader, const base::Id& id)
{
    actions::ActionFilter all;
    for (const actions::Action& action : actions::listActions(reader, all, actions::Audience::Open)) {
        if (action.id != id)
            continue;
        if (action.restricted)
            return false;
        document.blocks.push_back(Heading {1, action.reference, {}, {}});
        KeyValueList facts;
        addLine(facts, "Action", action.text);
        addLine(facts, "Lead", action.lead.name);
        addLine(facts, "Due", actions::dueInWords(action));
        addLine(facts, "Status", actions::inWords(action.status));
        addLine(facts, "Latest", action.latestUpdate);
        document.blocks.push_back(std::move(facts));
        return true;
    }
    return false;
}

bool addFinding(Document& document, const std::string& reference, const std::string& name, const std::string& text,
                bool restricted)
{
    if (restricted)
        return false;
    document.blocks.push_back(Heading {1, reference + (name.empty() ? "" : " " + name), {}, {}});
    if (!text.empty())
        document.blocks.push_back(paragraph(asSentence(text)));
    return true;
}

bool addRecord(Document& document, const Reader& reader, const governance::RequestRecord& record)
{
    switch (record.kind) {
    case FoundKind::Action:
        return addAction(document, reader, record.record);
    case FoundKind::Blockage:
        if (const auto blockage = actions::findBlockage(reader, record.record))
            return addFinding(document, blockage->reference, {}, blockage->text, blockage->restricted);
        return false;
    case FoundKind::Exception:
        if (const auto exception = actions::findException(reader, record.record))
            return addFinding(document, exception->reference, exception->name, exception->cause, exception->restricted);
        return false;
    case FoundKind::Disclosure:
        return false;
    default:
        return addItem(document, reader, record.record);
    }
}

Document requestPaper(const Reader& reader, const std::string& name)
{
    const auto profile = partnership::profile(reader);
    Document document;
    document.title = name;
    setIssuer(document, profile ? profile->name : std::string {"The partnership"}, name);
    document.marking = kOfficial;
    document.printedOn = printedLine(reader.today());
    document.blocks.push_back(Title {name, {}});
    return document;
}

}  // namespace

Result<Document> requestLog(const Reader& reader)
{
    Document document = requestPaper(reader, "Requests for information");
    document.subject = "Every request with its clock";
    document.version = "As of " + base::longDate(reader.today());
    document.compact = true;
    document.landscape = true;
    Table table;
    table.caption = "Requests and their answers";
    table.columns = {{.header = "Ref", .width = 0.9},
                     {.header = "Kind", .width = 1.6},
                     {.header = "Received", .width = 1.6},
                     {.header = "Answer due", .width = 1.6},
                     {.header = "Subject", .width = 3},
                     {.header = "How it stands", .width = 2.6},
                     {.header = "Given", .width = 0.7, .align = Align::End},
                     {.header = "Left out", .width = 0.8, .align = Align::End}};
    for (const InformationRequest& one : governance::informationRequests(reader)) {
        // Who asks for what is held about them stays out of a list that lies on desks.
        Cell state = textCell(one.clockInWords(reader.today()));
        if (one.overdue || one.late)
            state.status = Status {one.overdue ? "Overdue" : "Late", Tone::Concern};
        table.rows.push_back({{rowHeader(one.reference), textCell(governance::inWords(one.kind)),
                               textCell(base::longDate(one.receivedOn)), textCell(base::longDate(one.dueOn)),
                               textCell(one.restricted ? std::string {"A person's own request"} : one.subject), state,
                               textCell(std::to_string(one.included)), textCell(std::to_string(one.omitted))}});
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(
        paragraph("Freedom of information: 20 working days from the day after receipt. Subject access: one "
                  "calendar month, or the next working day.",
                  ParagraphStyle::Quiet));
    return document;
}

Result<Document> requestBundle(const Reader& reader, const std::string& reference)
{
    const auto request = governance::findRequest(reader, reference);
    if (!request)
        return tl::unexpected(request.error());
    Document document = requestPaper(reader, "Answer to request " + request->reference);
    document.subject = "Records given in answer to a request for information";
    document.marking = {};
    document.edition = "Edited version";
    document.version = "Edited version";
    KeyValueList head;
    addLine(head, "Request", governance::inWords(request->kind));
    addLine(head, "Received", base::longDate(request->receivedOn));
    if (!request->restricted)
        addLine(head, "Asked for", request->scope);
    document.blocks.push_back(std::move(head));
    int given = 0;
    int left = 0;
    const auto place = document.blocks.size();
    for (const governance::RequestRecord& record : governance::recordsOf(reader, request->id)) {
        // What was restricted since it was chosen is left out now.
        if (record.included && addRecord(document, reader, record))
            ++given;
        else
            ++left;
    }
    if (given == 0)
        return fail(FailureCode::Refused,
                    fmt::format("Nothing was chosen for {} yet. Search, choose what goes in, and make it again.",
                                request->reference),
                    "request");
    const std::string omitted = left == 0
        ? std::string {"Records about individuals, and restricted items, are not part of it."}
        : fmt::format("{} left out. Records about individuals, and restricted items, are not part of it.",
                      base::counted(left, "record was", "records were"));
    document.blocks.insert(document.blocks.begin() + static_cast<std::ptrdiff_t>(place),
                           paragraph("This is an edited version of the record. " + omitted, ParagraphStyle::Notice));
    return document;
}

}  // namespace muster::documents
