// SPDX-License-Identifier: GPL-3.0-or-later
//
// Task and finish groups: bodies that are set up for one complex issue, and finish (requirements C05, G01 to G08,
// lifecycle 3.7).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class GroupState { Proposed, Commissioned, Active, ClosingReport, Closed };
[[nodiscard]] std::string_view toStored(GroupState state);
/// `Active` for a word of a newer Muster.
[[nodiscard]] GroupState groupStateFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(GroupState state);  ///< "Commissioned", "Closing report given"

/// A line of its story.
struct GroupEvent {
    std::string kind;  ///< proposed, commissioned, active, extended, lead, moved, closing_report, closed
    std::optional<base::Date> madeOn;
    std::string byRole;
    std::optional<base::Date> oldEndOn;
    std::optional<base::Date> newEndOn;
    std::string text;
};

struct TaskGroup {
    base::Id body;  ///< the group's own id
    std::string shortName;  ///< "TF-ASB"
    std::string name;
    std::string purpose;
    std::string themeLead;  ///< role title
    base::Id themeAgency;
    std::string themeAgencyName;
    base::Id parent;  ///< of a sub-group (requirements G05)
    std::string parentName;
    base::Id reportsTo;
    std::string reportsToName;
    base::Id commissionedMeeting;
    base::Id commissionedItem;
    std::string commissionedBy;  ///< "District Tasking and Co-ordination Group, 18 October 2011, minute 17"; may be empty
    std::optional<base::Date> commissionedOn;
    std::optional<base::Date> firstReportOn;
    std::optional<base::Date> endOn;
    std::optional<base::Date> originalEndOn;
    GroupState state = GroupState::Commissioned;
    bool overdueToFinish = false;  ///< past its end date and not closed: extend or close (requirements G07)
    std::string closingReport;
    std::optional<base::Date> closedOn;
    std::string closedBy;  ///< the decision
    std::string succeededByName;
    std::vector<std::string> members;  ///< names of agencies, in their order
    std::vector<base::Id> memberAgencies;
    std::vector<GroupEvent> events;  ///< oldest first

    /// "31 March 2012 (was 30 November 2011)"; "no end date" where there is none.
    [[nodiscard]] std::string endInWords() const;
};

/// Money a group looks for, or has (requirements G03).
enum class FundingState { Sought, Secured, Spent, Refused };
[[nodiscard]] std::string_view toStored(FundingState state);
[[nodiscard]] std::optional<FundingState> fundingStateFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(FundingState state);

struct FundingLine {
    base::Id id;
    base::Id body;
    std::string bodyName;
    base::Id priority;
    std::string priorityName;
    std::string purpose;
    std::string source;
    long long pence = 0;
    FundingState state = FundingState::Sought;
    std::optional<base::Date> decidedOn;
};
/// "£12,500", "£1,250.50".
[[nodiscard]] std::string poundsInWords(long long pence);

/// What all groups together look for and have, for one priority.
struct FundingTotal {
    base::Id priority;  ///< nil: none named
    std::string priorityName;
    long long sought = 0;
    long long secured = 0;
    long long spent = 0;
    long long refused = 0;
};

/// What a forum or another body asked of a group (requirements G08).
inline constexpr int kDaysToAnswer = 28;
struct Challenge {
    base::Id id;
    base::Id body;
    std::string bodyName;
    base::Id fromBody;
    std::string fromBodyName;
    std::optional<base::Date> askedOn;
    std::string askedBy;
    std::string question;
    std::string answer;
    std::optional<base::Date> answeredOn;
    std::string answeredBy;
    bool overdue = false;  ///< no answer after 28 days

    /// "Answered on 3 November 2011", "No answer after 35 days".
    [[nodiscard]] std::string inWords(base::Date today) const;
};

/// What a commissioned body owes (requirements C18).
struct Product {
    base::Id id;
    base::Id body;
    std::string text;
    std::optional<base::Date> dueOn;
    std::optional<base::Date> deliveredOn;
    bool overdue = false;
};

/// A body that another commissioned, or that owes products: a task and finish group too.
struct CommissionedBody {
    base::Id body;
    std::string shortName;
    std::string name;
    base::Id commissionedBy;  ///< nil where only products are known
    std::string commissionerName;
    std::vector<Product> products;  ///< by the day they are due, undated ones last
};

}  // namespace muster::governance
