// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/groups_section.h"

#include "core/governance/action_plan.h"
#include "core/governance/execute.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::GroupState;
using governance::TaskGroup;

enum Column { kGroup, kReturn, kEnds };

ChipSpec returnChip(const governance::ReturnStanding& standing)
{
    switch (standing.now.state) {
    case governance::ReturnState::Late:
        return {GroupsSection::tr("%1 days late").arg(standing.now.daysLate), Tone::Concern, ChipShape::Triangle};
    case governance::ReturnState::Due:
        return {GroupsSection::tr("Due %1").arg(shortDate(standing.now.dueOn)), Tone::Attention, ChipShape::Clock};
    case governance::ReturnState::Received:
        return {GroupsSection::tr("Received"), Tone::Good, ChipShape::Tick};
    case governance::ReturnState::ReceivedLate:
        return {GroupsSection::tr("Received late"), Tone::Neutral, ChipShape::Tick};
    }
    return {};
}

ChipSpec endChip(const TaskGroup& group)
{
    if (group.state == GroupState::Closed)
        return {GroupsSection::tr("Closed"), Tone::Neutral, ChipShape::None};
    if (group.overdueToFinish)
        return {GroupsSection::tr("Extend or close"), Tone::Concern, ChipShape::Triangle};
    if (group.state == GroupState::ClosingReport)
        return {GroupsSection::tr("Report given"), Tone::Attention, ChipShape::Circle};
    return {group.endOn ? shortDate(group.endOn) : GroupsSection::tr("No end date"), Tone::Neutral, ChipShape::None};
}

// The labels of facts that steps stand under.
QString endsLabel() { return GroupsSection::tr("Ends"); }
QString reportLabel() { return GroupsSection::tr("Closing report"); }
QString leadLabel() { return GroupsSection::tr("Theme lead"); }
QString reportsLabel() { return GroupsSection::tr("Reports to"); }
QString planLabel() { return GroupsSection::tr("Action plan"); }
QString productsLabel() { return GroupsSection::tr("Products"); }
QString moneyLabel() { return GroupsSection::tr("Money"); }
QString askedLabel() { return GroupsSection::tr("Asked of it"); }

}  // namespace

