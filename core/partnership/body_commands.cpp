// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/body_commands.h"

#include "core/base/text.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddSql = R"(
    INSERT INTO body (id, short_name, name, tier, authority, chair_role, secretary_role, effective_from, purpose,
                      terms_of_reference, notes, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, (SELECT coalesce(max(position), 0) + 1 FROM body)))";

constexpr std::string_view kEditSql = R"(
    UPDATE body SET short_name = coalesce(?2, short_name), name = coalesce(?3, name), tier = coalesce(?4, tier),
           authority = coalesce(?5, authority), chair_role = coalesce(?6, chair_role),
           secretary_role = coalesce(?7, secretary_role), effective_from = coalesce(?8, effective_from),
           purpose = coalesce(?9, purpose), terms_of_reference = coalesce(?10, terms_of_reference),
           linked_text = coalesce(?11, linked_text), notes = coalesce(?12, notes),
           lead_agency = CASE WHEN ?13 THEN ?14 ELSE lead_agency END, lead_state = coalesce(?15, lead_state),
           joint_chair_role = coalesce(?16, joint_chair_role), terms_version = coalesce(?17, terms_version),
           terms_on = coalesce(?18, terms_on)
     WHERE id = ?1)";

constexpr std::string_view kCloseSql =
    "UPDATE body SET effective_to = ?2, closed_by = ?3, succeeded_by = ?4 WHERE id = ?1";
constexpr std::string_view kEndCadencesSql =
    "UPDATE cadence SET effective_to = ?2 WHERE body = ?1 AND (effective_to IS NULL OR effective_to > ?2)";
constexpr std::string_view kLaterMeetingSql = R"(
    SELECT held_on FROM meeting WHERE body = ?1 AND held_on > ?2 AND state <> 'cancelled' ORDER BY held_on LIMIT 1)";

constexpr std::string_view kAddAliasSql = "INSERT INTO body_alias (id, body, alias) VALUES (?1, ?2, ?3)";
constexpr std::string_view kAliasSql = "SELECT alias FROM body_alias WHERE id = ?1";
constexpr std::string_view kRemoveAliasSql = "DELETE FROM body_alias WHERE id = ?1";

// Short names, names and aliases are looked up alike, so one word may mean one body only.
Result<void> unused(const Writer& writer, const base::Id& self, const std::optional<std::string>& name,
                    std::string_view field)
{
    if (!name) {
        return {};
    }
    const auto other = bodyByName(writer, *name);
    if (other && other->id != self && isActiveOn(*other, writer.today())) {
        return base::fail(FailureCode::Refused,
                          '"' + *name + "\" is already a name of " + other->name + ". Choose another one.",
                          std::string {field});
    }
    return {};
}

