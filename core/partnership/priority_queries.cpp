// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/priority_queries.h"

#include "core/base/text.h"

#include <algorithm>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kSetsSql =
    R"(
    SELECT id, name, effective_from, effective_to, assessment, decided_entry, decided_text
      FROM priority_set ORDER BY effective_from DESC, id)";

constexpr std::string_view kPrioritiesSql = R"(
    SELECT p.id, p.priority_set, p.short_name, p.name, p.delivered_by, p.lead_agency, p.lead_role, p.position, p.kind
      FROM priority p LEFT JOIN priority_set s ON s.id = p.priority_set
     ORDER BY s.effective_from DESC, s.id, p.kind IS NOT NULL, p.position, p.id)";

constexpr std::string_view kLinksSql =
    "SELECT id, priority, name, position FROM workstream_link WHERE priority = ?1 ORDER BY position, id";

constexpr std::string_view kWorkstreamSql = R"(
    SELECT id, name, lead_agency, lead_role, fact, fact_source, principles, pathways, partners, evaluation
      FROM workstream WHERE lower(name) = lower(?1)
     ORDER BY id LIMIT 1)";

std::vector<Priority> ofKind(const Reader& reader, const base::Id& prioritySet, PriorityKind kind)
{
    std::vector<Priority> found = priorities(reader);
    std::erase_if(
        found, [&](const Priority& priority) { return priority.prioritySet != prioritySet || priority.kind != kind; });
    return found;
}

}  // namespace

std::vector<PrioritySet> prioritySets(const Reader& reader)
{
    std::vector<PrioritySet> sets;
    Statement row = reader.query(kSetsSql);
    while (row.next()) {
        sets.push_back(
            {row.id(0), row.text(1), row.optionalDate(2), row.optionalDate(3), row.id(4), row.id(5), row.text(6)});
    }
    return sets;
}

std::optional<PrioritySet> prioritySetOn(const Reader& reader, base::Date date)
{
    for (PrioritySet& set : prioritySets(reader)) {
        if ((!set.effectiveFrom || *set.effectiveFrom <= date) && (!set.effectiveTo || *set.effectiveTo >= date)) {
            return std::move(set);
        }
    }
    return std::nullopt;
}

std::vector<Priority> priorities(const Reader& reader)
{
    std::vector<Priority> found;
    Statement row = reader.query(kPrioritiesSql);
    while (row.next()) {
        found.push_back({row.id(0), row.id(1), row.text(2), row.text(3), row.text(4), row.id(5), row.text(6),
                         row.number(7), row.isNull(8) ? PriorityKind::Priority : PriorityKind::OtherArea});
    }
    return found;
}

std::vector<Priority> prioritiesOn(const Reader& reader, base::Date date)
{
    const auto set = prioritySetOn(reader, date);
    return set ? prioritiesOf(reader, set->id) : std::vector<Priority> {};
}

std::vector<Priority> areasOfFocusOn(const Reader& reader, base::Date date)
{
    const auto set = prioritySetOn(reader, date);
    return set ? ofKind(reader, set->id, PriorityKind::OtherArea) : std::vector<Priority> {};
}

std::vector<Priority> prioritiesOf(const Reader& reader, const base::Id& prioritySet)
{
    return ofKind(reader, prioritySet, PriorityKind::Priority);
}

std::optional<Priority> priority(const Reader& reader, const base::Id& id)
{
    for (Priority& candidate : priorities(reader)) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::optional<Priority> priorityByShortName(const Reader& reader, std::string_view shortName)
{
    const std::string wanted = base::lowered(base::trimmed(shortName));
    const auto set = prioritySetOn(reader, reader.today());
    for (Priority& candidate : priorities(reader)) {
        if (set && candidate.prioritySet == set->id && base::lowered(candidate.shortName) == wanted) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::optional<Workstream> workstreamNamed(const Reader& reader, std::string_view name)
{
    Statement row = reader.query(kWorkstreamSql, base::trimmed(name));
    if (!row.next()) {
        return std::nullopt;
    }
    return Workstream {row.id(0),   row.text(1), row.id(2),   row.text(3), row.text(4),
                       row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)};
}

std::vector<WorkstreamLink> linksOf(const Reader& reader, const base::Id& priority)
{
    std::vector<WorkstreamLink> links;
    Statement row = reader.query(kLinksSql, priority);
    while (row.next()) {
        links.push_back({row.id(0), row.id(1), row.text(2), row.number(3)});
    }
    return links;
}

std::vector<PriorityWithLinks> prioritiesWithLinks(const Reader& reader, base::Date date)
{
    std::vector<PriorityWithLinks> found;
    for (Priority& priority : prioritiesOn(reader, date)) {
        std::vector<WorkstreamLink> links = linksOf(reader, priority.id);
        found.push_back({std::move(priority), std::move(links)});
    }
    return found;
}

std::vector<WorkstreamRow> workstreams(const Reader& reader, base::Date date)
{
    std::vector<WorkstreamRow> rows;
    for (const PriorityWithLinks& column : prioritiesWithLinks(reader, date)) {
        for (const WorkstreamLink& link : column.links) {
            const auto known =
                std::find_if(rows.begin(), rows.end(), [&](const WorkstreamRow& row) { return row.name == link.name; });
            if (known == rows.end()) {
                rows.push_back({link.name, {column.priority.id}});
            } else {
                known->priorities.push_back(column.priority.id);
            }
        }
    }
    return rows;
}

}  // namespace muster::partnership
