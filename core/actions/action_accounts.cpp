// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes of the actions: each agency's account, blockages, exceptions, recommendations.
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

constexpr std::string_view kBlockagesSql = R"(
        SELECT x.id, x.reference, a.reference, x.raised_by, x.raised_on, coalesce(p.text, x.text),
               coalesce(p.needed, x.needed), coalesce(p.from_whom, x.from_whom), x.state,
               coalesce(p.decision, x.decision), x.sensitivity
          FROM main.blockage x LEFT JOIN part_two.blockage p ON p.id = x.id LEFT JOIN main.action a ON a.id = x.action
         ORDER BY x.number IS NULL, x.number, x.id)";

constexpr std::string_view kExceptionsSql = R"(
        SELECT x.id, x.reference, x.measure, x.period, x.rule, x.direction, x.state, coalesce(p.reason, x.reason),
               coalesce(p.cause, x.cause), x.owner_title, coalesce(p.text, x.text), x.sensitivity
          FROM main.performance_exception x LEFT JOIN part_two.performance_exception p ON p.id = x.id
         ORDER BY x.number IS NULL, x.number, x.id)";

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

std::vector<Blockage> listBlockages(const Reader& reader)
{
    std::vector<Blockage> blockages;
    Statement row = reader.query(kBlockagesSql);
    while (row.next()) {
        blockages.push_back({row.id(0), row.text(1), row.text(2), row.text(3), row.optionalDate(4), row.text(5),
                             row.text(6), row.text(7), row.text(8), row.text(9), row.text(10) == "restricted"});
    }
    return blockages;
}

std::vector<PerformanceException> listExceptions(const Reader& reader)
{
    std::vector<PerformanceException> exceptions;
    Statement row = reader.query(kExceptionsSql);
    while (row.next()) {
        exceptions.push_back({row.id(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                              row.text(7), row.text(8), row.text(9), row.text(10), row.text(11) == "restricted"});
    }
    return exceptions;
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
