// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/recommendations_section.h"

#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::Ratification;
using governance::RatificationState;
using governance::Recommendation;
using governance::RecommendationState;

enum Column { kWhat, kState };

ChipSpec chipOf(const Recommendation& one)
{
    const QString text = words(governance::inWords(one.state));
    switch (one.state) {
    case RecommendationState::Implementable:
        return {text, Tone::Good, ChipShape::Circle};
    case RecommendationState::Implemented:
        return {text, Tone::Good, ChipShape::Tick};
    case RecommendationState::WithAgencies:
        return {text, Tone::Attention, ChipShape::Clock};
    case RecommendationState::Withdrawn:
        return {text, Tone::Neutral, ChipShape::Cross};
    default:
        return {text, Tone::Neutral, ChipShape::None};
    }
}

ChipSpec chipOf(const Ratification& one)
{
    const QString text = words(governance::inWords(one.state));
    switch (one.state) {
    case RatificationState::Ratified:
        return {text, Tone::Good, ChipShape::Tick};
    case RatificationState::RatifiedWithConditions:
        return {RecommendationsSection::tr("With conditions"), one.conditionsAcceptedOn ? Tone::Good : Tone::Attention,
                one.conditionsAcceptedOn ? ChipShape::Tick : ChipShape::Triangle};
    case RatificationState::Rejected:
        return {text, Tone::Concern, ChipShape::Cross};
    case RatificationState::InGovernance:
        return {text, Tone::Attention, ChipShape::Clock};
    default:
        return {text, Tone::Neutral, ChipShape::None};
    }
}

bool isOver(const Recommendation& one)
{
    return one.state == RecommendationState::Implemented || one.state == RecommendationState::Withdrawn
        || one.state == RecommendationState::Noted;
}

bool mayChange(const Recommendation& one)
{
    return one.state == RecommendationState::Exploring || one.state == RecommendationState::Drafted
        || one.state == RecommendationState::Adopted;
}

// The labels of facts that steps stand under.
QString optionsLabel() { return RecommendationsSection::tr("Options"); }
QString partsLabel() { return RecommendationsSection::tr("What is recommended"); }
QString waitingLabel() { return RecommendationsSection::tr("Actions that wait for it"); }

}  // namespace

RecommendationsSection::RecommendationsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Recommendations"),
                     .about = tr("What agencies are asked to take through their own governance."),
                     .newText = tr("New recommendation"),
                     .search = tr("Search"),
                     .empty = tr("Nothing is recommended. Draft a recommendation: Ctrl+N."),
                     .endedText = tr("Ended ones too"),
                     .columns = {tr("Recommendation, and the agencies asked"), tr("State")},
                     .widths = {0, 170},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> RecommendationsSection::rows() const
{
    m_all = governance::listRecommendations(reader());
    std::vector<RecordRow> rows;
    for (const Recommendation& one : m_all) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.reference) + QLatin1Char(' ') + words(one.title), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(governance::stateInWords(one)),
                        .quiet = isOver(one)});
        for (const Ratification& part : one.ratifications) {
            const ChipSpec its = chipOf(part);
            QStringList before;
            before << words(part.governance);
            if (part.meetingOn)
                before << shortDate(part.meetingOn);
            before.removeAll(QString());
            rows.push_back({.id = part.id,
                            .cells = {words(part.agencyName), its.text},
                            .chips = {{kState, {its}}},
                            .second = before.join(QStringLiteral(", ")),
                            .quiet = isOver(one),
                            .depth = 1});
        }
    }
    return rows;
}

const Ratification* RecommendationsSection::partOf(const base::Id& id) const
{
    for (const Recommendation& one : m_all) {
        for (const Ratification& part : one.ratifications) {
            if (part.id == id)
                return &part;
        }
    }
    return nullptr;
}

const Recommendation* RecommendationsSection::wholeOf(const base::Id& id) const
{
    for (const Recommendation& one : m_all) {
        const bool its = std::any_of(one.ratifications.begin(), one.ratifications.end(),
                                     [&](const Ratification& part) { return part.id == id; });
        if (one.id == id || its)
            return &one;
    }
    return nullptr;
}

RecordDetails RecommendationsSection::detailsOf(const base::Id& id) const
{
    const Recommendation* one = wholeOf(id);
    if (one == nullptr)
        return {};
    if (const Ratification* part = partOf(id))
        return agencyDetails(*one, *part);
    RecordDetails details {.title = words(one->title), .subtitle = words(one->reference)};
    details.chips << chipOf(*one);
    const auto missing = governance::missingToSend(*one);
    if (mayChange(*one))
        details.facts << Fact {tr("Before it can go to the agencies"), linesOf(missing)};
    details.facts << fact(tr("How far it is"), governance::stateInWords(*one))
                  << fact(tr("Who can decide"), governance::whoCanDecide(reader(), *one)) << fact(tr("Why"), one->why)
                  << fact(tr("Cost"), one->cost);
    QStringList options;
    for (const governance::RecommendationOption& option : one->options) {
        options << words(governance::inWords(option.state)) + QStringLiteral(": ") + words(option.text)
                + (option.reason.empty() ? QString() : QStringLiteral(" (") + words(option.reason) + QLatin1Char(')'));
    }
    QStringList limbs;
    for (const governance::Limb& limb : one->limbs)
        limbs << words(limb.text) + (limb.effectiveOn ? tr(" (from %1)").arg(longDate(limb.effectiveOn)) : QString());
    QStringList priorities;
    for (const governance::NamedPriority& priority : one->priorities)
        priorities << words(priority.shortName) + QLatin1Char(' ') + words(priority.name);
    QStringList waiting;
    for (const governance::DependentAction& action : one->dependents) {
        waiting << words(action.reference) + QLatin1Char(' ') + words(action.text)
                + (action.heldBack ? tr(" (cannot start yet)") : QString());
    }
    details.facts
        << Fact {optionsLabel(), options} << Fact {partsLabel(), limbs}
        << Fact {tr("Priorities"), priorities}
        << fact(tr("Section 17"),
                one->s17 ? words(meetings::inWords(*one->s17)) + QStringLiteral(": ") + words(one->s17Reason)
                         : QString())
        << Fact {tr("Equality"),
                 {one->equalityOn ? tr("Assessed on %1").arg(longDate(one->equalityOn)) : QString(),
                  words(one->equalitySummary),
                  one->equalityNotNeeded.empty() ? QString() : tr("Not needed: %1").arg(words(one->equalityNotNeeded))}}
        << fact(tr("From"), one->origin)
        << fact(tr("Adopted by"), one->adoptedByName + (one->adoptedOn ? ", " + base::longDate(*one->adoptedOn) : ""))
        << fact(tr("Answers wanted by"), longDate(one->returnBy)) << Fact {waitingLabel(), waiting}
        << fact(tr("Withdrawn because"), one->withdrawnReason);
    for (Fact& each : details.facts)
        each.lines.removeAll(QString());
    return details;
}

