// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands on entries share. Not for other rooms.
#pragma once

#include "core/meetings/entry_commands.h"
#include "core/meetings/room_rules.h"

namespace muster::meetings::detail {

/// Where something may be recorded now.
struct RecordingPlace {
    Meeting meeting;
    ItemRow item;
};

/// An item that was opened, in a meeting that runs or whose minutes are still a draft; `item` nil means the open one.
[[nodiscard]] base::Result<RecordingPlace> recordingPlace(const replica::Reader& reader, const base::Id& meeting,
                                                          const base::Id& item);

/// The verb to store: the one given if the body may use it, its default when empty (invariant 11).
[[nodiscard]] base::Result<std::string> decisionVerb(const replica::Reader& reader, const Meeting& meeting,
                                                     const std::string& verb);

/// Who leads an action nobody was named for: the note-taker's agency, else the chair's, else the first agency.
[[nodiscard]] base::Id agencyInCharge(const replica::Reader& reader, const Meeting& meeting);

/// Of the agency's people in the room the one who can commit it; nothing when there is none (§2.5 row 4).
[[nodiscard]] std::optional<Person> committer(const replica::Reader& reader, const base::Id& meeting,
                                              const base::Id& agency);

}  // namespace muster::meetings::detail
