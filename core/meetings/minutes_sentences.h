// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sentences that minutes compose from records: who came and went, the chair, declarations, the statement, who stayed
// for a restricted item. Not for other rooms.
#pragma once

#include "core/meetings/attendance.h"
#include "core/meetings/meeting.h"
#include "core/replica/connection.h"

#include <map>
#include <string>
#include <vector>

namespace muster::meetings::detail {

/// An item as often as it was opened, and the label of its minute.
struct Opening {
    base::Id item;
    base::TimeOfDay opened;
    std::optional<base::TimeOfDay> closed;
    bool restricted = false;
};

/// In the order of opening.
[[nodiscard]] std::vector<Opening> openingsOf(const replica::Reader& reader, const base::Id& meeting);

struct ComposedSentence {
    base::Id item;
    base::TimeOfDay at;
    std::string text;
    bool restricted = false;
};

/// By time. Those on restricted items are marked; declarations there only while part two is open.
/// `labels`: the minute of each item, as printed.
[[nodiscard]] std::vector<ComposedSentence> composedSentences(const replica::Reader& reader, const Meeting& meeting,
                                                              const std::map<base::Id, std::string>& labels);

/// With a full stop at the end.
[[nodiscard]] std::string asSentence(std::string text);

}  // namespace muster::meetings::detail
