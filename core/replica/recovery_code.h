// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recovery code: a key of part two on paper, in the safe.
#pragma once

#include "core/base/failure.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::replica {

/// Seven groups of five letters and digits, `K7Q2M-...`: 140 random bits. The last of each group checks the others
/// and the group's place, so that one wrong or swapped character, or two swapped groups, is told where it is.
/// Letters that look like digits (I, L, O) are not used, nor U.
[[nodiscard]] std::string newRecoveryCode();

/// The code as it was printed, from what somebody typed: small letters, other separators, O for 0, I and L for 1.
/// Nothing where the text does not look like a recovery code. Refuses (`Invalid`, field `passphrase`) one that is
/// mistyped, naming the group.
[[nodiscard]] base::Result<std::optional<std::string>> readRecoveryCode(std::string_view typed);

}  // namespace muster::replica
