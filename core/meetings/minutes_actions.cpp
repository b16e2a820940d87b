// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_actions.h"

#include "core/actions/action.h"
#include "core/base/text.h"
#include "core/meetings/room_rules.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;

namespace {

// ?2 says whether sealed columns may be looked at.
constexpr std::string_view kActionsSql = R"(
        SELECT a.id, a.item, a.entry, a.reference, a.sensitivity, coalesce(p.text, a.text), a.lead_agency, u.name,
               coalesce(p.owner_title, a.owner_title), a.original_due, a.agreed_by,
               coalesce(p.incomplete_reason, a.incomplete_reason), a.decide_by, a.status
          FROM main.action a
          LEFT JOIN part_two.action p ON p.id = a.id AND ?2
          LEFT JOIN main.unit u ON u.id = a.unit
         WHERE a.meeting = ?1 AND a.status <> 'draft' ORDER BY a.number IS NULL, a.number, length(a.reference), a.reference, a.id)";

constexpr std::string_view kSupportSql = R"(
        SELECT g.name FROM main.action_support s JOIN main.agency g ON g.id = s.agency
         WHERE s.action = ?1 ORDER BY g.position, g.short_name)";

constexpr std::string_view kAgencySql = "SELECT name, short_name FROM main.agency WHERE id = ?1";

// The story after the agreement, oldest first: what it was before each change.
constexpr std::string_view kStorySql = R"(
        SELECT kind, old_status, old_owner, old_agency
          FROM (SELECT * FROM main.action_update WHERE action = ?1
                UNION ALL SELECT * FROM part_two.action_update WHERE action = ?1 AND ?2)
         ORDER BY made_on, position)";

constexpr std::string_view kUpdatesSql = R"(
        SELECT a.reference, g.name, u.kind, u.text, u.reason, u.evidence, u.new_status, u.old_due, u.new_due,
               u.old_owner, u.new_owner, u.made_at, a.sensitivity
          FROM (SELECT * FROM main.action_update WHERE meeting = ?1
                UNION ALL SELECT * FROM part_two.action_update WHERE meeting = ?1 AND ?2) u
          JOIN main.action a ON a.id = u.action
          LEFT JOIN main.agency g ON g.id = a.lead_agency
         WHERE u.made_at IS NOT NULL
         ORDER BY u.made_on, u.made_at, a.number, u.position)";

// Owner and agency as they were before the first hand-over; whether it still awaited its agency.
void asAgreed(const Reader& reader, bool entitled, base::Id& lead, MinutesAction& action)
{
    bool first = true;
    bool moved = false;
    bool agencyMoved = false;
    Statement row = reader.query(kStorySql, action.id, entitled);
    while (row.next()) {
        if (std::exchange(first, false) && !row.text(1).empty()) {
            action.awaitingConfirmation = row.text(1) == "awaiting_confirmation";
        }
        if (row.text(0) == "reassign") {
            if (!std::exchange(moved, true)) {
                action.ownerTitle = row.text(2);
            }
            if (row.id(3) && !std::exchange(agencyMoved, true)) {
                lead = row.id(3);
            }
        }
    }
}

// What was kept at circulation, by action.
constexpr std::string_view kKeptSql = R"(
        SELECT about, agreed FROM main.entry
         WHERE agreed IS NOT NULL AND item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1)
        UNION ALL
        SELECT about, agreed FROM part_two.entry
         WHERE ?2 AND agreed IS NOT NULL AND item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1))";

using Json = nlohmann::json;

std::string isoOrEmpty(const std::optional<base::Date>& date) { return date ? base::isoDate(*date) : std::string {}; }

std::string kept(const MinutesAction& action)
{
    return Json {{"lead", action.leadAgency},
                 {"leadShort", action.leadShortName},
                 {"unit", action.unit},
                 {"owner", action.ownerTitle},
                 {"supporting", action.supporting},
                 {"due", isoOrEmpty(action.due)},
                 {"awaiting", action.awaitingConfirmation},
                 {"agreedBy", action.agreedBy},
                 {"incomplete", action.incompleteReason},
                 {"decideBy", isoOrEmpty(action.decideBy)}}
        .dump();
}

void restore(const std::string& text, MinutesAction& action)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return;
    }
    action.leadAgency = json.value("lead", action.leadAgency);
    action.leadShortName = json.value("leadShort", action.leadShortName);
    action.unit = json.value("unit", std::string {});
    action.ownerTitle = json.value("owner", std::string {});
    action.supporting = json.value("supporting", std::vector<std::string> {});
    action.due = base::parseIsoDate(json.value("due", std::string {}));
    action.awaitingConfirmation = json.value("awaiting", false);
    action.agreedBy = json.value("agreedBy", std::string {});
    action.incompleteReason = json.value("incomplete", std::string {});
    action.decideBy = base::parseIsoDate(json.value("decideBy", std::string {}));
}

