// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/agency_commands.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/rules.h"

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddSql = R"(
    INSERT INTO agency (id, short_name, name, category, represents, legal_basis, joined_on, notes, position,
                        display_name, also_known_as, isp_signed_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT coalesce(max(position), 0) + 1 FROM agency), ?9, ?10, ?11))";

constexpr std::string_view kEditSql = R"(
    UPDATE agency SET short_name = coalesce(?2, short_name), name = coalesce(?3, name),
           display_name = coalesce(?4, display_name), also_known_as = coalesce(?5, also_known_as),
           category = coalesce(?6, category), represents = coalesce(?7, represents),
           legal_basis = coalesce(?8, legal_basis), joined_on = coalesce(?9, joined_on),
           liaison_role = CASE WHEN ?10 THEN ?11 ELSE liaison_role END,
           isp_signed_on = coalesce(?12, isp_signed_on), notes = coalesce(?13, notes)
     WHERE id = ?1)";

constexpr std::string_view kCloseSql = "UPDATE agency SET left_on = ?2 WHERE id = ?1";
constexpr std::string_view kEndRolesSql =
    "UPDATE role SET active_to = ?2 WHERE agency = ?1 AND (active_to IS NULL OR active_to > ?2)";
constexpr std::string_view kEndMembershipsSql =
    "UPDATE membership SET to_date = ?2 WHERE agency = ?1 AND (to_date IS NULL OR to_date > ?2)";

constexpr std::string_view kAddUnitSql = R"(
    INSERT INTO unit (id, agency, name, position)
    VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM unit WHERE agency = ?2)))";
constexpr std::string_view kEditUnitSql = "UPDATE unit SET name = ?2 WHERE id = ?1";

// Unique among the agencies that have not left before the day.
Result<void> unusedNames(const Writer& writer, const base::Id& self, const std::optional<std::string>& shortName,
                         const std::optional<std::string>& name)
{
    for (const Agency& other : agencies(writer)) {
        if (other.id == self || (other.leftOn && *other.leftOn < writer.today())) {
            continue;
        }
        if (shortName && base::lowered(other.shortName) == base::lowered(*shortName)) {
            return base::fail(FailureCode::Refused,
                              *shortName + " is the short name of " + other.name + ". Choose another one.",
                              "short name");
        }
        if (name && base::lowered(other.name) == base::lowered(*name)) {
            return base::fail(FailureCode::Refused, "There is already an agency called " + other.name + '.', "name");
        }
    }
    return {};
}

Result<void> unusedUnitName(const Writer& writer, const base::Id& self, const base::Id& agency, const std::string& name)
{
    for (const Unit& other : unitsOf(writer, agency)) {
        if (other.id != self && base::lowered(other.name) == base::lowered(name)) {
            return base::fail(FailureCode::Refused, "This agency already has a unit called " + other.name + '.',
                              "name");
        }
    }
    return {};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddAgency& command)
{
    const auto shortName = requiredCode(command.shortName, "The agency");
    if (!shortName) {
        return tl::unexpected(shortName.error());
    }
    const auto name = requiredText(command.name, "The agency", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto unused = unusedNames(writer, {}, *shortName, *name); !unused) {
        return tl::unexpected(unused.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, *shortName, *name, toStored(command.category), orNothing(command.represents),
               orNothing(command.legalBasis), command.joinedOn.value_or(writer.today()), orNothing(command.notes),
               orNothing(command.displayName), orNothing(command.alsoKnownAs), command.ispSignedOn);
    writer.setLabel("Add agency " + *shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditAgency& command)
{
    const auto there = agency(writer, command.agency);
    if (!there) {
        return gone("agency");
    }
    if (command.shortName) {
        if (const auto code = requiredCode(*command.shortName, "The agency"); !code) {
            return tl::unexpected(code.error());
        }
    }
    if (command.name) {
        if (const auto name = requiredText(*command.name, "The agency", "name"); !name) {
            return tl::unexpected(name.error());
        }
    }
    const auto shortName = trimmedIfGiven(command.shortName);
    const auto name = trimmedIfGiven(command.name);
    if (const auto unused = unusedNames(writer, command.agency, shortName, name); !unused) {
        return unused;
    }
    if (const auto ordered =
            inOrder(command.joinedOn, there->leftOn, "An agency cannot leave before it joins.", "joined on");
        !ordered) {
        return ordered;
    }
    const auto category = command.category ? std::optional {std::string {toStored(*command.category)}} : std::nullopt;
    writer.run(kEditSql, command.agency, shortName, name, trimmedIfGiven(command.displayName),
               trimmedIfGiven(command.alsoKnownAs), category, trimmedIfGiven(command.represents),
               trimmedIfGiven(command.legalBasis), command.joinedOn, command.liaisonRole.has_value(),
               command.liaisonRole.value_or(base::Id {}), command.ispSignedOn, trimmedIfGiven(command.notes));
    writer.setLabel("Edit agency " + shortName.value_or(there->shortName));
    return {};
}

Result<void> apply(Writer& writer, const CloseAgency& command)
{
    const auto there = agency(writer, command.agency);
    if (!there) {
        return gone("agency");
    }
    if (there->leftOn) {
        return base::fail(FailureCode::Refused,
                          there->name + " left on " + base::longDate(*there->leftOn) + " already.");
    }
    if (const auto ordered =
            inOrder(there->joinedOn, command.leftOn, "An agency cannot leave before it joins.", "left on");
        !ordered) {
        return ordered;
    }
    writer.run(kCloseSql, command.agency, command.leftOn);
    writer.run(kEndRolesSql, command.agency, command.leftOn);
    writer.run(kEndMembershipsSql, command.agency, command.leftOn);
    writer.setLabel("Close agency " + there->shortName);
    return {};
}

Result<base::Id> apply(Writer& writer, const AddUnit& command)
{
    const auto owner = agency(writer, command.agency);
    if (!owner) {
        return gone("agency");
    }
    const auto name = requiredText(command.name, "The unit", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto unused = unusedUnitName(writer, {}, command.agency, *name); !unused) {
        return tl::unexpected(unused.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddUnitSql, id, command.agency, *name);
    writer.setLabel("Add unit " + *name + " to " + owner->shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditUnit& command)
{
    const auto there = unit(writer, command.unit);
    if (!there) {
        return gone("unit");
    }
    const auto name = requiredText(command.name, "The unit", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto unused = unusedUnitName(writer, command.unit, there->agency, *name); !unused) {
        return unused;
    }
    writer.run(kEditUnitSql, command.unit, *name);
    writer.setLabel("Edit unit " + *name);
    return {};
}

}  // namespace muster::partnership
