// SPDX-License-Identifier: GPL-3.0-or-later
//
// What moves in a visit: Changes that are missing here, then those that are missing there.
#include "core/replica/replica.h"
#include "core/sharing/erasures.h"
#include "core/sharing/signature.h"
#include "core/sharing/synchronisation.h"

#include <algorithm>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Head;
using replica::TravellingChange;

Result<void> Synchronisation::take(HubSession& session, const Head& head, std::int64_t after)
{
    while (after < head.sequence) {
        auto changes = session.read(head.device, after, {});
        if (!changes) {
            return tl::unexpected(changes.error());
        }
        if (changes->empty()) {
            break;
        }
        after = changes->back().version.sequence;
        auto received = m_replica.receive(*changes);
        if (!received) {
            return tl::unexpected(received.error());
        }
        m_outcome.received += received->changes;
    }
    return {};
}

Result<void> Synchronisation::takeFork(HubSession& session, const Head& head, std::int64_t common)
{
    std::vector<TravellingChange> tail;
    for (std::int64_t after = common; after < head.sequence;) {
        auto changes = session.read(head.device, after, {});
        if (!changes) {
            return tl::unexpected(changes.error());
        }
        if (changes->empty()) {
            break;
        }
        after = changes->back().version.sequence;
        tail.insert(tail.end(), changes->begin(), changes->end());
    }
    auto renamed = replica::renameTail(tail);
    if (!renamed) {
        return tl::unexpected(renamed.error());
    }
    auto received = m_replica.receive(*renamed);
    if (!received) {
        return tl::unexpected(received.error());
    }
    m_outcome.received += received->changes;
    return {};
}

Result<bool> Synchronisation::pull(HubSession& session, const HeadsByDevice& hubHeads)
{
    const HeadsByDevice own = byDevice(m_replica.heads());
    std::size_t missing = 0;
    for (const auto& [device, head] : hubHeads) {
        missing += static_cast<std::size_t>(std::max<std::int64_t>(0, head.sequence - sequenceIn(own, device)));
    }
    m_total = std::max(m_total, m_outcome.received + missing);
    std::size_t visited = 0;
    std::size_t bytes = 0;
    std::vector<TravellingChange> batch;
    for (const auto& [device, head] : hubHeads) {
        for (std::int64_t after = sequenceIn(own, device); after < head.sequence;) {
            auto changes = session.read(device, after, {kMostChangesAVisit - visited, kMostBytesAVisit - bytes});
            if (!changes) {
                return tl::unexpected(changes.error());
            }
            if (changes->empty()) {
                return fail(FailureCode::Unreachable,
                            "The shared file did not give all it says it has. Muster tries again.");
            }
            after = changes->back().version.sequence;
            visited += changes->size();
            for (TravellingChange& change : *changes) {
                bytes += change.record.size();
                batch.push_back(std::move(change));
            }
            if (visited >= kMostChangesAVisit || bytes >= kMostBytesAVisit) {
                return received(batch, visited == missing);
            }
        }
    }
    return received(batch, true);
}

Result<bool> Synchronisation::received(const std::vector<TravellingChange>& batch, bool complete)
{
    if (!batch.empty()) {
        auto taken = m_replica.receive(batch);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        m_outcome.received += taken->changes;
    }
    if (m_options.progress && !m_options.progress(m_outcome.received, m_total) && !complete) {
        return fail(FailureCode::Cancelled, "You stopped it. What came in until now is kept.");
    }
    return complete;
}

Result<std::size_t> Synchronisation::pushDevice(HubSession& session, HeadsByDevice& hubHeads, const Head& own,
                                                std::size_t most)
{
    const bool isSelf = own.device == m_replica.deviceId();
    std::size_t sent = 0;
    for (std::int64_t after = sequenceIn(hubHeads, own.device); after < own.sequence && sent < most;) {
        const auto changes = m_replica.changesAfter(own.device, after, kMostChangesAVisit, kMostBytesAVisit);
        if (changes.empty()) {
            break;
        }
        after = changes.back().version.sequence;
        const Head head {own.device, after, changes.back().hash};
        auto added = session.append(changes, {isSelf ? signHead(signingKeyOf(m_replica), m_share.hub, head)
                                                     : rememberedHead(m_replica, head)});
        if (!added) {
            return tl::unexpected(added.error());
        }
        sent += changes.size();
        hubHeads[own.device] = head;
    }
    return sent;
}

Result<Synchronisation::Next> Synchronisation::push(HubSession& session, HeadsByDevice& hubHeads, Purpose purpose)
{
    const bool rebuilds = purpose == Purpose::Rebuild;
    std::size_t sent = 0;
    bool more = false;
    for (const Head& own : m_replica.heads()) {
        if (own.sequence <= sequenceIn(hubHeads, own.device)) {
            continue;
        }
        if (sent == 0 && together(m_needs, ownNeeds()) != m_needs) {
            // Before anything of ours is there that an older Muster would take for something else.
            if (auto raised = session.require(ownNeeds()); !raised) {
                return tl::unexpected(raised.error());
            }
        }
        const std::size_t most = rebuilds ? static_cast<std::size_t>(own.sequence)
                                          : kMostChangesAVisit - std::min(sent, kMostChangesAVisit);
        auto added = pushDevice(session, hubHeads, own, most);
        if (!added) {
            return tl::unexpected(added.error());
        }
        sent += *added;
        more = more || (!rebuilds && sent >= kMostChangesAVisit && sequenceIn(hubHeads, own.device) < own.sequence);
    }
    bool erased = false;
    if (!more && (rebuilds || erasuresWait(m_replica))) {
        auto done = eraseAt(session, m_replica);
        if (!done) {
            return tl::unexpected(done.error());
        }
        erased = *done;
    }
    if (sent > 0 || erased || rebuilds) {
        if (auto committed = session.commit(); !committed) {
            return tl::unexpected(committed.error());
        }
        m_outcome.sent += sent;
    }
    if (!more) {
        noteErased(m_replica);
    }
    rememberHubHeads(m_replica, hubHeads);
    return more ? Next::Again : Next::Done;
}

}  // namespace muster::sharing
