// SPDX-License-Identifier: GPL-3.0-or-later
//
// `#19 done letter sent`: what a line says of an existing action. Used by the capture line only.
#pragma once

#include "core/meetings/capture_body.h"

#include <span>

namespace muster::meetings::scan {

struct ReferenceFound {
    const CaptureAction* action = nullptr;
    std::size_t end = 0;  ///< behind the reference and a colon that follows it
};

/// Reads `#19`, `#A-019`, `#A-19` or `#A-P1` at `line[at]`; nothing when it names no open action.
[[nodiscard]] std::optional<ReferenceFound> readReference(std::string_view line, std::size_t at,
                                                          const CaptureContext& context);

/// Makes `out` an update when `line[begin, end)` starts with the reference of an open action; else leaves its kind.
void readUpdate(BodyReader& reader, std::string_view line, const CaptureContext& context, std::size_t begin,
                std::size_t end, CapturedLine& out);

/// A word that says what became of an action, as typed behind its reference.
struct StatusWord {
    std::string_view words;
    UpdateWhat what;
    std::string_view label;  ///< what it means, for the completion list; empty for a second spelling
};
[[nodiscard]] std::span<const StatusWord> statusWords();

/// True when `line` at `at` starts with a whole status word or an extension; what follows is free text.
[[nodiscard]] bool startsWithStatus(std::string_view line, std::size_t at);

}  // namespace muster::meetings::scan
