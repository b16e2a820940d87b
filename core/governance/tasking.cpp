// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/tasking.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using actions::Action;
using actions::Audience;
using base::fail;
using base::FailureCode;
using replica::Reader;

namespace {

constexpr std::string_view kNoManager = "No manager named";
constexpr std::string_view kUsual[] {"Policing", "Parking", "Fly-tipping", "Housing", "Anti-social behaviour"};

constexpr std::string_view kUsedSql = R"sql(
        SELECT DISTINCT specialism FROM main.action WHERE specialism IS NOT NULL
        UNION SELECT DISTINCT specialism FROM part_two.action WHERE specialism IS NOT NULL ORDER BY 1)sql";
constexpr std::string_view kSetSql = "UPDATE main.action SET specialism = ?2 WHERE id = ?1";
constexpr std::string_view kSetSealedSql = "UPDATE part_two.action SET specialism = ?2 WHERE id = ?1";

std::vector<Action> openTasks(const Reader& reader, Audience audience)
{
    actions::ActionFilter filter;
    filter.openOnly = true;
    std::vector<Action> tasks = actions::listActions(reader, filter, audience);
    // Drafts are nobody's task yet, and what is claimed done waits for a meeting.
    std::erase_if(tasks, [](const Action& one) {
        return one.status == actions::ActionStatus::Draft || one.status == actions::ActionStatus::CompleteClaimed;
    });
    std::stable_sort(tasks.begin(), tasks.end(), [](const Action& a, const Action& b) {
        return a.due && b.due ? *a.due < *b.due : a.due.has_value() && !b.due.has_value();
    });
    return tasks;
}

std::vector<partnership::WardOverview> wardsOf(const Reader& reader)
{
    return partnership::wardOverviews(reader, reader.today());
}

}  // namespace

std::vector<TaskList> tasksByManager(const Reader& reader, Audience audience)
{
    std::vector<std::pair<base::Id, TaskList>> groups;
    TaskList nobody {std::string {kNoManager}, {}, {}};
    for (Action& task : openTasks(reader, audience)) {
        const auto manager =
            task.ownerRole ? partnership::managerOf(reader, task.ownerRole) : std::optional<partnership::Role> {};
        if (!manager) {
            nobody.tasks.push_back(std::move(task));
            continue;
        }
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == manager->id; });
        if (group == groups.end()) {
            const auto agency = partnership::agency(reader, manager->agency);
            groups.push_back({manager->id, {manager->title, agency ? agency->name : manager->organisation, {}}});
            group = groups.end() - 1;
        }
        group->second.tasks.push_back(std::move(task));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.second.title < b.second.title; });
    std::vector<TaskList> all;
    for (auto& [id, group] : groups) {
        all.push_back(std::move(group));
    }
    if (!nobody.tasks.empty()) {
        all.push_back(std::move(nobody));
    }
    return all;
}

std::vector<TaskList> tasksByEmployer(const Reader& reader, Audience audience)
{
    const std::vector<Action> tasks = openTasks(reader, audience);
    std::vector<TaskList> all;
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        TaskList group {agency.name, {}, {}};
        std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(group.tasks),
                     [&](const Action& one) { return one.lead.id == agency.id; });
        if (!group.tasks.empty()) {
            all.push_back(std::move(group));
        }
    }
    return all;
}

std::vector<SectorSheet> sectorSheets(const Reader& reader, Audience audience)
{
    std::vector<Action> tasks = openTasks(reader, audience);
    if (audience == Audience::Open) {
        std::erase_if(tasks, [](const Action& one) { return one.restricted; });
    }
    std::vector<SectorSheet> sheets;
    const auto wards = wardsOf(reader);
    for (const partnership::Sector& sector : partnership::sectors(reader)) {
        SectorSheet sheet {sector, partnership::sectorContact(reader, sector.id), {}, 0, 0};
        for (const partnership::WardOverview& ward : wards) {
            if (ward.ward.sector != sector.id) {
                continue;
            }
            WardTasks here {ward, {}};
            std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(here.tasks),
                         [&](const Action& one) { return one.ward == ward.ward.name; });
            sheet.tasks += static_cast<int>(here.tasks.size());
            sheet.overdue += static_cast<int>(
                std::count_if(here.tasks.begin(), here.tasks.end(), [](const Action& one) { return one.overdue; }));
            sheet.wards.push_back(std::move(here));
        }
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

std::optional<WardView> wardView(const Reader& reader, const base::Id& ward, Audience audience)
{
    const auto wards = wardsOf(reader);
    const auto found = std::find_if(wards.begin(), wards.end(), [&](const auto& one) { return one.ward.id == ward; });
    if (found == wards.end()) {
        return std::nullopt;
    }
    WardView view {*found, {}, {}};
    const auto name = [&view](const actions::AgencyName& agency) {
        const bool there = std::any_of(view.agencies.begin(), view.agencies.end(),
                                       [&](const actions::AgencyName& one) { return one.id == agency.id; });
        if (!there) {
            view.agencies.push_back(agency);
        }
    };
    for (Action& task : openTasks(reader, audience)) {
        if (task.ward == found->ward.name) {
            view.actions.push_back(std::move(task));
        }
    }
    for (const Action& task : view.actions) {
        name(task.lead);
    }
    for (const Action& task : view.actions) {
        for (const actions::AgencyName& agency : task.supporting) {
            name(agency);
        }
    }
    return view;
}

std::vector<std::string> specialisms(const Reader& reader)
{
    std::vector<std::string> words {std::begin(kUsual), std::end(kUsual)};
    auto row = reader.query(kUsedSql);
    while (row.next()) {
        const std::string word = row.text(0);
        if (std::none_of(words.begin(), words.end(),
                         [&](const std::string& one) { return base::lowered(one) == base::lowered(word); })) {
            words.push_back(word);
        }
    }
    return words;
}

base::Result<void> apply(replica::Writer& writer, const SetSpecialism& command)
{
    const auto action = actions::findAction(writer, command.action);
    if (!action) {
        return partnership::gone("action");
    }
    if (action->restricted && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    writer.run(action->restricted ? kSetSealedSql : kSetSql, action->id, partnership::orNothing(command.word));
    writer.setLabel(fmt::format("Specialism of {}", action->reference));
    return {};
}

base::Result<void> execute(replica::Replica& replica, const SetSpecialism& command)
{
    return replica.transact("Set a specialism", [&](replica::Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance
