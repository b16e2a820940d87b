// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms of a recommendation: its parts, one more agency, the actions that wait for it.
#include "core/actions/action_queries.h"
#include "core/governance/recommendation_commands.h"
#include "ui/governance/recommendations_section.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {

using governance::Recommendation;

RecordForm* RecommendationsSection::editLimbForm(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    std::vector<Choice> parts;
    for (const governance::Limb& limb : one->limbs)
        parts.push_back({words(limb.text), limb.id});
    auto* form = new RecordForm(tr("Change a part"), tr("Save"));
    form->addChoice(QStringLiteral("limb"), tr("Part"), std::move(parts));
    form->addLongText(QStringLiteral("text"), tr("Its new words"), {}, tr("Empty: as they are"));
    form->addDate(QStringLiteral("effective on"), tr("Its new day"), {}, tr("Empty: as it is"));
    form->addTick(QStringLiteral("remove"), tr("Take it out"), false);
    form->onSave([this](const RecordForm& given) {
        const base::Id limb = given.id(QStringLiteral("limb"));
        if (given.isTicked(QStringLiteral("remove"))) {
            save(governance::RemoveLimb {.limb = limb}, tr("The part is taken out."));
            return;
        }
        const std::string text = given.text(QStringLiteral("text"));
        save(governance::EditLimb {.limb = limb,
                                   .text = text.empty() ? std::nullopt : std::optional {text},
                                   .effectiveOn = given.date(QStringLiteral("effective on"))},
             tr("The part is changed."));
    });
    return form;
}

RecordForm* RecommendationsSection::askForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Ask one more agency"), tr("Ask it"));
    form->addChoice(QStringLiteral("agency"), tr("Agency"), agencyChoices(reader(), tr("Choose the agency")));
    form->addText(QStringLiteral("governance"), tr("Its own body"), {}, tr("Board"));
    form->addDate(QStringLiteral("meeting on"), tr("Meets on"));
    form->addLongText(QStringLiteral("meaning"), tr("What it means for this agency"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::AskAgency {.recommendation = id,
                                    .asked = {.agency = given.id(QStringLiteral("agency")),
                                              .governance = given.text(QStringLiteral("governance")),
                                              .meetingOn = given.date(QStringLiteral("meeting on")),
                                              .meaning = given.text(QStringLiteral("meaning"))}},
             tr("The agency is asked."));
    });
    return form;
}

RecordForm* RecommendationsSection::dependForm(const base::Id& id)
{
    actions::ActionFilter stillOpen;
    stillOpen.openOnly = true;
    std::vector<Choice> open;
    for (const actions::Action& action : actions::listActions(reader(), stillOpen)) {
        if (action.dependsOn.isNil())
            open.push_back({words(action.reference) + QLatin1Char(' ') + words(action.text), action.id});
    }
    auto* form = new RecordForm(tr("Let an action wait for it"), tr("Let it wait"));
    form->addChoice(QStringLiteral("action"), tr("Action"), std::move(open));
    form->addSentence(tr("It cannot start before the agencies have ratified the recommendation."));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::DependOnRecommendation {.action = given.id(QStringLiteral("action")), .recommendation = id},
             tr("The action waits for the recommendation."));
    });
    return form;
}

RecordForm* RecommendationsSection::freeForm(const base::Id& id)
{
    std::vector<Choice> waiting;
    for (const governance::DependentAction& action : wholeOf(id)->dependents)
        waiting.push_back({words(action.reference) + QLatin1Char(' ') + words(action.text), action.id});
    auto* form = new RecordForm(tr("Let an action go on"), tr("Let it go on"));
    form->addChoice(QStringLiteral("action"), tr("Action"), std::move(waiting));
    form->addSentence(tr("It no longer waits for the recommendation."));
    form->onSave([this](const RecordForm& given) {
        save(governance::DependOnRecommendation {.action = given.id(QStringLiteral("action")), .recommendation = {}},
             tr("The action can go on."));
    });
    return form;
}

}  // namespace muster::ui
