// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a recommendation (requirements L01 to L07, lifecycle 3.7). Each refusal says what to do
// instead.
//
// What it says may be changed until it goes to the agencies: what they ratify must be what they were sent.
#pragma once

#include "core/actions/action_commands.h"
#include "core/governance/execute.h"
#include "core/governance/recommendation.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Begins as "exploring". `item`: the agenda item it arose from; a restricted one is refused, since a recommendation
/// goes to boards that meet in public.
struct DraftRecommendation {
    std::string title;
    base::Id originBody {};
    base::Id item {};
    std::string origin {};
    std::string why {};
    std::string cost {};
    std::vector<base::Id> priorities {};
};

/// What is given is changed; priorities as a whole.
struct EditRecommendation {
    base::Id recommendation;
    std::optional<std::string> title {};
    std::optional<std::string> origin {};
    std::optional<std::string> why {};
    std::optional<std::string> cost {};
    std::optional<std::vector<base::Id>> priorities {};
};

struct AddOption {
    base::Id recommendation;
    std::string text;
};

/// A dropped one needs the reason, and stays (requirements L03).
struct DecideOption {
    base::Id option;
    OptionState state = OptionState::Pursued;
    std::string reason {};
};

struct AddLimb {
    base::Id recommendation;
    std::string text;
    std::optional<base::Date> effectiveOn {};
};

struct EditLimb {
    base::Id limb;
    std::optional<std::string> text {};
    std::optional<base::Date> effectiveOn {};
};

struct RemoveLimb {
    base::Id limb;
};

/// Requirements A04: the effect and the reason, "none" included.
struct SetS17 {
    base::Id recommendation;
    S17Effect effect = S17Effect::None;
    std::string reason;
};

/// Requirements O01: an assessment with its date, or why none is needed; one of the two.
struct SetEquality {
    base::Id recommendation;
    std::optional<base::Date> assessedOn {};
    std::string summary {};
    std::string mitigations {};
    std::optional<base::Date> reviewOn {};
    std::string notNeededBecause {};
};

/// Exploring is over: every option is pursued or dropped, and one is pursued where there are any.
struct FinishDraft {
    base::Id recommendation;
};

/// A body takes it up, with a verb its authority allows (invariant 11); NOTED ends it there (requirements L06). Adopted
/// by an advisory body it is advice, not agreed (requirements L05). `meeting`, when given, is one of that body.
struct AdoptRecommendation {
    base::Id recommendation;
    base::Id body {};  ///< the origin body when nil, or the meeting's
    base::Id meeting {};
    std::string verb {};  ///< the body's default when empty
};

/// An agency asked, with the body of its own that will look at it and what it means for this agency.
struct AskedAgency {
    base::Id agency;
    std::string governance {};
    std::optional<base::Date> meetingOn {};
    std::string meaning {};
};

/// Goes to the agencies, a ratification each. Refused while it is not adopted, and while anything is wanting that
/// `missingToSend` names (invariant 13).
struct SendToAgencies {
    base::Id recommendation;
    std::vector<AskedAgency> agencies {};
    std::optional<base::Date> returnBy {};
};

/// One more agency, once it is with them.
struct AskAgency {
    base::Id recommendation;
    AskedAgency asked;
};

/// The agency's own body has it, and meets on that day.
struct TakeToGovernance {
    base::Id recommendation;
    base::Id agency;
    std::string governance {};  ///< as it was when empty
    std::optional<base::Date> meetingOn {};
};

/// What the agency decided: ratified, with conditions (which are required), rejected or not required (with the reason).
/// A settled one may be recorded anew, since governance can come back to it; accepted conditions are then open again.
struct RecordRatification {
    base::Id recommendation;
    base::Id agency;
    RatificationState state = RatificationState::Ratified;
    std::optional<base::Date> on {};  ///< the meeting's day when empty, else today
    std::string conditions {};
    std::string reason {};
    std::string evidence {};  ///< the minute that records it
};

/// The originating body accepts an agency's conditions; refused for a meeting of another body.
struct AcceptConditions {
    base::Id recommendation;
    base::Id agency;
    base::Id meeting {};
    std::optional<base::Date> on {};
};

/// Only when it is implementable: every agency has ratified, conditions accepted.
struct ImplementRecommendation {
    base::Id recommendation;
    std::optional<base::Date> on {};
};

struct WithdrawRecommendation {
    base::Id recommendation;
    std::string reason;
};

/// An action waits for it: it cannot leave "not started" until the recommendation is implementable (invariant 12). Nil
/// frees the action. Refused once the action was begun.
struct DependOnRecommendation {
    base::Id action;
    base::Id recommendation;
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<actions::RaisedReference> apply(Writer&, const DraftRecommendation&);
[[nodiscard]] Result<void> apply(Writer&, const EditRecommendation&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddOption&);
[[nodiscard]] Result<void> apply(Writer&, const DecideOption&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddLimb&);
[[nodiscard]] Result<void> apply(Writer&, const EditLimb&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveLimb&);
[[nodiscard]] Result<void> apply(Writer&, const SetS17&);
[[nodiscard]] Result<void> apply(Writer&, const SetEquality&);
[[nodiscard]] Result<void> apply(Writer&, const FinishDraft&);
[[nodiscard]] Result<void> apply(Writer&, const AdoptRecommendation&);
[[nodiscard]] Result<void> apply(Writer&, const SendToAgencies&);
[[nodiscard]] Result<void> apply(Writer&, const AskAgency&);
[[nodiscard]] Result<void> apply(Writer&, const TakeToGovernance&);
[[nodiscard]] Result<void> apply(Writer&, const RecordRatification&);
[[nodiscard]] Result<void> apply(Writer&, const AcceptConditions&);
[[nodiscard]] Result<void> apply(Writer&, const ImplementRecommendation&);
[[nodiscard]] Result<void> apply(Writer&, const WithdrawRecommendation&);
[[nodiscard]] Result<void> apply(Writer&, const DependOnRecommendation&);

}  // namespace muster::governance
