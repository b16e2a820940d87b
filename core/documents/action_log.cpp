// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/action_documents.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/period.h"
#include "core/documents/short_forms.h"
#include "core/meetings/item_support.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace muster::documents {

using actions::Action;
using actions::ActionStatus;
using actions::Rag;
using base::Result;

namespace {

Tone toneOf(Rag rag)
{
    switch (rag) {
    case Rag::Complete:
        return Tone::Good;
    case Rag::AtRisk:
        return Tone::Attention;
    case Rag::Overdue:
        return Tone::Concern;
    case Rag::OnTrack:
    case Rag::None:
        break;
    }
    return Tone::Neutral;
}

/// Short where the year goes without saying (requirements N02: "due 8 November, no update yet").
std::string shortDate(base::Date date, base::Date today)
{
    return date.year() == today.year() ? base::dayAndMonth(date) : base::longDate(date);
}

std::string latestUpdate(const Action& action, base::Date today)
{
    if (!action.latestUpdate.empty()) {
        std::string words;
        if (action.latestUpdateOn)
            words = shortDate(*action.latestUpdateOn, today) + ": ";
        words += asSentence(action.latestUpdate);
        if (action.sameUpdateTwice)
            words += " (Same update as before.)";
        return words;
    }
    if (action.overdue && action.due)
        return fmt::format("Due {}, no update yet.", shortDate(*action.due, today));
    return action.restricted ? std::string {} : "No update yet.";
}

std::string evidenceOf(const Action& action)
{
    if (!action.closureText.empty() && action.evidence.empty())
        return action.closureText;
    return action.evidence;
}

Cell statusCell(const Action& action)
{
    Cell cell = textCell(actions::inWords(action.status));
    const std::string rag {actions::inWords(action.rag)};
    // The word of the status may say the same as the colour's.
    if (!rag.empty()) {
        cell.status = Status {rag, toneOf(action.rag)};
        cell.runs.insert(cell.runs.begin(), Run {.text = "\n"});
    }
    return cell;
}

Row logRow(const Action& action, const AgencyNames& names, base::Date today)
{
    std::vector<std::string> with;
    for (const actions::AgencyName& agency : action.supporting)
        with.push_back(names.printed(agency.shortName));
    std::string lead = names.printed(action.lead.shortName);
    if (!action.unit.empty())
        lead += ", " + action.unit;
    if (!action.ownerTitle.empty())
        lead += "\n" + action.ownerTitle;
    std::string raised =
        action.minuteNumber ? fmt::format("Minute {}{}", action.minutePrefix, *action.minuteNumber) : std::string {};
    if (action.meetingDate)
        raised += (raised.empty() ? "" : "\n") + base::longDate(*action.meetingDate);
    std::string due = actions::dueInWords(action);
    if (action.extensions > 1)
        due += fmt::format("\nExtended {} times", action.extensions);
    Row row;
    row.cells = {rowHeader(action.reference),
                 textCell(action.text),
                 textCell(lead),
                 textCell(fmt::format("{}", fmt::join(with, ", "))),
                 textCell(raised),
                 textCell(due),
                 statusCell(action),
                 textCell(latestUpdate(action, today)),
                 textCell(evidenceOf(action))};
    return row;
}

Table logTable()
{
    Table table;
    table.columns = {{.header = "Ref", .width = 0.8},
                     {.header = "Action", .width = 3.2},
                     {.header = "Lead and owner", .width = 2.0},
                     {.header = "With", .width = 1.3},
                     {.header = "Raised (minute, date)", .width = 1.5},
                     {.header = "Due (was)", .width = 1.5},
                     {.header = "Status", .width = 1.7},
                     {.header = "Latest update", .width = 2.4},
                     {.header = "Evidence", .width = 1.9}};
    table.whenEmpty = "No actions.";
    return table;
}

/// Counts that add up, then what to look at among the open ones (invariant 17).
std::vector<std::string> summaryLines(const std::vector<Action>& all)
{
    const auto count = [&](auto holds) { return static_cast<int>(std::count_if(all.begin(), all.end(), holds)); };
    const auto with = [&](ActionStatus status) { return count([=](const Action& a) { return a.status == status; }); };
    std::vector<std::string> parts {
        fmt::format("{} open", count([](const Action& a) { return actions::isOpen(a.status); }))};
    const std::vector<std::pair<ActionStatus, std::string_view>> closed {
        {ActionStatus::ClosedVerified, "completed and verified"},
        {ActionStatus::ClosedNoLongerRequired, "no longer required"},
        {ActionStatus::ClosedNotUndertaken, "not undertaken"},
        {ActionStatus::Superseded, "superseded"},
        {ActionStatus::Declined, "declined"},
    };
    for (const auto& [status, words] : closed) {
        if (const int number = with(status); number > 0)
            parts.push_back(fmt::format("{} {}", number, words));
    }
    const int overdue = count([](const Action& a) { return a.overdue; });
    const int blocked =
        count([](const Action& a) { return a.status == ActionStatus::Blocked || a.status == ActionStatus::Escalated; });
    return {fmt::format("{}: {}.", base::counted(static_cast<int>(all.size()), "action", "actions"),
                        base::joinedInWords(parts)),
            fmt::format("Of the open actions: {} past their date, {} blocked, {} awaiting verification and {} awaiting "
                        "confirmation by the agency. One action may be counted under several of these.",
                        overdue, blocked, with(ActionStatus::CompleteClaimed),
                        with(ActionStatus::AwaitingConfirmation))};
}

void addTables(Document& document, const replica::Reader& reader, const std::vector<Action>& all, bool grouped)
{
    const AgencyNames names {reader};
    const base::Date today = reader.today();
    if (!grouped) {
        Table table = logTable();
        for (const Action& action : all)
            table.rows.push_back(logRow(action, names, today));
        document.blocks.push_back(std::move(table));
        return;
    }
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        Table table = logTable();
        for (const Action& action : all) {
            if (action.lead.id == agency.id)
                table.rows.push_back(logRow(action, names, today));
        }
        if (!table.rows.empty()) {
            document.blocks.push_back(Heading {1, agency.name, "", "agency-" + agency.shortName});
            document.blocks.push_back(std::move(table));
        }
    }
}

