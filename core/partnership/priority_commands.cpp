// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/priority_commands.h"

#include "core/base/text.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddSetSql = R"(
    INSERT INTO priority_set (id, name, effective_from, effective_to, assessment, decided_entry, decided_text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kEndSetSql = R"(
    UPDATE priority_set SET effective_to = ?2 WHERE id = ?1 AND (effective_to IS NULL OR effective_to > ?2))";

constexpr std::string_view kAddSql = R"(
    INSERT INTO priority (id, priority_set, short_name, name, delivered_by, lead_agency, lead_role, kind, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
            (SELECT coalesce(max(position), 0) + 1 FROM priority WHERE priority_set = ?2)))";

constexpr std::string_view kEditSql = R"(
    UPDATE priority SET short_name = coalesce(?2, short_name), name = coalesce(?3, name),
           delivered_by = coalesce(?4, delivered_by), lead_agency = CASE WHEN ?5 THEN ?6 ELSE lead_agency END,
           lead_role = coalesce(?7, lead_role)
     WHERE id = ?1)";

constexpr std::string_view kLinkSql = R"(
    INSERT INTO workstream_link (id, priority, name, position)
    VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM workstream_link WHERE priority = ?2)))";
constexpr std::string_view kAddWorkstreamSql = R"(
    INSERT INTO workstream (id, name, lead_agency, lead_role, fact, fact_source, principles, pathways, partners, evaluation)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";
constexpr std::string_view kEditWorkstreamSql = R"(
    UPDATE workstream SET lead_agency = ?2, lead_role = ?3, fact = ?4, fact_source = ?5, principles = ?6, pathways = ?7,
           partners = ?8, evaluation = ?9
     WHERE id = ?1)";
constexpr std::string_view kUnlinkSql = "DELETE FROM workstream_link WHERE id = ?1";

Result<void> unusedNames(const Writer& writer, const base::Id& self, const base::Id& set,
                         const std::optional<std::string>& shortName, const std::optional<std::string>& name)
{
    for (const Priority& other : priorities(writer)) {
        if (other.prioritySet != set) {
            continue;
        }
        const bool sameCode = shortName && base::lowered(other.shortName) == base::lowered(*shortName);
        const bool sameName = name && base::lowered(other.name) == base::lowered(*name);
        if (other.id != self && (sameCode || sameName)) {
            return base::fail(FailureCode::Refused,
                              "There is already a priority " + other.shortName + ", " + other.name + '.',
                              sameCode ? "short name" : "name");
        }
    }
    return {};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddPrioritySet& command)
{
    const auto name = requiredText(command.name, "The set of priorities", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto ordered = inOrder(command.effectiveFrom, command.effectiveTo,
                                     "A set of priorities cannot end before it begins.", "effective to");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    const std::vector<PrioritySet> there = prioritySets(writer);
    for (const PrioritySet& other : there) {
        if (other.effectiveFrom && *other.effectiveFrom >= command.effectiveFrom) {
            return base::fail(FailureCode::Refused,
                              other.name + " begins on " + base::longDate(*other.effectiveFrom)
                                  + ". Let the new set begin after that day.",
                              "effective from");
        }
    }
    for (const PrioritySet& other : there) {
        writer.run(kEndSetSql, other.id, base::addDays(command.effectiveFrom, -1));
    }
    const base::Id id = base::newId();
    writer.run(kAddSetSql, id, *name, command.effectiveFrom, command.effectiveTo, command.assessment,
               command.decidedEntry, orNothing(command.decidedText));
    writer.setLabel("Add priorities " + *name);
    return id;
}

Result<base::Id> apply(Writer& writer, const AddPriority& command)
{
    const std::vector<PrioritySet> sets = prioritySets(writer);
    if (std::none_of(sets.begin(), sets.end(), [&](const PrioritySet& set) { return set.id == command.prioritySet; })) {
        return gone("set of priorities");
    }
    const auto shortName = requiredCode(command.shortName, "The priority");
    if (!shortName) {
        return tl::unexpected(shortName.error());
    }
    const auto name = requiredText(command.name, "The priority", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    if (const auto unused = unusedNames(writer, {}, command.prioritySet, *shortName, *name); !unused) {
        return tl::unexpected(unused.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, command.prioritySet, *shortName, *name, orNothing(command.deliveredBy), command.leadAgency,
               orNothing(command.leadRole),
               command.kind == PriorityKind::OtherArea ? std::optional<std::string> {"other_area"} : std::nullopt);
    writer.setLabel("Add priority " + *shortName);
    return id;
}

Result<void> apply(Writer& writer, const EditPriority& command)
{
    const auto there = priority(writer, command.priority);
    if (!there) {
        return gone("priority");
    }
    if (command.shortName) {
        if (const auto code = requiredCode(*command.shortName, "The priority"); !code) {
            return tl::unexpected(code.error());
        }
    }
    if (command.name) {
        if (const auto name = requiredText(*command.name, "The priority", "name"); !name) {
            return tl::unexpected(name.error());
        }
    }
    const auto shortName = trimmedIfGiven(command.shortName);
    const auto name = trimmedIfGiven(command.name);
    if (const auto unused = unusedNames(writer, there->id, there->prioritySet, shortName, name); !unused) {
        return unused;
    }
    writer.run(kEditSql, there->id, shortName, name, trimmedIfGiven(command.deliveredBy),
               command.leadAgency.has_value(), command.leadAgency.value_or(base::Id {}),
               trimmedIfGiven(command.leadRole));
    writer.setLabel("Edit priority " + shortName.value_or(there->shortName));
    return {};
}

Result<base::Id> apply(Writer& writer, const LinkWorkstream& command)
{
    const auto there = priority(writer, command.priority);
    if (!there) {
        return gone("priority");
    }
    const auto name = requiredText(command.name, "The workstream", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    for (const WorkstreamLink& other : linksOf(writer, there->id)) {
        if (base::lowered(other.name) == base::lowered(*name)) {
            return base::fail(FailureCode::Refused, other.name + " is linked to " + there->shortName + " already.",
                              "name");
        }
    }
    const base::Id id = base::newId();
    writer.run(kLinkSql, id, there->id, *name);
    writer.setLabel("Link " + *name + " to " + there->shortName);
    return id;
}

Result<void> apply(Writer& writer, const UnlinkWorkstream& command)
{
    writer.run(kUnlinkSql, command.link);
    if (writer.changedRows() == 0) {
        return gone("link");
    }
    writer.setLabel("Remove a link of a priority");
    return {};
}

Result<base::Id> apply(Writer& writer, const DescribeWorkstream& command)
{
    const auto name = requiredText(command.name, "The workstream", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    const auto fact = orNothing(command.fact);
    const auto source = orNothing(command.factSource);
    if (fact && !source) {
        return base::fail(FailureCode::Invalid, "Say where the fact comes from, for example \"the plan, section 6.1\".",
                          "source");
    }
    const auto there = workstreamNamed(writer, *name);
    const base::Id id = there ? there->id : base::newId();
    if (!there) {
        writer.run(kAddWorkstreamSql, id, *name, command.leadAgency, orNothing(command.leadRole), fact, source,
                   orNothing(command.principles), orNothing(command.pathways), orNothing(command.partners),
                   orNothing(command.evaluation));
    } else {
        writer.run(kEditWorkstreamSql, id, command.leadAgency, orNothing(command.leadRole), fact, source,
                   orNothing(command.principles), orNothing(command.pathways), orNothing(command.partners),
                   orNothing(command.evaluation));
    }
    writer.setLabel("Describe " + *name);
    return id;
}

}  // namespace muster::partnership
