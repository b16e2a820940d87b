// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of a recommendation and of an agency's answer.
#include "core/governance/recommendation_commands.h"
#include "ui/governance/recommendations_section.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {

using governance::RatificationState;
using governance::Recommendation;

RecordForm* RecommendationsSection::newForm()
{
    auto* form = new RecordForm(tr("New recommendation"), tr("Draft it"));
    form->addText(QStringLiteral("title"), tr("What is recommended, in one line"));
    form->addChoice(QStringLiteral("body"), tr("Which body it comes from"), bodyChoices(reader(), tr("None yet")));
    form->addChoice(QStringLiteral("item"), tr("The item it arose from"), itemChoices(reader(), tr("None")));
    form->addLongText(QStringLiteral("why"), tr("Why"));
    form->addText(QStringLiteral("cost"), tr("Cost"));
    form->addSentence(tr("Recommendations are open: agencies decide on them in public."));
    form->onSave([this](const RecordForm& given) {
        saveBy(
            [command = governance::DraftRecommendation {.title = given.text(QStringLiteral("title")),
                                                        .originBody = given.id(QStringLiteral("body")),
                                                        .item = given.id(QStringLiteral("item")),
                                                        .why = given.text(QStringLiteral("why")),
                                                        .cost = given.text(QStringLiteral("cost"))}](
                replica::Replica& replica) { return governance::execute(replica, command); },
            [this](const actions::RaisedReference& made) {
                select(made.id);
                return tr("%1 is drafted.").arg(words(made.reference));
            });
    });
    return form;
}

RecordForm* RecommendationsSection::editForm(const base::Id& id)
{
    if (partOf(id) != nullptr)
        return ratifyForm(id);
    const Recommendation* one = wholeOf(id);
    if (one == nullptr)
        return nullptr;
    auto* form = new RecordForm(words(one->reference), tr("Save"));
    form->addText(QStringLiteral("title"), tr("What is recommended, in one line"), one->title);
    form->addLongText(QStringLiteral("why"), tr("Why"), one->why);
    form->addText(QStringLiteral("cost"), tr("Cost"), one->cost);
    form->addText(QStringLiteral("origin"), tr("Where it comes from"), one->origin);
    const auto all = priorityChoices(reader(), {});
    for (const Choice& choice : all) {
        const bool its =
            std::any_of(one->priorities.begin(), one->priorities.end(),
                        [&](const governance::NamedPriority& priority) { return priority.id == choice.id; });
        form->addTick(QStringLiteral("priority ") + words(choice.id.hex()), choice.text, its);
    }
    form->onSave([this, id, all](const RecordForm& given) {
        std::vector<base::Id> priorities;
        for (const Choice& choice : all) {
            if (given.isTicked(QStringLiteral("priority ") + words(choice.id.hex())))
                priorities.push_back(choice.id);
        }
        save(governance::EditRecommendation {.recommendation = id,
                                             .title = given.text(QStringLiteral("title")),
                                             .origin = given.text(QStringLiteral("origin")),
                                             .why = given.text(QStringLiteral("why")),
                                             .cost = given.text(QStringLiteral("cost")),
                                             .priorities = priorities},
             tr("It is changed."));
    });
    return form;
}

RecordForm* RecommendationsSection::optionForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("An option"), tr("Add it"));
    form->addText(QStringLiteral("text"), tr("What could be done"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::AddOption {.recommendation = id, .text = given.text(QStringLiteral("text"))},
             tr("The option is added."));
    });
    return form;
}

RecordForm* RecommendationsSection::decideForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("What becomes of an option"), tr("Decide"));
    std::vector<Choice> options;
    for (const governance::RecommendationOption& option : wholeOf(id)->options)
        options.push_back({words(option.text), option.id});
    form->addChoice(QStringLiteral("option"), tr("Option"), std::move(options));
    form->addChoice(QStringLiteral("state"), tr("It is"), {tr("Pursued"), tr("Dropped")}, 0);
    form->addText(QStringLiteral("reason"), tr("Why, when it is dropped"));
    form->onSave([this](const RecordForm& given) {
        save(governance::DecideOption {.option = given.id(QStringLiteral("option")),
                                       .state = given.index(QStringLiteral("state")) == 0
                                           ? governance::OptionState::Pursued
                                           : governance::OptionState::Dropped,
                                       .reason = given.text(QStringLiteral("reason"))},
             tr("The option is decided."));
    });
    return form;
}

