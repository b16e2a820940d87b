// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who an `@` in the capture line means. Used by the capture line only.
#pragma once

#include "core/meetings/capture_line.h"

namespace muster::meetings::scan {

/// An agency at an `@`, with the role or unit behind it.
struct OwnerFound {
    const CaptureAgency* agency = nullptr;
    const CaptureRole* role = nullptr;
    const CaptureUnit* unit = nullptr;
    std::string title;  ///< a title in quotes that is on no list
    std::string unknownRole;  ///< a word behind "/" that is no role; it is not part of `end`
    std::size_t end = 0;  ///< behind everything understood
};

/// Reads the agency at `line[at]`, which is "@": by its short name, else by the one active agency whose short name
/// begins with what was typed (two letters or more). Nothing when it names no active agency.
///
/// With `withRole` also `/neigh insp`, `/"Performance lead"` and ` "Neighbourhood Inspector"` behind it.
[[nodiscard]] std::optional<OwnerFound> readOwner(std::string_view line, std::size_t at, const CaptureContext& context,
                                                  bool withRole);

/// The inactive agency typed at `line[at]`, for the caution.
[[nodiscard]] const CaptureAgency* inactiveAgencyAt(std::string_view line, std::size_t at,
                                                    const CaptureContext& context);

/// How well the words at `typed[at]` name `title`: each typed word begins the next word of the title.
struct TitleMatch {
    std::size_t words = 0;  ///< 0: not at all
    std::size_t start = 0;  ///< index of the first matched word of the title
    std::size_t end = 0;  ///< behind the last matched word in `typed`
};
[[nodiscard]] TitleMatch matchTitle(std::string_view typed, std::size_t at, std::string_view title);

}  // namespace muster::meetings::scan
