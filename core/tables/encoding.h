// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of a text file to UTF-8.
#pragma once

#include "core/base/failure.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

/// Text in UTF-8 without byte order mark, and how it was read.
struct DecodedText {
    std::string text;
    std::string encoding;  ///< "UTF-8", "UTF-16 LE", "UTF-16 BE" or "Windows-1252"
    bool byteOrderMark = false;
    std::vector<std::string> warnings;  ///< for example characters that could not be read
};

/// A byte order mark decides; else UTF-16 is known by its NUL bytes, UTF-8 by being valid, and anything else is
/// taken as Windows-1252, which is what Excel's plain "CSV" is in Britain.
///
/// Text that is mostly UTF-8 with a few broken bytes stays UTF-8, with U+FFFD in their place and a warning.
/// Refuses with `Damaged`: NUL characters, UTF-16 that is cut short or has half a character, UTF-8 that ends in the
/// middle of a character, and bytes that are no text at all.
[[nodiscard]] base::Result<DecodedText> decodeText(std::string_view bytes);

}  // namespace muster::tables
