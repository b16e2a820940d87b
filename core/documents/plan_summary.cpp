// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/plan_papers.h"
#include "core/documents/short_forms.h"
#include "core/governance/plan.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/profile_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using partnership::Priority;
using replica::Reader;

namespace {

/// "The creation of one system" as the end of a sentence.
std::string loweredFirst(std::string text)
{
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

void addPriorities(Document& document, const Reader& reader, const std::vector<Priority>& priorities)
{
    document.blocks.push_back(Heading {1, "What we will do", "", "priorities"});
    for (const Priority& priority : priorities) {
        document.blocks.push_back(Heading {2, priority.name, "", {}});
        const auto agency = partnership::agency(reader, priority.leadAgency);
        std::string words = priority.deliveredBy.empty()
            ? std::string {}
            : fmt::format("Our main work for this is {}.", loweredFirst(priority.deliveredBy));
        if (agency)
            words += fmt::format("{}{} leads it.", words.empty() ? "" : " ", agency->name);
        if (!words.empty())
            document.blocks.push_back(paragraph(words));
    }
    std::vector<std::string> areas;
    for (const Priority& area : partnership::areasOfFocusOn(reader, reader.today()))
        areas.push_back(loweredFirst(area.name));
    if (!areas.empty())
        document.blocks.push_back(paragraph("We also work on " + base::joinedInWords(areas) + "."));
}

void addPlaces(Document& document, const Reader& reader)
{
    std::vector<std::string> wards;
    for (const partnership::WardOverview& ward : partnership::wardOverviews(reader, reader.today())) {
        if (!ward.priorityFor.empty())
            wards.push_back(ward.ward.name);
    }
    if (wards.empty())
        return;
    document.blocks.push_back(Heading {1, "Where it matters most", "", "places"});
    document.blocks.push_back(paragraph(
        "Some places suffer more than others. We look first at these wards: " + base::joinedInWords(wards) + "."));
}

void addPartners(Document& document, const Reader& reader)
{
    std::vector<std::string> names;
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today())) {
        if (agency.category == partnership::AgencyCategory::Responsible)
            names.push_back(agency.name);
    }
    if (names.empty())
        return;
    document.blocks.push_back(Heading {1, "Who we are", "", "partners"});
    document.blocks.push_back(paragraph("The law makes these organisations answer for the plan together:"));
    List list;
    for (const std::string& name : names)
        list.items.push_back({runsOf(name), {}});
    document.blocks.push_back(std::move(list));
    document.blocks.push_back(paragraph("Other organisations work with us on parts of it."));
}

void addHavingASay(Document& document, const Reader& reader, const std::string& partnershipName)
{
    document.blocks.push_back(Heading {1, "Have your say", "", "say"});
    List list;
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.tier != partnership::Tier::Engagement && body.tier != partnership::Tier::Local)
            continue;
        const auto cadence = partnership::cadenceOn(reader, body.id, reader.today());
        list.items.push_back({{{.text = body.name + ": ", .bold = true},
                               {.text = cadence ? partnership::inWords(*cadence) + "." : std::string {"as needed."}}},
                              {}});
    }
    if (!list.items.empty())
        document.blocks.push_back(std::move(list));
    document.blocks.push_back(
        paragraph(fmt::format("This is a summary. Ask the {} for the full plan; it is free.",
                              partnershipName.empty() ? std::string {"partnership"} : partnershipName)));
}

}  // namespace

Result<Document> planSummary(const Reader& reader)
{
    const std::vector<Priority> priorities = partnership::prioritiesOn(reader, reader.today());
    if (priorities.empty())
        return base::fail(base::FailureCode::NotFound,
                          "No priorities are set for today. Set them on the Plan page first.", "priorities");
    const auto plan = governance::planOn(reader, reader.today());
    const auto profile = partnership::profile(reader);
    const std::string issuer = profile ? profile->name : std::string {};
    const governance::PlanRevision* revision = plan ? plan->newestFinal() : nullptr;
    const std::string years =
        plan ? fmt::format("{} to {}", plan->plan.firstYear, plan->plan.lastYear) : std::string {};
    Document document;
    document.title = "Our plan in short" + (issuer.empty() ? std::string {} : ": " + issuer);
    document.subject = "What the partnership will do, where, and how to have a say";
    setIssuer(document, issuer, "Plan summary" + (years.empty() ? "" : ", " + years));
    document.edition = kPublicEdition;
    document.version = revision != nullptr ? fmt::format("Revision of {}", revision->year) : std::string {};
    document.draft = revision == nullptr;
    document.printedOn = printedLine(reader.today());
    document.compact = true;  // 12 points in tables too, on two sides
    document.blocks.push_back(Title {"Our plan in short", issuer + (years.empty() ? "" : ", " + years)});
    if (profile && !profile->vision.empty())
        document.blocks.push_back(Paragraph {{{.text = asSentence(profile->vision), .bold = true}}});
    if (revision != nullptr && !revision->summary.empty()) {
        document.blocks.push_back(Heading {1, "Why we have this plan", "", "why"});
        document.blocks.push_back(paragraph(revision->summary));
    }
    addPriorities(document, reader, priorities);
    addPlaces(document, reader);
    addPartners(document, reader);
    addHavingASay(document, reader, issuer);
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
