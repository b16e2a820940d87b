// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about roles.
#pragma once

#include "core/partnership/role.h"
#include "core/replica/connection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// Every role there has been: agencies in their order; in each the lead, the deputy, then by title.
[[nodiscard]] std::vector<Role> roles(const replica::Reader& reader);
[[nodiscard]] std::vector<Role> rolesOn(const replica::Reader& reader, base::Date date);
[[nodiscard]] std::vector<Role> rolesOf(const replica::Reader& reader, const base::Id& agency);
[[nodiscard]] std::optional<Role> role(const replica::Reader& reader, const base::Id& id);
/// By title in any case within an agency (nil: any agency); one active on the day of the reader first.
[[nodiscard]] std::optional<Role> roleByTitle(const replica::Reader& reader, const base::Id& agency,
                                              std::string_view title);
/// The agency's representative and the representative's deputy on a day.
[[nodiscard]] std::optional<Role> leadOf(const replica::Reader& reader, const base::Id& agency, base::Date date);
[[nodiscard]] std::optional<Role> deputyOf(const replica::Reader& reader, const base::Id& agency, base::Date date);

}  // namespace muster::partnership
