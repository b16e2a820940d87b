// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blockages on agendas: put there by hand, or by themselves once the body they wait for has a meeting (requirements
// G04).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting.h"

#include <string>

namespace muster::meetings {

/// Proposes an item that asks for the decision the blockage needs, and keeps the link. Refused when it stands on that
/// agenda already, when it has ended, and while the agenda takes no more proposals, unless `urgentReason` says why it
/// cannot wait.
struct PutBlockageOnAgenda {
    base::Id blockage;
    base::Id meeting;
    std::string urgentReason {};
    int minutes = 0;  ///< 10 when 0
};
/// The new item.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const PutBlockageOnAgenda& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const PutBlockageOnAgenda& command);

namespace detail {

/// Puts on the agenda what was listed for its body (`TakeToPerformanceBoard::body`) and stands on no agenda yet; what
/// is restricted only while part two is open. Sets no label.
[[nodiscard]] base::Result<void> putWaitingBlockages(replica::Writer& writer, const Meeting& meeting);

/// Refuses a second item about the same exception or blockage; one that was withdrawn, declined or deferred makes room.
[[nodiscard]] base::Result<void> onceOnAgenda(replica::Writer& writer, const Meeting& meeting, const base::Id& about,
                                              const std::string& reference);

/// Puts the item on the agenda and links it to what it is about: an exception, or a blockage.
[[nodiscard]] base::Result<base::Id> putLinkedItem(replica::Writer& writer, const ProposeItem& item,
                                                   const std::string& urgentReason, const base::Id& exception,
                                                   const base::Id& blockage);

}  // namespace detail

}  // namespace muster::meetings
