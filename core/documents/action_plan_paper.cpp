// SPDX-License-Identifier: GPL-3.0-or-later
//
// The action plan of a group, and what came of it at its end.
#include "core/base/text.h"
#include "core/documents/group_papers.h"
#include "core/documents/group_parts.h"
#include "core/documents/paper_parts.h"
#include "core/governance/task_group_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

void addExtensions(Document& document, const governance::TaskGroup& group)
{
    List list;
    for (const auto& event : group.events) {
        if (event.kind == "extended" && event.newEndOn && event.madeOn)
            list.items.push_back({runsOf(fmt::format("On {} extended to {}: {}", base::longDate(*event.madeOn),
                                                     base::longDate(*event.newEndOn), asSentence(event.text))),
                                  {}});
    }
    if (list.items.empty())
        return;
    document.blocks.push_back(Heading {1, "Extensions", "", "extensions"});
    document.blocks.push_back(std::move(list));
}

void addProducts(Document& document, const Reader& reader, const base::Id& body)
{
    const auto products = governance::productsOf(reader, body);
    if (products.empty())
        return;
    document.blocks.push_back(Heading {1, "What it was asked to deliver", "", "products"});
    List list;
    for (const auto& product : products) {
        std::string words = product.text;
        if (product.deliveredOn)
            words += ": delivered on " + base::longDate(*product.deliveredOn);
        else if (product.dueOn)
            words += ": due on " + base::longDate(*product.dueOn) + ", not delivered";
        list.items.push_back({runsOf(asSentence(words)), {}});
    }
    document.blocks.push_back(std::move(list));
}

void addChallenges(Document& document, const Reader& reader, const base::Id& body)
{
    const auto challenges = governance::challengesOf(reader, body);
    if (challenges.empty())
        return;
    document.blocks.push_back(Heading {1, "What the group was asked", "", "challenges"});
    KeyValueList list;
    for (const auto& one : challenges) {
        KeyValue entry {one.fromBodyName.empty() ? one.askedBy : one.fromBodyName, {}};
        if (entry.key.empty())
            entry.key = "A question";
        entry.values.push_back(runsOf(one.question));
        entry.values.push_back(runsOf(asSentence(
            one.answer.empty() ? one.inWords(reader.today()) : one.inWords(reader.today()) + ": " + one.answer)));
        list.entries.push_back(std::move(entry));
    }
    document.blocks.push_back(std::move(list));
}

}  // namespace

Result<Document> actionPlanPaper(const Reader& reader, const base::Id& body)
{
    const auto group = groupFor(reader, body);
    if (!group)
        return tl::unexpected(group.error());
    Document document = groupPaper(reader, *group, "Action plan", group->name + ", " + base::longDate(reader.today()));
    document.subject = "Actions and milestones of the group, and how far they are";
    const auto plan = governance::actionPlanOf(reader, body, true);
    addBands(document, plan.summary);
    addPlan(document, plan);
    addFunding(document, reader, body);
    addProducts(document, reader, body);
    finish(document, reader);
    return document;
}

Result<Document> closingReportPaper(const Reader& reader, const base::Id& body)
{
    const auto group = groupFor(reader, body);
    if (!group)
        return tl::unexpected(group.error());
    if (group->closingReport.empty())
        return fail(FailureCode::Refused, fmt::format("The {} has not given its closing report yet.", group->name),
                    "body");
    const bool closed = group->closedOn.has_value();
    Document document = groupPaper(
        reader, *group, "Closing report",
        closed ? fmt::format("{}, closed on {}", group->name, base::longDate(*group->closedOn)) : group->name);
    document.subject = "What came of the group, what is left and who takes it on";
    document.draft = !closed;
    KeyValueList end;
    addLine(end, "Members", base::joinedInWords(group->members));
    addLine(end, "Closed by", group->closedBy);
    addLine(end, "Its business goes to", group->succeededByName);
    if (!end.entries.empty())
        document.blocks.push_back(std::move(end));
    document.blocks.push_back(Heading {1, "What came of it", "", "outcome"});
    for (const std::string& line : base::split(group->closingReport, '\n')) {
        if (!base::trimmed(line).empty())
            document.blocks.push_back(paragraph(asSentence(base::trimmed(line))));
    }
    const auto plan = governance::actionPlanOf(reader, body, true);
    addBands(document, plan.summary);
    addPlan(document, plan);
    addProducts(document, reader, body);
    addFunding(document, reader, body);
    addExtensions(document, *group);
    addChallenges(document, reader, body);
    finish(document, reader);
    return document;
}

}  // namespace muster::documents
