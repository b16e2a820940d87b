// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/erasures.h"

#include "core/replica/replica.h"
#include "core/sharing/share.h"

namespace muster::sharing {

namespace {

    constexpr const char* kErasedAtHub = "erased at hub";

    /// What was erased until now and at which hub, in few bytes; empty where nothing was.
    replica::Blob stateOf(replica::Replica& replica)
    {
        const auto share = shareOf(replica);
        const auto changes = replica.erasedChanges();
        if (!share || changes.empty()) {
            return {};
        }
        replica::Blob all(share->hub.bytes.begin(), share->hub.bytes.end());
        for (const replica::TravellingChange& change : changes) {
            all.insert(all.end(), change.hash.begin(), change.hash.end());
        }
        const replica::Hash hash = replica::hashOf(all);
        return {hash.begin(), hash.end()};
    }

}  // namespace

bool erasuresWait(replica::Replica& replica)
{
    const replica::Blob state = stateOf(replica);
    return !state.empty() && replica.localValue(kErasedAtHub) != state;
}

base::Result<bool> eraseAt(HubSession& session, replica::Replica& replica)
{
    bool replaced = false;
    for (const replica::TravellingChange& change : replica.erasedChanges()) {
        const auto done = session.replaceErased(change);
        if (!done && done.error().code != base::FailureCode::Invalid) {
            return tl::unexpected(done.error());
        }
        replaced = replaced || done;
    }
    return replaced;
}

void noteErased(replica::Replica& replica)
{
    if (const replica::Blob state = stateOf(replica); !state.empty()) {
        replica.keepLocalValue(kErasedAtHub, state);
    }
}

}  // namespace muster::sharing
