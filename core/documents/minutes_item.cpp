// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_item.h"

#include "core/base/text.h"
#include "core/meetings/agenda_item.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace muster::documents {

using meetings::EntryKind;
using meetings::MinutesAction;
using meetings::MinutesEntry;
using meetings::MinutesItem;

namespace {

constexpr std::string_view kDisclosuresSql = R"(
    SELECT d.entry, d.legal_basis, d.purpose, d.proportionality
      FROM part_two.disclosure d WHERE d.item = ?1 ORDER BY d.number, d.at, d.id)";

std::string legalBasisInWords(const std::string& stored)
{
    static const std::map<std::string, std::string> kWords {
        {"s115", "section 115 of the Crime and Disorder Act 1998"},
        {"s17A", "section 17A of the Crime and Disorder Act 1998"},
        {"s17a", "section 17A of the Crime and Disorder Act 1998"},
        {"consent", "the consent of the person concerned"},
        {"safeguarding", "safeguarding"},
    };
    const auto found = kWords.find(stored);
    return found == kWords.end() ? stored : found->second;
}

/// Who or what brought it: an agency or a body, else where it comes from. The agenda of every meeting brings itself.
std::string raisedInWords(const MinutesItem& item, const AgencyNames& names)
{
    if (item.origin == inWords(meetings::ItemOrigin::PanelPriority))
        return "Raised by: neighbourhood panel.";
    if (!item.raisedBy.empty())
        return fmt::format("Raised by: {}.", names.printed(item.raisedBy));
    if (item.origin == inWords(meetings::ItemOrigin::CrimeData))
        return "Raised from: crime and incident data.";
    if (item.origin == inWords(meetings::ItemOrigin::Workstream))
        return "Raised by: a workstream.";
    return {};
}

/// Everyday outcomes are said by the decisions; only an unusual one needs a sentence.
bool outcomeNeedsWords(const MinutesItem& item)
{
    static const std::set<std::string> kEveryday {"",         "noted",       "discussed",   "agreed",
                                                  "resolved", "recommended", "action only", "concluded"};
    return !kEveryday.contains(item.outcome);
}

}  // namespace

std::string numberOf(const MinutesItem& item)
{
    return item.provisional ? meetings::provisionally(item.label) : item.label;
}

std::vector<DisclosureLine> disclosuresOf(const replica::Reader& reader, const base::Id& item)
{
    std::vector<DisclosureLine> lines;
    replica::Statement row = reader.query(kDisclosuresSql, item);
    while (row.next())
        lines.push_back({row.id(0), legalBasisInWords(row.text(1)), row.text(2), row.text(3)});
    return lines;
}

std::string actionDetails(const MinutesAction& action, const AgencyNames& names)
{
    std::string lead = names.printed(action.leadShortName.empty() ? action.leadAgency : action.leadShortName);
    if (!action.unit.empty())
        lead += ", " + action.unit;
    std::string words = fmt::format("Lead: {}", lead);
    if (!action.ownerTitle.empty())
        words += fmt::format(" ({})", action.ownerTitle);
    words += ".";
    if (!action.supporting.empty()) {
        std::vector<std::string> with;
        for (const std::string& agency : action.supporting)
            with.push_back(names.printed(agency));
        words += fmt::format(" With: {}.", fmt::join(with, ", "));
    }
    if (action.due)
        words += fmt::format(" By {}.", base::longDate(*action.due));
    else if (action.decideBy)
        words += fmt::format(" Date to be agreed by {}.", base::longDate(*action.decideBy));
    else
        words += " Date to be agreed.";
    if (action.ownerTitle.empty() && !action.restricted)
        words += " Owner to be named.";
    if (action.awaitingConfirmation)
        words += fmt::format(" Awaiting confirmation by the agency: {}.", lead);
    if (!action.incompleteReason.empty())
        words += " " + asSentence(capitalised(action.incompleteReason));
    return words;
}

MinutePrinter::MinutePrinter(const replica::Reader& reader, Document& document, const AgencyNames& names,
                             MinuteLinks& links, bool draft)
    : m_reader(reader), m_document(document), m_names(names), m_links(links), m_draft(draft)
{
}

void MinutePrinter::printOpen(const MinutesItem& item, int level)
{
    add(Heading {level, item.heading, numberOf(item), minuteAnchor(item.label)});
    m_disclosures.clear();
    printBody(item, false);
}

void MinutePrinter::printRestricted(const MinutesItem& item, int level, bool withHeading)
{
    if (withHeading)
        add(Heading {level, item.heading, numberOf(item), minuteAnchor(item.label) + "-restricted"});
    if (!item.neededAgencies.empty()) {
        std::vector<std::string> agencies;
        for (const std::string& agency : item.neededAgencies)
            agencies.push_back(m_names.printed(agency));
        addText(fmt::format("Agencies needed for this item: {}.", base::joinedInWords(agencies)), ParagraphStyle::Meta);
    }
    m_disclosures = disclosuresOf(m_reader, item.item);
    printBody(item, true);
}

