// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a paper can be read by everybody (requirements M01): short sentences, and no short form left unexplained.
#pragma once

#include "core/documents/document.h"

#include <string>
#include <vector>

namespace muster::documents {

/// The most words a sentence of a public paper may have on average.
inline constexpr double kPlainSentence = 15.0;

struct Readability {
    int words = 0;  ///< of the sentences
    int sentences = 0;
    double average = 0;  ///< words in a sentence; 0 without sentences
    std::string longest;  ///< the longest sentence
    int longestWords = 0;
    std::vector<std::string> unexplained;  ///< short forms nobody explains, in the order of first use

    [[nodiscard]] bool isPlain() const { return average <= kPlainSentence && unexplained.empty(); }
    /// "11.4 words in a sentence, on average; no short form is left unexplained".
    [[nodiscard]] std::string inWords() const;
};

/// Counts what is written in sentences: headings and the cells of tables that only name or number something are left
/// out. A word in capitals, such as ASB, is a short form, and explained where its meaning stands beside it in brackets.
[[nodiscard]] Readability readabilityOf(const Document& document);

/// All words of the paper: what a newspaper counts (requirements M12).
[[nodiscard]] int wordsOf(const Document& document);

}  // namespace muster::documents
