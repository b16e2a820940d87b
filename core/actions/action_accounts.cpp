// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes of the actions: each agency's account, and whether a recommendation holds.
#include "core/actions/action_accounts.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kLedgerSql = R"(
        SELECT g.id, g.short_name, g.name, a.status, a.due, a.closed_on, a.id, a.reference, a.meeting, a.item
          FROM main.action a JOIN main.agency g ON g.id = a.lead_agency
         WHERE a.status <> 'draft' AND (?1 IS NULL OR a.agreed_on >= ?1) AND (?2 IS NULL OR a.agreed_on <= ?2)
         ORDER BY g.position, g.short_name, g.id, a.number, a.id)";

// How often its date was put off, and when it was last said to be done: it waits for a meeting to be verified,
// and that waiting is not the agency's lateness.
constexpr std::string_view kStorySql = R"(
        SELECT sum(kind = 'extend'), max(CASE WHEN kind = 'claim' THEN made_on END)
          FROM (SELECT kind, made_on FROM main.action_update WHERE action = ?1
                UNION ALL
                SELECT kind, made_on FROM part_two.action_update WHERE action = ?1))";

constexpr std::string_view kRatifiedSql = R"(
        SELECT count(*), ifnull(sum(t.state IN ('ratified', 'ratified_with_conditions')), 0),
               ifnull(sum(t.state = 'ratified_with_conditions' AND t.conditions_accepted_on IS NULL), 0),
               ifnull((SELECT state = 'withdrawn' FROM main.recommendation WHERE id = ?1), 0)
          FROM main.ratification t WHERE t.recommendation = ?1 AND t.state <> 'not_required')";

}  // namespace

std::vector<LedgerLine> ledgerLines(const Reader& reader, std::optional<base::Date> from, std::optional<base::Date> to)
{
    std::vector<LedgerLine> lines;
    Statement row = reader.query(kLedgerSql, from, to);
    while (row.next()) {
        LedgerLine line;
        line.lead = {row.id(0), row.text(1), row.text(2)};
        line.status = statusFromStored(row.text(3)).value_or(ActionStatus::InProgress);
        const auto due = row.optionalDate(4);
        line.action = row.id(6);
        line.reference = row.text(7);
        line.meeting = row.id(8);
        line.item = row.id(9);
        Statement story = reader.query(kStorySql, line.action);
        story.next();
        line.extensions = story.number(0);
        const auto doneOn = story.isNull(1) ? row.optionalDate(5) : story.optionalDate(1);
        line.onTime = line.status == ActionStatus::ClosedVerified && due && doneOn && *doneOn <= *due;
        line.overdue = isOverdue(line.status, due, reader.today());
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<AgencyLedger> ledgerByAgency(const Reader& reader, std::optional<base::Date> from,
                                         std::optional<base::Date> to)
{
    std::vector<AgencyLedger> ledger;
    for (const LedgerLine& one : ledgerLines(reader, from, to)) {
        if (ledger.empty() || ledger.back().agency.id != one.lead.id) {
            AgencyLedger line;
            line.agency = one.lead;
            ledger.push_back(std::move(line));
        }
        AgencyLedger& line = ledger.back();
        ++line.given;
        line.extensions += one.extensions;
        switch (one.status) {
        case ActionStatus::ClosedVerified:
            ++line.verified;
            line.onTime += one.onTime ? 1 : 0;
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
        line.overdue += one.overdue ? 1 : 0;
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

RatificationCount ratificationCount(const Reader& reader, const base::Id& recommendation)
{
    Statement row = reader.query(kRatifiedSql, recommendation);
    row.next();
    return {row.number(0), row.number(1), row.number(2), row.flag(3)};
}

bool isImplementable(const Reader& reader, const base::Id& recommendation)
{
    return ratificationCount(reader, recommendation).isImplementable();
}

std::string RatificationCount::inWords() const
{
    if (withdrawn) {
        return "withdrawn";
    }
    if (required == 0) {
        return "not with the agencies yet";
    }
    if (ratified < required) {
        return fmt::format("ratified by {} of the {} it needs", ratified,
                           base::counted(required, "agency", "agencies"));
    }
    return conditionsOpen > 0 ? fmt::format("ratified, but the conditions of {} are not accepted yet",
                                            base::counted(conditionsOpen, "agency", "agencies"))
                              : std::string {"ratified by every agency it needs"};
}

}  // namespace muster::actions
