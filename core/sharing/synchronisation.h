// SPDX-License-Identifier: GPL-3.0-or-later
//
// One synchronisation of a replica with a hub, visit by visit. Not for other rooms: `sync.h` is the door.
#pragma once

#include "core/sharing/hub_heads.h"
#include "core/sharing/sync.h"

namespace muster::sharing {

/// Every visit says whether another one is needed.
class Synchronisation {
public:
    Synchronisation(replica::Replica& replica, Hub& hub, const Share& share, const SyncOptions& options)
        : m_replica(replica)
        , m_hub(hub)
        , m_share(share)
        , m_options(options)
    {
    }

    [[nodiscard]] base::Result<SyncOutcome> run(bool rebuilding);
    /// Takes in what a copy beside the hub holds.
    [[nodiscard]] base::Result<void> join(HubSession& stray);
    [[nodiscard]] const SyncOutcome& outcome() const { return m_outcome; }

private:
    enum class Next { Done, Again, Push };

    [[nodiscard]] bool hasMoreThan(const HeadsByDevice& heads) const;
    [[nodiscard]] bool hasSomethingFor(const HeadsByDevice& hubHeads) const;
    [[nodiscard]] base::Result<void> checked(HubSession& session);
    [[nodiscard]] base::Result<Next> visit(HubSession& session, Purpose purpose, const HeadsByDevice& remembered);
    [[nodiscard]] base::Result<HeadsByDevice> look(HubSession& session, const HeadsByDevice& remembered);
    void noticeClock(HubSession& session);
    /// Where one number of a device names two Changes, this replica's later ones get a new device's name; so
    /// does this replica where the hub knows more of it than itself (invariant I4).
    [[nodiscard]] base::Result<void> tellApart(HubSession& session, const HeadsByDevice& hubHeads);
    /// How far this replica and a hub agree about a device.
    [[nodiscard]] base::Result<std::int64_t> commonPrefix(HubSession& session, const replica::Head& hubHead);

    [[nodiscard]] base::Result<void> take(HubSession& session, const replica::Head& head, std::int64_t after);
    /// The end of a copy's chain that differs from ours comes in under a new device's name.
    [[nodiscard]] base::Result<void> takeFork(HubSession& session, const replica::Head& head, std::int64_t common);
    /// True once nothing is missing here; false after as much as one visit may take, so that others get their turn.
    [[nodiscard]] base::Result<bool> pull(HubSession& session, const HeadsByDevice& hubHeads);
    [[nodiscard]] base::Result<bool> received(const std::vector<replica::TravellingChange>& batch, bool complete);

    [[nodiscard]] base::Result<Next> push(HubSession& session, HeadsByDevice& hubHeads, Purpose purpose);
    /// How many of a device's Changes were added.
    [[nodiscard]] base::Result<std::size_t> pushDevice(HubSession& session, HeadsByDevice& hubHeads,
                                                       const replica::Head& own, std::size_t most);

    replica::Replica& m_replica;
    Hub& m_hub;
    const Share& m_share;
    const SyncOptions& m_options;
    SyncOutcome m_outcome;
    std::size_t m_total = 0;
    HubNeeds m_needs;
};

/// Adds a notice once.
void add(SyncOutcome& outcome, SyncNotice notice);

/// The hub is the one this folder belongs to, and this Muster may read it.
[[nodiscard]] base::Result<HubIdentity> expectedIdentity(HubSession& session, const Share& share);

/// So much at once, that nobody waits long for a turn.
inline constexpr std::size_t kMostChangesAVisit = 5000;
inline constexpr std::size_t kMostBytesAVisit = std::size_t {8} * 1024 * 1024;

/// This computer's clock, milliseconds since 1970.
[[nodiscard]] std::int64_t wallMs(replica::Replica& replica);

}  // namespace muster::sharing
