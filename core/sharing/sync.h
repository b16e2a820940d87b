// SPDX-License-Identifier: GPL-3.0-or-later
//
// Synchronising a replica with its hub: both end with the union of what they had.
#pragma once

#include "core/sharing/share.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muster::replica {
class Replica;
}

namespace muster::sharing {

struct SyncOptions {
    /// Called once everything was taken in and before own Changes leave, while no other computer is at the hub: the
    /// moment at which provisional references become permanent (requirements §2.5 row 13). May write.
    std::function<base::Result<void>(replica::Replica&)> beforePush = {};
    /// Told how many Changes came in of how many; false stops between two batches, and what came in stays.
    std::function<bool(std::size_t done, std::size_t total)> progress = {};
    /// Also read copies beside the hub and join what they hold.
    bool joinStrays = true;
    /// Put a confirmed damaged or missing hub right from what this computer has, at most once in ten minutes.
    bool repair = true;
};

/// Things a user is told of, beside the numbers.
enum class SyncNotice {
    HubWentBackwards,  ///< an older copy of the shared file was put in place; what it lacked was put in again
    HubRepaired,       ///< it was damaged or missing and was made anew from this computer
    CopyJoined,        ///< a "conflicted copy" was found, and what only it held was taken in
    DeviceRenamed,     ///< this folder is a copy or an older state of another: it writes under a new name now
    SignatureWrong,    ///< somebody wrote to the shared file in another computer's name
    ClockWrong         ///< this computer's clock differs from the hub's by more than two minutes
};

struct SyncOutcome {
    std::size_t received = 0;
    std::size_t sent = 0;
    std::int64_t clockAheadMs = 0;  ///< of this computer against the hub's clock, where it has one
    std::vector<SyncNotice> notices;
    /// Why own Changes may not leave although everything else went well: the hub asks for a newer Muster. Empty
    /// where they may.
    std::string mayNotWrite {};
};

/// One complete synchronisation: compares every device's chain, takes in what is missing here, puts in what is
/// missing there, of every device. Costs in new Changes and devices, not in history. Works through any failure by
/// being repeated: what was taken in stays, and nothing was pushed that was not acknowledged.
///
/// Failures are those of `HubSession`, `Foreign` for another partnership's hub, `Newer` where this Muster is too
/// old for the hub, `Cancelled`.
[[nodiscard]] base::Result<SyncOutcome> sync(replica::Replica& replica, Hub& hub, const SyncOptions& options = {});

/// How many Changes of this replica, made here or passed on, the hub did not have when last asked.
[[nodiscard]] std::size_t waitingChanges(replica::Replica& replica);
/// What they say of themselves, newest first, at most so many.
[[nodiscard]] std::vector<replica::ChangeHeader> waitingHeaders(replica::Replica& replica, std::size_t most);

/// Puts the hub right from what this computer has, and takes in what can be proven of the damaged one. For a hub
/// that is in order this is an ordinary `sync`.
[[nodiscard]] base::Result<SyncOutcome> repairHub(replica::Replica& replica, Hub& hub, const SyncOptions& options = {});

/// Makes a hub at an address where nothing is yet, for this replica, and fills it. `create` makes the hub.
[[nodiscard]] base::Result<SyncOutcome> startShare(replica::Replica& replica, const std::string& address,
                                                   const std::function<base::Result<HubIdentity>()>& create, Hub& hub,
                                                   const SyncOptions& options = {});

/// Makes the data folder of a new replica from a hub. The folder appears once everything is in it; cancelled or
/// failed, nothing is left. Refuses a folder that holds something. To `progress`, reading a Change and writing what
/// it did are half a Change each.
[[nodiscard]] base::Result<SyncOutcome> joinShare(const std::filesystem::path& folder, const std::string& address,
                                                  Hub& hub, const SyncOptions& options = {});

}  // namespace muster::sharing
