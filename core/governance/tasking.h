// SPDX-License-Identifier: GPL-3.0-or-later
//
// What staff of several employers are to do, where, and who directs them (requirements D09, F03, F05, P01).
#pragma once

#include "core/actions/action_queries.h"
#include "core/base/failure.h"
#include "core/partnership/local_arrangements.h"
#include "core/partnership/place_queries.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Open actions under one heading, by due date; those without a date last.
struct TaskList {
    std::string title;  ///< "Community Safety Manager", "Cross Keys Homes"
    std::string agency;  ///< of a manager: the employer's full name; else empty
    std::vector<actions::Action> tasks;
};

/// By who directs the owner of the action; what nobody directs comes last, under "No manager named". A manager may be
/// of another agency than the owner (P01).
[[nodiscard]] std::vector<TaskList> tasksByManager(const replica::Reader& reader,
                                                   actions::Audience audience = actions::Audience::Entitled);
/// By the agency that leads, in the order of the agencies.
[[nodiscard]] std::vector<TaskList> tasksByEmployer(const replica::Reader& reader,
                                                    actions::Audience audience = actions::Audience::Entitled);

struct WardTasks {
    partnership::WardOverview ward;
    std::vector<actions::Action> tasks;
};

/// A sector's day: what is to be done in its wards, and what staff need to know there.
struct SectorSheet {
    partnership::Sector sector;
    partnership::SectorContact contact;
    std::vector<WardTasks> wards;  ///< every ward of the sector, those without a task too
    int tasks = 0;
    int overdue = 0;
};
/// `Open`: no restricted action at all, since its place would say something of it; `Entitled`: those too while part two
/// is open.
[[nodiscard]] std::vector<SectorSheet> sectorSheets(const replica::Reader& reader, actions::Audience audience);

/// Live actions in a ward, with every agency that leads or supports one (D09: one team on the ground).
struct WardView {
    partnership::WardOverview ward;
    std::vector<actions::AgencyName> agencies;  ///< each once, leads first
    std::vector<actions::Action> actions;
};
[[nodiscard]] std::optional<WardView> wardView(const replica::Reader& reader, const base::Id& ward,
                                               actions::Audience audience = actions::Audience::Entitled);

/// Words used for specialisms so far, and the usual ones: policing, parking, fly-tipping, housing, anti-social
/// behaviour.
[[nodiscard]] std::vector<std::string> specialisms(const replica::Reader& reader);

/// An empty word takes it off.
struct SetSpecialism {
    base::Id action;
    std::string word;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetSpecialism& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetSpecialism& command);

}  // namespace muster::governance
