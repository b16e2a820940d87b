// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a compartment key vouches for. Not for other rooms.
#pragma once

#include "core/base/id.h"
#include "core/replica/byte_stream.h"
#include "core/replica/sealed_box.h"

namespace muster::replica {

/// That a new key belongs to an epoch; said with the key of the epoch before it.
[[nodiscard]] inline Blob epochText(const base::Id& id, std::int64_t number, const CompartmentKey& key)
{
    ByteWriter out;
    out.text("muster part-two epoch");
    out.raw(id.bytes.data(), id.bytes.size());
    out.number(static_cast<std::uint64_t>(number));
    out.raw(key.data(), 32);
    return out.take();
}

/// That a slot may have the key of an epoch; said with that key.
[[nodiscard]] inline Blob slotText(const base::Id& epoch, const base::Id& slot, const Blob& publicKey)
{
    ByteWriter out;
    out.text("muster part-two slot");
    out.raw(epoch.bytes.data(), epoch.bytes.size());
    out.raw(slot.bytes.data(), slot.bytes.size());
    out.raw(publicKey.data(), publicKey.size());
    return out.take();
}

}  // namespace muster::replica
