// SPDX-License-Identifier: GPL-3.0-or-later
//
// One minute as blocks of a document.
#pragma once

#include "core/documents/document.h"
#include "core/documents/minute_links.h"
#include "core/documents/paper_parts.h"
#include "core/meetings/minutes.h"

#include <string>
#include <vector>

namespace muster::documents {

/// What is said of one restricted item's disclosures.
struct DisclosureLine {
    base::Id entry;
    std::string legalBasis;  ///< in words: "section 115 of the Crime and Disorder Act 1998"
    std::string purpose;
    std::string proportionality;
};

/// The minute's number as it is printed: "23", "23 (provisional)".
[[nodiscard]] std::string numberOf(const meetings::MinutesItem& item);

/// Of an item, oldest first; none while part two is locked.
[[nodiscard]] std::vector<DisclosureLine> disclosuresOf(const replica::Reader& reader, const base::Id& item);

/// Puts minutes into a document, one after another.
class MinutePrinter {
public:
    MinutePrinter(const replica::Reader& reader, Document& document, const AgencyNames& names, MinuteLinks& links,
                  bool draft);

    /// An open minute at heading level `level`. Of its restricted actions only the reference is printed.
    void printOpen(const meetings::MinutesItem& item, int level);
    /// A restricted minute with all it holds.
    void printRestricted(const meetings::MinutesItem& item, int level, bool withHeading = true);
    /// The number of a restricted minute and what stands in place of its content.
    void printStub(const meetings::MinutesItem& item, int level, bool partTwoFollows);
    /// Actions of open minutes that are restricted themselves, with where they come from.
    void printAction(const meetings::MinutesAction& action, const std::string& minuteLabel = {}, bool reveal = true);

private:
    void printBody(const meetings::MinutesItem& item, bool reveal);
    void printEntry(const meetings::MinutesEntry& entry, bool reveal);
    void printOrigin(const meetings::MinutesItem& item);
    void printPapers(const meetings::MinutesItem& item);
    void printAfter(const meetings::MinutesItem& item);
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }
    void addText(std::string_view text, ParagraphStyle style = ParagraphStyle::Normal);

    const replica::Reader& m_reader;
    Document& m_document;
    const AgencyNames& m_names;
    MinuteLinks& m_links;
    bool m_draft;
    std::vector<DisclosureLine> m_disclosures;
};

/// "Lead: City Council (Neighbourhood Manager). With: Cross Keys Homes, Constabulary. By 18 November 2011."
[[nodiscard]] std::string actionDetails(const meetings::MinutesAction& action, const AgencyNames& names);

}  // namespace muster::documents
