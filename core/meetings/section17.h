// SPDX-License-Identifier: GPL-3.0-or-later
//
// Section 17 of the Crime and Disorder Act 1998, with re-offending since 2009: what a decision or a recommendation
// means for community safety, each with a reason (requirements A04).
#pragma once

#include <optional>
#include <string_view>

namespace muster::meetings {

enum class S17Effect { Positive, Negative, None };
[[nodiscard]] std::string_view toStored(S17Effect effect);
[[nodiscard]] std::optional<S17Effect> s17EffectFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(S17Effect effect);  ///< "Positive effect", "No effect"

}  // namespace muster::meetings
