// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/goals_section.h"

#include "core/governance/county_goal.h"
#include "core/partnership/body.h"
#include "ui/governance/year_parts.h"

namespace muster::ui {
namespace {

using governance::CountyGoal;

enum Column { kGoal, kProgress };

/// A day to come is no day that was.
QString reviewWord(base::Date review, base::Date today)
{
    return review < today ? GoalsSection::tr("reviewed") : GoalsSection::tr("to be reviewed");
}

}  // namespace

GoalsSection::GoalsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("County goals"),
                     .about = tr("Set in September, reviewed in March: what the district brings, and how far it is."),
                     .newText = tr("New goal"),
                     .search = tr("Search the goals"),
                     .empty = tr("The county has set no goal. Record one: Ctrl+N."),
                     .columns = {tr("Goal"), tr("Progress")},
                     .widths = {0, 170},
                     .stretch = kGoal,
                     .chipColumns = {kProgress},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> GoalsSection::rows() const
{
    std::vector<RecordRow> rows;
    QString cycle;
    for (const CountyGoal& goal : governance::countyGoals(reader())) {
        QString its = tr("Set on %1").arg(longDate(goal.setOn));
        if (goal.reviewOn)
            its += tr(", %1 on %2").arg(reviewWord(*goal.reviewOn, today()), longDate(goal.reviewOn));
        if (its != cycle)
            rows.push_back(headingRow(its));
        cycle = its;
        const ChipSpec chip = goal.progress.empty()
            ? ChipSpec {tr("Nothing recorded"), Tone::Attention, ChipShape::Triangle}
            : goal.blockage.empty() ? ChipSpec {tr("Recorded"), Tone::Good, ChipShape::Tick}
                                    : ChipSpec {tr("Blocked"), Tone::Concern, ChipShape::Diamond};
        rows.push_back({.id = goal.id,
                        .cells = {words(goal.theme), chip.text},
                        .chips = {{kProgress, {chip}}},
                        .second = words(goal.text)});
    }
    return rows;
}

RecordDetails GoalsSection::detailsOf(const base::Id& id) const
{
    const auto goal = governance::countyGoal(reader(), id);
    if (!goal)
        return {};
    RecordDetails details {.title = words(goal->theme), .subtitle = words(goal->bodyName)};
    details.facts << fact(tr("Goal"), goal->text) << fact(tr("What the district brings"), goal->contribution)
                  << fact(tr("Progress"), goal->progressInWords()) << fact(tr("Said on"), longDate(goal->progressOn))
                  << fact(tr("What is in the way"), goal->blockage)
                  << fact(tr("What is asked of the county"), goal->ask) << fact(tr("Set on"), longDate(goal->setOn))
                  << fact(goal->reviewOn && *goal->reviewOn < today() ? tr("Reviewed on") : tr("To be reviewed on"),
                          longDate(goal->reviewOn));
    return details;
}

std::vector<RecordStep> GoalsSection::stepsOf(const base::Id& id)
{
    return {{.text = tr("Say how it comes on"), .run = [this, id] { open(reviewForm(id)); }},
            {.text = tr("Edit"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
}

RecordForm* GoalsSection::newForm()
{
    std::vector<Choice> meetings;
    for (const partnership::Body& body : partnership::bodiesOn(reader(), today())) {
        if (body.authority == partnership::Authority::StrategicGoals) {
            for (Choice& choice : meetingChoices(reader(), {}, body.id))
                meetings.push_back(std::move(choice));
        }
    }
    auto* form = new RecordForm(tr("New county goal"), tr("Set the goal"));
    form->addChoice(QStringLiteral("meeting"), tr("Set at"), std::move(meetings));
    form->addText(QStringLiteral("theme"), tr("Theme"), {}, tr("Road safety"));
    form->addLongText(QStringLiteral("text"), tr("Goal"));
    form->addLongText(QStringLiteral("contribution"), tr("What the district brings"));
    form->addChoice(QStringLiteral("body"), tr("Who answers for it"), bodyChoices(reader(), tr("Not said")));
    form->onSave([this](const RecordForm& given) {
        save(governance::SetCountyGoal {.meeting = given.id(QStringLiteral("meeting")),
                                        .theme = given.text(QStringLiteral("theme")),
                                        .text = given.text(QStringLiteral("text")),
                                        .contribution = given.text(QStringLiteral("contribution")),
                                        .body = given.id(QStringLiteral("body"))},
             tr("The goal is set."));
    });
    return form;
}

RecordForm* GoalsSection::editForm(const base::Id& id)
{
    const auto goal = governance::countyGoal(reader(), id);
    if (!goal)
        return nullptr;
    auto* form = new RecordForm(words(goal->theme), tr("Save"));
    form->addLongText(QStringLiteral("text"), tr("Goal"), goal->text);
    form->addLongText(QStringLiteral("contribution"), tr("What the district brings"), goal->contribution);
    form->onSave([this, id](const RecordForm& given) {
        save(governance::EditCountyGoal {.goal = id,
                                         .text = given.text(QStringLiteral("text")),
                                         .contribution = given.text(QStringLiteral("contribution"))},
             tr("The goal is changed."));
    });
    return form;
}

RecordForm* GoalsSection::reviewForm(const base::Id& id)
{
    const auto goal = governance::countyGoal(reader(), id);
    auto* form = new RecordForm(tr("How it comes on"), tr("Keep it"));
    form->addSentence(words(goal->text));
    form->addLongText(QStringLiteral("progress"), tr("Progress"), goal->progress);
    form->addText(QStringLiteral("blockage"), tr("What is in the way"), goal->blockage);
    form->addText(QStringLiteral("ask"), tr("What is asked of the county"), goal->ask);
    form->onSave([this, id](const RecordForm& given) {
        save(governance::ReviewCountyGoal {.goal = id,
                                           .progress = given.text(QStringLiteral("progress")),
                                           .blockage = given.text(QStringLiteral("blockage")),
                                           .ask = given.text(QStringLiteral("ask"))},
             tr("The progress is kept."));
    });
    return form;
}

QString GoalsSection::countOf(int inForce) const { return counted(inForce, tr("goal"), tr("goals")); }

}  // namespace muster::ui
