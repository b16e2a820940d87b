// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing the record: lines as they are typed, and corrections of them.
//
// All are refused once the minutes are approved (invariant 6), with `Locked` for what is restricted while part two
// is locked, and in a restricted item until the statement is read and presence resolved (§2.5 row 8).
#pragma once

#include "core/base/failure.h"
#include "core/meetings/capture_line.h"
#include "core/meetings/entry.h"
#include "core/replica/replica.h"

#include <string>
#include <vector>

namespace muster::meetings {

/// A line of the capture line. The meeting must run; `item` nil means the open one.
struct RecordLine {
    base::Id meeting;
    base::Id item;
    std::string line {};
};

/// What a line became.
struct Recorded {
    CaptureKind kind = CaptureKind::Note;
    base::Id entry;  ///< nil for an update
    base::Id about {};  ///< the action, blockage, exception or disclosure
    std::string reference {};  ///< "A-025"; empty for notes and decisions
    std::string words {};  ///< "A-025 recorded: lead Cambridgeshire Constabulary, by 30 November 2011."
    std::vector<std::string> cautions {};  ///< whole sentences
};

/// A note, a decision or a procedural line, without the capture line's grammar. The item must have been opened;
/// also after the meeting while its minutes are a draft.
struct RecordEntry {
    base::Id meeting;
    base::Id item;
    EntryKind kind = EntryKind::Note;
    std::string
        verb {};  ///< of a decision; the body's default when empty. Others than the body's are refused (invariant 11)
    std::string text {};
    base::Id originatingAgency {};
};

/// Of an action entry the text is the action's.
struct EditEntry {
    base::Id entry;
    std::string text {};
    std::string verb {};  ///< of a decision; unchanged when empty
};

/// Between note, decision and action. An action made from a note has no owner and no date yet.
struct ConvertEntry {
    base::Id entry;
    EntryKind to = EntryKind::Note;
    std::string verb {};
    base::Id leadAgency {};  ///< needed for an action
};

/// Within the meeting; from a restricted item only to a restricted one.
struct MoveEntryToItem {
    base::Id entry;
    base::Id item;
};

struct MarkUnclear {
    base::Id entry;
    bool unclear = true;
};

/// What a decision means for community safety, with the reason; no effect given takes it off (requirements A04). Turned
/// into something else, the entry loses it.
struct SetSection17 {
    base::Id entry;
    std::optional<S17Effect> effect {};
    std::string reason {};
};

/// V03.
struct SetOriginatingAgency {
    base::Id entry;
    base::Id agency {};
};

/// Only until minutes are drafted; nothing minuted is ever deleted (invariant 3).
struct RemoveEntry {
    base::Id entry;
};

/// From restricted to open: only with the consent of the agency the information came from (V03, invariant 4).
struct OpenEntry {
    base::Id entry;
    std::string consentFrom {};  ///< role that consented for the originating agency
    base::Date consentOn;
};

using base::Result;
using replica::Replica;
using replica::Writer;

/// The line is one that `readCaptureLine` read with `captureContext`.
[[nodiscard]] Result<Recorded> recordLine(Writer& writer, const base::Id& meeting, const base::Id& item,
                                          const CapturedLine& line);

[[nodiscard]] Result<Recorded> apply(Writer&, const RecordLine&);
[[nodiscard]] Result<base::Id> apply(Writer&, const RecordEntry&);
[[nodiscard]] Result<void> apply(Writer&, const EditEntry&);
[[nodiscard]] Result<Recorded> apply(Writer&, const ConvertEntry&);
[[nodiscard]] Result<void> apply(Writer&, const MoveEntryToItem&);
[[nodiscard]] Result<void> apply(Writer&, const MarkUnclear&);
[[nodiscard]] Result<void> apply(Writer&, const SetSection17&);
[[nodiscard]] Result<void> apply(Writer&, const SetOriginatingAgency&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveEntry&);
[[nodiscard]] Result<void> apply(Writer&, const OpenEntry&);

[[nodiscard]] Result<Recorded> execute(Replica&, const RecordLine&);
[[nodiscard]] Result<base::Id> execute(Replica&, const RecordEntry&);
[[nodiscard]] Result<void> execute(Replica&, const EditEntry&);
[[nodiscard]] Result<Recorded> execute(Replica&, const ConvertEntry&);
[[nodiscard]] Result<void> execute(Replica&, const MoveEntryToItem&);
[[nodiscard]] Result<void> execute(Replica&, const MarkUnclear&);
[[nodiscard]] Result<void> execute(Replica&, const SetSection17&);
[[nodiscard]] Result<void> execute(Replica&, const SetOriginatingAgency&);
[[nodiscard]] Result<void> execute(Replica&, const RemoveEntry&);
[[nodiscard]] Result<void> execute(Replica&, const OpenEntry&);

}  // namespace muster::meetings
