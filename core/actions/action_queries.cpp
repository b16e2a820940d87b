// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_queries.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

    // ?1 says whether sealed columns may be looked at.
    constexpr std::string_view kActionsSql = R"(
        SELECT a.id, a.number, a.reference, a.sensitivity, coalesce(p.text, a.text),
               g.id, g.short_name, g.name, u.name, coalesce(p.owner_title, a.owner_title),
               a.meeting, a.item, a.entry, b.short_name, m.held_on, mi.number, ms.prefix,
               a.agreed_on, a.agreed_by, a.original_due, a.due, a.status,
               w.name, s.name, pr.name, coalesce(p.evidence, a.evidence), a.closed_on,
               coalesce(p.closure_text, a.closure_text), a.verified_by, a.set_rag, a.set_rag_reason,
               coalesce(p.incomplete_reason, a.incomplete_reason), a.depends_on_recommendation, r.reference, b.id,
               a.owner_role
          FROM main.action a
          LEFT JOIN part_two.action p ON p.id = a.id AND ?1
          LEFT JOIN main.agency g ON g.id = a.lead_agency
          LEFT JOIN main.unit u ON u.id = a.unit
          LEFT JOIN main.meeting m ON m.id = a.meeting
          LEFT JOIN main.body b ON b.id = m.body
          LEFT JOIN main.minute mi ON mi.meeting = a.meeting AND mi.item = a.item
          LEFT JOIN main.minute_series ms ON ms.id = mi.series
          LEFT JOIN main.ward w ON w.id = coalesce(p.ward, a.ward)
          LEFT JOIN main.sector s ON s.id = w.sector
          LEFT JOIN main.priority pr ON pr.id = coalesce(p.priority, a.priority)
          LEFT JOIN main.recommendation r ON r.id = a.depends_on_recommendation)";

    constexpr std::string_view kOrder = " ORDER BY a.number, a.id";

    constexpr std::string_view kSupportSql = R"(
        SELECT g.id, g.short_name, g.name FROM main.action_support s JOIN main.agency g ON g.id = s.agency
         WHERE s.action = ?1 ORDER BY g.position, g.short_name)";

    constexpr std::string_view kUpdatesSql = R"(
        SELECT id, made_on, by_role, kind, text, percent, old_status, new_status, old_due, new_due, old_owner,
               new_owner, reason, evidence, position
          FROM (SELECT * FROM main.action_update WHERE action = ?1
                UNION ALL
                SELECT * FROM part_two.action_update WHERE action = ?1 AND ?2)
         ORDER BY made_on, position)";

    constexpr std::string_view kLastMeetingsSql = R"(
        SELECT body, max(held_on) FROM main.meeting
         WHERE held_on < ?1 AND state NOT IN ('planned', 'agenda_open', 'agenda_closed', 'published', 'cancelled')
         GROUP BY body)";

    constexpr std::string_view kLedgerSql = R"(
        SELECT g.id, g.short_name, g.name, a.status, a.due, a.closed_on, a.id, a.original_due
          FROM main.action a JOIN main.agency g ON g.id = a.lead_agency
         WHERE a.status <> 'draft' AND (?1 IS NULL OR a.agreed_on >= ?1) AND (?2 IS NULL OR a.agreed_on <= ?2)
         ORDER BY g.position, g.short_name)";

    constexpr std::string_view kExtensionsSql = R"(
        SELECT count(*) FROM (SELECT id FROM main.action_update WHERE action = ?1 AND kind = 'extend'
                              UNION ALL
                              SELECT id FROM part_two.action_update WHERE action = ?1 AND kind = 'extend'))";

    constexpr std::string_view kBlockagesSql = R"(
        SELECT x.id, x.reference, a.reference, x.raised_by, x.raised_on, coalesce(p.text, x.text),
               coalesce(p.needed, x.needed), coalesce(p.from_whom, x.from_whom), x.state,
               coalesce(p.decision, x.decision), x.sensitivity
          FROM main.blockage x LEFT JOIN part_two.blockage p ON p.id = x.id LEFT JOIN main.action a ON a.id = x.action
         ORDER BY x.number, x.id)";

    constexpr std::string_view kExceptionsSql = R"(
        SELECT x.id, x.reference, x.measure, x.period, x.rule, x.direction, x.state, coalesce(p.reason, x.reason),
               coalesce(p.cause, x.cause), x.owner_title, coalesce(p.text, x.text), x.sensitivity
          FROM main.performance_exception x LEFT JOIN part_two.performance_exception p ON p.id = x.id
         ORDER BY x.number, x.id)";

    constexpr std::string_view kNotYetSql = R"(
        SELECT count(*), sum(state IN ('ratified', 'ratified_with_conditions')),
               sum(state = 'ratified_with_conditions')
          FROM main.ratification WHERE recommendation = ?1 AND state <> 'not_required')";

    constexpr std::string_view kConditionsSql = "SELECT conditions_accepted FROM main.recommendation WHERE id = ?1";

    constexpr std::string_view kHiddenText = "Restricted action";

    Action actionFrom(const Statement& row)
    {
        Action action;
        action.id = row.id(0);
        action.number = row.number(1);
        action.reference = row.text(2);
        action.restricted = row.text(3) == "restricted";
        action.text = action.restricted && row.isNull(4) ? std::string {kHiddenText} : row.text(4);
        action.lead = {row.id(5), row.text(6), row.text(7)};
        action.unit = row.text(8);
        action.ownerTitle = row.text(9);
        action.meeting = row.id(10);
        action.item = row.id(11);
        action.entry = row.id(12);
        action.bodyShortName = row.text(13);
        action.meetingDate = row.optionalDate(14);
        action.minuteNumber = row.optionalNumber(15);
        action.minutePrefix = row.text(16);
        action.agreedOn = row.optionalDate(17);
        action.agreedBy = row.text(18);
        action.originalDue = row.optionalDate(19);
        action.due = row.optionalDate(20);
        action.status = statusFromStored(row.text(21)).value_or(ActionStatus::InProgress);
        action.ward = row.text(22);
        action.sector = row.text(23);
        action.priority = row.text(24);
        action.evidence = row.text(25);
        action.closedOn = row.optionalDate(26);
        action.closureText = row.text(27);
        action.verifiedBy = row.text(28);
        action.rag = ragFromStored(row.text(29)).value_or(Rag::None);
        action.ragSetByHand = action.rag != Rag::None;
        action.ragReason = row.text(30);
        action.incompleteReason = row.text(31);
        action.dependsOn = row.id(32);
        action.dependsReference = row.text(33);
        return action;
    }

    // What an update says, for the list: the words, else the reason or the evidence.
    std::string sentenceOf(const Statement& row)
    {
        for (const int column : {4, 12, 13}) {
            if (!row.text(column).empty()) {
                return row.text(column);
            }
        }
        return {};
    }

    void complete(const Reader& reader, Action& action, bool entitled, bool ownerSealed,
                  const std::optional<base::Date>& lastMeeting)
    {
        Statement support = reader.query(kSupportSql, action.id);
        while (support.next()) {
            action.supporting.push_back({support.id(0), support.text(1), support.text(2)});
        }
        base::Date touched = action.agreedOn.value_or(reader.today());
        std::string previousText;
        Statement update = reader.query(kUpdatesSql, action.id, entitled);
        while (update.next()) {
            const std::string sentence = sentenceOf(update);
            action.sameUpdateTwice = !sentence.empty() && base::lowered(sentence) == base::lowered(previousText);
            previousText = sentence;
            if (!sentence.empty()) {
                action.latestUpdate = sentence;
                action.latestUpdateOn = update.optionalDate(1);
            }
            touched = std::max(touched, update.optionalDate(1).value_or(touched));
            action.extensions += update.text(3) == "extend" ? 1 : 0;
        }
        const base::Date today = reader.today();
        action.overdue = isOverdue(action.status, action.due, today);
        if (!action.ragSetByHand) {
            action.rag = computedRag({action.status, action.due, action.extensions, touched, lastMeeting}, today);
        }
        action.incomplete = isOpen(action.status) && (!action.due || (action.ownerTitle.empty() && !ownerSealed));
        if (action.dependsOn) {
            action.heldBack = !isImplementable(reader, action.dependsOn);
        }
    }

    std::string haystack(const Action& action)
    {
        return base::lowered(action.reference + ' ' + action.text + ' ' + action.lead.shortName + ' '
                             + action.lead.name + ' ' + action.ownerTitle + ' ' + action.latestUpdate + ' '
                             + action.ward);
    }

    bool containsAll(const std::string& text, const std::string& words)
    {
        for (const std::string& word : base::split(base::lowered(words), ' ')) {
            if (!word.empty() && text.find(word) == std::string::npos) {
                return false;
            }
        }
        return true;
    }

    bool passes(const Action& action, const ActionFilter& filter)
    {
        return (filter.sector.empty() || action.sector == filter.sector)
            && (filter.ward.empty() || action.ward == filter.ward) && (!filter.overdueOnly || action.overdue)
            && (!filter.incompleteOnly || action.incomplete)
            && (filter.words.empty() || containsAll(haystack(action), filter.words));
    }

    // The part of the filter that SQLite can use; the rest needs computed values.
    std::string whereClause(const ActionFilter& filter)
    {
        std::string where = R"(
         WHERE (?2 IS NULL OR a.lead_agency = ?2) AND (?3 IS NULL OR a.meeting = ?3) AND (?4 IS NULL OR a.item = ?4)
           AND (?5 IS NULL OR m.body = ?5) AND (?6 IS NULL OR a.status = ?6) AND (?7 IS NULL OR a.due <= ?7))";
        if (filter.openOnly || filter.overdueOnly || filter.incompleteOnly) {
            where += " AND a.status IN ('draft', 'awaiting_confirmation', 'not_started', 'in_progress', 'blocked',"
                     " 'escalated', 'complete_claimed')";
        }
        if (filter.awaitingVerificationOnly) {
            where += " AND a.status = 'complete_claimed'";
        }
        return where;
    }

}  // namespace

