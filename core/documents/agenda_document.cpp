// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/agenda_document.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::Agenda;
using meetings::AgendaItem;

namespace {

constexpr std::string_view kPartTwoNotice =
    "The following items contain information about individuals or about action to prevent, investigate or prosecute "
    "crime. Only the agencies listed attend.";

constexpr std::string_view kHandling =
    "Part two is for the agencies listed there only. Do not copy or share without the chair's agreement.";

/// What is asked, as a council agenda says it: "For input", "To approve", "Update".
std::string askInWords(const AgendaItem& item)
{
    static const std::set<std::string> kToDo {"note", "approve", "agree", "consider", "receive", "review", "decide"};
    const std::string ask {meetings::inWords(item.ask)};
    if (kToDo.contains(item.purpose))
        return "To " + item.purpose;
    if (!ask.empty())
        return "For " + ask;
    return capitalised(item.purpose);
}

/// Where it comes from, short enough for a column.
std::string fromInWords(const AgendaItem& item, const AgencyNames& names)
{
    using meetings::ItemOrigin;
    if (!item.origin)
        return {};
    switch (*item.origin) {
    case ItemOrigin::CrimeData:
        return "Crime data";
    case ItemOrigin::PanelPriority:
        return "Panel";
    case ItemOrigin::PartnerReferral:
        return item.raisedByAgencyName.empty() ? "Partner" : names.printed(item.raisedByAgencyName);
    case ItemOrigin::Workstream:
        return "Workstream";
    case ItemOrigin::CommissionedGroup:
        return "Task group";
    case ItemOrigin::Performance:
        return "Performance";
    case ItemOrigin::Standing:
        return item.raisedByBodyName.empty() ? "Standing" : item.raisedByBodyName;
    case ItemOrigin::Urgent:
        return "Urgent";
    }
    return {};
}

std::string agenciesOf(const AgendaItem& item, const AgencyNames& names)
{
    std::vector<std::string> needed;
    for (const meetings::ItemRequirement& requirement : item.requirements) {
        if (requirement.need == meetings::Need::Required)
            needed.push_back(names.printed(requirement.agencyName));
    }
    return base::joinedInWords(needed);
}

Cell itemCell(const AgendaItem& item, const AgencyNames& names)
{
    Cell cell = {.runs = {{.text = item.title, .bold = true}}};
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty())
            cell.runs.push_back({.text = " " + asSentence(sentence)});
    };
    const bool closed = item.title.ends_with('.') || item.title.ends_with('?');
    if (!item.sealed && !askInWords(item).empty())
        cell.runs.push_back({.text = (closed ? " " : ". ") + asSentence(askInWords(item))});
    if (!item.urgentReason.empty())
        add("Urgent item, agreed by the chair because " + item.urgentReason);
    if (!item.continuesText.empty())
        add(capitalised(item.continuesText));
    for (const meetings::ItemPaper& paper : item.papers) {
        if (paper.late)
            add(fmt::format("Paper {}", paper.latenessInWords()));
    }
    if (item.restricted()) {
        const std::string agencies = agenciesOf(item, names);
        cell.runs.push_back({.text = item.sealed && !closed ? ". " : " "});
        cell.runs.push_back(
            {.text = agencies.empty() ? std::string {"No agency named yet."} : "Agencies: " + asSentence(agencies)});
    }
    return cell;
}

Table itemTable(const std::vector<const AgendaItem*>& items, const AgencyNames& names, std::string caption)
{
    Table table = {.caption = std::move(caption)};
    table.columns = {{.header = "No.", .width = 0.35},
                     {.header = "Item and what is asked", .width = 6.7},
                     {.header = "Lead", .width = 2.3},
                     {.header = "From", .width = 1.2},
                     {.header = "Minutes", .width = 0.6, .align = Align::End},
                     {.header = "Time", .width = 0.6, .align = Align::End}};
    for (const AgendaItem* item : items) {
        table.rows.push_back({{rowHeader(std::to_string(item->number)), itemCell(*item, names), textCell(item->lead),
                               textCell(fromInWords(*item, names)), textCell(std::to_string(item->minutes)),
                               textCell(base::clockTime(item->starts))}});
    }
    return table;
}

/// "Taken from 11:31am, after item 11."
std::string whenTaken(const Agenda& agenda, const AgendaItem& first)
{
    std::string words = "Taken from " + base::spokenTime(first.starts);
    const auto at = std::find_if(agenda.items.begin(), agenda.items.end(),
                                 [&](const AgendaItem& item) { return item.id == first.id; });
    if (at != agenda.items.begin() && at != agenda.items.end())
        words += fmt::format(", after item {}", std::prev(at)->number);
    return words + ".";
}

