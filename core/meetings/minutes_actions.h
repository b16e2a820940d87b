// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions as minutes print them: as they were agreed. Not for other rooms.
#pragma once

#include "core/meetings/minutes.h"
#include "core/meetings/minutes_sentences.h"
#include "core/replica/replica.h"

#include <map>
#include <string>
#include <vector>

namespace muster::meetings::detail {

struct AgreedAction {
    base::Id item;
    base::Id entry;
    MinutesAction action;
};

/// Agreed in the meeting, in the order of their numbers. For `Open` nothing of a restricted one but its reference.
[[nodiscard]] std::vector<AgreedAction> agreedActions(const replica::Reader& reader, const base::Id& meeting,
                                                      MinutesAudience audience);

/// Keeps with their entries what the minutes say of actions now, for those not kept yet and not locked away: from the
/// circulation on, later changes of owner, support and dates do not alter minutes.
void keepAgreed(replica::Writer& writer, const base::Id& meeting);

/// What was said in the meeting of actions, by the item that was open then.
[[nodiscard]] std::map<base::Id, std::vector<std::string>> updatesByItem(const replica::Reader& reader,
                                                                         const base::Id& meeting,
                                                                         const std::vector<Opening>& openings,
                                                                         MinutesAudience audience);

}  // namespace muster::meetings::detail
