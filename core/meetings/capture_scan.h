// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walking over typed text: blanks, words and where a mark may start. Used by the capture line only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::meetings::scan {

/// Bytes of the blank at `at`, 0 when there is none. No-break and other Unicode spaces count: text is pasted.
[[nodiscard]] std::size_t blankAt(std::string_view text, std::size_t at);

/// Bytes of the blank that ends at `at`, 0 when there is none.
[[nodiscard]] std::size_t blankBefore(std::string_view text, std::size_t at);

[[nodiscard]] std::size_t skipBlanks(std::string_view text, std::size_t at);

/// The end of `text[from, to)` without the blanks that close it.
[[nodiscard]] std::size_t withoutBlanksAtEnd(std::string_view text, std::size_t from, std::size_t to);

/// The first blank at or after `at`, or the end.
[[nodiscard]] std::size_t wordEnd(std::string_view text, std::size_t at);

/// As `wordEnd`, without the punctuation that closes the word; at least `at`.
[[nodiscard]] std::size_t bareWordEnd(std::string_view text, std::size_t at);

/// ASCII letters, digits, "_", "&", "-" and characters beyond ASCII other than spaces and punctuation.
[[nodiscard]] bool isNameCharacter(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t nameEnd(std::string_view text, std::size_t at);

/// True where a mark may start: at the front, after a blank or after an opening bracket or quote. An "@" inside
/// a word, as in an electronic mail address, is not such a place.
[[nodiscard]] bool startsToken(std::string_view text, std::size_t at);

/// True where a token may end: at the end, before a blank, or before punctuation that closes a phrase.
[[nodiscard]] bool endsToken(std::string_view text, std::size_t at);

/// Bytes of the "'s" at `at`, 0 when there is none.
[[nodiscard]] std::size_t possessiveLength(std::string_view text, std::size_t at);

[[nodiscard]] bool isClosingMark(char c);
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// At most `bytes` of `text`, cut at a character boundary, with "…" when something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace muster::meetings::scan
