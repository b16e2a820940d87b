// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Change: what one labelled transaction did, as field writes. Immutable once stored.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/value.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::replica {

/// A Change within one file: device number << 40 | sequence number. Private to that file.
struct ChangeId {
    std::int64_t value = 0;

    auto operator<=>(const ChangeId&) const = default;
    [[nodiscard]] std::int64_t device() const { return value >> 40; }
    [[nodiscard]] std::int64_t sequence() const { return value & ((std::int64_t {1} << 40) - 1); }
    [[nodiscard]] static ChangeId of(std::int64_t device, std::int64_t sequence) { return {device << 40 | sequence}; }
};

/// A Change anywhere: the device that made it and its number there, from 1 without gaps.
struct Version {
    base::Id device;
    std::int64_t sequence = 0;

    auto operator<=>(const Version&) const = default;
};

enum class ChangeKind {
    Edit = 0,
    Undo = 1,
    Redo = 2,
    Upkeep = 3  ///< what Muster does by itself; undo passes it over
};

/// One field of one row. Column 0 stands for the row itself: its value is 1 while the row exists, null
/// once it is deleted.
struct CellWrite {
    int column = 0;
    Value before;
    Value after;
    std::vector<Version> parents;  ///< all leaf versions this write replaces
};

struct RowWrite {
    int table = 0;
    base::Id row;
    std::vector<CellWrite> cells;
};

/// The writes of a Change, as they are encoded, hashed and stored.
///
/// `sealed` holds the encoded writes to restricted content, encrypted: everybody stores and forwards it,
/// only holders of the key read it.
struct ChangePayload {
    std::vector<RowWrite> rows;
    Blob sealed;
};

using Hash = std::array<std::uint8_t, 32>;

/// The bytes of some rows; the first byte is the format's version.
[[nodiscard]] Blob encodeRows(const std::vector<RowWrite>& rows);

/// Refuses (`Damaged`, or `Newer` for a later format) anything that `encodeRows` did not write.
[[nodiscard]] base::Result<std::vector<RowWrite>> decodeRows(const std::uint8_t* bytes, std::size_t size);

[[nodiscard]] Blob encodePayload(const ChangePayload& payload);
[[nodiscard]] base::Result<ChangePayload> decodePayload(const Blob& bytes);

/// What a Change says of itself beside its writes; hashed with them.
struct ChangeHeader {
    std::int64_t clock = 0;  ///< hybrid logical clock: milliseconds since 1970 << 16 | counter
    std::int64_t at = 0;     ///< wall clock of the author's computer, milliseconds since 1970
    std::string author;
    std::string label;
    ChangeKind kind = ChangeKind::Edit;
    std::int64_t about = 0;  ///< sequence number of the Change of this device that is undone or redone
    Blob extra {};           ///< further fields, see `formerly`; those of a newer Muster are kept as they came
};

/// The names a Change had before a fork renamed its device, oldest first (design §4: a second hash for one number
/// means a new device id). Its sealed writes are bound to the oldest; parents may still use any of them.
[[nodiscard]] std::vector<Version> formerly(const ChangeHeader& header);
void addFormerly(ChangeHeader& header, const Version& version);

/// The bytes of a header, as they are hashed and travel.
[[nodiscard]] Blob encodeHeader(const ChangeHeader& header);
/// Refuses (`Damaged`) bytes that `encodeHeader` of this or a newer Muster did not write.
[[nodiscard]] base::Result<ChangeHeader> decodeHeader(const Blob& bytes);

/// BLAKE2b over the device's previous hash, the device, the number, the header's bytes and the hash of the
/// payload. The payload is covered in its sealed form, so anybody can verify the chain without a key.
[[nodiscard]] Hash chainHash(const Hash& previous, const Version& version, const Blob& header, const Hash& payloadHash);
[[nodiscard]] Hash hashOf(const Blob& bytes);

}  // namespace muster::replica
