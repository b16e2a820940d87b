// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about the partnership itself and its short forms.
#pragma once

#include "core/partnership/profile.h"
#include "core/replica/connection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// Nothing in a folder that has been made and not named yet.
[[nodiscard]] std::optional<Partnership> profile(const replica::Reader& reader);

/// All empty in a folder without a partnership.
[[nodiscard]] HostDuties hostDuties(const replica::Reader& reader);

/// By short form.
[[nodiscard]] std::vector<GlossaryEntry> glossary(const replica::Reader& reader);
[[nodiscard]] std::optional<GlossaryEntry> glossaryEntry(const replica::Reader& reader, std::string_view shortForm);

}  // namespace muster::partnership
