// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes as they travel between computers: opaque to whoever stores or forwards them.
#pragma once

#include "core/replica/change.h"

#include <cstdint>
#include <vector>

namespace muster::replica {

/// How far somebody knows the Changes of one device: the newest number and the chain hash there.
struct Head {
    base::Id device;
    std::int64_t sequence = 0;
    Hash hash {};

    bool operator==(const Head&) const = default;
};

/// One Change outside a replica. Whoever relays it needs no key and need not understand it: `hash` can be
/// recomputed from the bytes alone, also where a newer Muster wrote them (invariants I3, I4 and I8 of sharing).
struct TravellingChange {
    Version version;
    Hash hash {};
    Blob record;

    bool operator==(const TravellingChange&) const = default;
};

/// The bytes of a Change outside a replica: its header, and its payload (sealed writes stay sealed).
[[nodiscard]] Blob encodeRecord(const ChangeHeader& header, const Blob& payload);
/// The bytes of a Change whose payload was erased: its hash, and the notice in its place.
[[nodiscard]] Blob encodeErasedRecord(const ChangeHeader& header, const Hash& payloadHash, const Blob& notice);

/// A record taken apart. Its payload is not decoded: a newer Muster may have written it.
struct Record {
    ChangeHeader header;
    Blob payload;
    bool erased = false;  ///< `payload` is the notice that stands in its place, see `eraseRecord`
    Hash payloadHash {};  ///< of the payload as first written
};

/// Refuses (`Damaged`) bytes that no Muster wrote.
[[nodiscard]] base::Result<Record> decodeRecord(const Blob& bytes);

/// The chain hash of a record; refuses like `decodeRecord`. An erased record has the hash it had before.
[[nodiscard]] base::Result<Hash> recordHash(const Hash& previous, const Version& version, const Blob& record);

/// The record with `notice` (who, when, on what basis) in place of its payload: data-protection law asks for
/// it, and the chain stays whole because it covers the payload's hash (design §4, Erasure).
[[nodiscard]] base::Result<Blob> eraseRecord(const Blob& record, const Blob& notice);

/// The end of a device's chain under the name of a new device, because other Changes hold its numbers (invariant
/// I4). Everybody who has this tail gives it the same name. `tail` runs without gaps from the first Change that
/// differs; refuses (`Damaged`) records that cannot be read.
[[nodiscard]] base::Result<std::vector<TravellingChange>> renameTail(const std::vector<TravellingChange>& tail);

}  // namespace muster::replica
