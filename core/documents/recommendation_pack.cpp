// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/recommendation_pack.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/governance/recommendation_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/profile_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::OptionState;
using governance::Ratification;
using governance::Recommendation;
using replica::Reader;

namespace {

void addHeading(Document& document, std::string text, std::string anchor)
{
    document.blocks.push_back(Heading {1, std::move(text), "", std::move(anchor)});
}

std::string listOfPriorities(const Recommendation& one)
{
    std::vector<std::string> names;
    for (const auto& priority : one.priorities)
        names.push_back(priority.name);
    return base::joinedInWords(names);
}

void addWhat(Document& document, const Recommendation& one)
{
    addHeading(document, "What is recommended", "what");
    Table table;
    table.columns = {{.header = "Part", .width = 0.6, .align = Align::End},
                     {.header = "What", .width = 5.0},
                     {.header = "Holds from", .width = 1.8}};
    table.whenEmpty = "Not worded in parts yet.";
    int number = 0;
    for (const auto& limb : one.limbs)
        table.rows.push_back({{rowHeader(std::to_string(++number)), textCell(limb.text),
                               textCell(limb.effectiveOn ? base::longDate(*limb.effectiveOn) : "no date yet")}});
    document.blocks.push_back(std::move(table));
}

void addOptions(Document& document, const Recommendation& one)
{
    addHeading(document, "Options considered", "options");
    if (one.options.empty()) {
        document.blocks.push_back(paragraph("No other option was considered."));
        return;
    }
    List list;
    for (const auto& option : one.options) {
        Runs runs {{.text = fmt::format("{}: ", governance::inWords(option.state)), .bold = true},
                   {.text = asSentence(option.text)}};
        if (!option.reason.empty())
            runs.push_back({.text = " " + asSentence(option.reason)});
        list.items.push_back({std::move(runs), {}});
    }
    document.blocks.push_back(std::move(list));
}

void addImplications(Document& document, const Recommendation& one)
{
    addHeading(document, "Implications", "implications");
    KeyValueList list;
    addLine(list, "Section 17",
            one.s17 ? fmt::format("{}. {}", meetings::inWords(*one.s17), asSentence(one.s17Reason))
                    : std::string {"Not said yet."});
    KeyValue equality {"Equality", {}};
    if (one.equalityOn) {
        equality.values.push_back(runsOf(
            fmt::format("Assessed on {}. {}", base::longDate(*one.equalityOn), asSentence(one.equalitySummary))));
        if (!one.equalityMitigations.empty())
            equality.values.push_back(runsOf(asSentence(one.equalityMitigations)));
        if (one.equalityReviewOn)
            equality.values.push_back(
                runsOf(fmt::format("To be reviewed on {}.", base::longDate(*one.equalityReviewOn))));
    } else {
        equality.values.push_back(runsOf(one.equalityNotNeeded.empty()
                                             ? std::string {"Not assessed yet."}
                                             : "No assessment is needed: " + asSentence(one.equalityNotNeeded)));
    }
    list.entries.push_back(std::move(equality));
    addLine(list, "Cost", one.cost.empty() ? "Not said." : asSentence(one.cost));
    document.blocks.push_back(std::move(list));
}

void addWaiting(Document& document, const Recommendation& one)
{
    std::vector<std::string> waiting;
    for (const auto& action : one.dependents) {
        if (action.heldBack)
            waiting.push_back(action.reference);
    }
    if (!waiting.empty())
        document.blocks.push_back(paragraph(fmt::format(
            "Until every agency that is needed has ratified it, {} cannot start.", base::joinedInWords(waiting))));
}

/// Filled in by hand, or read out to whoever records the answer.
void addForm(Document& document, const Recommendation& one, const std::string& agency, const Ratification& asked)
{
    document.blocks.push_back(PageBreak {});
    addHeading(document, "Decision form", "form");
    document.blocks.push_back(
        paragraph(fmt::format("{}: decision of {}. Please return this page to the partnership{}.", one.reference,
                              agency, one.returnBy ? " by " + base::longDate(*one.returnBy) : std::string {})));
    if (governance::isSettled(asked.state)) {
        document.blocks.push_back(paragraph("On record: " + asSentence(asked.inWords()), ParagraphStyle::Notice));
    }
    KeyValueList form;
    addLine(form, "Decision", "☐ Ratified   ☐ Ratified with conditions   ☐ Not ratified");
    const Runs line = runsOf(std::string(86, '.'));
    form.entries.push_back({"Conditions or reason", {line, line, line}});
    form.entries.push_back({"Body, and day it met", {line}});
    form.entries.push_back({"Minute reference", {line}});
    document.blocks.push_back(std::move(form));
    document.blocks.push_back(paragraph("Returned by (role)", ParagraphStyle::Signature));
}

}  // namespace

