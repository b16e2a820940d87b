// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a body belongs to, who sits on it, and when it meets.
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kLinkSql = "INSERT INTO body_link (id, body, to_body, kind) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kUnlinkSql = "DELETE FROM body_link WHERE id = ?1";

constexpr std::string_view kAddMembershipSql = R"(
    INSERT INTO membership (id, body, agency, role, capacity, state, from_date) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kEditMembershipSql =
    "UPDATE membership SET capacity = coalesce(?2, capacity), state = coalesce(?3, state) WHERE id = ?1";
constexpr std::string_view kEndMembershipSql = "UPDATE membership SET to_date = ?2 WHERE id = ?1";

constexpr std::string_view kAddCadenceSql = R"(
    INSERT INTO cadence (id, body, effective_from, effective_to, pattern, nth, weekday, months, start_time,
                         length_minutes, words, per_year, season)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))";
constexpr std::string_view kEndCadenceSql = "UPDATE cadence SET effective_to = ?2 WHERE id = ?1";
constexpr std::string_view kReplaceCadenceSql = "DELETE FROM cadence WHERE id = ?1";

// Whether `from` reports to `to`, directly or through others.
bool reportsTo(const std::vector<BodyLink>& links, const base::Id& from, const base::Id& to, std::size_t steps)
{
    if (steps == 0) {
        return false;
    }
    for (const BodyLink& link : links) {
        if (link.kind == LinkKind::ReportsTo && link.body == from
            && (link.toBody == to || reportsTo(links, link.toBody, to, steps - 1))) {
            return true;
        }
    }
    return false;
}

Result<Membership> membershipNamed(const Writer& writer, const base::Id& id)
{
    for (const Membership& membership : memberships(writer)) {
        if (membership.id == id) {
            return membership;
        }
    }
    return gone("membership");
}

Result<void> checkedCadence(const Cadence& cadence)
{
    if (!cadence.effectiveFrom) {
        return base::fail(FailureCode::Invalid, "Say from which day the new rule holds.", "effective from");
    }
    if (cadence.pattern == CadencePattern::MonthlyNthWeekday
        && (cadence.nth < 1 || cadence.nth > 5 || cadence.weekday < 1 || cadence.weekday > 7)) {
        return base::fail(FailureCode::Invalid, "Say which weekday of the month, for example the third Tuesday.",
                          "weekday");
    }
    if (cadence.pattern == CadencePattern::YearlyMonths && cadence.months.empty()) {
        return base::fail(FailureCode::Invalid, "Choose at least one month.", "months");
    }
    if (cadence.lengthMinutes && *cadence.lengthMinutes <= 0) {
        return base::fail(FailureCode::Invalid, "A meeting lasts at least one minute.", "length");
    }
    return inOrder(cadence.effectiveFrom, cadence.effectiveTo, "A rule cannot end before it begins.", "effective to");
}

std::optional<std::string> storedMonths(const std::vector<int>& months)
{
    std::string stored;
    for (const int month : months) {
        stored += (stored.empty() ? "" : ",") + std::to_string(month);
    }
    return orNothing(stored);
}

}  // namespace

Result<base::Id> apply(Writer& writer, const LinkBodies& command)
{
    const auto from = body(writer, command.body);
    const auto to = body(writer, command.toBody);
    if (!from || !to) {
        return gone("body");
    }
    const std::vector<BodyLink> links = bodyLinks(writer);
    for (const BodyLink& link : links) {
        if (link.body == command.body && link.toBody == command.toBody && link.kind == command.kind) {
            return base::fail(FailureCode::Refused,
                              from->shortName + " has that link to " + to->shortName + " already.");
        }
    }
    const bool round =
        command.kind == LinkKind::ReportsTo && reportsTo(links, command.toBody, command.body, links.size());
    if (command.body == command.toBody || round) {
        return base::fail(FailureCode::Refused,
                          from->shortName + " cannot report to " + to->shortName
                              + ": it would report to itself. Choose another body.");
    }
    const base::Id id = base::newId();
    writer.run(kLinkSql, id, command.body, command.toBody, toStored(command.kind));
    writer.setLabel("Link " + from->shortName + " to " + to->shortName);
    return id;
}

