// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as the leak check sees it: words only, so that line breaks, punctuation and capitals hide nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

/// How many words in a row make a run that gives restricted text away (design §5).
inline constexpr std::size_t kRunLength = 4;

/// Lower-case words: letters, digits and everything beyond ASCII; apostrophes are left out, all else divides.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);

/// `count` words from `at` on, with single spaces.
[[nodiscard]] std::string joinedWords(const std::vector<std::string>& words, std::size_t at, std::size_t count);

/// Every run of four words.
[[nodiscard]] std::vector<std::string> runsOfFour(const std::vector<std::string>& words);

}  // namespace muster::documents