/// Who offered what at these meetings (requirements D06).
void addOffers(Document& document, const replica::Reader& reader, const ActionLogOptions& options,
               const std::optional<Period>& period, bool restrictedToo)
{
    const auto offers = meetings::resourceOffers(
        reader, options.body, period ? std::optional {period->first} : std::nullopt,
        period ? std::optional {period->last} : std::nullopt,
        restrictedToo ? meetings::Audience::Entitled : meetings::Audience::Open);
    if (offers.empty())
        return;
    document.blocks.push_back(Heading {1, "Resources offered", "", "resources"});
    List list;
    for (const meetings::ResourceOffer& offer : offers) {
        const std::string by = offer.raisedBy.empty() ? std::string {} : offer.raisedBy + ", ";
        list.items.push_back({{{.text = asSentence(offer.text) + " "},
                               {.text = fmt::format("({}{}, {} {})", by, offer.itemTitle, offer.bodyShortName,
                                                    base::longDate(offer.date)),
                                .italic = true}},
                              {}});
    }
    document.blocks.push_back(std::move(list));
}

/// The next meeting that has not been held, of the body or of the one most actions come from.
std::optional<base::Date> nextMeetingDate(const replica::Reader& reader, const base::Id& body)
{
    for (const meetings::Meeting& meeting : meetings::allMeetings(reader)) {
        if ((body.isNil() || meeting.body == body) && meetings::isBeforeHeld(meeting.state)
            && !(meeting.date < reader.today()))
            return meeting.date;
    }
    return std::nullopt;
}

std::string subtitleOf(const replica::Reader& reader, const ActionLogOptions& options, const std::string& partnership,
                       const std::optional<Period>& period)
{
    const auto body = partnership::body(reader, options.body);
    const auto agency = partnership::agency(reader, options.agency);
    std::string words = body ? body->name : partnership;
    if (agency)
        words += ", " + agency->name;
    words += period ? fmt::format(", actions agreed in {}", period->inWords())
                    : fmt::format(", as at {}", base::weekdayAndDate(reader.today()));
    return words;
}

}  // namespace

Result<Document> actionLog(const replica::Reader& reader, const ActionLogOptions& options)
{
    std::optional<Period> period;
    if (!options.period.empty()) {
        const auto read = periodFrom(options.period);
        if (!read)
            return tl::unexpected(read.error());
        period = *read;
    }
    const bool open = options.edition == Edition::Public;
    actions::ActionFilter filter;
    filter.body = options.body;
    filter.agency = options.agency;
    std::vector<Action> all =
        actions::listActions(reader, filter, open ? actions::Audience::Open : actions::Audience::Entitled);
    std::erase_if(all, [&](const Action& action) {
        return action.status == ActionStatus::Draft
            || (period && (!action.agreedOn || *action.agreedOn < period->first || period->last < *action.agreedOn));
    });
    actions::sortForLog(all, nextMeetingDate(reader, options.body));
    const bool shows = !open && reader.partTwoIsOpen()
        && std::any_of(all.begin(), all.end(), [](const Action& action) { return action.restricted; });

    const auto profile = partnership::profile(reader);
    const std::string issuer = profile ? profile->name : std::string {"The partnership"};
    Document document;
    document.title = "Action log: " + issuer + ", " + base::longDate(reader.today());
    document.subject = "All actions, what stands against each, and by when";
    setIssuer(document, issuer, "Action log");
    document.version = "As at " + base::longDate(reader.today());
    document.printedOn = printedLine(reader.today());
    document.landscape = true;
    document.compact = true;
    if (open) {
        document.edition = kPublicEdition;
    } else {
        document.marking = shows ? kOfficialSensitive : kOfficial;
        if (shows)
            document.handling = std::string {"Holds restricted actions. "} + std::string {kDoNotCopy};
    }
    document.blocks.push_back(Title {"Action log", subtitleOf(reader, options, issuer, period)});
    for (const std::string& line : summaryLines(all))
        document.blocks.push_back(paragraph(line));
    if (open)
        document.blocks.push_back(paragraph(kEditedVersion, ParagraphStyle::Notice));
    const std::size_t keyPlace = document.blocks.size();
    addTables(document, reader, all, options.groupByAgency);
    if (!open)
        addOffers(document, reader, options, period, shows);
    document.blocks.push_back(Heading {1, "How status is judged", "", "rules"});
    List rules;
    for (const std::string& rule : actions::ragRulesInWords())
        rules.items.push_back({runsOf(rule), {}});
    document.blocks.push_back(std::move(rules));
    if (Runs key = keyToShortForms(document, shortForms(reader)); !key.empty())
        document.blocks.insert(document.blocks.begin() + static_cast<std::ptrdiff_t>(keyPlace),
                               Paragraph {std::move(key), ParagraphStyle::Quiet});
    return document;
}

}  // namespace muster::documents
