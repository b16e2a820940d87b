// SPDX-License-Identifier: GPL-3.0-or-later
//
// A new computer: the data folder of a replica, made from a hub.
#include "core/replica/joining.h"
#include "core/replica/replica.h"
#include "core/sharing/synchronisation.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Joining;
using replica::Replica;
using replica::TravellingChange;

namespace {

    /// Reads a hub into a new folder, and folds it.
    class Join {
    public:
        Join(Hub& hub, const Share& share, const SyncOptions& options)
            : m_hub(hub)
            , m_share(share)
            , m_options(options)
        {
        }

        /// How many Changes are in the folder then.
        Result<std::size_t> into(const std::filesystem::path& folder)
        {
            const auto now = std::chrono::system_clock::now().time_since_epoch();
            auto joining =
                Joining::begin(folder, std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
            if (!joining) {
                return tl::unexpected(joining.error());
            }
            for (bool complete = false; !complete;) {
                auto visited = visit(**joining);
                if (!visited) {
                    return tl::unexpected(visited.error());
                }
                complete = *visited;
            }
            auto finished = (*joining)->finish([this](std::size_t done, std::size_t total) {
                return tell(m_done + (m_total - m_done) * done / std::max<std::size_t>(1, total));
            });
            if (!finished) {
                return tl::unexpected(finished.error());
            }
            (void)tell(m_total);
            return m_taken;
        }

    private:
        /// One turn at the hub; true when nothing is missing any more.
        Result<bool> visit(Joining& joining)
        {
            auto session = m_hub.begin(Purpose::Read);
            if (!session) {
                return tl::unexpected(session.error());
            }
            if (const auto identity = expectedIdentity(**session, m_share); !identity) {
                return tl::unexpected(identity.error());
            }
            const auto heads = (*session)->heads();
            if (!heads) {
                return tl::unexpected(heads.error());
            }
            std::size_t missing = 0;
            for (const SignedHead& head : *heads) {
                missing += static_cast<std::size_t>(
                    std::max<std::int64_t>(0, head.head.sequence - sequenceIn(joining.heads(), head.head.device)));
            }
            m_total = m_taken + missing;
            std::size_t left = kMostChangesAVisit;
            for (const SignedHead& head : *heads) {
                while (left > 0 && sequenceIn(joining.heads(), head.head.device) < head.head.sequence) {
                    auto taken = take(joining, **session, head.head, left);
                    if (!taken) {
                        return tl::unexpected(taken.error());
                    }
                    left -= std::min(left, *taken);
                }
            }
            if (!tell(m_done)) {
                return fail(FailureCode::Cancelled, "You stopped it. Nothing was made.");
            }
            return left > 0;
        }

        Result<std::size_t> take(Joining& joining, HubSession& session, const replica::Head& head, std::size_t most)
        {
            const auto changes =
                session.read(head.device, sequenceIn(joining.heads(), head.device), {most, kMostBytesAVisit});
            if (!changes) {
                return tl::unexpected(changes.error());
            }
            if (changes->empty()) {
                return fail(FailureCode::Unreachable,
                            "The shared file did not give all it says it has. Try again in a moment.");
            }
            auto taken = joining.take(*changes);
            if (taken) {
                m_taken += *taken;
                m_done = m_taken / 2;
            }
            return taken;
        }

        bool tell(std::size_t done) const { return !m_options.progress || m_options.progress(done, m_total); }

        Hub& m_hub;
        const Share& m_share;
        const SyncOptions& m_options;
        std::size_t m_taken = 0;
        std::size_t m_done = 0;
        std::size_t m_total = 0;
    };

    Result<base::Id> hubOf(Hub& hub)
    {
        auto session = hub.begin(Purpose::Read);
        if (!session) {
            return tl::unexpected(session.error());
        }
        return (*session)->identity().map([](const HubIdentity& identity) { return identity.hub; });
    }

    Result<SyncOutcome> make(const std::filesystem::path& folder, const Share& share, Hub& hub,
                             const SyncOptions& options)
    {
        const auto taken = Join {hub, share, options}.into(folder);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        auto replica = Replica::open(folder);
        if (!replica) {
            return tl::unexpected(replica.error());
        }
        keepShare(**replica, share);
        // Whose keys they are, copies beside the hub, and what came meanwhile.
        SyncOptions reading = options;
        reading.beforePush = {};
        reading.progress = {};
        auto synced = sync(**replica, hub, reading);
        (*replica)->settleUndo();
        if (synced) {
            synced->received += *taken;
        }
        return synced;
    }

}  // namespace

Result<SyncOutcome> joinShare(const std::filesystem::path& folder, const std::string& address, Hub& hub,
                              const SyncOptions& options)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
        return fail(FailureCode::Refused,
                    fmt::format("The folder {} is not empty. Choose a new folder for the partnership.",
                                folder.string()));
    }
    const auto hubId = hubOf(hub);
    if (!hubId) {
        return tl::unexpected(hubId.error());
    }
    std::filesystem::path making = folder;
    making += ".joining";
    std::filesystem::remove_all(making, ignored);
    auto outcome = make(making, {address, *hubId}, hub, options);
    if (!outcome) {
        std::filesystem::remove_all(making, ignored);
        return outcome;
    }
    std::filesystem::remove(folder, ignored);
    std::error_code error;
    std::filesystem::rename(making, folder, error);
    if (error) {
        std::filesystem::remove_all(making, ignored);
        return fail(FailureCode::Unreadable,
                    fmt::format("The folder {} cannot be made: {}.", folder.string(), error.message()));
    }
    return outcome;
}

}  // namespace muster::sharing
