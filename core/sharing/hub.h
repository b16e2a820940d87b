// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hub: the place where several replicas meet. It holds Changes and understands none of them.
#pragma once

#include "core/base/failure.h"
#include "core/replica/exchange.h"
#include "core/sharing/hub_needs.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::sharing {

/// What a hub says of itself.
struct HubIdentity {
    base::Id hub;  ///< random, given when it was made: tells a file put in its place from the one joined
    int format = 0;  ///< of the hub's own tables
    HubNeeds needs {};  ///< which Musters may read and write it

    bool operator==(const HubIdentity&) const = default;
};

/// A device's newest Change in the hub, signed by that device (Ed25519 over hub, device, number and hash): one
/// signature covers the whole chain below it. Key and signature are empty where a relay pushed for a device
/// whose own signature it does not have.
struct SignedHead {
    replica::Head head;
    replica::Blob key;
    replica::Blob signature;

    bool operator==(const SignedHead&) const = default;
};

/// How much one `read` may bring.
struct ReadLimit {
    std::size_t changes = 5000;
    std::size_t bytes = std::size_t {4} * 1024 * 1024;  ///< one Change may exceed it
};

enum class Purpose {
    Read,
    Write,
    Rebuild  ///< a new hub in the place of one that is missing or confirmed damaged: what can be proven of the
             ///< old one is in it already, `append` adds the rest, `commit` puts it in place and the old one aside
};

/// One visit to a hub, short: others wait meanwhile. Ending it without `commit` writes nothing.
///
/// Failures: `Unreachable` (away, slow, read-only, full: try later, nothing is wrong with it), `Busy` (another
/// computer is at it), `Foreign` (another file in its place), `Newer`, `Damaged` (confirmed, never at first sight),
/// `Refused` (a rebuild of a hub in order). After a failure other than `Invalid` and `Refused` it is over. It ends
/// before its hub does, and a hub has one at a time.
class HubSession {
public:
    HubSession() = default;
    HubSession(const HubSession&) = delete;
    HubSession& operator=(const HubSession&) = delete;
    virtual ~HubSession() = default;

    [[nodiscard]] virtual base::Result<HubIdentity> identity() = 0;
    /// Every device the hub knows.
    [[nodiscard]] virtual base::Result<std::vector<SignedHead>> heads() = 0;
    /// The chain hash at each version asked for; nothing where the hub does not have it.
    [[nodiscard]] virtual base::Result<std::vector<std::optional<replica::Hash>>>
    hashes(const std::vector<replica::Version>& versions) = 0;
    /// The Changes of a device after a number, in order, without gaps.
    [[nodiscard]] virtual base::Result<std::vector<replica::TravellingChange>>
    read(const base::Id& device, std::int64_t after, const ReadLimit& limit) = 0;
    /// Adds Changes, each continuing its device's chain (refused with `Invalid` where one does not), and the
    /// signed heads that go with them. Adding what is there already changes nothing.
    [[nodiscard]] virtual base::Result<void> append(const std::vector<replica::TravellingChange>& changes,
                                                    const std::vector<SignedHead>& heads) = 0;
    /// Replaces the record of one Change by its erased form. Refused (`Invalid`) where the hash would differ.
    [[nodiscard]] virtual base::Result<void> replaceErased(const replica::TravellingChange& change) = 0;
    /// Raises what the hub asks of the Musters that use it; what it asks already stays.
    [[nodiscard]] virtual base::Result<void> require(const HubNeeds& needs) = 0;
    /// Makes it durable, and proves it by reading it back afresh. Only then is a push acknowledged.
    [[nodiscard]] virtual base::Result<void> commit() = 0;
    /// The hub's own clock, milliseconds since 1970, where it has one: for a warning about this computer's.
    [[nodiscard]] virtual std::optional<std::int64_t> serverTime() = 0;
};

/// A hub of one of the real kinds: shared file, segment folder, PostgreSQL, or one of them behind the helper
/// process. Used by one thread. Opening one never creates one (design §4).
class Hub {
public:
    Hub() = default;
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;
    virtual ~Hub() = default;

    /// Bytes that are the same as last time only while nobody committed: cheap, takes no lock, and never called
    /// while a session is open. A full comparison is still due once a minute, since a restored copy may repeat it.
    [[nodiscard]] virtual base::Result<replica::Blob> poll() = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<HubSession>> begin(Purpose purpose) = 0;
    /// Names of other copies of this hub beside it ("conflicted copy", an old one put aside by a repair): their
    /// Changes are read and joined, so that nothing in them is lost.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> strays() = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<HubSession>> openStray(const std::string& name) = 0;
    /// Renames a stray whose Changes were joined, so that it is not read again.
    [[nodiscard]] virtual base::Result<void> retireStray(const std::string& name) = 0;
    /// Recomputes the hashes of some hundred stored Changes, another few each time, so that damage in old pages
    /// is found (`Damaged`) within a working day. Takes no part in a sync.
    [[nodiscard]] virtual base::Result<void> scrub(std::size_t changes) = 0;
};

struct HubOptions {
    /// A lease that did not move for so long by the waiter's own clock belongs to a computer that died.
    int leaseStaleMs = 30000;
    /// How long to wait for a lease before saying `Busy`.
    int leaseWaitMs = 15000;
    /// How long an alarm is watched before it is believed (design §4, confirm before repair).
    int confirmMs = 4000;
    /// The device of this data folder: a segment folder keeps one file for each. Nil: a new file for each opening.
    base::Id writer {};
};

/// Makes a hub at an address: a file name ending in `.muster`, or `postgresql://...`. Refuses where something
/// is there already. Returns its identity.
///
/// Where the folder fails the test of `folder_test.h`, the hub at `x.muster` is the folder `x.muster-segments`
/// beside it, and is still opened by the name `x.muster`. Giving `x.muster-segments` asks for that at once.
[[nodiscard]] base::Result<HubIdentity> createHub(const std::string& address, const HubOptions& options = {});

/// Opens what is at an address, in this process: only the helper and tests of hubs do this, because a share
/// can hang in the kernel. Everybody else asks for `helper_hub.h`. `Unreachable` while the drive is not connected.
[[nodiscard]] base::Result<std::unique_ptr<Hub>> openHub(const std::string& address, const HubOptions& options = {});

}  // namespace muster::sharing
