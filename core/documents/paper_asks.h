// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper is of: what has to be said, or may be, before it is made. One table for the window and the command line.
#pragma once

#include <string_view>
#include <vector>

namespace muster::documents {

enum class PaperAsk {
    Meeting,
    Item,
    Agency,
    Group,  ///< a task and finish group
    Period,
    Month,
    Sector,
    Request,  ///< for information
    Recommendation,
    Version,  ///< of approved minutes
    TermsOfReference,  ///< added to it
    ByAgency  ///< its lines in groups
};

struct AskOf {
    PaperAsk ask;
    bool needed = false;  ///< no paper without it

    bool operator==(const AskOf&) const = default;
};

/// Of a kind of paper, by its word; nothing of one that is of the whole partnership as it stands today, and of an
/// unknown word. What a restricted edition needs besides (its item and its agency) is not here.
[[nodiscard]] std::vector<AskOf> asksOf(std::string_view kind);
[[nodiscard]] bool asksFor(std::string_view kind, PaperAsk ask);
[[nodiscard]] bool needs(std::string_view kind, PaperAsk ask);

}  // namespace muster::documents
