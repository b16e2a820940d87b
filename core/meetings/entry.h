// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries: what the record of a meeting consists of (requirements §3.1, 1.E).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/meetings/section17.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::meetings {

/// What an entry is. The last three stand for a record of their own, named by `Entry::about`.
enum class EntryKind {
    Note,
    Decision,
    Procedural,  ///< approval of minutes, adjournment. Arrivals, the chair, declarations, the statement and presence
                 ///< are records of their own, and minutes compose their sentences
    Disclosure,  ///< who told whom what; always restricted (V02)
    Action,
    Blockage,
    Exception
};

[[nodiscard]] std::string_view toStored(EntryKind kind);
/// Nothing for a word of a newer Muster.
[[nodiscard]] std::optional<EntryKind> entryKindFromStored(std::string_view stored);
/// "Note", "Decision": what people read.
[[nodiscard]] std::string_view inWords(EntryKind kind);

/// One line of the record. A restricted entry exists in part two only and is not listed while that is locked.
struct Entry {
    base::Id id;
    base::Id meeting;
    base::Id item;
    EntryKind kind = EntryKind::Note;
    std::string verb;  ///< of a decision: AGREED; `text` continues after it
    std::string text;  ///< of an action its text, "Restricted action" where it may not be seen
    bool restricted = false;
    std::optional<base::TimeOfDay> at;
    double position = 0;
    std::string authorRole;
    bool unclear = false;  ///< "say that again": to be cleared before the meeting ends
    base::Id originatingAgency;
    std::string originatingAgencyName;
    std::string releaseConsent;  ///< of an entry once restricted: who agreed to opening it, and when (V03)
    base::Id about;  ///< the action, blockage, exception, disclosure; or what a procedural entry tells of
    std::string reference;  ///< "A-025", "BL-03" of what it stands for
    std::optional<S17Effect> s17 {};  ///< of a decision, once somebody has said it (requirements A04)
    std::string s17Reason {};
};

}  // namespace muster::meetings