template <class Value> std::optional<std::string> storedIfGiven(const std::optional<Value>& value)
{
    return value ? std::optional {std::string {toStored(*value)}} : std::nullopt;
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddBody& command)
{
    const auto shortName = requiredCode(command.shortName, "The body");
    if (!shortName) {
        return tl::unexpected(shortName.error());
    }
    const auto name = requiredText(command.name, "The body", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto free = unused(writer, {}, *shortName, "short name"); !free) {
        return tl::unexpected(free.error());
    }
    if (const auto free = unused(writer, {}, *name, "name"); !free) {
        return tl::unexpected(free.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, *shortName, *name, toStored(command.tier), toStored(command.authority),
               orNothing(command.chairRole), orNothing(command.secretaryRole),
               command.effectiveFrom.value_or(writer.today()), orNothing(command.purpose),
               orNothing(command.termsOfReference), orNothing(command.notes));
    writer.setLabel("Add body " + *shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditBody& command)
{
    const auto there = body(writer, command.body);
    if (!there) {
        return gone("body");
    }
    if (command.shortName) {
        if (const auto code = requiredCode(*command.shortName, "The body"); !code) {
            return tl::unexpected(code.error());
        }
    }
    if (command.name) {
        if (const auto name = requiredText(*command.name, "The body", "name"); !name) {
            return tl::unexpected(name.error());
        }
    }
    const auto shortName = trimmedIfGiven(command.shortName);
    const auto name = trimmedIfGiven(command.name);
    if (const auto free = unused(writer, there->id, shortName, "short name"); !free) {
        return free;
    }
    if (const auto free = unused(writer, there->id, name, "name"); !free) {
        return free;
    }
    if (const auto ordered = inOrder(command.effectiveFrom, there->effectiveTo,
                                     "A body cannot be closed before it begins.", "effective from");
        !ordered) {
        return ordered;
    }
    writer.run(kEditSql, there->id, shortName, name, storedIfGiven(command.tier), storedIfGiven(command.authority),
               trimmedIfGiven(command.chairRole), trimmedIfGiven(command.secretaryRole), command.effectiveFrom,
               trimmedIfGiven(command.purpose), trimmedIfGiven(command.termsOfReference),
               trimmedIfGiven(command.linkedText), trimmedIfGiven(command.notes), command.leadAgency.has_value(),
               command.leadAgency.value_or(base::Id {}), storedIfGiven(command.leadState),
               trimmedIfGiven(command.jointChairRole), trimmedIfGiven(command.termsVersion), command.termsOn);
    writer.setLabel("Edit body " + shortName.value_or(there->shortName));
    return {};
}

Result<void> apply(Writer& writer, const CloseBody& command)
{
    const auto there = body(writer, command.body);
    if (!there) {
        return gone("body");
    }
    if (there->effectiveTo && *there->effectiveTo <= writer.today()) {
        return base::fail(FailureCode::Refused,
                          there->name + " was closed on " + base::longDate(*there->effectiveTo) + " already.");
    }
    const auto decision = orNothing(command.decision);
    if (!decision) {
        return base::fail(FailureCode::Invalid,
                          "Say which decision closes the body, for example \"CDRP Board, 26 July 2011, minute 95\".",
                          "decision");
    }
    if (const auto ordered =
            inOrder(there->effectiveFrom, command.lastDay, "A body cannot be closed before it begins.", "last day");
        !ordered) {
        return ordered;
    }
    if (command.succeededBy == command.body) {
        return base::fail(FailureCode::Invalid, "A body cannot be its own successor. Choose another one.",
                          "succeeded by");
    }
    if (replica::Statement later = writer.query(kLaterMeetingSql, command.body, command.lastDay); later.next()) {
        return base::fail(FailureCode::Refused,
                          there->shortName + " has a meeting on " + base::longDate(later.date(0))
                              + ", after its last day. Cancel that meeting first, or choose a later day.",
                          "last day");
    }
    writer.run(kCloseSql, there->id, command.lastDay, *decision, command.succeededBy);
    writer.run(kEndCadencesSql, there->id, command.lastDay);
    writer.setLabel("Close body " + there->shortName);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddBodyAlias& command)
{
    const auto there = body(writer, command.body);
    if (!there) {
        return gone("body");
    }
    const auto alias = requiredText(command.alias, "The alias", "name");
    if (!alias) {
        return tl::unexpected(alias.error());
    }
    // A closed body's name may become the alias of the one that took its place, but not twice.
    const auto other = bodyByName(writer, *alias);
    if (other && (other->id == there->id || isActiveOn(*other, writer.today()))) {
        return base::fail(FailureCode::Refused, '"' + *alias + "\" already finds " + other->name + '.', "alias");
    }
    const base::Id id = base::newId();
    writer.run(kAddAliasSql, id, there->id, *alias);
    writer.setLabel("Add an alias of " + there->shortName);
    return id;
}

Result<void> apply(Writer& writer, const RemoveBodyAlias& command)
{
    std::string alias;
    {
        replica::Statement row = writer.query(kAliasSql, command.alias);
        if (!row.next()) {
            return gone("alias");
        }
        alias = row.text(0);
    }
    writer.run(kRemoveAliasSql, command.alias);
    writer.setLabel("Remove the alias " + alias);
    return {};
}

}  // namespace muster::partnership
