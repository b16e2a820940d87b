// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the offers of the capture line come from, one function a mark. Used by the completion only.
#pragma once

#include "core/meetings/completion.h"

namespace muster::meetings {

/// The bytes of the line that an offer takes the place of.
struct CompletionRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// `query` is what stands between the mark and the cursor.
[[nodiscard]] std::vector<Completion> ownerCompletions(std::string_view query, CompletionRange range,
                                                       const CaptureContext& context, std::size_t limit);
[[nodiscard]] std::vector<Completion> dateCompletions(std::string_view query, CompletionRange range,
                                                      const CaptureContext& context, std::size_t limit);
[[nodiscard]] std::vector<Completion> actionCompletions(std::string_view query, CompletionRange range,
                                                        const CaptureContext& context, std::size_t limit);
[[nodiscard]] std::vector<Completion> statusCompletions(std::string_view query, CompletionRange range,
                                                        const CaptureContext& context, std::size_t limit);
[[nodiscard]] std::vector<Completion> verbCompletions(std::string_view query, CompletionRange range,
                                                      const CaptureContext& context, std::size_t limit);
[[nodiscard]] std::vector<Completion> commandCompletions(std::string_view query, CompletionRange range,
                                                         std::size_t limit);

/// How well `query` fits `text`, ASCII case ignored; lower is better.
enum class MatchQuality { Whole, Prefix, WordPrefix, Inside, None };
[[nodiscard]] MatchQuality matchQuality(std::string_view text, std::string_view query);

}  // namespace muster::meetings
