// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/recommendation.h"

#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using partnership::StoredWord;
using partnership::valueOf;
using partnership::wordOf;

namespace {

constexpr std::array kStates {
    StoredWord<RecommendationState> {RecommendationState::Exploring, "exploring", "Exploring options"},
    StoredWord<RecommendationState> {RecommendationState::Drafted, "drafted", "Drafted"},
    StoredWord<RecommendationState> {RecommendationState::Adopted, "adopted", "Adopted"},
    StoredWord<RecommendationState> {RecommendationState::WithAgencies, "with_agencies", "With the agencies"},
    StoredWord<RecommendationState> {RecommendationState::Implementable, "implementable", "Ready to implement"},
    StoredWord<RecommendationState> {RecommendationState::Implemented, "implemented", "Implemented"},
    StoredWord<RecommendationState> {RecommendationState::Noted, "noted", "Noted"},
    StoredWord<RecommendationState> {RecommendationState::Withdrawn, "withdrawn", "Withdrawn"},
};
constexpr std::array kOptionStates {
    StoredWord<OptionState> {OptionState::Open, "open", "Being considered"},
    StoredWord<OptionState> {OptionState::Pursued, "pursued", "Pursued"},
    StoredWord<OptionState> {OptionState::Dropped, "dropped", "Dropped"},
};
constexpr std::array kRatificationStates {
    StoredWord<RatificationState> {RatificationState::Pending, "pending", "Pending"},
    StoredWord<RatificationState> {RatificationState::InGovernance, "in_governance", "In governance"},
    StoredWord<RatificationState> {RatificationState::Ratified, "ratified", "Ratified"},
    StoredWord<RatificationState> {RatificationState::RatifiedWithConditions, "ratified_with_conditions",
                                   "Ratified with conditions"},
    StoredWord<RatificationState> {RatificationState::Rejected, "rejected", "Rejected"},
    StoredWord<RatificationState> {RatificationState::NotRequired, "not_required", "Not required"},
};

}  // namespace

std::string_view toStored(RecommendationState state) { return wordOf(kStates, state).stored; }
RecommendationState recommendationStateFrom(std::string_view stored)
{
    return valueOf(kStates, stored).value_or(RecommendationState::Exploring);
}
std::string_view inWords(RecommendationState state) { return wordOf(kStates, state).words; }

std::string_view toStored(OptionState state) { return wordOf(kOptionStates, state).stored; }
OptionState optionStateFrom(std::string_view stored)
{
    return valueOf(kOptionStates, stored).value_or(OptionState::Open);
}
std::string_view inWords(OptionState state) { return wordOf(kOptionStates, state).words; }

std::string_view toStored(RatificationState state) { return wordOf(kRatificationStates, state).stored; }
std::optional<RatificationState> ratificationStateNamed(std::string_view stored)
{
    return valueOf(kRatificationStates, stored);
}
RatificationState ratificationStateFrom(std::string_view stored)
{
    return ratificationStateNamed(stored).value_or(RatificationState::Pending);
}
std::string_view inWords(RatificationState state) { return wordOf(kRatificationStates, state).words; }
bool isSettled(RatificationState state)
{
    return state != RatificationState::Pending && state != RatificationState::InGovernance;
}

std::string Ratification::inWords() const
{
    std::string words {governance::inWords(state)};
    if (!isSettled(state)) {
        if (!governance.empty()) {
            words += ": " + governance;
        }
        return meetingOn ? fmt::format("{}{}{}", words, governance.empty() ? ": " : ", ", base::longDate(*meetingOn))
                         : words;
    }
    const auto on = decidedOn ? decidedOn : meetingOn;
    if (on && state != RatificationState::NotRequired) {
        words += " on " + base::longDate(*on);
    }
    if (state == RatificationState::RatifiedWithConditions) {
        words += conditionsAcceptedOn
            ? fmt::format(", conditions accepted on {}", base::longDate(*conditionsAcceptedOn))
            : std::string {", conditions not accepted yet"};
    }
    if (!reason.empty()) {
        words += ": " + reason;
    }
    return words;
}

const Ratification* Recommendation::ratificationBy(const base::Id& agency) const
{
    const auto found = std::find_if(ratifications.begin(), ratifications.end(),
                                    [&](const Ratification& one) { return one.agency == agency; });
    return found == ratifications.end() ? nullptr : &*found;
}

std::vector<std::string> missingToSend(const Recommendation& recommendation)
{
    std::vector<std::string> missing;
    if (recommendation.priorities.empty()) {
        missing.emplace_back("name at least one priority that it serves");
    }
    if (!recommendation.s17 || recommendation.s17Reason.empty()) {
        missing.emplace_back("say its effect under section 17, with the reason");
    }
    const bool assessed = recommendation.equalityOn && !recommendation.equalitySummary.empty();
    if (!assessed && recommendation.equalityNotNeeded.empty()) {
        missing.emplace_back("give the date and summary of its equality impact assessment, or say why none is needed");
    }
    if (recommendation.limbs.empty()) {
        missing.emplace_back("word at least one part of it");
    }
    for (const Limb& limb : recommendation.limbs) {
        if (!limb.effectiveOn) {
            missing.emplace_back("give each part the date from which it holds");
            break;
        }
    }
    return missing;
}

std::string stateInWords(const Recommendation& recommendation)
{
    std::string words {inWords(recommendation.state)};
    switch (recommendation.state) {
    case RecommendationState::Adopted:
    case RecommendationState::Noted:
        if (!recommendation.adoptedByName.empty()) {
            words += " by the " + recommendation.adoptedByName;
        }
        break;
    case RecommendationState::WithAgencies:
        words += ": " + recommendation.count.inWords();
        break;
    case RecommendationState::Withdrawn:
        words += recommendation.withdrawnReason.empty() ? "" : ": " + recommendation.withdrawnReason;
        break;
    default:
        break;
    }
    return words;
}

}  // namespace muster::governance
