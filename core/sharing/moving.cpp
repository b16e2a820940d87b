// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/moving.h"

#include "core/base/text.h"
#include "core/replica/replica.h"
#include "core/sharing/hub_heads.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

namespace {

    tl::unexpected<base::Failure> notShared()
    {
        return fail(FailureCode::NotFound, "This folder is not shared. Create a shared file or join one.");
    }

    Lacking lackingOf(Replica& replica, const replica::Head& known, std::int64_t after)
    {
        Lacking lacking;
        lacking.changes = static_cast<std::size_t>(known.sequence - after);
        const auto newest = replica.changesAfter(known.device, known.sequence - 1, 1, 1);
        if (!newest.empty()) {
            if (const auto record = replica::decodeRecord(newest.front().record)) {
                lacking.author = record->header.author;
                lacking.newestLabel = record->header.label;
                lacking.newestAt = record->header.at;
            }
        }
        return lacking;
    }

}  // namespace

Result<void> leaveShare(Replica& replica, const std::function<Result<void>(Replica&)>& settle)
{
    if (!shareOf(replica)) {
        return notShared();
    }
    keepShare(replica, {});
    rememberHubHeads(replica, {});
    return settle ? settle(replica) : Result<void> {};
}

Result<std::vector<Lacking>> lackingAt(Replica& replica, Hub& hub)
{
    const auto share = shareOf(replica);
    if (!share) {
        return notShared();
    }
    auto session = hub.begin(Purpose::Read);
    if (!session) {
        return tl::unexpected(session.error());
    }
    const auto identity = (*session)->identity();
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    if (identity->hub != share->hub) {
        return fail(FailureCode::Foreign,
                    "That is another partnership's shared file, not the one this folder belongs to. Nothing was read "
                    "from it or written to it.");
    }
    const auto there = (*session)->heads();
    if (!there) {
        return tl::unexpected(there.error());
    }
    std::vector<Lacking> lacking;
    for (const auto& [device, known] : rememberedHubHeads(replica)) {
        const auto head = std::find_if(there->begin(), there->end(), [id = device](const SignedHead& each) {
            return each.head.device == id;
        });
        const std::int64_t reached = head == there->end() ? 0 : head->head.sequence;
        if (reached < known.sequence) {
            lacking.push_back(lackingOf(replica, known, reached));
            continue;
        }
        const auto hashes = (*session)->hashes({{device, known.sequence}});
        if (!hashes) {
            return tl::unexpected(hashes.error());
        }
        if (hashes->empty() || hashes->front() != known.hash) {
            lacking.push_back(lackingOf(replica, known, known.sequence - 1));
        }
    }
    return lacking;
}

std::string inWords(const std::vector<Lacking>& lacking)
{
    std::size_t all = 0;
    std::string parts;
    for (const Lacking& each : lacking) {
        all += each.changes;
        parts += fmt::format("{}{} by {}, the newest \"{}\"", parts.empty() ? "" : "; ", each.changes, each.author,
                             each.newestLabel);
    }
    return fmt::format("It lacks {} that the shared file had: {}.",
                       base::counted(static_cast<int>(all), "change", "changes"), parts);
}

Result<SyncOutcome> moveShare(Replica& replica, const std::string& address, Hub& hub, const SyncOptions& options,
                              bool evenIfLacking)
{
    const auto lacking = lackingAt(replica, hub);
    if (!lacking) {
        return tl::unexpected(lacking.error());
    }
    if (!lacking->empty() && !evenIfLacking) {
        return fail(FailureCode::Superseded,
                    fmt::format("The file there is an older copy. {} Somebody may still be working with the newest one: "
                                "ask where it is. If it is gone, this copy can be used all the same: what it lacks is "
                                "put in from this computer.",
                                inWords(*lacking)));
    }
    keepShare(replica, {address, shareOf(replica)->hub});
    return sync(replica, hub, options);
}

}  // namespace muster::sharing
