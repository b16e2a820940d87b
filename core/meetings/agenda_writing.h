// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing the rows of items. Used by the agenda's commands only.
//
// A restricted item's content columns live in part two, its stub in main (the table in 0003_meetings.sql).
#pragma once

#include "core/base/failure.h"
#include "core/meetings/agenda_queries.h"
#include "core/replica/connection.h"

#include <string>
#include <string_view>

namespace muster::meetings {

/// Without blanks at its ends, in well-formed UTF-8.
[[nodiscard]] std::string tidyText(std::string_view text);
/// The tidied reason; `Invalid` with the question when there is none.
[[nodiscard]] base::Result<std::string> requireReason(std::string_view reason, std::string_view question);
/// `NotFound` when the meeting is gone.
[[nodiscard]] base::Result<Agenda> knownAgenda(const replica::Reader& reader, const base::Id& meeting);

/// Meeting and item of a command, both known to exist; the item as those see it who may.
struct ItemInMeeting {
    Meeting meeting;
    AgendaItem item;
    Agenda agenda;
};

/// `NotFound` in words when either is gone.
[[nodiscard]] base::Result<ItemInMeeting> findItem(const replica::Reader& reader, const base::Id& meeting,
                                                   const base::Id& item);
/// As above, for changing it: stores a virtual item first; refuses once the meeting is over, and a restricted
/// item while part two is locked.
[[nodiscard]] base::Result<ItemInMeeting> itemToChange(replica::Writer& writer, const base::Id& meeting,
                                                       const base::Id& item);

/// "Part two is locked. Unlock it first."
[[nodiscard]] base::Result<void> requirePartTwo(const replica::Reader& reader);
/// "item 7 of DTCG/2011-11-15", or without the number; never a title.
[[nodiscard]] std::string itemReference(const ItemInMeeting& found);
[[nodiscard]] std::string itemReference(const AgendaItem& item, const Meeting& meeting);

/// Inserts the item with everything it holds, stub and content each where it belongs.
void insertItem(replica::Writer& writer, const AgendaItem& item);
/// Writes the content columns again (title, ask, background and so on).
void writeContent(replica::Writer& writer, const AgendaItem& item);
void writeWards(replica::Writer& writer, const AgendaItem& item);
void writePriorities(replica::Writer& writer, const AgendaItem& item);
void writeRequirement(replica::Writer& writer, const AgendaItem& item, const ItemRequirement& requirement);
void writeState(replica::Writer& writer, const AgendaItem& item, ItemState state, const std::string& reason);
void writePosition(replica::Writer& writer, const base::Id& item, double position);

/// Takes the content out of one part and puts it into the other.
void moveContent(replica::Writer& writer, const AgendaItem& item, Sensitivity to);

}  // namespace muster::meetings