void addItems(Document& document, const Agenda& agenda, const AgencyNames& names, const std::string& notice)
{
    std::vector<const AgendaItem*> open;
    std::vector<const AgendaItem*> restricted;
    for (const AgendaItem& item : agenda.items)
        (item.restricted() ? restricted : open).push_back(&item);
    if (!open.empty()) {
        if (!restricted.empty())
            document.blocks.push_back(Heading {1, "Part one", "", "part-one"});
        document.blocks.push_back(itemTable(open, names, restricted.empty() ? "Items" : ""));
    }
    if (!restricted.empty()) {
        document.blocks.push_back(Heading {1, "Part two (restricted)", "", "part-two"});
        document.blocks.push_back(
            paragraph(notice + " " + whenTaken(agenda, *restricted.front()), ParagraphStyle::Notice));
        document.blocks.push_back(itemTable(restricted, names, ""));
    }
    if (agenda.items.empty())
        document.blocks.push_back(paragraph("Nothing has been put on this agenda yet."));
}

Result<void> addTermsOfReference(const replica::Reader& reader, Document& document, const meetings::Meeting& meeting)
{
    const auto body = partnership::body(reader, meeting.body);
    if (!body || body->termsOfReference.empty())
        return fail(FailureCode::Refused,
                    fmt::format("The terms of reference of the {} have not been recorded. Record them under "
                                "Partnership first, or make the agenda without them.",
                                meeting.bodyName),
                    "terms of reference");
    document.blocks.push_back(PageBreak {});
    document.blocks.push_back(Heading {1, "Terms of reference", "", "terms-of-reference"});
    std::string version = body->termsVersion.empty() ? std::string {} : "Version " + body->termsVersion;
    if (body->termsOn)
        version += (version.empty() ? "Agreed on " : ", agreed on ") + base::longDate(*body->termsOn);
    if (!version.empty())
        document.blocks.push_back(paragraph(version, ParagraphStyle::Meta));
    for (const std::string& line : base::split(body->termsOfReference, '\n')) {
        if (!base::trimmed(line).empty())
            document.blocks.push_back(paragraph(base::trimmed(line)));
    }
    return {};
}

void addHead(Document& document, const Agenda& agenda, const std::string& partnershipName)
{
    const meetings::Meeting& meeting = agenda.meeting;
    const std::optional<base::TimeOfDay> end = agenda.items.empty() ? std::nullopt : std::optional {agenda.ends};
    document.blocks.push_back(
        Title {meeting.bodyName,
               fmt::format("{}Agenda for {}, {}{}", partnershipName.empty() ? "" : partnershipName + "\n",
                           base::weekdayAndDate(meeting.date), timesInWords(meeting.start, end),
                           agenda.items.empty()
                               ? std::string {}
                               : fmt::format(" ({})", base::counted(agenda.totalMinutes, "minute", "minutes")))});
    KeyValueList head;
    addLine(head, "Place", meeting.venue);
    addLine(head, "Chair", roleAndAgency(meeting.chair.roleTitle, meeting.chair.agencyName));
    addLine(head, "Contact",
            meeting.contact.empty() ? roleAndAgency(meeting.noteTaker.roleTitle, meeting.noteTaker.agencyName)
                                    : meeting.contact);
    document.blocks.push_back(std::move(head));
}

}  // namespace

Result<Document> agendaDocument(const replica::Reader& reader, const base::Id& meetingId, Edition edition,
                                bool termsOfReference)
{
    const auto meeting = meetings::meetingById(reader, meetingId);
    if (!meeting)
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    const bool open = edition == Edition::Public;
    const Agenda agenda =
        meetings::agendaOf(reader, meetingId, open ? meetings::Audience::Open : meetings::Audience::Entitled);
    const auto profile = partnership::profile(reader);
    const bool shows = std::any_of(agenda.items.begin(), agenda.items.end(),
                                   [](const AgendaItem& item) { return item.restricted() && !item.sealed; });

    Document document;
    document.title = fmt::format("Agenda: {}, {}", meeting->bodyName, base::longDate(meeting->date));
    document.subject = fmt::format("What the meeting on {} is asked, and when", base::longDate(meeting->date));
    setIssuer(document, profile ? profile->name : meeting->bodyName, meetings::meetingReference(*meeting) + " agenda");
    document.draft = meetings::isAgendaLoose(meeting->state);
    document.version = document.draft ? "Draft agenda" : "Published agenda";
    document.printedOn = printedLine(reader.today());
    // One side for sixteen items (requirements §4.1) as far as 12 points (§4.0) allow; readable goes before short.
    document.compact = true;
    if (open) {
        document.edition = kPublicEdition;
    } else {
        document.marking = shows ? kOfficialSensitive : kOfficial;
        document.handling = shows ? kHandling : std::string_view {};
    }

    addHead(document, agenda, profile ? profile->name : std::string {});
    const AgencyNames names {reader};
    addItems(document, agenda, names,
             profile && !profile->partTwoNotice.empty() ? profile->partTwoNotice : std::string {kPartTwoNotice});
    if (open)
        document.blocks.push_back(paragraph(kEditedVersion, ParagraphStyle::Quiet));
    if (termsOfReference) {
        if (auto added = addTermsOfReference(reader, document, *meeting); !added)
            return tl::unexpected(added.error());
    }
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
