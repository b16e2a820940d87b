// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of a group's action plan, and of what it is to bring.
#include "core/actions/action_queries.h"
#include "core/governance/action_plan.h"
#include "core/governance/execute.h"
#include "core/governance/task_group_commands.h"
#include "ui/governance/groups_section.h"
#include "ui/governance/year_parts.h"

namespace muster::ui {

RecordForm* GroupsSection::milestoneForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("New milestone of %1").arg(bodyName(reader(), id)), tr("Add the milestone"));
    form->addText(QStringLiteral("text"), tr("What will be there"));
    form->addDate(QStringLiteral("due"), tr("By when"));
    form->onSave([this, id](const RecordForm& given) {
        saveBy([command = governance::AddMilestone {.body = id,
                                                    .text = given.text(QStringLiteral("text")),
                                                    .dueOn = given.date(QStringLiteral("due"))}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](const base::Id&) { return tr("The milestone is in the plan."); });
    });
    return form;
}

RecordForm* GroupsSection::reachedForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Milestone reached"), tr("Reached"));
    std::vector<Choice> open;
    for (const governance::PlanLine& line : governance::actionPlanOf(reader(), id).lines) {
        if (line.action.isNil() && !line.done)
            open.push_back({words(line.text), line.id});
    }
    form->addChoice(QStringLiteral("line"), tr("Milestone"), std::move(open));
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->onSave([this](const RecordForm& given) {
        save(governance::ReachMilestone {.line = given.id(QStringLiteral("line")),
                                         .on = given.date(QStringLiteral("on"))},
             tr("The milestone is reached."));
    });
    return form;
}

RecordForm* GroupsSection::newDateForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Move a milestone"), tr("Move it"));
    std::vector<Choice> open;
    for (const governance::PlanLine& line : governance::actionPlanOf(reader(), id).lines) {
        if (line.action.isNil() && !line.done)
            open.push_back(
                {line.dueOn ? tr("%1, due %2").arg(words(line.text), shortDate(line.dueOn)) : words(line.text),
                 line.id});
    }
    form->addChoice(QStringLiteral("line"), tr("Milestone"), std::move(open));
    form->addDate(QStringLiteral("due"), tr("Its new date"));
    form->addText(QStringLiteral("approval"), tr("Who approved it, and why"), {},
                  tr("Performance Board, minute P47: the system is late"));
    form->addSentence(tr("The first date stays on record. It counts as reprogrammed with approval."));
    form->onSave([this](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("due"), tr("Say when it is due now.")))
            save(governance::ReprogrammeMilestone {.line = given.id(QStringLiteral("line")),
                                                   .dueOn = *day,
                                                   .approval = given.text(QStringLiteral("approval"))},
                 tr("The milestone is due on %1.").arg(longDate(day)));
    });
    return form;
}

RecordForm* GroupsSection::removeForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Take a line out of the plan"), tr("Take it out"));
    std::vector<Choice> lines;
    for (const governance::PlanLine& line : governance::actionPlanOf(reader(), id).lines) {
        if (!line.action.isNil())
            lines.push_back({words(line.reference) + QLatin1Char(' ') + words(line.text), line.id});
        else if (!line.done)
            lines.push_back({words(line.text), line.id});
    }
    form->addChoice(QStringLiteral("line"), tr("Line"), std::move(lines));
    form->addSentence(tr("An action leaves the plan, not the register. A milestone that was reached stays."));
    form->onSave([this](const RecordForm& given) {
        save(governance::RemovePlanLine {.line = given.id(QStringLiteral("line"))}, tr("The line is out of the plan."));
    });
    return form;
}

RecordForm* GroupsSection::productForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("A product of %1").arg(bodyName(reader(), id)), tr("Add it"));
    form->addText(QStringLiteral("text"), tr("What it is to bring"), {}, tr("Business case"));
    form->addDate(QStringLiteral("due"), tr("By when"));
    form->addSentence(tr("Products of all bodies stand in Commissioned work."));
    form->onSave([this, id](const RecordForm& given) {
        saveBy([command = governance::AddProduct {.body = id,
                                                  .text = given.text(QStringLiteral("text")),
                                                  .dueOn = given.date(QStringLiteral("due"))}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](const base::Id&) { return tr("The product is agreed."); });
    });
    return form;
}

RecordForm* GroupsSection::actionForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("An action for the plan"), tr("Put it in the plan"));
    std::vector<Choice> open;
    for (const actions::Action& action : actions::listActions(reader(), {})) {
        if (actions::isOpen(action.status))
            open.push_back({words(action.reference) + QLatin1Char(' ') + words(action.text), action.id});
    }
    form->addChoice(QStringLiteral("action"), tr("Action"), std::move(open));
    form->addSentence(tr("It stays in the register; the plan shows it with its date."));
    form->onSave([this, id](const RecordForm& given) {
        saveBy([command = governance::AddActionToPlan {.body = id, .action = given.id(QStringLiteral("action"))}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](const base::Id&) { return tr("The action is in the plan."); });
    });
    return form;
}

}  // namespace muster::ui