GroupsSection::GroupsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Task and finish groups"),
                     .about = tr("Set up for one issue, with a lead, a plan and an end."),
                     .newText = tr("Commission a group"),
                     .search = tr("Search the groups"),
                     .empty = tr("No group is at work. Commission one from an agenda item: Ctrl+N."),
                     .endedText = tr("Closed ones too"),
                     .columns = {tr("Group"), tr("This month's return"), tr("Ends")},
                     .widths = {0, 138, 146},
                     .stretch = kGroup,
                     .chipColumns = {kReturn, kEnds},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> GroupsSection::rows() const
{
    const auto board = governance::returnsBoard(reader());
    std::vector<RecordRow> rows;
    for (const TaskGroup& group : governance::taskGroups(reader())) {
        RecordRow row {.id = group.body,
                       .cells = {words(group.name), QString(), endChip(group).text},
                       .chips = {{kEnds, {endChip(group)}}},
                       .second = words(group.shortName) + QStringLiteral(" · ") + words(group.themeLead),
                       .quiet = group.state == GroupState::Closed};
        if (!group.parent.isNil())
            row.second += tr(" · part of %1").arg(words(group.parentName));
        const auto standing = std::find_if(board.standings.begin(), board.standings.end(),
                                           [&](const auto& one) { return one.group.body == group.body; });
        if (standing != board.standings.end()) {
            const ChipSpec chip = returnChip(*standing);
            row.cells[kReturn] = chip.text;
            row.chips[kReturn] = {chip};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

RecordDetails GroupsSection::detailsOf(const base::Id& id) const
{
    const auto group = governance::taskGroup(reader(), id);
    if (!group)
        return {};
    RecordDetails details {.title = words(group->name),
                           .subtitle = words(group->shortName) + QStringLiteral(" · ")
                               + words(governance::inWords(group->state))};
    if (group->overdueToFinish)
        details.chips << ChipSpec {tr("Past its end: extend it or close it"), Tone::Concern, ChipShape::Triangle};
    const auto board = governance::returnsBoard(reader());
    for (const governance::ReturnStanding& standing : board.standings) {
        if (standing.group.body == id)
            details.facts << fact(tr("Return for %1").arg(words(governance::monthInWords(board.month))),
                                  standing.inWords());
    }
    QStringList members;
    for (const std::string& member : group->members)
        members << words(member);
    details.facts << fact(tr("What for"), group->purpose) << fact(tr("Commissioned by"), group->commissionedBy)
                  << fact(tr("Part of"), group->parentName) << fact(reportsLabel(), group->reportsToName)
                  << fact(leadLabel(), group->themeLead) << Fact {tr("Members"), members}
                  << fact(tr("First return"), longDate(group->firstReportOn)) << fact(endsLabel(), group->endInWords());
    details.facts << planFacts(id) << storyFacts(*group);
    return details;
}

QList<Fact> GroupsSection::planFacts(const base::Id& id) const
{
    const auto plan = governance::actionPlanOf(reader(), id);
    QStringList lines;
    for (const governance::PlanLine& line : plan.lines) {
        QString text =
            line.reference.empty() ? words(line.text) : words(line.reference) + QLatin1Char(' ') + words(line.text);
        QStringList after;
        if (line.done)
            after << (line.doneOn ? tr("done %1").arg(shortDate(line.doneOn)) : tr("done"));
        else if (line.dueOn)
            after << tr("due %1").arg(shortDate(line.dueOn));
        if (line.originalDueOn && line.dueOn && *line.originalDueOn != *line.dueOn)
            after << tr("was %1").arg(shortDate(line.originalDueOn));
        if (line.band && !line.done)
            after << words(governance::inWords(*line.band)).toLower();
        if (!after.isEmpty())
            text += QStringLiteral(" (") + after.join(QStringLiteral(", ")) + QLatin1Char(')');
        if (!line.approvedReason.empty())
            text += QStringLiteral(". ") + words(line.approvedReason);
        lines << text;
    }
    QList<Fact> facts {fact(tr("How its plan stands"), plan.lines.empty() ? std::string {} : plan.summary.inWords()),
                       {planLabel(), lines}};
    QStringList products;
    for (const governance::Product& product : governance::productsOf(reader(), id))
        products << words(product.text) + QStringLiteral(" (") + productState(product) + QLatin1Char(')');
    facts << Fact {productsLabel(), products};
    QStringList money;
    for (const governance::FundingLine& line : governance::fundingOf(reader(), id)) {
        money << tr("%1 %2: %3")
                     .arg(words(governance::poundsInWords(line.pence)),
                          words(governance::inWords(line.state)).toLower(), words(line.purpose));
    }
    facts << Fact {moneyLabel(), money};
    QStringList asked;
    for (const governance::Challenge& challenge : governance::challengesOf(reader(), id)) {
        asked << words(challenge.question) + QStringLiteral(" · ") + words(challenge.inWords(today()));
        if (!challenge.answer.empty())
            asked << words(challenge.answer);
    }
    facts << Fact {askedLabel(), asked};
    return facts;
}

QList<Fact> GroupsSection::storyFacts(const TaskGroup& group) const
{
    QStringList subs;
    for (const TaskGroup& sub : governance::subGroupsOf(reader(), group.body))
        subs << words(sub.name);
    QStringList story;
    for (const governance::GroupEvent& event : group.events) {
        QString line = shortDate(event.madeOn);
        if (event.newEndOn)
            line += tr(" ends on %1").arg(shortDate(event.newEndOn));
        if (!event.text.empty())
            line += QStringLiteral(" ") + words(event.text);
        if (!event.text.empty() || event.newEndOn)
            story << line.trimmed();
    }
    return {{tr("Groups under it"), subs},
            fact(reportLabel(), group.closingReport),
            fact(tr("Closed by"), group.closedBy),
            {tr("Story"), story}};
}

std::vector<RecordStep> GroupsSection::stepsOf(const base::Id& id)
{
    const auto group = governance::taskGroup(reader(), id);
    if (!group || group->state == GroupState::Closed)
        return {};
    std::vector<RecordStep> steps;
    const auto add = [&](const QString& text, RecordForm* (GroupsSection::*make)(const base::Id&), const QString& under,
                         bool offered = true, const QString& keys = {}) {
        if (offered)
            steps.push_back(
                {.text = text, .run = [this, id, make] { open((this->*make)(id)); }, .keys = keys, .under = under});
    };
    if (group->state == GroupState::Proposed)
        steps.push_back({.text = tr("Commission it"), .run = [this, id] {
                             save(governance::ConfirmGroup {.body = id}, tr("The group is commissioned."));
                         }});
    if (group->state == GroupState::Commissioned)
        steps.push_back({.text = tr("Its work begins"), .run = [this, id] {
                             save(governance::StartGroup {.body = id}, tr("The group is at work."));
                         }});
    steps.push_back({.text = tr("Its return"), .run = [this, id] { openReturn(id); }});
    add(tr("Add a milestone"), &GroupsSection::milestoneForm, {}, true, tr("Enter"));
    // What is asked for now stands at the head, the rest beside what it is about.
    add(tr("Extend it"), &GroupsSection::extendForm, group->overdueToFinish ? QString() : endsLabel());
    add(tr("Closing report"), &GroupsSection::reportForm, group->overdueToFinish ? QString() : reportLabel());
    add(tr("Close the group"), &GroupsSection::closingForm, endsLabel());
    add(tr("Change the lead"), &GroupsSection::leadForm, leadLabel());
    add(tr("Move it"), &GroupsSection::moveForm, reportsLabel());
    const auto plan = governance::actionPlanOf(reader(), id);
    const bool openMilestone = std::any_of(plan.lines.begin(), plan.lines.end(),
                                           [](const auto& line) { return line.action.isNil() && !line.done; });
    add(tr("Milestone reached"), &GroupsSection::reachedForm, planLabel(), openMilestone);
    add(tr("Move a milestone"), &GroupsSection::newDateForm, planLabel(), openMilestone);
    add(tr("Add an action"), &GroupsSection::actionForm, planLabel());
    add(tr("Take a line out"), &GroupsSection::removeForm, planLabel(),
        std::any_of(plan.lines.begin(), plan.lines.end(),
                    [](const auto& line) { return !line.action.isNil() || !line.done; }));
    add(tr("Add a product"), &GroupsSection::productForm, productsLabel());
    add(tr("Add money"), &GroupsSection::fundingForm, moneyLabel());
    const auto money = governance::fundingOf(reader(), id);
    add(tr("Money decided"), &GroupsSection::decidedForm, moneyLabel(), !money.empty());
    add(tr("Ask it something"), &GroupsSection::questionForm, askedLabel());
    add(tr("Answer"), &GroupsSection::answerForm, askedLabel(), !governance::challengesOf(reader(), id, true).empty());
    return steps;
}

void GroupsSection::openReturn(const base::Id& id)
{
    Q_EMIT openRequested(QStringLiteral("year"), QStringLiteral("Monthly returns/") + words(id.hex()));
}

RecordForm* GroupsSection::editForm(const base::Id& id)
{
    const auto group = governance::taskGroup(reader(), id);
    return group && group->state != GroupState::Closed ? milestoneForm(id) : nullptr;
}

QString GroupsSection::countOf(int inForce) const { return counted(inForce, tr("group"), tr("groups")); }

}  // namespace muster::ui