std::string colon(std::string_view head, const std::string& rest)
{
    return rest.empty() ? std::string {head} : fmt::format("{}: {}", head, rest);
}

std::string updateInWords(const Statement& row)
{
    const std::string kind = row.text(2);
    const std::string said = !row.text(3).empty() ? row.text(3) : !row.text(4).empty() ? row.text(4) : row.text(5);
    if (kind == "extend") {
        const auto from = row.optionalDate(7);
        const auto to = row.optionalDate(8);
        return colon(fmt::format("date moved from {} to {}", from ? base::longDate(*from) : "none",
                                 to ? base::longDate(*to) : "none"),
                     said);
    }
    if (kind == "reassign") {
        return colon(fmt::format("from {} to {}", row.text(9), row.text(10)), said);
    }
    if (kind == "send_back") {
        return colon("not accepted as complete", said);
    }
    if (const auto status = actions::statusFromStored(row.text(6))) {
        return colon(base::lowered(actions::inWords(*status)), said);
    }
    return said;
}

}  // namespace

std::vector<AgreedAction> agreedActions(const Reader& reader, const base::Id& meeting, MinutesAudience audience)
{
    const bool entitled = audience == MinutesAudience::Full;
    std::map<base::Id, std::string> keptByAction;
    Statement keptRow = reader.query(kKeptSql, meeting, entitled);
    while (keptRow.next()) {
        keptByAction.emplace(keptRow.id(0), keptRow.text(1));
    }
    std::map<base::Id, int> count;
    std::vector<AgreedAction> all;
    Statement row = reader.query(kActionsSql, meeting, entitled);
    while (row.next()) {
        AgreedAction one;
        one.item = row.id(1);
        one.entry = row.id(2);
        MinutesAction& action = one.action;
        action.id = row.id(0);
        action.reference = row.text(3);
        action.restricted = row.text(4) == "restricted";
        action.indexInMinute = ++count[one.item];
        const bool hidden = action.restricted && (!entitled || !reader.partTwoIsOpen());
        action.text = hidden ? "Restricted action" : row.text(5);
        base::Id lead = row.id(6);
        if (!hidden) {
            action.unit = row.text(7);
            action.ownerTitle = row.text(8);
            action.agreedBy = row.text(10);
            action.incompleteReason = row.text(11);
            action.decideBy = row.optionalDate(12);
            action.awaitingConfirmation = row.text(13) == "awaiting_confirmation";
            asAgreed(reader, entitled, lead, action);
            // A date that was found after the meeting is not in its minutes.
            const bool dateWasOpen = !action.incompleteReason.empty()
                && !base::startsWithIgnoringCase(action.incompleteReason, "owner to be");
            action.due = dateWasOpen ? std::nullopt : row.optionalDate(9);
            Statement support = reader.query(kSupportSql, action.id);
            while (support.next()) {
                action.supporting.push_back(support.text(0));
            }
        }
        Statement agency = reader.query(kAgencySql, lead);
        if (agency.next()) {
            action.leadAgency = agency.text(0);
            action.leadShortName = agency.text(1);
        }
        if (const auto found = keptByAction.find(action.id); found != keptByAction.end() && !hidden) {
            restore(found->second, action);
        }
        all.push_back(std::move(one));
    }
    return all;
}

void keepAgreed(replica::Writer& writer, const base::Id& meeting)
{
    for (const AgreedAction& agreed : agreedActions(writer, meeting, MinutesAudience::Full)) {
        if (agreed.action.restricted && !writer.partTwoIsOpen()) {
            continue;
        }
        // The entry of a restricted action under an open item is open, and holds nothing but the reference.
        writer.run(fmt::format("UPDATE {}.entry SET agreed = ?2 WHERE id = ?1 AND agreed IS NULL",
                               schemaFor(agreed.action.restricted)),
                   agreed.entry, kept(agreed.action));
    }
}

std::map<base::Id, std::vector<std::string>> updatesByItem(const Reader& reader, const base::Id& meeting,
                                                           const std::vector<Opening>& openings,
                                                           MinutesAudience audience)
{
    const bool entitled = audience == MinutesAudience::Full;
    std::map<base::Id, std::vector<std::string>> updates;
    Statement row = reader.query(kUpdatesSql, meeting, entitled);
    while (row.next()) {
        if (row.text(12) == "restricted" && !entitled) {
            continue;
        }
        const auto at = row.optionalTime(11);
        base::Id item;
        for (const Opening& opening : openings) {
            if (at && opening.opened <= *at && (!opening.closed || *at <= *opening.closed)
                && (!opening.restricted || row.text(12) == "restricted")) {
                item = opening.item;
            }
        }
        const std::string words = updateInWords(row);
        if (item && !words.empty()) {
            updates[item].push_back(fmt::format("{} ({}): {}", row.text(0), row.text(1), asSentence(words)));
        }
    }
    return updates;
}

}  // namespace muster::meetings::detail
