// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strategies of others that the plan links to instead of repeating them (requirements A07).
#pragma once

#include "core/governance/execute.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

struct LinkedStrategy {
    base::Id id;
    std::string name;
    std::string owner;
    std::string address;  ///< where it can be read: "https://..."
    std::vector<base::Id> priorities;  ///< those it is linked from
};

/// In their order.
[[nodiscard]] std::vector<LinkedStrategy> linkedStrategies(const replica::Reader& reader);

/// Name and owner are required; the address begins with http:// or https:// where there is one.
struct AddStrategy {
    std::string name;
    std::string owner;
    std::string address {};
    std::vector<base::Id> priorities {};
};

/// Takes the place of everything it said.
struct EditStrategy {
    base::Id strategy;
    AddStrategy now;
};

struct RemoveStrategy {
    base::Id strategy;
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddStrategy&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const EditStrategy&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const RemoveStrategy&);

}  // namespace muster::governance
