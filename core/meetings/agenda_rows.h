// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stored items as they are read, before they are ordered and timed. Used by the agenda's own files.
#pragma once

#include "core/meetings/agenda_queries.h"

#include <vector>

namespace muster::meetings {

/// Items of a meeting in no order, with requirements, wards, priorities and papers.
[[nodiscard]] std::vector<AgendaItem> storedItems(const replica::Reader& reader, const Meeting& meeting,
                                                  Audience audience);
[[nodiscard]] std::optional<AgendaItem> storedItem(const replica::Reader& reader, const base::Id& item,
                                                   Audience audience);

/// What arrives by itself and has no row yet: standing items, deferred items and those of a cancelled meeting,
/// referrals. `stored` are the meeting's rows, which take the place of what they came from.
[[nodiscard]] std::vector<AgendaItem> arrivingItems(const replica::Reader& reader, const Meeting& meeting,
                                                    const std::vector<AgendaItem>& stored, Audience audience);

/// "deferred from 18 October 2011 (minute 17)", "continued from ..." for one that was concluded there, "referred by the
/// Executive Group, 26 July 2011" where `inMeeting` is another body's.
[[nodiscard]] std::string sourceInWords(const replica::Reader& reader, const base::Id& sourceItem,
                                        const base::Id& inMeeting);

/// Where an item stands unless it is moved: first number of each part, with room between.
[[nodiscard]] double firstPosition(Placement placement);
/// The place of a new item among those that are there, after the last of its part.
[[nodiscard]] double newPosition(const std::vector<AgendaItem>& inOrder, Placement placement);
/// By position, then number and id, so that every computer has the same order.
void sortByPosition(std::vector<AgendaItem>& items);

}  // namespace muster::meetings
