// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations: what the partnership asks each agency to take through its own governance before anything is done
// (requirements L01 to L07, lifecycle 3.7). They are open: they go to boards and authorities, which meet in public.
#pragma once

#include "core/actions/action_queries.h"
#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/meetings/section17.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class RecommendationState {
    Exploring,  ///< options are open; nothing may rest on it (requirements L02)
    Drafted,
    Adopted,  ///< by a body; that alone obliges no agency
    WithAgencies,
    Implementable,  ///< computed, never stored
    Implemented,
    Noted,  ///< "recommended to note": no agency is asked (requirements L06)
    Withdrawn
};
[[nodiscard]] std::string_view toStored(RecommendationState state);
/// `Exploring` for a word of a newer Muster.
[[nodiscard]] RecommendationState recommendationStateFrom(std::string_view stored);
/// "With the agencies".
[[nodiscard]] std::string_view inWords(RecommendationState state);

enum class OptionState { Open, Pursued, Dropped };
[[nodiscard]] std::string_view toStored(OptionState state);
[[nodiscard]] OptionState optionStateFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(OptionState state);  ///< "Being considered", "Pursued", "Dropped"

/// Section 17 (requirements A04).
using meetings::S17Effect;
using meetings::s17EffectFrom;

enum class RatificationState { Pending, InGovernance, Ratified, RatifiedWithConditions, Rejected, NotRequired };
[[nodiscard]] std::string_view toStored(RatificationState state);
/// `Pending` for a word of a newer Muster: what is not understood makes nothing implementable.
[[nodiscard]] RatificationState ratificationStateFrom(std::string_view stored);
/// Exactly a stored word.
[[nodiscard]] std::optional<RatificationState> ratificationStateNamed(std::string_view stored);
[[nodiscard]] std::string_view inWords(RatificationState state);  ///< "In governance", "Ratified with conditions"
/// Neither pending nor in governance.
[[nodiscard]] bool isSettled(RatificationState state);

/// One that was considered. Dropped ones stay visible, with the reason (requirements L03).
struct RecommendationOption {
    base::Id id;
    std::string text;
    OptionState state = OptionState::Open;
    std::string reason;
};

/// A part with the date from which it holds (requirements L07).
struct Limb {
    base::Id id;
    std::string text;
    std::optional<base::Date> effectiveOn;
};

struct Ratification {
    base::Id id;
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    std::string governance;  ///< the agency's own body: "Fire Authority"
    std::optional<base::Date> meetingOn;  ///< of that body
    RatificationState state = RatificationState::Pending;
    std::string meaning;  ///< what it means for this agency
    std::string conditions;
    std::string reason;  ///< why rejected, or why not required
    std::string evidence;  ///< the minute that records it
    std::optional<base::Date> decidedOn;
    std::optional<base::Date> conditionsAcceptedOn;
    std::string conditionsAcceptedBy;

    /// "In governance: Cabinet, 5 December 2011", "Ratified with conditions (accepted on ...)".
    [[nodiscard]] std::string inWords() const;
};

struct NamedPriority {
    base::Id id;
    std::string shortName;  ///< "P1"
    std::string name;
};

struct DependentAction {
    base::Id id;
    std::string reference;
    std::string text;  ///< "Restricted action" where it may not be seen
    bool heldBack = false;
};

struct Recommendation {
    base::Id id;
    std::string reference;  ///< "REC-01"
    std::string title;
    std::string origin;  ///< where it comes from, in words
    base::Id originBody;
    std::string originBodyName;
    base::Id item;  ///< the agenda item it arose from
    std::string why;
    std::string cost;
    RecommendationState state = RecommendationState::Exploring;  ///< `Implementable` where it is
    std::optional<S17Effect> s17;
    std::string s17Reason;
    std::optional<base::Date> equalityOn;  ///< when its equality impact was assessed
    std::string equalitySummary;
    std::string equalityMitigations;
    std::optional<base::Date> equalityReviewOn;
    std::string equalityNotNeeded;  ///< "not needed because"
    std::string verb;  ///< the body adopted it with: RESOLVED, AGREED, RECOMMENDED, NOTED
    base::Id adoptedBy;
    std::string adoptedByName;
    base::Id adoptedMeeting;
    std::optional<base::Date> adoptedOn;
    bool agreed = false;  ///< adopted by a body that may decide; advice is not agreement (requirements L05)
    std::optional<base::Date> sentOn;
    std::optional<base::Date> returnBy;
    std::optional<base::Date> implementedOn;
    std::optional<base::Date> withdrawnOn;
    std::string withdrawnReason;
    std::vector<RecommendationOption> options;
    std::vector<Limb> limbs;
    std::vector<NamedPriority> priorities;
    std::vector<Ratification> ratifications;  ///< in the order of the agencies
    std::vector<DependentAction> dependents;
    actions::RatificationCount count;

    [[nodiscard]] const Ratification* ratificationBy(const base::Id& agency) const;
};

/// What is wanting before it may go to agencies, as the end of a sentence each: "say whether section 17 ..."; empty
/// when it may (invariant 13, requirements A04, L04, O01).
[[nodiscard]] std::vector<std::string> missingToSend(const Recommendation& recommendation);

/// "With the agencies: ratified by 2 of the 5 agencies it needs".
[[nodiscard]] std::string stateInWords(const Recommendation& recommendation);

}  // namespace muster::governance
