// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands of this room ask of names and dates.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::partnership {

/// Trimmed; refused when nothing is left. `what` as in "The agency needs a name."
[[nodiscard]] base::Result<std::string> requiredText(std::string_view text, std::string_view what,
                                                     std::string_view field);

/// A short name: trimmed, one word, at most 16 characters.
[[nodiscard]] base::Result<std::string> requiredCode(std::string_view text, std::string_view what);

/// Trimmed; NULL when nothing is left.
[[nodiscard]] std::optional<std::string> orNothing(std::string_view text);
/// The same for a field that may stay as it is.
[[nodiscard]] std::optional<std::string> trimmedIfGiven(const std::optional<std::string>& text);

/// Refused when `last` is before `first`; `words` is the whole sentence, to which both days are added.
[[nodiscard]] base::Result<void> inOrder(std::optional<base::Date> first, std::optional<base::Date> last,
                                         std::string_view words, std::string_view field);

/// "That agency is not there any more. Choose another one."
[[nodiscard]] tl::unexpected<base::Failure> gone(std::string_view what);

}  // namespace muster::partnership
