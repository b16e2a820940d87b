// SPDX-License-Identifier: GPL-3.0-or-later
//
// The account of each agency for a period: what it was asked, what it did, who came (requirements K01, F02, B07).
//
// Only what is open to every partner is counted by name; a restricted action counts by its number alone. Every figure
// bears the minutes it was counted from, so that it can be checked.
#pragma once

#include "core/actions/thanks_commands.h"
#include "core/governance/agency_comment.h"
#include "core/governance/minutes_behind.h"
#include "core/partnership/agency.h"

#include <string>
#include <vector>

namespace muster::governance {

/// Meetings that were held. Needed: required for an item that was taken, while it was a partner (requirements B04).
struct AttendanceAccount {
    CitedFigure needed;
    CitedFigure attended;  ///< of the meetings it was needed at
    CitedFigure alsoCame;  ///< where it was not needed
    CitedFigure byLead;  ///< of all it came to: the agency's lead was there
    CitedFigure byDeputy;  ///< the deputy, and not the lead
    CitedFigure byOther;  ///< neither
};

struct ResourceOffer {
    std::string text;
    MinuteBehind minute;
};

struct LedMeasure {
    std::string reference;
    std::string name;
    std::string direction;  ///< "Improving"
    std::string sentence;
};

struct SuccessLine {
    std::string text;
    std::string reference;  ///< of the action
    MinuteBehind minute;
};

struct AgencyAccount {
    partnership::Agency agency;  ///< nameless in the sum of all
    AttendanceAccount attendance;
    CitedFigure itemsRaised;
    // Invariant 17: given = onTime + late + noLongerRequired + notUndertaken + superseded + declined + open.
    CitedFigure given;
    CitedFigure onTime;
    CitedFigure late;  ///< verified, after its date
    CitedFigure noLongerRequired;
    CitedFigure notUndertaken;
    CitedFigure superseded;
    CitedFigure declined;
    CitedFigure open;
    CitedFigure overdue;  ///< of the open
    CitedFigure extensions;
    CitedFigure blockagesRaised;  ///< on its actions, or by it
    CitedFigure blockagesAsked;  ///< it was asked to remove
    CitedFigure blockagesRemoved;  ///< of these: resolved, or decided in favour
    std::vector<ResourceOffer> resources;
    std::vector<LedMeasure> measures;
    std::vector<SuccessLine> successes;
    std::vector<AgencyComment> comments;

    [[nodiscard]] bool reconciles() const;
    /// "7 of 8 done were on time"; empty while nothing is done.
    [[nodiscard]] std::string onTimeInWords() const;
};

struct AccountOptions {
    base::Date from {};
    base::Date to {};
    base::Id body {};  ///< meetings and items of this body only; nil: of all
};

/// Every agency that was a partner in the period, or was given an action in it: by category, then by name, which is no
/// league table (requirements §4.10). Community contacts answer for nothing and are left out.
[[nodiscard]] std::vector<AgencyAccount> agencyAccounts(const replica::Reader& reader, const AccountOptions& options);

/// The figures of all together.
[[nodiscard]] AgencyAccount totalOf(const std::vector<AgencyAccount>& accounts);

/// Who came to meetings, by agency; for `agencyAccounts` and the attendance table alone.
void countAttendance(const replica::Reader& reader, const AccountOptions& options, MinuteIndex& minutes,
                     std::vector<AgencyAccount>& accounts);

}  // namespace muster::governance
