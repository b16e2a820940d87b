// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every paper that can be made, in every edition, for everybody who might get it; and all that a file says.
#pragma once

#include "core/documents/build_document.h"
#include "tests/ui/documents/leaks/planted_partnership.h"

#include <string>
#include <vector>

namespace muster::test {

struct Paper {
    documents::ExportRequest request;
    std::string name;  ///< "agency-pack, full, DTCG/2011-11-15, PROB"
};

/// Of every kind of document, every edition, and every agency, meeting, item, body and period that it may be of.
[[nodiscard]] std::vector<Paper> everyPaper(PlantedPartnership& planted);

/// Whether this paper may hold a planted word while part two is open (requirements §4: what each edition is for).
[[nodiscard]] bool mayHold(const PlantedPartnership& planted, const Paper& paper, const PlantedWord& word);

/// All that can be taken out of a file, by reading it and by searching it: of a PDF the text of its pages and of its
/// structure, and every string and stream of every object (information, XMP, bookmarks, alternative texts, links,
/// embedded files); of HTML and text the bytes; of a calendar also its lines before they were folded.
[[nodiscard]] std::string everythingIn(const std::string& bytes, const std::string& ending);

}  // namespace muster::test
