// SPDX-License-Identifier: GPL-3.0-or-later
//
// Setting up a task and finish group, leading it, and bringing it to its end. Each refusal says what to do instead.
#pragma once

#include "core/governance/execute.h"
#include "core/governance/task_group.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Sets up a group from an agenda item in one call (requirements C05): a body with its purpose, lead, members and dates,
/// which reports to the performance body and prints its originating minute. Only meeting and item are needed; the rest
/// comes from the item: its title, its lead, the agencies needed for it. Of a restricted item nothing is taken: name and
/// purpose are required then, and give nothing away.
struct CommissionGroup {
    base::Id meeting;
    base::Id item;
    std::string shortName {};  ///< "TF-1" and on when empty
    std::string name {};
    std::string purpose {};
    base::Id themeRole {};
    std::string themeLead {};  ///< a title, where no role is chosen
    std::vector<base::Id> members {};
    std::optional<base::Date> firstReportOn {};  ///< when its first monthly return is due, when empty
    std::optional<base::Date> endOn {};  ///< six months on when empty
    base::Id parent {};  ///< of a sub-group
    base::Id reportsTo {};
    bool parkItem = false;  ///< the item waits with the group: it is parked, and stands on its first agenda
    bool proposeOnly = false;  ///< asked for, and not decided yet: it owes nothing until it is commissioned
};

/// What was only proposed is commissioned, today.
struct ConfirmGroup {
    base::Id body;
};

/// A group that was set up otherwise, a body already there, becomes a task and finish group. `parent` for a sub-group.
struct AdoptAsGroup {
    base::Id body;
    base::Id themeRole {};
    std::string themeLead {};
    base::Id meeting {};
    base::Id item {};
    std::optional<base::Date> commissionedOn {};
    std::optional<base::Date> firstReportOn {};
    std::optional<base::Date> endOn {};
    base::Id parent {};
};

/// Its work begins. A monthly return does the same by itself.
struct StartGroup {
    base::Id body;
};

struct ChangeThemeLead {
    base::Id body;
    base::Id role {};
    std::string title {};
};

/// A reason is required; the first end date stays.
struct ExtendGroup {
    base::Id body;
    base::Date endOn;
    std::string reason;
};

/// What came of it, what is left and who takes it on (requirements G07).
struct GiveClosingReport {
    base::Id body;
    std::string text;
};

/// Only with a closing report, but for a group that was never commissioned. Its sub-groups close with it unless they are moved first (requirements G05). `succeededBy`:
/// the body whose business its open actions and deferred items are from then on (requirements C22).
struct CloseGroup {
    base::Id body;
    std::string decision;  ///< which closed it: "Performance Board, 8 December 2011, minute P52"
    std::optional<base::Date> lastDay {};  ///< today when empty
    base::Id succeededBy {};
};

/// Under another group, or on its own when nil.
struct MoveSubGroup {
    base::Id body;
    base::Id parent {};
};

/// One body is replaced by another from a day on (requirements C22): the old one closes, its open actions move with a note
/// in each one's story and come before the new body; nothing is copied, so nothing counts twice.
struct ReplaceBody {
    base::Id body;
    base::Id by;
    base::Date lastDay;
    std::string decision;
};

struct AddFunding {
    base::Id body;
    std::string purpose;
    std::string source {};
    long long pence = 0;
    base::Id priority {};
    FundingState state = FundingState::Sought;
    std::optional<base::Date> decidedOn {};
};

struct DecideFunding {
    base::Id funding;
    FundingState state = FundingState::Secured;
    std::optional<base::Date> on {};
    std::optional<long long> pence {};
};

struct ChallengeGroup {
    base::Id body;
    std::string question;
    base::Id fromBody {};
    std::string askedBy {};
    std::optional<base::Date> on {};
};

struct AnswerChallenge {
    base::Id challenge;
    std::string answer;
    std::string answeredBy {};
    std::optional<base::Date> on {};
};

/// Who commissioned a body (requirements C18); nil for nobody.
struct SetCommissioner {
    base::Id body;
    base::Id commissionedBy {};
};

struct AddProduct {
    base::Id body;
    std::string text;
    std::optional<base::Date> dueOn {};
};

struct DeliverProduct {
    base::Id product;
    std::optional<base::Date> on {};
};

using base::Result;
using replica::Writer;

/// The new body.
[[nodiscard]] Result<base::Id> apply(Writer&, const CommissionGroup&);
[[nodiscard]] Result<void> apply(Writer&, const ConfirmGroup&);
[[nodiscard]] Result<void> apply(Writer&, const AdoptAsGroup&);
[[nodiscard]] Result<void> apply(Writer&, const StartGroup&);
[[nodiscard]] Result<void> apply(Writer&, const ChangeThemeLead&);
[[nodiscard]] Result<void> apply(Writer&, const ExtendGroup&);
[[nodiscard]] Result<void> apply(Writer&, const GiveClosingReport&);
[[nodiscard]] Result<void> apply(Writer&, const CloseGroup&);
[[nodiscard]] Result<void> apply(Writer&, const MoveSubGroup&);
[[nodiscard]] Result<void> apply(Writer&, const ReplaceBody&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddFunding&);
[[nodiscard]] Result<void> apply(Writer&, const DecideFunding&);
[[nodiscard]] Result<base::Id> apply(Writer&, const ChallengeGroup&);
[[nodiscard]] Result<void> apply(Writer&, const AnswerChallenge&);
[[nodiscard]] Result<void> apply(Writer&, const SetCommissioner&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddProduct&);
[[nodiscard]] Result<void> apply(Writer&, const DeliverProduct&);

}  // namespace muster::governance