RecordForm* RecommendationsSection::limbForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("A part of it"), tr("Add it"));
    form->addLongText(QStringLiteral("text"), tr("What is to be done"));
    form->addDate(QStringLiteral("effective"), tr("From when"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::AddLimb {.recommendation = id,
                                  .text = given.text(QStringLiteral("text")),
                                  .effectiveOn = given.date(QStringLiteral("effective"))},
             tr("The part is added."));
    });
    return form;
}

RecordForm* RecommendationsSection::s17Form(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    auto* form = new RecordForm(tr("Section 17: its effect on crime and disorder"), tr("Save"));
    const std::vector effects {governance::S17Effect::Positive, governance::S17Effect::Negative,
                               governance::S17Effect::None};
    QStringList names;
    for (const governance::S17Effect effect : effects)
        names << words(meetings::inWords(effect));
    form->addChoice(QStringLiteral("effect"), tr("Effect"), names, one->s17 ? static_cast<int>(*one->s17) : 0);
    form->addText(QStringLiteral("reason"), tr("Why"), one->s17Reason);
    form->onSave([this, id, effects](const RecordForm& given) {
        save(governance::SetS17 {.recommendation = id,
                                 .effect = effects[static_cast<std::size_t>(given.index(QStringLiteral("effect")))],
                                 .reason = given.text(QStringLiteral("reason"))},
             tr("Section 17 is answered."));
    });
    return form;
}

RecordForm* RecommendationsSection::equalityForm(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    auto* form = new RecordForm(tr("Equality impact"), tr("Save"));
    form->addDate(QStringLiteral("assessed"), tr("Assessed on"), one->equalityOn);
    form->addLongText(QStringLiteral("summary"), tr("What it found"), one->equalitySummary);
    form->addLongText(QStringLiteral("mitigations"), tr("What is done about it"), one->equalityMitigations);
    form->addDate(QStringLiteral("review"), tr("Looked at again on"), one->equalityReviewOn);
    form->addText(QStringLiteral("not needed"), tr("Or: not needed because"), one->equalityNotNeeded);
    form->onSave([this, id](const RecordForm& given) {
        save(governance::SetEquality {.recommendation = id,
                                      .assessedOn = given.date(QStringLiteral("assessed")),
                                      .summary = given.text(QStringLiteral("summary")),
                                      .mitigations = given.text(QStringLiteral("mitigations")),
                                      .reviewOn = given.date(QStringLiteral("review")),
                                      .notNeededBecause = given.text(QStringLiteral("not needed"))},
             tr("Its equality impact is answered."));
    });
    return form;
}

RecordForm* RecommendationsSection::adoptForm(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    auto* form = new RecordForm(tr("Adopt %1").arg(words(one->reference)), tr("Adopt it"));
    form->addChoice(QStringLiteral("body"), tr("By which body"), bodyChoices(reader(), {}), one->originBody);
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"),
                    meetingChoices(reader(), tr("None named"), one->originBody));
    form->addText(QStringLiteral("verb"), tr("With the verb"), {},
                  tr("AGREED, RESOLVED, RECOMMENDED, NOTED; the body's own when empty"));
    form->addSentence(tr("An advisory body advises; that agrees nothing. Each agency decides for itself."));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::AdoptRecommendation {.recommendation = id,
                                              .body = given.id(QStringLiteral("body")),
                                              .meeting = given.id(QStringLiteral("meeting")),
                                              .verb = given.text(QStringLiteral("verb"))},
             tr("It is adopted."));
    });
    return form;
}

RecordForm* RecommendationsSection::sendForm(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    auto* form = new RecordForm(tr("Send %1 to agencies").arg(words(one->reference)), tr("Send it"));
    for (const std::string& missing : governance::missingToSend(*one))
        form->addSentence(tr("First: %1.").arg(words(missing)));
    form->addDate(QStringLiteral("return by"), tr("Answers wanted by"), base::addMonths(today(), 2));
    form->addSentence(tr("Which agencies must take it through their own governance:"));
    addAgencyTicks(*form, reader());
    form->onSave([this, id](const RecordForm& given) {
        governance::SendToAgencies command {.recommendation = id, .returnBy = given.date(QStringLiteral("return by"))};
        for (const base::Id& agency : tickedAgencies(given, reader()))
            command.agencies.push_back({.agency = agency});
        save(std::move(command), tr("It is with the agencies."));
    });
    return form;
}

