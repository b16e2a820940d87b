// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two people changed one long text: both changes go in where they do not touch each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster::replica {

/// Merges word by word (spaces and punctuation count as words of their own). The same two texts give the same
/// result whichever comes first. Nothing where both changed the same place, or where a text is longer than
/// 64 KiB: then both are shown and somebody picks.
[[nodiscard]] std::optional<std::string> mergeText(std::string_view base, std::string_view one, std::string_view other);

}  // namespace muster::replica
