// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/sync.h"

#include "core/replica/byte_stream.h"
#include "core/replica/replica.h"
#include "core/sharing/synchronisation.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

namespace {

    constexpr const char* kLastRepair = "last repair";
    constexpr std::int64_t kRepairPauseMs = 10 * 60 * 1000;

    Result<Share> shareFor(Replica& replica)
    {
        auto share = shareOf(replica);
        if (!share) {
            return fail(FailureCode::NotFound, "This folder is not shared yet. Create a shared file or join one.");
        }
        return std::move(*share);
    }

    Result<void> joinStrays(Replica& replica, Hub& hub, const Share& share, const SyncOptions& options,
                            SyncOutcome& outcome)
    {
        const auto names = hub.strays();
        if (!names) {
            return tl::unexpected(names.error());
        }
        std::vector<std::string> joined;
        for (const std::string& name : *names) {
            auto stray = hub.openStray(name);
            if (!stray) {
                // It may still be copied, or be damaged beyond reading: it stays where it is, and the rest goes on.
                continue;
            }
            Synchronisation reading {replica, hub, share, options};
            if (auto read = reading.join(**stray)) {
                outcome.received += reading.outcome().received;
                joined.push_back(name);
            }
        }
        if (joined.empty()) {
            return {};
        }
        add(outcome, SyncNotice::CopyJoined);
        // Only what the hub has for certain may be put aside.
        auto pushed = Synchronisation {replica, hub, share, options}.run(false);
        if (!pushed) {
            return tl::unexpected(pushed.error());
        }
        outcome.sent += pushed->sent;
        outcome.received += pushed->received;
        for (const std::string& name : joined) {
            auto retired = hub.retireStray(name);
            if (!retired) {
                return retired;
            }
        }
        return {};
    }

    bool mayRepairAgain(Replica& replica)
    {
        const auto kept = replica.localValue(kLastRepair);
        std::int64_t last = 0;
        if (kept) {
            replica::ByteReader in {kept->data(), kept->size()};
            last = static_cast<std::int64_t>(in.number());
        }
        const std::int64_t now = wallMs(replica);
        return now - last > kRepairPauseMs || now < last;
    }

    void noteRepair(Replica& replica)
    {
        replica::ByteWriter out;
        out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, wallMs(replica))));
        replica.keepLocalValue(kLastRepair, out.take());
    }

    Result<SyncOutcome> rebuild(Replica& replica, Hub& hub, const Share& share, const SyncOptions& options)
    {
        noteRepair(replica);
        auto outcome = Synchronisation {replica, hub, share, options}.run(true);
        if (outcome) {
            add(*outcome, SyncNotice::HubRepaired);
        }
        return outcome;
    }

}  // namespace

Result<SyncOutcome> sync(Replica& replica, Hub& hub, const SyncOptions& options)
{
    const auto share = shareFor(replica);
    if (!share) {
        return tl::unexpected(share.error());
    }
    auto outcome = Synchronisation {replica, hub, *share, options}.run(false);
    if (!outcome && outcome.error().code == FailureCode::Damaged && options.repair && mayRepairAgain(replica)) {
        outcome = rebuild(replica, hub, *share, options);
    }
    if (outcome && options.joinStrays) {
        auto joined = joinStrays(replica, hub, *share, options, *outcome);
        if (!joined) {
            return tl::unexpected(joined.error());
        }
    }
    return outcome;
}

Result<SyncOutcome> repairHub(Replica& replica, Hub& hub, const SyncOptions& options)
{
    const auto share = shareFor(replica);
    if (!share) {
        return tl::unexpected(share.error());
    }
    SyncOptions looking = options;
    looking.repair = false;
    auto outcome = sync(replica, hub, looking);
    if (!outcome && outcome.error().code == FailureCode::Damaged) {
        outcome = rebuild(replica, hub, *share, options);
    }
    return outcome;
}

Result<SyncOutcome> startShare(Replica& replica, const std::string& address,
                               const std::function<Result<HubIdentity>()>& create, Hub& hub, const SyncOptions& options)
{
    if (const auto share = shareOf(replica)) {
        return fail(FailureCode::Refused,
                    fmt::format("This partnership is shared already, in {}.", share->shownAddress()));
    }
    const auto identity = create();
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    keepShare(replica, {address, identity->hub});
    return sync(replica, hub, options);
}

}  // namespace muster::sharing
