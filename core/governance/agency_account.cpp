// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/agency_account.h"

#include "core/actions/action_accounts.h"
#include "core/actions/blockage_queries.h"
#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "core/performance/direction.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using actions::ActionStatus;
using replica::Reader;
using replica::Statement;

namespace {

// A restricted item says nothing of who brought it.
constexpr std::string_view kRaisedSql = R"(
        SELECT i.id, i.raised_by_agency, i.resources_offered
          FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting
         WHERE m.held_on >= ?1 AND m.held_on <= ?2 AND (?3 IS NULL OR m.body = ?3)
           AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived', 'held_informally')
           AND i.state NOT IN ('proposed', 'declined') AND i.sensitivity = 'open' AND i.raised_by_agency IS NOT NULL
         ORDER BY m.held_on, i.number, i.id)";

AgencyAccount* accountOf(std::vector<AgencyAccount>& accounts, const base::Id& agency)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&](const AgencyAccount& one) { return one.agency.id == agency; });
    return found == accounts.end() ? nullptr : &*found;
}

bool wasPartner(const partnership::Agency& agency, const AccountOptions& options)
{
    return agency.category != partnership::AgencyCategory::Community
        && (!agency.joinedOn || *agency.joinedOn <= options.to) && (!agency.leftOn || *agency.leftOn >= options.from);
}

CitedFigure& outcomeOf(AgencyAccount& account, const actions::LedgerLine& line)
{
    switch (line.status) {
    case ActionStatus::ClosedVerified:
        return line.onTime ? account.onTime : account.late;
    case ActionStatus::ClosedNoLongerRequired:
        return account.noLongerRequired;
    case ActionStatus::ClosedNotUndertaken:
        return account.notUndertaken;
    case ActionStatus::Superseded:
        return account.superseded;
    case ActionStatus::Declined:
        return account.declined;
    default:
        return account.open;
    }
}

void countActions(const Reader& reader, const AccountOptions& options, MinuteIndex& minutes,
                  std::vector<AgencyAccount>& accounts)
{
    for (const actions::LedgerLine& line : actions::ledgerLines(reader, options.from, options.to)) {
        AgencyAccount* account = accountOf(accounts, line.lead.id);
        if (account == nullptr) {
            continue;
        }
        const MinuteBehind& minute = minutes.ofItem(line.item);
        account->given.add(minute);
        outcomeOf(*account, line).add(minute);
        if (line.overdue) {
            account->overdue.add(minute);
        }
        if (line.extensions > 0) {
            account->extensions.add(minute, line.extensions);
        }
    }
}

void countRaised(const Reader& reader, const AccountOptions& options, MinuteIndex& minutes,
                 std::vector<AgencyAccount>& accounts)
{
    struct Raised {
        base::Id item;
        base::Id agency;
        std::string resources;
    };
    std::vector<Raised> all;
    Statement row = reader.query(kRaisedSql, options.from, options.to, options.body);
    while (row.next()) {
        all.push_back({row.id(0), row.id(1), row.text(2)});
    }
    for (const Raised& one : all) {
        if (AgencyAccount* account = accountOf(accounts, one.agency)) {
            const MinuteBehind& minute = minutes.ofItem(one.item);
            account->itemsRaised.add(minute);
            if (!base::trimmed(one.resources).empty()) {
                account->resources.push_back({one.resources, minute});
            }
        }
    }
}

/// Who raised it or was asked is a text: an agency by one of its names, or somebody of it by the title of a role.
bool names(const Reader& reader, const partnership::Agency& agency, const std::string& text)
{
    if (text.empty()) {
        return false;
    }
    return text == agency.name || text == agency.shortName || text == agency.displayName || text == fullName(agency)
        || partnership::roleByTitle(reader, agency.id, text).has_value();
}

bool isRemoved(const actions::Blockage& blockage)
{
    using actions::BlockageState;
    switch (blockage.state) {
    case BlockageState::ResolvedThere:
    case BlockageState::Closed:
        return true;
    case BlockageState::Decided:
        return blockage.decisionKind == actions::BlockageDecision::Unblock;
    default:
        return false;
    }
}

