// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes of the actions: each agency's account, and whether a recommendation holds.
#include "core/actions/action_queries.h"

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kLedgerSql = R"(
        SELECT g.id, g.short_name, g.name, a.status, a.due, a.closed_on, a.id, a.original_due
          FROM main.action a JOIN main.agency g ON g.id = a.lead_agency
         WHERE a.status <> 'draft' AND (?1 IS NULL OR a.agreed_on >= ?1) AND (?2 IS NULL OR a.agreed_on <= ?2)
         ORDER BY g.position, g.short_name, g.id)";

// How often its date was put off, and when it was last said to be done: it waits for a meeting to be verified,
// and that waiting is not the agency's lateness.
constexpr std::string_view kStorySql = R"(
        SELECT sum(kind = 'extend'), max(CASE WHEN kind = 'claim' THEN made_on END)
          FROM (SELECT kind, made_on FROM main.action_update WHERE action = ?1
                UNION ALL
                SELECT kind, made_on FROM part_two.action_update WHERE action = ?1))";

constexpr std::string_view kNotYetSql = R"(
        SELECT count(*), sum(state IN ('ratified', 'ratified_with_conditions')),
               sum(state = 'ratified_with_conditions')
          FROM main.ratification WHERE recommendation = ?1 AND state <> 'not_required')";

constexpr std::string_view kConditionsSql = "SELECT conditions_accepted FROM main.recommendation WHERE id = ?1";

}  // namespace

std::vector<AgencyLedger> ledgerByAgency(const Reader& reader, std::optional<base::Date> from,
                                         std::optional<base::Date> to)
{
    std::vector<AgencyLedger> ledger;
    Statement row = reader.query(kLedgerSql, from, to);
    while (row.next()) {
        if (ledger.empty() || ledger.back().agency.id != row.id(0)) {
            AgencyLedger line;
            line.agency = {row.id(0), row.text(1), row.text(2)};
            ledger.push_back(std::move(line));
        }
        AgencyLedger& line = ledger.back();
        const ActionStatus status = statusFromStored(row.text(3)).value_or(ActionStatus::InProgress);
        const auto due = row.optionalDate(4);
        const auto closed = row.optionalDate(5);
        ++line.given;
        Statement story = reader.query(kStorySql, row.id(6));
        story.next();
        line.extensions += story.number(0);
        const auto doneOn = story.isNull(1) ? closed : story.optionalDate(1);
        switch (status) {
        case ActionStatus::ClosedVerified:
            ++line.verified;
            line.onTime += due && doneOn && *doneOn <= *due ? 1 : 0;
            break;
        case ActionStatus::ClosedNoLongerRequired:
            ++line.noLongerRequired;
            break;
        case ActionStatus::ClosedNotUndertaken:
            ++line.notUndertaken;
            break;
        case ActionStatus::Superseded:
            ++line.superseded;
            break;
        case ActionStatus::Declined:
            ++line.declined;
            break;
        default:
            ++line.open;
        }
        line.overdue += isOverdue(status, due, reader.today()) ? 1 : 0;
    }
    return ledger;
}

std::vector<std::string> ragRulesInWords()
{
    return {"Complete: verified by the meeting, the chair or somebody other than the owner.",
            "On track: open, due in more than 7 days, with an update since the last meeting.",
            "At risk: due within 7 days, or no update since the last meeting, or extended once.",
            "Overdue or blocked: past its date, blocked, or extended twice."};
}

bool isImplementable(const Reader& reader, const base::Id& recommendation)
{
    Statement row = reader.query(kNotYetSql, recommendation);
    row.next();
    if (row.number(0) == 0 || row.number(1) < row.number(0)) {
        return false;
    }
    if (row.number(2) == 0) {
        return true;
    }
    Statement conditions = reader.query(kConditionsSql, recommendation);
    return conditions.next() && conditions.flag(0);
}

}  // namespace muster::actions
