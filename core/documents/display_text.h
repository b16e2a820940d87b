// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people typed or pasted, made fit to be shown: nothing vanishes and nothing takes over the page.
#pragma once

#include <string>
#include <string_view>

namespace muster::documents {

/// `text` as valid UTF-8 in which every character can be seen.
///
/// - Carriage returns and Unicode line separators become newlines; a tab becomes a space.
/// - Other C0 controls become their pictures (U+2400 and following), C1 controls and noncharacters "[U+0085]".
/// - Controls that reorder text (bidi overrides, embeddings, isolates, marks) become their names, "[RLO]": text
///   must not be able to look like something else than it is.
/// - Invisible characters with no use in ordinary text (zero-width space, byte order mark, soft hyphen, tags)
///   become "[U+200B]". Zero-width joiners stay: Persian, Urdu and Indian languages are spelled with them.
/// - A byte that is not UTF-8 becomes "[byte E9]".
///
/// Running it twice gives the same as running it once.
[[nodiscard]] std::string displayText(std::string_view text);

/// displayText() on one line: newlines become spaces.
[[nodiscard]] std::string displayLine(std::string_view text);

/// The code point starting at `at`, which moves behind it; `text` must be valid UTF-8, as displayText() gives.
[[nodiscard]] char32_t nextCodePoint(std::string_view text, std::size_t& at);

/// `codePoint` in UTF-8.
void appendCodePoint(std::string& text, char32_t codePoint);

}  // namespace muster::documents
