// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about priorities.
#pragma once

#include "core/partnership/priority.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partnership {

[[nodiscard]] std::vector<PrioritySet> prioritySets(const replica::Reader& reader);
[[nodiscard]] std::optional<PrioritySet> prioritySetOn(const replica::Reader& reader, base::Date date);

/// Every priority and area of focus there has been, newest set first, in order, areas after priorities.
[[nodiscard]] std::vector<Priority> priorities(const replica::Reader& reader);
/// Those of the set in force on `date`, in order.
[[nodiscard]] std::vector<Priority> prioritiesOn(const replica::Reader& reader, base::Date date);
/// The other areas of focus beside them, in order (requirements I09).
[[nodiscard]] std::vector<Priority> areasOfFocusOn(const replica::Reader& reader, base::Date date);
[[nodiscard]] std::vector<Priority> prioritiesOf(const replica::Reader& reader, const base::Id& prioritySet);
[[nodiscard]] std::optional<Priority> priority(const replica::Reader& reader, const base::Id& id);
/// "P1", in any case, in the set in force on the reader's day; areas of focus have short names too.
[[nodiscard]] std::optional<Priority> priorityByShortName(const replica::Reader& reader, std::string_view shortName);

[[nodiscard]] std::vector<WorkstreamLink> linksOf(const replica::Reader& reader, const base::Id& priority);

struct PriorityWithLinks {
    Priority priority;
    std::vector<WorkstreamLink> links;
};

/// One half of the matrix: a priority and what is linked to it (requirements I02).
[[nodiscard]] std::vector<PriorityWithLinks> prioritiesWithLinks(const replica::Reader& reader, base::Date date);

/// Who leads a workstream and what is known of it, by name in any case; nothing where nothing was noted.
[[nodiscard]] std::optional<Workstream> workstreamNamed(const replica::Reader& reader, std::string_view name);

struct WorkstreamRow {
    std::string name;
    std::vector<base::Id> priorities;  ///< in the order of the set
};

/// The other half: each workstream by name, and the priorities it is linked to; as first written in the plan.
[[nodiscard]] std::vector<WorkstreamRow> workstreams(const replica::Reader& reader, base::Date date);

}  // namespace muster::partnership
