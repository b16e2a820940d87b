// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands on task and finish groups share. Not for other rooms.
#pragma once

#include "core/governance/task_group.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>

namespace muster::governance::detail {

/// A line of a group's story.
struct GroupTold {
    std::string kind;
    std::string text {};
    std::optional<base::Date> oldEndOn {};
    std::optional<base::Date> newEndOn {};
};
void tell(replica::Writer& writer, const base::Id& group, const GroupTold& told);

/// Commissioned becomes active.
void beginWork(replica::Writer& writer, const TaskGroup& group);

/// A group that is not closed.
[[nodiscard]] base::Result<TaskGroup> openGroup(const replica::Reader& reader, const base::Id& body);

/// Writes the group's row. `lead`: title and agency of who leads it.
struct GroupRow {
    base::Id body;
    std::string lead {};
    base::Id leadAgency {};
    base::Id meeting {};
    base::Id item {};
    std::optional<base::Date> commissionedOn {};
    base::Id parent {};
    std::optional<base::Date> firstReportOn {};
    std::optional<base::Date> endOn {};
    bool proposed = false;
};
void insertGroup(replica::Writer& writer, const GroupRow& row);

}  // namespace muster::governance::detail