Result<void> apply(Writer& writer, const UnlinkBodies& command)
{
    writer.run(kUnlinkSql, command.link);
    if (writer.changedRows() == 0) {
        return gone("link");
    }
    writer.setLabel("Remove a link between bodies");
    return {};
}

Result<base::Id> apply(Writer& writer, const AddMembership& command)
{
    const auto where = body(writer, command.body);
    if (!where) {
        return gone("body");
    }
    const auto person = role(writer, command.role);
    const auto who = agency(writer, command.agency ? command.agency : person ? person->agency : base::Id {});
    if (!who && !person) {
        return base::fail(FailureCode::Invalid, "Say which agency or which role sits on the body.", "agency");
    }
    for (const Membership& other : membershipsOf(writer, command.body)) {
        const bool lasts = !other.to || *other.to >= writer.today();
        if (lasts && other.agency == (who ? who->id : base::Id {}) && other.role == command.role) {
            return base::fail(FailureCode::Refused,
                              (who ? who->name : person->title) + " sits on " + where->shortName + " already.");
        }
    }
    const base::Id id = base::newId();
    writer.run(kAddMembershipSql, id, command.body, who ? who->id : base::Id {}, command.role,
               toStored(command.capacity), toStored(command.state), command.from.value_or(writer.today()));
    writer.setLabel("Add a member to " + where->shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditMembership& command)
{
    const auto there = membershipNamed(writer, command.membership);
    if (!there) {
        return tl::unexpected(there.error());
    }
    const auto capacity = command.capacity ? std::optional {std::string {toStored(*command.capacity)}} : std::nullopt;
    const auto state = command.state ? std::optional {std::string {toStored(*command.state)}} : std::nullopt;
    writer.run(kEditMembershipSql, there->id, capacity, state);
    writer.setLabel("Edit a membership");
    return {};
}

Result<void> apply(Writer& writer, const EndMembership& command)
{
    const auto there = membershipNamed(writer, command.membership);
    if (!there) {
        return tl::unexpected(there.error());
    }
    if (const auto ordered = inOrder(there->from, command.to, "A membership cannot end before it begins.", "last day");
        !ordered) {
        return ordered;
    }
    writer.run(kEndMembershipSql, there->id, command.to);
    writer.setLabel("End a membership");
    return {};
}

Result<base::Id> apply(Writer& writer, const SetCadence& command)
{
    const auto where = body(writer, command.body);
    if (!where) {
        return gone("body");
    }
    const Cadence& rule = command.cadence;
    if (const auto fine = checkedCadence(rule); !fine) {
        return tl::unexpected(fine.error());
    }
    if (!isActiveOn(*where, *rule.effectiveFrom)) {
        return base::fail(FailureCode::Refused,
                          where->name + " does not exist on " + base::longDate(*rule.effectiveFrom) + '.',
                          "effective from");
    }
    const std::vector<Cadence> earlier = cadencesOf(writer, command.body);
    for (const Cadence& other : earlier) {
        if (other.effectiveFrom && *other.effectiveFrom > *rule.effectiveFrom) {
            return base::fail(FailureCode::Refused,
                              "Another rule begins on " + base::longDate(*other.effectiveFrom)
                                  + ". Let the new one begin on that day or later.",
                              "effective from");
        }
    }
    for (const Cadence& other : earlier) {
        if (other.effectiveFrom == rule.effectiveFrom) {
            // It never was in force for a day: the new rule takes its place.
            writer.run(kReplaceCadenceSql, other.id);
        } else if (!other.effectiveTo || *other.effectiveTo >= *rule.effectiveFrom) {
            writer.run(kEndCadenceSql, other.id, base::addDays(*rule.effectiveFrom, -1));
        }
    }
    const base::Id id = base::newId();
    writer.run(kAddCadenceSql, id, command.body, rule.effectiveFrom, rule.effectiveTo, toStored(rule.pattern), rule.nth,
               rule.weekday, storedMonths(rule.months), rule.start, rule.lengthMinutes, orNothing(rule.words),
               rule.perYear, orNothing(rule.season));
    writer.setLabel("Set when " + where->shortName + " meets");
    return id;
}

}  // namespace muster::partnership
