// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leaving a shared file, and following it to another place.
#pragma once

#include "core/sharing/sync.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster::sharing {

/// From now on the folder works alone: all that is in it stays, nothing is sent or fetched any more, and what was not
/// sent yet (`waitingChanges`) stays here only. The others keep what they have. `settle` makes provisional references
/// permanent, for nobody else gives numbers now. Coming back means joining anew, with a new folder. Refuses
/// (`NotFound`) where nothing is shared.
[[nodiscard]] base::Result<void> leaveShare(replica::Replica& replica,
                                            const std::function<base::Result<void>(replica::Replica&)>& settle = {});

/// Changes of one computer that a hub had acknowledged and that the file at another place does not hold.
struct Lacking {
    std::string author;
    std::size_t changes = 0;
    std::string newestLabel;
    std::int64_t newestAt = 0;  ///< milliseconds since 1970, by the author's clock
};

/// What the file behind `hub` lacks of what this computer knows its shared file to have acknowledged. `Foreign` where
/// it is another partnership's.
[[nodiscard]] base::Result<std::vector<Lacking>> lackingAt(replica::Replica& replica, Hub& hub);
/// "It lacks 3 changes that the shared file had: 2 by Secretary, the newest "Close A-014"; 1 by ..."
[[nodiscard]] std::string inWords(const std::vector<Lacking>& lacking);

/// The shared file stands at `address` now. Refuses with `Foreign` another partnership's file and with `Superseded` one
/// that lacks something, saying what: it is an older copy, and the newest may still be in use elsewhere. With
/// `evenIfLacking` it is used all the same, and what it lacks is put in from here.
[[nodiscard]] base::Result<SyncOutcome> moveShare(replica::Replica& replica, const std::string& address, Hub& hub,
                                                  const SyncOptions& options = {}, bool evenIfLacking = false);

}  // namespace muster::sharing
