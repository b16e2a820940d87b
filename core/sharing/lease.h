// SPDX-License-Identifier: GPL-3.0-or-later
//
// One computer at a time, on file systems whose locks may lie.
#pragma once

#include "core/sharing/file_access.h"
#include "core/sharing/hub_places.h"

#include <chrono>
#include <memory>
#include <optional>

namespace muster::sharing {

/// What a waiter saw of somebody else's lease, kept between attempts: a dead computer's lease outlives one wait.
struct LeaseWatch {
    FileStamp stamp;
    std::chrono::steady_clock::time_point since;
    bool seen = false;
};

/// A file created with O_EXCL beside the hub, held while somebody is at it.
///
/// Taken before the hub is opened, since file systems that lie about locks or cache sizes do keep this promise
/// (0 lost increments in 2,500 on SMB, NFS and sshfs, where fcntl lost 593 of 1,462). It is a guard and not the
/// truth: a computer that sleeps longer than the stale time can still write late, which chain and read-back find.
///
/// Waiters only try to create it and ask its stamp once a second; they never open it, because an open handle
/// keeps a deleted file alive on SMB. It is stale when its stamp did not change for `leaseStaleMs` of the
/// waiter's own monotonic clock; no clocks are compared. A stale one is renamed away, looked at, and only then
/// deleted; one that turns out to be alive is renamed back.
class Lease {
public:
    /// `Busy` after `leaseWaitMs`; `Unreachable` where it cannot be made at all.
    [[nodiscard]] static base::Result<std::unique_ptr<Lease>> take(const HubPlaces& places, const HubOptions& options,
                                                                   LeaseWatch& watch);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    /// Gives it back.
    ~Lease();

    /// Called often; writes to the lease when some seconds have passed, so that nobody takes it for stale.
    /// `Busy` once somebody took it all the same.
    [[nodiscard]] base::Result<void> keep();
    /// Reads it afresh: does it still hold our own word?
    [[nodiscard]] bool isOurs() const;
    /// The server's clock when the lease was made, milliseconds since 1970.
    [[nodiscard]] std::int64_t serverTime() const { return m_madeAtMs; }

private:
    Lease(HubPlaces places, std::string word, const FileStamp& stamp, int staleMs);

    HubPlaces m_places;
    std::string m_word;  ///< random: no other lease holds it
    std::int64_t m_madeAtMs;
    int m_staleMs;
    std::int64_t m_touchedMs;  ///< by a clock that goes on while the computer sleeps
};

}  // namespace muster::sharing
