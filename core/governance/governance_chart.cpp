// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/governance_chart.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>

namespace muster::governance {

using base::Id;
using partnership::Body;
using partnership::BodyLink;
using partnership::LinkKind;
using replica::Reader;

namespace {

/// The bodies of a day and what ties them.
struct Structure {
    std::vector<Body> bodies;
    std::map<Id, std::size_t> at;
    std::vector<std::vector<std::size_t>> reportsTo;
    std::vector<std::vector<std::size_t>> linkedTo;
    std::vector<std::vector<std::size_t>> below;
    std::vector<int> level;
};

int levelOf(Structure& structure, std::size_t body, std::size_t steps)
{
    int level = 0;
    // Two computers may together have made a circle, which no command allows: it ends where it began.
    for (const std::size_t parent : structure.reportsTo[body]) {
        level = steps == 0 ? level : std::max(level, 1 + levelOf(structure, parent, steps - 1));
    }
    return level;
}

Structure structureOn(const Reader& reader, base::Date date)
{
    Structure structure;
    structure.bodies = partnership::bodiesOn(reader, date);
    std::stable_sort(structure.bodies.begin(), structure.bodies.end(), [](const Body& a, const Body& b) {
        return a.tier != b.tier ? static_cast<int>(a.tier) < static_cast<int>(b.tier) : a.position < b.position;
    });
    const std::size_t count = structure.bodies.size();
    for (std::size_t i = 0; i < count; ++i) {
        structure.at.emplace(structure.bodies[i].id, i);
    }
    structure.reportsTo.resize(count);
    structure.linkedTo.resize(count);
    structure.below.resize(count);
    std::set<std::pair<std::size_t, std::size_t>> linked;
    for (const BodyLink& link : partnership::bodyLinks(reader)) {
        const auto from = structure.at.find(link.body);
        const auto to = structure.at.find(link.toBody);
        if (from == structure.at.end() || to == structure.at.end() || from == to) {
            continue;
        }
        if (link.kind == LinkKind::ReportsTo) {
            structure.reportsTo[from->second].push_back(to->second);
            structure.below[to->second].push_back(from->second);
        } else if (linked.insert(std::minmax(from->second, to->second)).second) {
            // Said by both, it is still one link.
            structure.linkedTo[from->second].push_back(to->second);
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        structure.level.push_back(levelOf(structure, i, count));
    }
    return structure;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string& line : base::split(text, '\n')) {
        if (!base::trimmed(line).empty()) {
            lines.emplace_back(base::trimmed(line));
        }
    }
    return lines;
}

performance::Diagram diagramOf(const Reader& reader, const Structure& structure, base::Date date)
{
    performance::Diagram diagram;
    diagram.title = "Governance structure on " + base::longDate(date);
    diagram.solidMeans = "reports to the body above";
    diagram.dashedMeans = "linked to";
    for (std::size_t i = 0; i < structure.bodies.size(); ++i) {
        const Body& body = structure.bodies[i];
        diagram.boxes.push_back({body.name, std::string {partnership::inWords(body.tier)},
                                 openQuestions(reader, body, date), structure.level[i], false});
        for (const std::size_t to : structure.reportsTo[i]) {
            diagram.lines.push_back({i, to, false});
        }
        for (const std::size_t to : structure.linkedTo[i]) {
            diagram.lines.push_back({i, to, true});
        }
    }
    std::map<std::string, std::size_t> outside;
    for (std::size_t i = 0; i < structure.bodies.size(); ++i) {
        for (const std::string& name : linesOf(structure.bodies[i].linkedText)) {
            const auto [place, isNew] = outside.emplace(base::lowered(name), diagram.boxes.size());
            if (isNew) {
                diagram.boxes.push_back({name, "Outside the partnership", {}, structure.level[i], true});
            }
            diagram.lines.push_back({i, place->second, true});
        }
    }
    return diagram;
}

std::string altOf(const Structure& structure, const performance::Diagram& diagram)
{
    std::string alt = fmt::format("{}: {}.", diagram.title,
                                  base::counted(static_cast<int>(structure.bodies.size()), "body", "bodies"));
    for (std::size_t i = 0; i < structure.bodies.size(); ++i) {
        std::vector<std::string> names;
        for (const std::size_t child : structure.below[i]) {
            names.push_back(structure.bodies[child].name);
        }
        if (!names.empty()) {
            alt += fmt::format(" To the {} {} the {}.", structure.bodies[i].name,
                               names.size() == 1 ? "reports" : "report", base::joinedInWords(names));
        }
    }
    std::vector<std::string> open;
    for (const performance::DiagramBox& box : diagram.boxes) {
        for (const std::string& note : box.notes) {
            open.push_back(fmt::format("{} ({})", box.name, base::lowered(note)));
        }
    }
    if (!open.empty()) {
        alt += " Open: " + base::joinedInWords(open) + ".";
    }
    return alt + " The list that follows says the same.";
}

std::string saysOf(const Reader& reader, const Structure& structure, std::size_t index, base::Date date)
{
    const Body& body = structure.bodies[index];
    std::string says = base::lowered(std::string {partnership::inWords(body.authority)});
    if (const std::string chair = partnership::chairInWords(body); !chair.empty()) {
        says += "; chaired by the " + chair;
    }
    if (const auto lead = partnership::agency(reader, body.leadAgency)) {
        says += "; led by " + partnership::printName(*lead);
    }
    if (const auto cadence = partnership::cadenceOn(reader, body.id, date)) {
        says += "; meets " + partnership::inWords(*cadence);
    }
    std::vector<std::string> linked;
    for (std::size_t other = 0; other < structure.bodies.size(); ++other) {
        const auto has = [&](std::size_t from, std::size_t to) {
            const auto& links = structure.linkedTo[from];
            return std::find(links.begin(), links.end(), to) != links.end();
        };
        if (has(index, other) || has(other, index)) {
            linked.push_back(structure.bodies[other].name);
        }
    }
    for (const std::string& outside : linesOf(body.linkedText)) {
        linked.push_back(outside);
    }
    return linked.empty() ? says : says + "; linked to " + base::joinedInWords(linked);
}

}  // namespace

std::vector<std::string> openQuestions(const Reader& reader, const Body& body, base::Date date)
{
    std::vector<std::string> open;
    const auto members = partnership::membershipsOf(reader, body.id);
    const bool discussed = std::any_of(members.begin(), members.end(), [&](const partnership::Membership& one) {
        return one.state == partnership::MembershipState::UnderDiscussion && (!one.from || *one.from <= date)
            && (!one.to || *one.to >= date);
    });
    if (discussed) {
        open.emplace_back("Membership under discussion");
    }
    if (body.leadState == partnership::LeadState::ToBeNegotiated) {
        open.emplace_back("Lead to be negotiated");
    }
    return open;
}

GovernanceChart governanceChart(const Reader& reader, base::Date date)
{
    const Structure structure = structureOn(reader, date);
    GovernanceChart chart;
    chart.on = date;
    chart.bodies = static_cast<int>(structure.bodies.size());
    chart.diagram = diagramOf(reader, structure, date);
    chart.diagram.alt = altOf(structure, chart.diagram);
    std::set<std::size_t> shown;
    const std::function<void(std::size_t, int)> add = [&](std::size_t index, int depth) {
        const Body& body = structure.bodies[index];
        StructureLine line {body.id,
                            depth,
                            body.name,
                            body.shortName,
                            std::string {partnership::inWords(body.tier)},
                            {},
                            {},
                            !shown.insert(index).second};
        line.open = openQuestions(reader, body, date);
        line.says = line.again ? "see above" : saysOf(reader, structure, index, date);
        const bool again = line.again;
        chart.lines.push_back(std::move(line));
        for (const std::size_t child : structure.below[index]) {
            if (!again && depth < chart.bodies) {
                add(child, depth + 1);
            }
        }
    };
    for (std::size_t i = 0; i < structure.bodies.size(); ++i) {
        if (structure.reportsTo[i].empty()) {
            add(i, 0);
        }
    }
    // A circle has no top; its bodies are still bodies.
    for (std::size_t i = 0; i < structure.bodies.size(); ++i) {
        if (!shown.contains(i)) {
            add(i, 0);
        }
    }
    return chart;
}

std::vector<LinkingRole> linkingRoles(const Reader& reader, const Id& bodyId, base::Date date)
{
    constexpr std::string_view kPlacesSql = R"sql(
        SELECT b.id, b.name, b.chair_role, 'chair' FROM body b WHERE b.chair_role IS NOT NULL
        UNION ALL SELECT b.id, b.name, b.joint_chair_role, 'chair' FROM body b WHERE b.joint_chair_role IS NOT NULL
        UNION ALL SELECT b.id, b.name, b.secretary_role, 'secretary' FROM body b WHERE b.secretary_role IS NOT NULL
        UNION ALL SELECT b.id, b.name, r.title, 'member' FROM membership m JOIN body b ON b.id = m.body
                    JOIN role r ON r.id = m.role
                   WHERE (m.from_date IS NULL OR m.from_date <= ?1) AND (m.to_date IS NULL OR m.to_date >= ?1)
        ORDER BY 2, 3, 4
    )sql";
    struct Held {
        std::string here;
        std::vector<std::string> others;
    };
    const auto active = partnership::bodiesOn(reader, date);
    std::map<std::string, Held> byRole;
    replica::Statement row = reader.query(kPlacesSql, date);
    while (row.next()) {
        const Id body = row.id(0);
        if (row.text(2).empty()
            || std::none_of(active.begin(), active.end(), [&](const Body& one) { return one.id == body; })) {
            continue;
        }
        Held& held = byRole[row.text(2)];
        if (body == bodyId) {
            held.here = held.here.empty() ? row.text(3) : held.here;
        } else {
            held.others.push_back(fmt::format("{} ({})", row.text(1), row.text(3)));
        }
    }
    std::vector<LinkingRole> roles;
    for (auto& [title, held] : byRole) {
        if (!held.here.empty() && !held.others.empty()) {
            roles.push_back({title, held.here, std::move(held.others)});
        }
    }
    return roles;
}

}  // namespace muster::governance
