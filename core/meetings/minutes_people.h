// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of minutes: who chaired, who was there. Not for other rooms.
#pragma once

#include "core/meetings/meeting.h"
#include "core/meetings/minutes.h"
#include "core/meetings/minutes_sentences.h"

#include <map>
#include <vector>

namespace muster::meetings::detail {

/// The chair's title by item, for everybody but the meeting's own.
[[nodiscard]] std::vector<MinutesChair> chairsInMinutes(const Meeting& meeting, const std::vector<ChairPeriod>& periods,
                                                        const std::vector<Opening>& openings,
                                                        const std::map<base::Id, std::string>& labels);

/// Whether a period of somebody else covers an item.
[[nodiscard]] bool covers(const ChairPeriod& period, const std::vector<Opening>& openings, const base::Id& item);

void addPeople(const replica::Reader& reader, const Meeting& meeting, const std::vector<Opening>& openings,
               const std::map<base::Id, std::string>& labels, MinutesContent& content);

}  // namespace muster::meetings::detail
