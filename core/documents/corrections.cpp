// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/corrections.h"

#include "core/documents/paper_parts.h"
#include "core/meetings/minutes.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using meetings::Correction;
using replica::Reader;

namespace {

std::vector<Correction> correctionsFor(const Reader& reader, const CorrectionsWanted& wanted)
{
    std::vector<Correction> corrections = meetings::correctionsOf(reader, wanted.meeting);
    std::erase_if(corrections, [&](const Correction& one) {
        return (one.restricted && wanted.edition == Edition::Public)
            || (!wanted.item.isNil() && one.item != wanted.item);
    });
    return corrections;
}

}  // namespace

base::Result<void> addCorrections(const Reader& reader, Document& document, const CorrectionsWanted& wanted)
{
    std::vector<Correction> corrections = correctionsFor(reader, wanted);
    if (wanted.version > 0) {
        const auto count = static_cast<std::size_t>(wanted.version - 1);
        if (count > corrections.size())
            return fail(FailureCode::NotFound,
                        fmt::format("These minutes have no version {}; the newest is {}.", wanted.version,
                                    corrections.size() + 1),
                        "version");
        corrections.resize(count);
    }
    if (corrections.empty())
        return {};
    const std::string on = base::longDate(corrections.back().atDate);
    document.version += fmt::format("; version {}, corrected on {}", corrections.size() + 1, on);
    // After the title and the line that says when the minutes were approved.
    const auto place = document.blocks.begin() + std::min<std::ptrdiff_t>(2, std::ssize(document.blocks));
    document.blocks.insert(place,
                           Paragraph {{{.text = "These minutes are as they were approved. Later meetings recorded "},
                                       {.text = corrections.size() == 1 ? "a correction" : "corrections",
                                        .href = "#corrections"},
                                       {.text = ": see the end."}},
                                      ParagraphStyle::Notice});
    document.blocks.push_back(Heading {1, "Corrections after approval", "", "corrections"});
    List list;
    for (const Correction& one : corrections)
        list.items.push_back({runsOf(fmt::format("{} Recorded at the meeting of {}, item {}.", asSentence(one.text),
                                                 base::longDate(one.atDate), one.atItem)),
                              {}});
    document.blocks.push_back(std::move(list));
    return {};
}

int minutesVersions(const Reader& reader, const base::Id& meeting, Edition edition)
{
    return static_cast<int>(correctionsFor(reader, {meeting, {}, edition, 0}).size()) + 1;
}

}  // namespace muster::documents