void countBlockages(const Reader& reader, const AccountOptions& options, MinuteIndex& minutes,
                    std::vector<AgencyAccount>& accounts)
{
    for (const actions::Blockage& blockage : actions::listBlockages(reader)) {
        if (!blockage.raisedOn || *blockage.raisedOn < options.from || *blockage.raisedOn > options.to) {
            continue;
        }
        const auto action = actions::findAction(reader, blockage.action);
        const MinuteBehind& minute = minutes.ofItem(blockage.item.isNil() && action ? action->item : blockage.item);
        for (AgencyAccount& account : accounts) {
            if ((action && action->lead.id == account.agency.id) || names(reader, account.agency, blockage.raisedBy)) {
                account.blockagesRaised.add(minute);
            }
            if (!blockage.restricted && names(reader, account.agency, blockage.fromWhom)) {
                account.blockagesAsked.add(minute);
                if (isRemoved(blockage)) {
                    account.blockagesRemoved.add(minute);
                }
            }
        }
    }
}

void addMeasures(const Reader& reader, std::vector<AgencyAccount>& accounts)
{
    for (const performance::MeasureChart& chart : performance::chartsOfMeasures(reader)) {
        if (AgencyAccount* account = accountOf(accounts, chart.measure.details.leadAgency)) {
            const performance::MeasureDirection direction = performance::directionOf(chart);
            account->measures.push_back({chart.measure.reference, chart.measure.details.name,
                                         std::string {performance::inWords(direction.direction)}, direction.sentence});
        }
    }
}

void sum(CitedFigure& total, const CitedFigure& part) { total.number += part.number; }

}  // namespace

bool AgencyAccount::reconciles() const
{
    return given.number
        == onTime.number + late.number + noLongerRequired.number + notUndertaken.number + superseded.number
        + declined.number + open.number;
}

std::string AgencyAccount::onTimeInWords() const
{
    const int done = onTime.number + late.number;
    return done == 0 ? std::string {} : fmt::format("{} of {} done were on time", onTime.number, done);
}

std::vector<AgencyAccount> agencyAccounts(const Reader& reader, const AccountOptions& options)
{
    std::vector<AgencyAccount> accounts;
    std::vector<base::Id> given;
    for (const actions::LedgerLine& line : actions::ledgerLines(reader, options.from, options.to)) {
        given.push_back(line.lead.id);
    }
    for (partnership::Agency& agency : partnership::agencies(reader)) {
        if (wasPartner(agency, options) || std::find(given.begin(), given.end(), agency.id) != given.end()) {
            AgencyAccount account;
            account.agency = std::move(agency);
            accounts.push_back(std::move(account));
        }
    }
    std::stable_sort(accounts.begin(), accounts.end(), [](const AgencyAccount& a, const AgencyAccount& b) {
        return a.agency.category != b.agency.category ? a.agency.category < b.agency.category
                                                      : a.agency.name < b.agency.name;
    });
    MinuteIndex minutes {reader};
    countAttendance(reader, options, minutes, accounts);
    countRaised(reader, options, minutes, accounts);
    countActions(reader, options, minutes, accounts);
    countBlockages(reader, options, minutes, accounts);
    addMeasures(reader, accounts);
    for (const actions::Success& success : actions::successes(reader, options.from, options.to)) {
        if (AgencyAccount* account = accountOf(accounts, success.lead)) {
            account->successes.push_back({success.text, success.reference, minutes.ofItem(success.item)});
        }
    }
    for (AgencyAccount& account : accounts) {
        account.comments = commentsOn(reader, account.agency.id, static_cast<int>(options.to.year()));
    }
    return accounts;
}

AgencyAccount totalOf(const std::vector<AgencyAccount>& accounts)
{
    AgencyAccount total;
    for (const AgencyAccount& one : accounts) {
        sum(total.attendance.needed, one.attendance.needed);
        sum(total.attendance.attended, one.attendance.attended);
        sum(total.attendance.alsoCame, one.attendance.alsoCame);
        sum(total.attendance.byLead, one.attendance.byLead);
        sum(total.attendance.byDeputy, one.attendance.byDeputy);
        sum(total.attendance.byOther, one.attendance.byOther);
        for (const auto figure :
             {&AgencyAccount::itemsRaised, &AgencyAccount::given, &AgencyAccount::onTime, &AgencyAccount::late,
              &AgencyAccount::noLongerRequired, &AgencyAccount::notUndertaken, &AgencyAccount::superseded,
              &AgencyAccount::declined, &AgencyAccount::open, &AgencyAccount::overdue, &AgencyAccount::extensions,
              &AgencyAccount::blockagesRaised, &AgencyAccount::blockagesAsked, &AgencyAccount::blockagesRemoved}) {
            sum(total.*figure, one.*figure);
        }
    }
    return total;
}

}  // namespace muster::governance
