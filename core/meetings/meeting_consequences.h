// SPDX-License-Identifier: GPL-3.0-or-later
//
// What cancelling or moving a meeting means for others, said before it is done.
#pragma once

#include "core/meetings/meeting.h"

#include <string>
#include <vector>

namespace muster::meetings {

/// Sentences for whoever is about to cancel: where the items go, that actions keep their dates, who was told of the
/// meeting already (requirements §2.5 row 26). Empty for an unknown meeting.
[[nodiscard]] std::vector<std::string> consequencesOfCancelling(const replica::Reader& reader, const base::Id& meeting);

/// Sentences for whoever is about to say that it was held informally, without enough people.
[[nodiscard]] std::vector<std::string> consequencesOfHoldingInformally(const replica::Reader& reader,
                                                                       const base::Id& meeting);

/// Sentences for whoever is about to move it: what speaks against the new day, by how much the running times move,
/// what was published or promised for the old ones. Empty where nothing moves.
[[nodiscard]] std::vector<std::string> consequencesOfMoving(const replica::Reader& reader, const base::Id& meeting,
                                                            base::Date date, base::TimeOfDay start);

/// What a meeting that does not go its usual way says of itself: "This meeting was cancelled: too few people. ...".
/// Empty for any other.
[[nodiscard]] std::string specialStateInWords(const Meeting& meeting);

}  // namespace muster::meetings
