// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/exchange.h"

#include "core/replica/byte_stream.h"

#include <algorithm>

namespace muster::replica {

namespace {

    // The frame never changes: every Muster can take a record apart and recompute its hash.
    constexpr std::uint8_t kWhole = 1;
    constexpr std::uint8_t kErased = 2;

    struct Frame {
        Blob header;
        Blob payload;
        bool erased = false;
        Hash payloadHash {};
    };

    tl::unexpected<base::Failure> damaged()
    {
        return base::fail(base::FailureCode::Damaged, "A change cannot be read: its bytes do not make sense.");
    }

    Blob readBlob(ByteReader& in)
    {
        const std::size_t size = in.count();
        const std::uint8_t* bytes = in.raw(size);
        return bytes == nullptr ? Blob {} : Blob(bytes, bytes + size);
    }

    base::Result<Frame> takeApart(const Blob& bytes)
    {
        ByteReader in {bytes.data(), bytes.size()};
        const std::uint8_t kind = in.byte();
        if (kind != kWhole && kind != kErased) {
            return damaged();
        }
        Frame frame;
        frame.erased = kind == kErased;
        frame.header = readBlob(in);
        if (frame.erased) {
            if (const std::uint8_t* hash = in.raw(frame.payloadHash.size())) {
                std::copy(hash, hash + frame.payloadHash.size(), frame.payloadHash.begin());
            }
        }
        const std::size_t left = in.left();
        if (const std::uint8_t* rest = in.raw(left); rest != nullptr) {
            frame.payload.assign(rest, rest + left);
        }
        if (in.failed()) {
            return damaged();
        }
        if (!frame.erased) {
            frame.payloadHash = hashOf(frame.payload);
        }
        return frame;
    }

}  // namespace

Blob encodeRecord(const ChangeHeader& header, const Blob& payload)
{
    const Blob bytes = encodeHeader(header);
    ByteWriter out;
    out.byte(kWhole);
    out.number(bytes.size());
    out.raw(bytes.data(), bytes.size());
    out.raw(payload.data(), payload.size());
    return out.take();
}

Blob encodeErasedRecord(const ChangeHeader& header, const Hash& payloadHash, const Blob& notice)
{
    const Blob bytes = encodeHeader(header);
    ByteWriter out;
    out.byte(kErased);
    out.number(bytes.size());
    out.raw(bytes.data(), bytes.size());
    out.raw(payloadHash.data(), payloadHash.size());
    out.raw(notice.data(), notice.size());
    return out.take();
}

base::Result<Record> decodeRecord(const Blob& bytes)
{
    auto frame = takeApart(bytes);
    if (!frame) {
        return tl::unexpected(frame.error());
    }
    auto header = decodeHeader(frame->header);
    if (!header) {
        return tl::unexpected(header.error());
    }
    return Record {std::move(*header), std::move(frame->payload), frame->erased, frame->payloadHash};
}

base::Result<Hash> recordHash(const Hash& previous, const Version& version, const Blob& record)
{
    const auto frame = takeApart(record);
    if (!frame) {
        return tl::unexpected(frame.error());
    }
    return chainHash(previous, version, frame->header, frame->payloadHash);
}

base::Result<Blob> eraseRecord(const Blob& record, const Blob& notice)
{
    const auto whole = decodeRecord(record);
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    return encodeErasedRecord(whole->header, whole->payloadHash, notice);
}

base::Result<std::vector<TravellingChange>> renameTail(const std::vector<TravellingChange>& tail)
{
    std::vector<TravellingChange> renamed;
    if (tail.empty()) {
        return renamed;
    }
    const Version first = tail.front().version;
    base::Id start;
    std::copy_n(tail.front().hash.begin(), start.bytes.size(), start.bytes.begin());
    const base::Id name = base::deriveId(first.device, start);
    const std::int64_t shift = first.sequence - 1;
    Hash previous {};
    for (const TravellingChange& change : tail) {
        auto record = decodeRecord(change.record);
        if (!record) {
            return tl::unexpected(record.error());
        }
        ChangeHeader& header = record->header;
        // What was undone before the fork is not this device's any more.
        header.about = header.about > shift ? header.about - shift : 0;
        addFormerly(header, change.version);
        const Version version {name, change.version.sequence - shift};
        previous = chainHash(previous, version, encodeHeader(header), record->payloadHash);
        renamed.push_back({version, previous,
                           record->erased ? encodeErasedRecord(header, record->payloadHash, record->payload)
                                          : encodeRecord(header, record->payload)});
    }
    return renamed;
}

}  // namespace muster::replica
