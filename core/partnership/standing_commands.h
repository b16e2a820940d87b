// SPDX-License-Identifier: GPL-3.0-or-later
//
// Standing items of a body, and its chair rota. They reach the next open agenda by themselves.
#pragma once

#include "core/base/failure.h"
#include "core/partnership/execute.h"
#include "core/partnership/standing_item.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::partnership {

/// Goes last within its placement. `item.id` and `item.position` are not read.
struct AddStandingItem {
    StandingItem item;
};

/// Writes every field but body and position; agendas that hold the item already keep what they say.
struct EditStandingItem {
    StandingItem item;
};

/// From today on; past agendas keep it.
struct RemoveStandingItem {
    base::Id item;
};

/// The items of one placement in their new order; all of them, each once.
struct ReorderStandingItems {
    base::Id body;
    std::vector<base::Id> items;
};

/// Goes last.
struct AddRotaTurn {
    base::Id body;
    std::string roleTitle;
    base::Id agency;
    std::optional<base::Date> meetingOn;
};

struct EditRotaTurn {
    base::Id turn;
    std::string roleTitle;
    base::Id agency;
    std::optional<base::Date> meetingOn;
};

struct RemoveRotaTurn {
    base::Id turn;
};

struct ReorderRota {
    base::Id body;
    std::vector<base::Id> turns;
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const AddStandingItem&);
[[nodiscard]] Result<void> apply(Writer&, const EditStandingItem&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveStandingItem&);
[[nodiscard]] Result<void> apply(Writer&, const ReorderStandingItems&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddRotaTurn&);
[[nodiscard]] Result<void> apply(Writer&, const EditRotaTurn&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveRotaTurn&);
[[nodiscard]] Result<void> apply(Writer&, const ReorderRota&);

}  // namespace muster::partnership