RecordForm* RecommendationsSection::withdrawForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Withdraw %1").arg(words(wholeOf(id)->reference)), tr("Withdraw it"));
    form->addText(QStringLiteral("reason"), tr("Why"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::WithdrawRecommendation {.recommendation = id, .reason = given.text(QStringLiteral("reason"))},
             tr("It is withdrawn."));
    });
    return form;
}

RecordForm* RecommendationsSection::ratifyForm(const base::Id& id)
{
    const governance::Ratification* part = partOf(id);
    if (part == nullptr)
        return nullptr;
    auto* form = new RecordForm(tr("What %1 decided").arg(words(part->agencyName)), tr("Record it"));
    const std::vector states {RatificationState::Ratified, RatificationState::RatifiedWithConditions,
                              RatificationState::Rejected, RatificationState::NotRequired};
    QStringList names;
    for (const RatificationState state : states)
        names << words(governance::inWords(state));
    const auto now = std::find(states.begin(), states.end(), part->state);
    form->addChoice(QStringLiteral("state"), tr("Decision"), names,
                    now == states.end() ? 0 : static_cast<int>(now - states.begin()));
    form->addDate(QStringLiteral("on"), tr("On"), part->decidedOn ? part->decidedOn : part->meetingOn);
    form->addText(QStringLiteral("conditions"), tr("Conditions, where there are any"), part->conditions);
    form->addText(QStringLiteral("reason"), tr("Why, when it is rejected or not required"), part->reason);
    form->addText(QStringLiteral("evidence"), tr("The minute that records it"), part->evidence,
                  tr("Fire Authority, 8 December 2011, minute 42"));
    form->onSave([this, whole = wholeOf(id)->id, agency = part->agency, states](const RecordForm& given) {
        save(governance::RecordRatification {.recommendation = whole,
                                             .agency = agency,
                                             .state =
                                                 states[static_cast<std::size_t>(given.index(QStringLiteral("state")))],
                                             .on = given.date(QStringLiteral("on")),
                                             .conditions = given.text(QStringLiteral("conditions")),
                                             .reason = given.text(QStringLiteral("reason")),
                                             .evidence = given.text(QStringLiteral("evidence"))},
             tr("The decision is recorded."));
    });
    return form;
}

RecordForm* RecommendationsSection::governanceForm(const base::Id& id)
{
    const governance::Ratification* part = partOf(id);
    auto* form = new RecordForm(tr("%1: before its own body").arg(words(part->agencyName)), tr("Save"));
    form->addText(QStringLiteral("governance"), tr("Which body"), part->governance,
                  tr("Cabinet, Fire Authority, Board"));
    form->addDate(QStringLiteral("meeting"), tr("Meets on"), part->meetingOn);
    form->onSave([this, whole = wholeOf(id)->id, agency = part->agency](const RecordForm& given) {
        save(governance::TakeToGovernance {.recommendation = whole,
                                           .agency = agency,
                                           .governance = given.text(QStringLiteral("governance")),
                                           .meetingOn = given.date(QStringLiteral("meeting"))},
             tr("It is before that body."));
    });
    return form;
}

RecordForm* RecommendationsSection::acceptForm(const base::Id& id)
{
    const governance::Ratification* part = partOf(id);
    const Recommendation* one = wholeOf(id);
    auto* form = new RecordForm(tr("Accept the conditions of %1").arg(words(part->agencyName)), tr("Accept them"));
    form->addSentence(words(part->conditions));
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"),
                    meetingChoices(reader(), tr("None named"), one->originBody));
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->onSave([this, whole = one->id, agency = part->agency](const RecordForm& given) {
        save(governance::AcceptConditions {.recommendation = whole,
                                           .agency = agency,
                                           .meeting = given.id(QStringLiteral("meeting")),
                                           .on = given.date(QStringLiteral("on"))},
             tr("The conditions are accepted."));
    });
    return form;
}

}  // namespace muster::ui
