// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the capture line offers at the cursor (requirements §2.3: right answer first, list under 50 ms).
#pragma once

#include "core/meetings/capture_line.h"

namespace muster::meetings {

enum class CompletionKind { Agency, Role, Unit, Date, Action, Status, Verb, Command };

struct Completion {
    CompletionKind kind = CompletionKind::Agency;
    std::size_t begin = 0;  ///< byte range of the line that `replacement` takes the place of
    std::size_t end = 0;
    std::string replacement;  ///< "@CONS/Neighbourhood Inspector", without a blank after it
    std::string label;  ///< "Neighbourhood Inspector", "Tuesday 29 November"
    std::string detail;  ///< "Cambridgeshire Constabulary, here", "a Saturday"; may be empty
};

/// At most `limit` offers for the token the cursor stands in, best first; none inside plain words.
///
/// Agencies and roles: those present, then those needed for the item, then the rest; within each by prefix, then
/// by a word's beginning; matches inside a word come last. Reading the line after a replacement understands it.
[[nodiscard]] std::vector<Completion> completionsAt(std::string_view line, std::size_t cursorByte,
                                                    const CaptureContext& context, std::size_t limit = 8);

/// The line with `completion` put in, and where the cursor then stands: after the replacement and one blank.
struct CompletedLine {
    std::string line;
    std::size_t cursorByte = 0;
};
[[nodiscard]] CompletedLine applyCompletion(std::string_view line, const Completion& completion);

}  // namespace muster::meetings