std::vector<Action> listActions(const Reader& reader, const ActionFilter& filter, Audience audience)
{
    const bool entitled = audience == Audience::Entitled;
    std::map<base::Id, base::Date> lastMeetings;
    Statement last = reader.query(kLastMeetingsSql, reader.today());
    while (last.next()) {
        lastMeetings.emplace(last.id(0), last.date(1));
    }
    const std::optional<std::string> status
        = filter.status ? std::optional<std::string> {toStored(*filter.status)} : std::nullopt;
    std::vector<Action> actions;
    Statement row = reader.query(std::string {kActionsSql} + whereClause(filter) + std::string {kOrder}, entitled,
                                 filter.agency, filter.meeting, filter.item, filter.body, status, filter.dueBefore);
    while (row.next()) {
        Action action = actionFrom(row);
        const bool sealed = action.restricted && action.ownerTitle.empty() && action.text == kHiddenText;
        const auto lastMeeting = lastMeetings.find(row.id(34));
        complete(reader, action, entitled, sealed,
                 lastMeeting == lastMeetings.end() ? std::nullopt : std::optional {lastMeeting->second});
        if (passes(action, filter)) {
            actions.push_back(std::move(action));
        }
    }
    return actions;
}

void sortForLog(std::vector<Action>& actions, std::optional<base::Date> nextMeeting)
{
    const auto group = [&](const Action& action) {
        if (action.overdue) {
            return 0;
        }
        if (action.status == ActionStatus::Blocked || action.status == ActionStatus::Escalated) {
            return 1;
        }
        if (action.status == ActionStatus::CompleteClaimed) {
            return 3;
        }
        if (isOpen(action.status) && action.due && nextMeeting && *action.due <= *nextMeeting) {
            return 2;
        }
        return isOpen(action.status) ? 4 : 5;
    };
    const base::Date never {std::chrono::year {9999} / 12 / 31};
    std::stable_sort(actions.begin(), actions.end(), [&](const Action& a, const Action& b) {
        return std::tuple {group(a), a.due.value_or(never), a.number} < std::tuple {group(b), b.due.value_or(never), b.number};
    });
}

