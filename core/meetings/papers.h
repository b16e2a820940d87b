// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers written in Muster: purpose, background, proposal and numbered recommendations, each of which is decided on its
// own (requirements D11). Of a restricted item the whole paper stands in part two.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/replica.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

/// What a meeting is asked to do.
enum class PaperVerb { Approve, Note, Consider, Agree, Recommend };
inline constexpr std::array kPaperVerbs {PaperVerb::Approve, PaperVerb::Note, PaperVerb::Consider, PaperVerb::Agree,
                                         PaperVerb::Recommend};
[[nodiscard]] std::string_view toStored(PaperVerb verb);
[[nodiscard]] std::optional<PaperVerb> paperVerbFrom(std::string_view stored);
/// "approve".
[[nodiscard]] std::string_view inWords(PaperVerb verb);

struct PaperLine {
    base::Id id {};
    int number = 0;  ///< from 1
    PaperVerb verb = PaperVerb::Approve;
    std::string text;
    base::Id entry {};  ///< the decision that answered it; nil until then
    std::string decided;  ///< "AGREED to …" as it was recorded; empty until then
};

struct WrittenPaper {
    base::Id id;
    base::Id item;
    std::string title;
    std::string purpose;
    std::string background;
    std::string proposal;
    std::vector<PaperLine> recommendations;
};
/// Those of an item that were written in Muster or have recommendations; restricted ones only while part two is open.
[[nodiscard]] std::vector<WrittenPaper> papersOf(const replica::Reader& reader, const base::Id& item);

/// The recommendations of an item's papers, decided or not, in order: the decision slots of the item.
[[nodiscard]] std::vector<PaperLine> decisionSlots(const replica::Reader& reader, const base::Id& item);

/// A new paper, or new words for one. Needs a title, a purpose and at least one recommendation; a recommendation that
/// was decided stays as it is.
struct WritePaper {
    base::Id meeting;
    base::Id item;
    base::Id paper {};  ///< nil for a new one
    std::string title;
    std::string purpose;
    std::string background {};
    std::string proposal {};
    std::vector<PaperLine> recommendations {};
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const WritePaper& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const WritePaper& command);

/// Recommendations as people write them, one a line or divided by ";": "approve the plan", "note: the figures". Each begins
/// with one of the verbs.
[[nodiscard]] base::Result<std::vector<PaperLine>> paperLinesFrom(std::string_view text);

/// Records what the meeting decided on a recommendation as a decision of the item, with a verb the body may use. Empty
/// words: as it was recommended.
struct DecideOnPaper {
    base::Id meeting;
    base::Id item;
    base::Id line;
    std::string words {};
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const DecideOnPaper& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const DecideOnPaper& command);

}  // namespace muster::meetings
