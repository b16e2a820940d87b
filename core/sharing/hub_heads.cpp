// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/hub_heads.h"

#include "core/replica/byte_stream.h"
#include "core/replica/replica.h"
#include "core/sharing/sync.h"

#include <algorithm>
#include <limits>

namespace muster::sharing {

using replica::Head;
using replica::Replica;

namespace {

    constexpr const char* kHubHeads = "hub heads";

}  // namespace

HeadsByDevice byDevice(const std::vector<Head>& heads)
{
    HeadsByDevice found;
    for (const Head& head : heads) {
        found.emplace(head.device, head);
    }
    return found;
}

std::int64_t sequenceIn(const HeadsByDevice& heads, const base::Id& device)
{
    const auto head = heads.find(device);
    return head == heads.end() ? 0 : head->second.sequence;
}

HeadsByDevice rememberedHubHeads(Replica& replica)
{
    HeadsByDevice heads;
    const auto kept = replica.localValue(kHubHeads);
    if (!kept) {
        return heads;
    }
    replica::ByteReader in {kept->data(), kept->size()};
    while (!in.atEnd()) {
        Head head;
        const std::uint8_t* device = in.raw(head.device.bytes.size());
        head.sequence = static_cast<std::int64_t>(in.number());
        const std::uint8_t* hash = in.raw(head.hash.size());
        if (in.failed()) {
            break;
        }
        std::copy_n(device, head.device.bytes.size(), head.device.bytes.begin());
        std::copy_n(hash, head.hash.size(), head.hash.begin());
        heads.emplace(head.device, head);
    }
    return heads;
}

void rememberHubHeads(Replica& replica, const HeadsByDevice& heads)
{
    if (rememberedHubHeads(replica) == heads) {
        return;
    }
    replica::ByteWriter out;
    for (const auto& [device, head] : heads) {
        out.raw(device.bytes.data(), device.bytes.size());
        out.number(static_cast<std::uint64_t>(head.sequence));
        out.raw(head.hash.data(), head.hash.size());
    }
    replica.keepLocalValue(kHubHeads, out.take());
}

std::size_t waitingChanges(Replica& replica)
{
    const HeadsByDevice hubHeads = rememberedHubHeads(replica);
    std::int64_t waiting = 0;
    for (const Head& head : replica.heads()) {
        waiting += std::max<std::int64_t>(0, head.sequence - sequenceIn(hubHeads, head.device));
    }
    return static_cast<std::size_t>(waiting);
}

std::vector<replica::ChangeHeader> waitingHeaders(Replica& replica, std::size_t most)
{
    const HeadsByDevice hubHeads = rememberedHubHeads(replica);
    std::vector<replica::ChangeHeader> headers;
    for (const Head& head : replica.heads()) {
        const std::int64_t known = sequenceIn(hubHeads, head.device);
        const std::int64_t after = std::max(known, head.sequence - static_cast<std::int64_t>(most));
        for (const auto& change :
             replica.changesAfter(head.device, after, most, std::numeric_limits<std::size_t>::max())) {
            if (auto record = replica::decodeRecord(change.record)) {
                headers.push_back(std::move(record->header));
            }
        }
    }
    std::sort(headers.begin(), headers.end(), [](const auto& a, const auto& b) { return a.clock > b.clock; });
    headers.resize(std::min(headers.size(), most));
    return headers;
}

}  // namespace muster::sharing
