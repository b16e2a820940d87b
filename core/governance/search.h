// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding anything a user may see, while it is typed (requirements §6.2, C07).
//
// The index stands in the replica and moves with every commit (core/replica/search_words.h). What is restricted is
// found only while part two is open.
#pragma once

#include "core/base/id.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class FoundKind {
    Item,
    Entry,  ///< a line of the record, and so of the minutes
    Action,
    Blockage,
    Exception,
    Recommendation,
    Body,
    Agency,
    Role,
    Paper,
    Disclosure,
    Declaration,
    Amendment,
    Request
};

/// "action", "body": for scripts.
[[nodiscard]] std::string_view toStored(FoundKind kind);
[[nodiscard]] std::optional<FoundKind> foundKindFrom(std::string_view stored);
/// "Action", "Minutes", "Body".
[[nodiscard]] std::string_view inWords(FoundKind kind);

/// A piece of the text that was found.
struct SnippetPart {
    std::string text;
    bool found = false;  ///< one of the words looked for
};

struct Found {
    FoundKind kind = FoundKind::Item;
    base::Id record;  ///< what a page opens: the item, the action, the body; of an entry its item
    base::Id meeting;  ///< of what belongs to a meeting, else nil
    std::string title;  ///< "A-019 Explain the rise in violent crime", "8. Central: violent crime"
    std::string where;  ///< "DTCG, 15 November 2011, minute 19"; empty for what has no place
    std::vector<SnippetPart> snippet;
    bool restricted = false;  ///< found in part two
    double rank = 0;  ///< smaller is better

    [[nodiscard]] std::string snippetText() const;
};

struct SearchResults {
    std::vector<Found> found;  ///< best first; a record once, though several of its texts match
    bool more = false;  ///< there are others: type another word
};

inline constexpr int kMostFound = 40;

/// Records that hold every word, the last one as its beginning; case and accents do not matter. References ("A-019")
/// are words too. Nothing for a text without a letter or a digit.
[[nodiscard]] SearchResults searchAll(const replica::Reader& reader, std::string_view words, int most = kMostFound);

/// A record by its kind, as a result of a search names it: title, place and meeting; nothing when it is gone. What is
/// restricted has its open title while part two is locked.
[[nodiscard]] std::optional<Found> foundRecord(const replica::Reader& reader, FoundKind kind, const base::Id& record);

/// What the index is asked for these words: every word quoted, so that nothing typed is taken for an operator.
[[nodiscard]] std::string searchExpression(std::string_view words);

}  // namespace muster::governance