namespace {

    template <class Key>
    std::optional<Action> findOne(const Reader& reader, std::string_view where, const Key& key)
    {
        Statement row = reader.query(std::string {kActionsSql} + std::string {where}, true, key);
        if (!row.next()) {
            return std::nullopt;
        }
        Action action = actionFrom(row);
        std::optional<base::Date> lastMeeting;
        Statement last = reader.query(kLastMeetingsSql, reader.today());
        while (last.next()) {
            if (last.id(0) == row.id(34)) {
                lastMeeting = last.optionalDate(1);
            }
        }
        complete(reader, action, true, action.restricted && action.text == kHiddenText, lastMeeting);
        return action;
    }

}  // namespace

std::optional<Action> findAction(const Reader& reader, const base::Id& id)
{
    return findOne(reader, " WHERE a.id = ?2", id);
}

std::optional<Action> findAction(const Reader& reader, const std::string& reference)
{
    std::string_view digits = base::trimmed(reference);
    if (auto exact = findOne(reader, " WHERE a.reference = ?2 COLLATE NOCASE", digits)) {
        return exact;
    }
    if (!digits.empty() && digits.front() == '#') {
        digits.remove_prefix(1);
    }
    if (base::startsWithIgnoringCase(digits, "A-")) {
        digits.remove_prefix(2);
    }
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc {} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return findOne(reader, " WHERE a.number = ?2", number);
}

std::vector<ActionUpdate> updatesOf(const Reader& reader, const base::Id& action)
{
    std::vector<ActionUpdate> updates;
    Statement row = reader.query(kUpdatesSql, action, true);
    while (row.next()) {
        updates.push_back({row.id(0), row.date(1), row.text(2), row.text(3), row.text(4), row.optionalNumber(5),
                           row.text(6), row.text(7), row.optionalDate(8), row.optionalDate(9), row.text(10),
                           row.text(11), row.text(12), row.text(13)});
    }
    return updates;
}

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
        switch (status) {
        case ActionStatus::ClosedVerified:
            ++line.verified;
            line.onTime += due && closed && *closed <= *due ? 1 : 0;
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
        Statement extensions = reader.query(kExtensionsSql, row.id(6));
        extensions.next();
        line.extensions += extensions.number(0);
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
