// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an item carries beside its words: tags it is found by, the problem-solving sheet, what protects a victim, and
// who may not take part because they would be paid for it (requirements D16, I04 to I11, M09).
//
// Of a restricted item all of it stands in part two, but for which agency is in conflict: who is needed is open.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/meetings/agenda_item.h"
#include "core/replica/replica.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

enum class TagKind {
    CrossCutting,  ///< "Mental health" (I06)
    Pathway,  ///< out of re-offending; on items about offenders only (I04)
    Response,  ///< education, engineering, enforcement, encouragement (I11)
    Environment,  ///< "Empty premises", "Graffiti" (I08)
    Focus,  ///< another area of focus beside the priorities: "Road safety" (I09)
    BoardFunction  ///< one of the Board's six functions; on items of a body that decides by statute only (A05)
};
inline constexpr std::array kTagKinds {TagKind::CrossCutting, TagKind::Focus,       TagKind::Pathway,
                                       TagKind::Response,     TagKind::Environment, TagKind::BoardFunction};

[[nodiscard]] std::string_view toStored(TagKind kind);
[[nodiscard]] std::optional<TagKind> tagKindFrom(std::string_view stored);
/// "Cross-cutting theme", "Pathway out of re-offending", "Other area of focus".
[[nodiscard]] std::string_view inWords(TagKind kind);
/// Words offered for a kind, in their usual order. Others may be typed.
[[nodiscard]] std::vector<std::string_view> usualTags(TagKind kind);

struct ItemTag {
    TagKind kind = TagKind::CrossCutting;
    std::string word;

    bool operator==(const ItemTag&) const = default;
};

/// Whether a referral to adult safeguarding was made for the victim an item is about (I07).
enum class Safeguarding { NotSaid, Made, NotNeeded };
[[nodiscard]] std::string_view toStored(Safeguarding value);  ///< empty for NotSaid
/// "referral made", "not needed", "not said yet".
[[nodiscard]] std::string_view inWords(Safeguarding value);

/// Problem-solving in the order of OSARA (D16).
struct ProblemSheet {
    std::string objective;
    std::string scanning;
    std::string analysis;
    std::string response;
    std::string assessment;
    std::optional<base::Date> assessOn;  ///< when what came of it is to be looked at
    std::optional<base::Date> assessedOn;
    std::string assessedBy;

    [[nodiscard]] bool empty() const;
};

/// An agency that provides what the item is about buying (M09, invariant 21).
struct ProviderConflict {
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    std::string reason;  ///< empty where it is sealed
};

struct ItemSheet {
    std::vector<ItemTag> tags;  ///< by kind, then word
    ProblemSheet problem;
    bool vulnerablePerson = false;
    Safeguarding safeguarding = Safeguarding::NotSaid;
    std::optional<base::Date> reportedOn;  ///< when the problem was reported to an agency
    std::string whyPartnership;  ///< why no agency could do it alone (I03)
    std::vector<ProviderConflict> conflicts;
};

/// An item that continues another and has no sheet of its own shows that of the other. A sealed item shows conflicts
/// only.
[[nodiscard]] ItemSheet itemSheet(const replica::Reader& reader, const base::Id& item);

/// Whether the agency takes no part in the item since it would provide what is bought.
[[nodiscard]] bool isInConflict(const replica::Reader& reader, const base::Id& item, const base::Id& agency);

/// An item about a victim is not concluded before somebody has said whether a safeguarding referral was made.
[[nodiscard]] bool needsSafeguardingAnswer(const replica::Reader& reader, const base::Id& item);

// ---- what is asked of many items at once ----------------------------------------------------------------

struct TaggedItem {
    base::Id item;
    base::Id meeting;
    std::string meetingReference;
    base::Date date;
    int number = 0;
    std::string title;
    ItemTag tag;
    bool restricted = false;
};
/// Items with a tag of the kind, or with this word, newest meeting first (I06: the report across themes).
[[nodiscard]] std::vector<TaggedItem> itemsTagged(const replica::Reader& reader, std::optional<TagKind> kind = {},
                                                  std::string_view word = {});

struct AssessmentDue {
    base::Id item;
    base::Id meeting;
    std::string title;
    std::string meetingReference;
    base::Date assessOn;
    bool overdue = false;
};
/// What was to be assessed and has not been, soonest first.
[[nodiscard]] std::vector<AssessmentDue> assessmentsDue(const replica::Reader& reader);

/// From the report of a problem to the first action on it (I08).
struct ResponseTime {
    base::Id item;
    std::string place;  ///< the location as written, else the wards
    std::string title;
    base::Date reportedOn;
    std::optional<base::Date> firstActionOn;  ///< nothing while none was agreed
    int days = 0;  ///< to the first action, or to today
};
/// Slowest first.
[[nodiscard]] std::vector<ResponseTime> responseTimes(const replica::Reader& reader);

// ---- commands --------------------------------------------------------------------------------------------

/// All tags of the item from now on; the same word once in each kind. Refuses a pathway on an item that is not about an
/// offender, and a function of the Board on an item of another body. Tags may be set after the meeting too, as the whole
/// sheet may.
struct SetItemTags {
    base::Id meeting;
    base::Id item;
    std::vector<ItemTag> tags;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetItemTags& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetItemTags& command);

/// Refuses an assessment date before the meeting. An assessment that is written is dated today unless it was before.
struct SetProblemSheet {
    base::Id meeting;
    base::Id item;
    ProblemSheet sheet;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetProblemSheet& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetProblemSheet& command);

/// Changes what is given.
struct SetItemCare {
    base::Id meeting;
    base::Id item;
    std::optional<bool> vulnerablePerson {};
    std::optional<Safeguarding> safeguarding {};
    std::optional<base::Date> reportedOn {};
    std::optional<std::string> whyPartnership {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetItemCare& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetItemCare& command);

/// Takes the agency off the item: it is not needed for it, and cannot be asked for it while this stands.
struct MarkProviderConflict {
    base::Id meeting;
    base::Id item;
    base::Id agency;
    std::string reason;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const MarkProviderConflict& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const MarkProviderConflict& command);

struct ClearProviderConflict {
    base::Id meeting;
    base::Id item;
    base::Id agency;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ClearProviderConflict& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ClearProviderConflict& command);

/// Puts the items that are not standing in the order of requirements D15: locations, themes, offenders, victims, so
/// that what is restricted falls last. Only while the agenda is not published.
struct OrderBySubject {
    base::Id meeting;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const OrderBySubject& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const OrderBySubject& command);

/// Takes the sheet out of one part and puts it into the other. Used where an item changes its sensitivity.
void moveItemSheet(replica::Writer& writer, const base::Id& item, Sensitivity to);

}  // namespace muster::meetings