void MinutePrinter::printStub(const MinutesItem& item, int level, bool partTwoFollows)
{
    add(Heading {level, "Restricted item", numberOf(item), minuteAnchor(item.label)});
    Runs runs = runsOf(fmt::format("Minute {}: restricted item. {}", numberOf(item), kAboutIndividuals));
    if (partTwoFollows) {
        runs.push_back({.text = " "});
        runs.push_back({.text = "Recorded in part two", .href = "#" + minuteAnchor(item.label) + "-restricted"});
        runs.push_back({.text = "."});
    }
    add(Paragraph {std::move(runs)});
}

void MinutePrinter::printBody(const MinutesItem& item, bool reveal)
{
    if (!item.urgentReason.empty())
        addText(fmt::format("Urgent item, agreed by the chair because {}", asSentence(item.urgentReason)));
    // Who took the chair and who declared an interest come before what was asked; they frame the discussion.
    auto entry = item.entries.begin();
    for (; entry != item.entries.end() && entry->kind == EntryKind::Procedural; ++entry)
        printEntry(*entry, reveal);
    printOrigin(item);
    printPapers(item);
    for (; entry != item.entries.end(); ++entry)
        printEntry(*entry, reveal);
    printAfter(item);
}

void MinutePrinter::printOrigin(const MinutesItem& item)
{
    std::string words = raisedInWords(item, m_names);
    if (!item.ask.empty() && !words.empty())
        words += fmt::format(" Asked for: {}.", item.ask);
    if (!words.empty())
        addText(words, ParagraphStyle::Meta);
}

void MinutePrinter::printPapers(const MinutesItem& item)
{
    for (const meetings::LatePaper& paper : item.latePapers) {
        std::string words = fmt::format("Late paper: {}, {}.", paper.title, paper.words);
        if (!paper.choice.empty())
            words += fmt::format(" By the chair's choice it was {}.", paper.choice);
        addText(words, ParagraphStyle::Meta);
    }
}

void MinutePrinter::printEntry(const MinutesEntry& entry, bool reveal)
{
    const std::string check = m_draft && entry.unclear ? " (To be checked.)" : "";
    switch (entry.kind) {
    case EntryKind::Decision:
        add(Decision {entry.verb, m_links.linked(entry.text + check)});
        if (!entry.section17.empty())
            addText("Section 17. " + asSentence(entry.section17), ParagraphStyle::Quiet);
        return;
    case EntryKind::Action:
        if (entry.action)
            printAction(*entry.action, {}, reveal);
        return;
    case EntryKind::Blockage:
    case EntryKind::Exception: {
        const std::string_view kind = entry.kind == EntryKind::Blockage ? "Blockage" : "Exception";
        Runs runs {{.text = fmt::format("{} {}: ", kind, entry.reference), .bold = true}};
        for (Run& run : m_links.linked(asSentence(entry.text) + check))
            runs.push_back(std::move(run));
        add(Paragraph {std::move(runs)});
        return;
    }
    case EntryKind::Note:
    case EntryKind::Procedural:
    case EntryKind::Disclosure:
        break;
    }
    addText(entry.text + check);
    for (const DisclosureLine& line : m_disclosures) {
        if (line.entry != entry.id)
            continue;
        std::string words = fmt::format("Legal basis: {}.", line.legalBasis);
        if (!line.purpose.empty())
            words += fmt::format(" Purpose: {}", asSentence(line.purpose));
        if (!line.proportionality.empty())
            words += " " + asSentence(line.proportionality);
        addText(words, ParagraphStyle::Quiet);
    }
}

void MinutePrinter::printAction(const MinutesAction& action, const std::string& minuteLabel, bool reveal)
{
    if (action.restricted && !reveal) {
        add(ActionLine {action.reference, runsOf("Restricted action."), {}});
        return;
    }
    ActionLine line {action.reference, runsOf(asSentence(action.text)), {actionDetails(action, m_names)}};
    if (!minuteLabel.empty())
        line.details.push_back(fmt::format("From minute {}.", minuteLabel));
    add(std::move(line));
}

void MinutePrinter::printAfter(const MinutesItem& item)
{
    if (!item.updates.empty()) {
        addText("Earlier actions:", ParagraphStyle::Meta);
        List list;
        for (const std::string& update : item.updates)
            list.items.push_back({m_links.linked(asSentence(update)), {}});
        add(std::move(list));
    }
    if (outcomeNeedsWords(item))
        addText(fmt::format("Outcome: {}", asSentence(item.outcome)));
    if (!item.tellBack.empty())
        addText(fmt::format("To tell those who raised it: {}", asSentence(item.tellBack)), ParagraphStyle::Quiet);
    if (const auto citations = m_links.takeCitations(); !citations.empty())
        add(paragraph(fmt::format("Earlier minutes named here: {}.", fmt::join(citations, "; ")),
                      ParagraphStyle::Quiet));
}

void MinutePrinter::addText(std::string_view text, ParagraphStyle style)
{
    if (!text.empty())
        add(Paragraph {m_links.linked(text), style});
}

}  // namespace muster::documents