Result<Document> recommendationPack(const Reader& reader, const std::string& reference, const base::Id& agencyId)
{
    if (reference.empty())
        return fail(FailureCode::Invalid, "Say which recommendation, REC-01 for example.", "reference");
    const auto one = governance::findRecommendation(reader, reference);
    if (!one)
        return fail(FailureCode::NotFound, fmt::format("There is no recommendation \"{}\".", reference), "reference");
    const auto agency = partnership::agency(reader, agencyId);
    if (!agency)
        return fail(FailureCode::Invalid, "The pack is for one agency: name it.", "agency");
    const Ratification* asked = one->ratificationBy(agency->id);
    if (asked == nullptr)
        return fail(FailureCode::Refused, fmt::format("{} was not sent to {}.", one->reference, agency->name),
                    "agency");

    const auto profile = partnership::profile(reader);
    const std::string issuer = profile ? profile->name : std::string {"The partnership"};
    Document document;
    document.title = fmt::format("{} to {}", one->reference, agency->name);
    document.subject = "A recommendation for the agency's own governance, with the form to return";
    setIssuer(document, issuer, one->reference);
    document.marking = kOfficial;
    document.version = one->sentOn ? "As sent on " + base::longDate(*one->sentOn) : "Not sent yet";
    document.printedOn = printedLine(reader.today());
    document.draft = !one->sentOn;
    document.recipient = agency->name;
    document.blocks.push_back(Title {"Recommendation " + one->reference, one->title});
    KeyValueList head;
    addLine(head, "To",
            asked->governance.empty() ? agency->name : fmt::format("{}, {}", asked->governance, agency->name));
    addLine(head, "Meeting", asked->meetingOn ? base::weekdayAndDate(*asked->meetingOn) : std::string {});
    addLine(head, "From", one->originBodyName.empty() ? issuer : one->originBodyName);
    addLine(head, "Arose from", one->origin);
    addLine(head, "Sent", one->sentOn ? base::longDate(*one->sentOn) : std::string {});
    addLine(head, "Answer by", one->returnBy ? base::longDate(*one->returnBy) : std::string {});
    document.blocks.push_back(std::move(head));

    addWhat(document, *one);
    addHeading(document, "Why", "why");
    if (!one->why.empty())
        document.blocks.push_back(paragraph(asSentence(one->why)));
    if (!one->priorities.empty())
        document.blocks.push_back(paragraph(fmt::format(
            "It serves the {}: {}.", one->priorities.size() == 1 ? "priority" : "priorities", listOfPriorities(*one))));
    addHeading(document, "What it means for " + agency->name, "meaning");
    document.blocks.push_back(
        paragraph(asked->meaning.empty() ? "Nothing beyond what is recommended." : asSentence(asked->meaning)));
    addOptions(document, *one);
    addImplications(document, *one);
    addHeading(document, "Who decides", "who");
    if (one->adoptedBy)
        document.blocks.push_back(
            paragraph(fmt::format("{} by the {}{}.", one->verb, one->adoptedByName,
                                  one->adoptedOn ? " on " + base::longDate(*one->adoptedOn) : std::string {})));
    document.blocks.push_back(paragraph(governance::whoCanDecide(reader, *one)));
    addWaiting(document, *one);
    addForm(document, *one, agency->name, *asked);
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
