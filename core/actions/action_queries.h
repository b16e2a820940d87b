// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the register of actions.
#pragma once

#include "core/actions/action.h"
#include "core/replica/connection.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

enum class Audience {
    Entitled,  ///< restricted text too, where part two is open
    Open  ///< what everybody may see: a restricted action is a reference, an agency, a date and a status
};

/// Every criterion that is set must hold.
struct ActionFilter {
    base::Id agency;  ///< lead agency
    base::Id meeting;  ///< where it was agreed
    base::Id item;
    base::Id body;
    std::string sector;
    std::string ward;
    std::string specialism;  ///< in any case
    std::optional<ActionStatus> status;
    bool openOnly = false;
    bool overdueOnly = false;
    bool awaitingVerificationOnly = false;
    bool incompleteOnly = false;
    bool restrictedOnly = false;
    std::optional<base::Date> dueBefore;  ///< due on or before
    std::string words;  ///< all must occur in reference, text, owner, agency or latest update
};

/// In the order of their references.
[[nodiscard]] std::vector<Action> listActions(const replica::Reader& reader, const ActionFilter& filter = {},
                                              Audience audience = Audience::Entitled);

/// Whether an action that was read already is one of those asked for; nothing is read again.
[[nodiscard]] bool passes(const Action& action, const ActionFilter& filter);

/// The groups of the printed log in its order (requirements §4.8); every action is in exactly one.
enum class LogGroup { Overdue, Blocked, DueBeforeNextMeeting, AwaitingVerification, Rest, Closed };

[[nodiscard]] LogGroup logGroup(const Action& action, std::optional<base::Date> nextMeeting);
/// "Overdue", "Blocked", "Due before the next meeting", "Awaiting verification", "Other open actions", "Closed".
[[nodiscard]] std::string_view inWords(LogGroup group);

/// How many stand where, in parts that add up.
struct RegisterCounts {
    int total = 0;
    int open = 0;
    std::map<LogGroup, int> groups;
};

[[nodiscard]] RegisterCounts countActions(const std::vector<Action>& actions, std::optional<base::Date> nextMeeting);
/// "14 open of 24: 5 overdue, 4 awaiting verification, 5 others; 10 closed".
[[nodiscard]] std::string inWords(const RegisterCounts& counts);

/// As the printed log sorts (requirements §4.8): overdue, blocked, due before the next meeting, awaiting
/// verification, the rest; by due date within each.
void sortForLog(std::vector<Action>& actions, std::optional<base::Date> nextMeeting);

[[nodiscard]] std::optional<Action> findAction(const replica::Reader& reader, const base::Id& id);
/// By its number in "A-019", "#19" or "19".
[[nodiscard]] std::optional<Action> findAction(const replica::Reader& reader, const std::string& reference);

/// Oldest first. Sealed updates are left out while part two is locked.
[[nodiscard]] std::vector<ActionUpdate> updatesOf(const replica::Reader& reader, const base::Id& action);

/// Requirements F02 and invariant 17: the parts add up to `given`.
struct AgencyLedger {
    AgencyName agency;
    int given = 0;
    int open = 0;
    int verified = 0;
    int noLongerRequired = 0;
    int notUndertaken = 0;
    int superseded = 0;
    int declined = 0;
    int onTime = 0;  ///< of the verified
    int overdue = 0;
    int extensions = 0;
};

/// Actions agreed from `from` to `to`, by lead agency in the order of the agencies.
[[nodiscard]] std::vector<AgencyLedger>
ledgerByAgency(const replica::Reader& reader, std::optional<base::Date> from = {}, std::optional<base::Date> to = {});

/// The rules as the log prints them (F04).
[[nodiscard]] std::vector<std::string> ragRulesInWords();

/// How far the agencies are with a recommendation (requirements L01).
struct RatificationCount {
    int required = 0;  ///< agencies that have to ratify it; those found not to be needed are left out
    int ratified = 0;  ///< with conditions or without
    int conditionsOpen = 0;  ///< of these, with conditions that the originating body has not accepted
    bool withdrawn = false;

    /// Requirements 3.7: every required agency has ratified, and conditions are accepted by the originating body.
    [[nodiscard]] bool isImplementable() const
    {
        return !withdrawn && required > 0 && ratified == required && conditionsOpen == 0;
    }
    /// "ratified by 2 of the 5 agencies it needs": why it does not hold yet, or that it does.
    [[nodiscard]] std::string inWords() const;
};

[[nodiscard]] RatificationCount ratificationCount(const replica::Reader& reader, const base::Id& recommendation);
[[nodiscard]] bool isImplementable(const replica::Reader& reader, const base::Id& recommendation);

}  // namespace muster::actions
