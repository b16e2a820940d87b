// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_queries.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <utility>

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

// ?1 says whether sealed columns may be looked at.
constexpr std::string_view kActionsSql = R"(
        SELECT a.id, a.number, a.reference, a.sensitivity, coalesce(p.text, a.text),
               g.id, g.short_name, g.name, u.name, coalesce(p.owner_title, a.owner_title),
               a.meeting, a.item, a.entry, b.short_name, m.held_on, mi.number, ms.prefix,
               a.agreed_on, coalesce(p.agreed_by, a.agreed_by), a.original_due, a.due, a.status,
               w.name, s.name, pr.name, coalesce(p.evidence, a.evidence), a.closed_on,
               coalesce(p.closure_text, a.closure_text), coalesce(p.verified_by, a.verified_by), a.set_rag,
               coalesce(p.set_rag_reason, a.set_rag_reason),
               coalesce(p.incomplete_reason, a.incomplete_reason), a.depends_on_recommendation, r.reference, b.id,
               coalesce(p.owner_role, a.owner_role), coalesce(p.specialism, a.specialism)
          FROM main.action a
          LEFT JOIN part_two.action p ON p.id = a.id AND ?1
          LEFT JOIN main.agency g ON g.id = a.lead_agency
          LEFT JOIN main.unit u ON u.id = a.unit
          LEFT JOIN main.meeting m ON m.id = a.meeting
          LEFT JOIN main.body b ON b.id = m.body
          LEFT JOIN main.minute mi ON mi.id = (SELECT id FROM main.minute WHERE meeting = a.meeting AND item = a.item
                                                ORDER BY number LIMIT 1)
          LEFT JOIN main.minute_series ms ON ms.id = mi.series
          LEFT JOIN main.ward w ON w.id = coalesce(p.ward, a.ward)
          LEFT JOIN main.sector s ON s.id = w.sector
          LEFT JOIN main.priority pr ON pr.id = coalesce(p.priority, a.priority)
          LEFT JOIN main.recommendation r ON r.id = a.depends_on_recommendation)";

// The plus keeps SQLite from walking the index of numbers, which is slower where most rows are left out or read anyway.
constexpr std::string_view kOrder = " ORDER BY a.number IS NULL, +a.number, length(a.reference), a.reference, a.id";

// Of one action, or of all at once where a whole register is read.
constexpr std::string_view kSupportSql = R"(
        SELECT s.action, g.id, g.short_name, g.name FROM main.action_support s JOIN main.agency g ON g.id = s.agency
         WHERE s.action = ?1 ORDER BY g.position, g.short_name)";
constexpr std::string_view kAllSupportSql = R"(
        SELECT s.action, g.id, g.short_name, g.name FROM main.action_support s JOIN main.agency g ON g.id = s.agency
         WHERE {} ORDER BY g.position, g.short_name)";

constexpr std::string_view kUpdatesSql = R"(
        SELECT id, made_on, by_role, kind, text, percent, old_status, new_status, old_due, new_due, old_owner,
               new_owner, reason, evidence, position
          FROM (SELECT * FROM main.action_update WHERE action = ?1
                UNION ALL
                SELECT * FROM part_two.action_update WHERE action = ?1 AND ?2)
         ORDER BY made_on, position)";
constexpr std::string_view kStorySql = R"(
        SELECT action, made_on, kind, coalesce(nullif(text, ''), nullif(reason, ''), evidence)
          FROM (SELECT * FROM main.action_update WHERE action = ?1
                UNION ALL
                SELECT * FROM part_two.action_update WHERE action = ?1 AND ?2)
         ORDER BY made_on, position)";
constexpr std::string_view kAllStoriesSql = R"(
        SELECT action, made_on, kind, coalesce(nullif(text, ''), nullif(reason, ''), evidence)
          FROM (SELECT action, made_on, kind, text, reason, evidence, position FROM main.action_update WHERE {0}
                UNION ALL
                SELECT action, made_on, kind, text, reason, evidence, position FROM part_two.action_update
                 WHERE ?1 AND {0})
         ORDER BY made_on, position)";

constexpr std::string_view kLastMeetingsSql = R"(
        SELECT body, max(held_on) FROM main.meeting
         WHERE held_on < ?1 AND state NOT IN ('planned', 'agenda_open', 'agenda_closed', 'published', 'cancelled')
         GROUP BY body)";

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
    action.ownerRole = row.id(35);
    action.specialism = row.text(36);
    return action;
}

// What is joined to an action from other tables.
struct Companions {
    struct Event {
        std::optional<base::Date> on;
        std::string kind;
        std::string sentence;  ///< the words, else the reason, else the evidence
    };
    std::unordered_map<base::Id, std::vector<AgencyName>> support;
    std::unordered_map<base::Id, std::vector<Event>> story;  ///< oldest first
    std::map<base::Id, base::Date> lastMeetings;  ///< by body
    std::map<base::Id, RatificationCount> ratified;  ///< by recommendation

    void readSupport(Statement row)
    {
        while (row.next()) {
            support[row.id(0)].push_back({row.id(1), row.text(2), row.text(3)});
        }
    }

    void readStory(Statement row)
    {
        while (row.next()) {
            story[row.id(0)].push_back({row.optionalDate(1), row.text(2), row.text(3)});
        }
    }

    void readLastMeetings(const Reader& reader)
    {
        Statement last = reader.query(kLastMeetingsSql, reader.today());
        while (last.next()) {
            lastMeetings.emplace(last.id(0), last.date(1));
        }
    }
};

// "Ongoing" and "ongoing." say the same.
std::string withoutFlourish(std::string_view sentence)
{
    std::string_view bare = base::trimmed(sentence);
    while (!bare.empty() && (bare.back() == '.' || bare.back() == '!')) {
        bare.remove_suffix(1);
    }
    return base::lowered(base::trimmed(bare));
}

