// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text: trimming, joining, UTF-8 hygiene.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::base {

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// ASCII letters only; other characters are kept as they are.
[[nodiscard]] std::string lowered(std::string_view text);

/// Case-insensitive for ASCII.
[[nodiscard]] bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joinedInWords(const std::vector<std::string>& parts);

/// "1 action", "2 actions".
[[nodiscard]] std::string counted(int count, std::string_view singular, std::string_view plural);

/// True for well-formed UTF-8 without overlong forms, surrogates or values over U+10FFFF.
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// Replaces every byte that is not part of well-formed UTF-8 by U+FFFD and takes out NUL, so that any
/// pasted bytes can be stored and shown; valid text is returned unchanged.
[[nodiscard]] std::string asValidUtf8(std::string_view text);

}  // namespace muster::base