RecordDetails RecommendationsSection::agencyDetails(const Recommendation& whole, const Ratification& part) const
{
    RecordDetails details {.title = words(part.agencyName),
                           .subtitle = words(whole.reference) + QLatin1Char(' ') + words(whole.title)};
    details.chips << chipOf(part);
    details.facts << fact(tr("State"), part.inWords()) << fact(tr("What it means here"), part.meaning)
                  << fact(tr("Its own body"), part.governance) << fact(tr("Meets"), longDate(part.meetingOn))
                  << fact(tr("Conditions"), part.conditions)
                  << fact(tr("Accepted"),
                          part.conditionsAcceptedOn ? longDate(part.conditionsAcceptedOn) + QLatin1Char(' ')
                                  + words(part.conditionsAcceptedBy)
                                                    : QString())
                  << fact(tr("Why"), part.reason) << fact(tr("Evidence"), part.evidence)
                  << fact(tr("Answers wanted by"), longDate(whole.returnBy));
    return details;
}

std::vector<RecordStep> RecommendationsSection::stepsOf(const base::Id& id)
{
    const Recommendation* one = wholeOf(id);
    if (one == nullptr || isOver(*one))
        return {};
    if (const Ratification* part = partOf(id))
        return agencySteps(*part, id);
    std::vector<RecordStep> steps;
    const auto add = [&](const QString& text, Form make, bool offered = true, const QString& under = {}) {
        if (offered)
            steps.push_back({.text = text, .run = [this, id, make] { open((this->*make)(id)); }, .under = under});
    };
    const bool changes = mayChange(*one);
    const bool explores = one->state == RecommendationState::Exploring;
    if (explores)
        steps.push_back({.text = tr("Finish the draft"), .run = [this, id] {
                             save(governance::FinishDraft {id}, tr("It is drafted. A body can adopt it now."));
                         }});
    add(tr("Adopt it"), &RecommendationsSection::adoptForm, one->state == RecommendationState::Drafted);
    add(tr("Send it to agencies"), &RecommendationsSection::sendForm, one->state == RecommendationState::Adopted);
    if (one->state == RecommendationState::Implementable)
        steps.push_back({.text = tr("It is done"), .run = [this, id] {
                             save(governance::ImplementRecommendation {.recommendation = id}, tr("It is implemented."));
                         }});
    if (changes)
        steps.push_back({.text = tr("Edit"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
    add(tr("Section 17"), &RecommendationsSection::s17Form, changes);
    add(tr("Equality"), &RecommendationsSection::equalityForm, changes);
    add(tr("Ask one more agency"), &RecommendationsSection::askForm, one->state == RecommendationState::WithAgencies);
    add(tr("Withdraw"), &RecommendationsSection::withdrawForm);
    add(tr("Add an option"), &RecommendationsSection::optionForm, explores, optionsLabel());
    add(tr("Decide an option"), &RecommendationsSection::decideForm, explores && !one->options.empty(), optionsLabel());
    add(tr("Add a part"), &RecommendationsSection::limbForm, changes, partsLabel());
    add(tr("Change a part"), &RecommendationsSection::editLimbForm, changes && !one->limbs.empty(), partsLabel());
    add(tr("Let an action wait"), &RecommendationsSection::dependForm, true, waitingLabel());
    add(tr("Let one go on"), &RecommendationsSection::freeForm, !one->dependents.empty(), waitingLabel());
    return steps;
}

std::vector<RecordStep> RecommendationsSection::agencySteps(const Ratification& part, const base::Id& id)
{
    std::vector<RecordStep> steps;
    const auto add = [&](const QString& text, Form make, const QString& keys = {}) {
        steps.push_back({.text = text, .run = [this, id, make] { open((this->*make)(id)); }, .keys = keys});
    };
    add(tr("What it decided"), &RecommendationsSection::ratifyForm, tr("Enter"));
    if (part.state == RatificationState::RatifiedWithConditions && !part.conditionsAcceptedOn)
        add(tr("Accept conditions"), &RecommendationsSection::acceptForm);
    if (!governance::isSettled(part.state))
        add(tr("It is before its body"), &RecommendationsSection::governanceForm);
    return steps;
}

QString RecommendationsSection::countOf(int /*inForce*/) const
{
    const auto open = std::count_if(m_all.begin(), m_all.end(), [](const Recommendation& one) { return !isOver(one); });
    return counted(static_cast<int>(open), tr("recommendation"), tr("recommendations"));
}

}  // namespace muster::ui