void tellStory(Action& action, const std::vector<Companions::Event>& story, base::Date& touched)
{
    std::string_view latest;
    std::string_view before;
    for (const Companions::Event& event : story) {
        if (!event.sentence.empty()) {
            before = std::exchange(latest, event.sentence);
            action.latestUpdateOn = event.on;
        }
        touched = std::max(touched, event.on.value_or(touched));
        action.extensions += event.kind == "extend" ? 1 : 0;
    }
    action.latestUpdate = latest;
    action.sameUpdateTwice = !before.empty() && withoutFlourish(latest) == withoutFlourish(before);
    // A sealed story cannot be read, yet the open dates say that there was an extension.
    const bool putOff = action.originalDue && action.due && *action.originalDue < *action.due;
    action.extensions = std::max(action.extensions, putOff ? 1 : 0);
}

void complete(const Reader& reader, Action& action, const base::Id& body, Companions& companions)
{
    action.supporting = companions.support[action.id];
    const base::Date today = reader.today();
    base::Date touched = action.agreedOn.value_or(today);
    tellStory(action, companions.story[action.id], touched);
    action.overdue = isOverdue(action.status, action.due, today);
    if (!action.ragSetByHand) {
        const auto last = companions.lastMeetings.find(body);
        action.rag = computedRag({action.status, action.due, action.extensions, touched,
                                  last == companions.lastMeetings.end() ? std::nullopt : std::optional {last->second}},
                                 today);
    }
    const bool ownerSealed = action.restricted && action.ownerTitle.empty() && action.text == kHiddenText;
    action.incomplete = isOpen(action.status) && (!action.due || (action.ownerTitle.empty() && !ownerSealed));
    if (action.dependsOn) {
        const auto [known, isNew] = companions.ratified.try_emplace(action.dependsOn);
        if (isNew) {
            known->second = ratificationCount(reader, action.dependsOn);
        }
        action.heldBack = isOpen(action.status) && !known->second.isImplementable();
        action.heldBackWhy = action.heldBack ? known->second.inWords() : std::string {};
    }
}

constexpr std::string_view kIsOpen = "status IN ('draft', 'awaiting_confirmation', 'not_started', 'in_progress', "
                                     "'blocked', 'escalated', 'complete_claimed')";

bool wantsOpenOnly(const ActionFilter& filter)
{
    return filter.openOnly || filter.overdueOnly || filter.incompleteOnly || filter.awaitingVerificationOnly;
}

// The part of the filter that SQLite can use; the rest needs computed values.
std::string whereClause(const ActionFilter& filter)
{
    std::string where = R"(
         WHERE (?2 IS NULL OR a.lead_agency = ?2) AND (?3 IS NULL OR a.meeting = ?3) AND (?4 IS NULL OR a.item = ?4)
           AND (?5 IS NULL OR m.body = ?5) AND (?6 IS NULL OR a.status = ?6) AND (?7 IS NULL OR a.due <= ?7))";
    if (wantsOpenOnly(filter)) {
        where += fmt::format(" AND a.{}", kIsOpen);
    }
    if (filter.awaitingVerificationOnly) {
        where += " AND a.status = 'complete_claimed'";
    }
    return where;
}

// Ten years of closed actions have long stories, which whoever asks for the open ones does not want.
std::string companionsWanted(const ActionFilter& filter)
{
    return wantsOpenOnly(filter) ? fmt::format("action IN (SELECT id FROM main.action WHERE {})", kIsOpen) : "TRUE";
}

}  // namespace

std::vector<Action> listActions(const Reader& reader, const ActionFilter& filter, Audience audience)
{
    const bool entitled = audience == Audience::Entitled;
    const bool narrow = filter.meeting || filter.item;
    Companions companions;
    companions.readLastMeetings(reader);
    if (!narrow) {
        const std::string wanted = companionsWanted(filter);
        companions.readSupport(reader.query(fmt::format(kAllSupportSql, wanted)));
        companions.readStory(reader.query(fmt::format(kAllStoriesSql, wanted), entitled));
    }
    const std::optional<std::string> status =
        filter.status ? std::optional<std::string> {toStored(*filter.status)} : std::nullopt;
    std::vector<Action> actions;
    Statement row = reader.query(std::string {kActionsSql} + whereClause(filter) + std::string {kOrder}, entitled,
                                 filter.agency, filter.meeting, filter.item, filter.body, status, filter.dueBefore);
    while (row.next()) {
        Action action = actionFrom(row);
        if (narrow) {
            companions.readSupport(reader.query(kSupportSql, action.id));
            companions.readStory(reader.query(kStorySql, action.id, entitled));
        }
        complete(reader, action, row.id(34), companions);
        if (passes(action, filter)) {
            actions.push_back(std::move(action));
        }
    }
    return actions;
}

namespace {

template <class Key> std::optional<Action> findOne(const Reader& reader, std::string_view where, const Key& key)
{
    Statement row = reader.query(std::string {kActionsSql} + std::string {where}, true, key);
    if (!row.next()) {
        return std::nullopt;
    }
    Action action = actionFrom(row);
    Companions companions;
    companions.readLastMeetings(reader);
    companions.readSupport(reader.query(kSupportSql, action.id));
    companions.readStory(reader.query(kStorySql, action.id, true));
    complete(reader, action, row.id(34), companions);
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
    // An imported action may carry a reference of the old log that is not its number.
    if (auto printed = findOne(reader, " WHERE a.reference = ?2", actionReference(number))) {
        return printed;
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

}  // namespace muster::actions
