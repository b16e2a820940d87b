// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/segment.h"

#include "core/replica/byte_stream.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace muster::sharing {

using replica::Blob;
using replica::ByteReader;
using replica::ByteWriter;

namespace {

// marker | kind | length of the body, 4 bytes | body | checksum
constexpr std::array<std::uint8_t, 4> kMarker {'M', 'u', 'S', 'g'};
constexpr std::size_t kChecksumBytes = 16;
constexpr std::size_t kFrontBytes = kMarker.size() + 1 + 4;

using Checksum = std::array<std::uint8_t, kChecksumBytes>;

Checksum checksumOf(const std::uint8_t* bytes, std::size_t size)
{
    Checksum sum {};
    crypto_generichash(sum.data(), sum.size(), bytes, size, nullptr, 0);
    return sum;
}

template <class Array> void take(ByteReader& in, Array& into)
{
    if (const std::uint8_t* bytes = in.raw(into.size())) {
        std::copy(bytes, bytes + into.size(), into.begin());
    }
}

Blob takeBlob(ByteReader& in)
{
    const std::size_t size = in.count();
    const std::uint8_t* bytes = in.raw(size);
    return bytes == nullptr ? Blob {} : Blob(bytes, bytes + size);
}

std::optional<Frame> frameAt(const std::uint8_t* bytes, std::size_t left)
{
    if (left < kFrontBytes + kChecksumBytes || !std::equal(kMarker.begin(), kMarker.end(), bytes)) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        length |= static_cast<std::size_t>(bytes[kMarker.size() + 1 + i]) << (8 * i);
    }
    if (length > left - kFrontBytes - kChecksumBytes) {
        return std::nullopt;
    }
    const Checksum sum = checksumOf(bytes, kFrontBytes + length);
    if (!std::equal(sum.begin(), sum.end(), bytes + kFrontBytes + length)) {
        return std::nullopt;
    }
    Frame frame;
    frame.kind = static_cast<FrameKind>(bytes[kMarker.size()]);
    frame.size = static_cast<std::int64_t>(kFrontBytes + length + kChecksumBytes);
    frame.body.assign(bytes + kFrontBytes, bytes + kFrontBytes + length);
    return frame;
}

}  // namespace

Blob encodeFrame(FrameKind kind, const Blob& body)
{
    Blob frame(kMarker.begin(), kMarker.end());
    frame.reserve(kFrontBytes + body.size() + kChecksumBytes);
    frame.push_back(static_cast<std::uint8_t>(kind));
    for (unsigned shift = 0; shift < 32; shift += 8) {
        frame.push_back(static_cast<std::uint8_t>(body.size() >> shift));
    }
    frame.insert(frame.end(), body.begin(), body.end());
    const Checksum sum = checksumOf(frame.data(), frame.size());
    frame.insert(frame.end(), sum.begin(), sum.end());
    return frame;
}

Blob encodeIdentity(const HubIdentity& identity)
{
    ByteWriter out;
    out.raw(identity.hub.bytes.data(), identity.hub.bytes.size());
    out.number(static_cast<std::uint64_t>(identity.format));
    out.number(static_cast<std::uint64_t>(identity.needs.reader));
    out.number(static_cast<std::uint64_t>(identity.needs.writer));
    out.text(identity.needs.muster);
    return out.take();
}

std::optional<HubIdentity> decodeIdentity(const Blob& body)
{
    ByteReader in {body.data(), body.size()};
    HubIdentity identity;
    take(in, identity.hub.bytes);
    identity.format = static_cast<int>(in.number());
    identity.needs.reader = static_cast<int>(in.number());
    identity.needs.writer = static_cast<int>(in.number());
    // What a newer Muster says behind it is its own business.
    identity.needs.muster = in.text();
    return in.failed() || !identity.hub ? std::nullopt : std::optional {identity};
}

Blob encodeChange(const SegmentChange& kept)
{
    const replica::Version& version = kept.change.version;
    ByteWriter out;
    out.raw(version.device.bytes.data(), version.device.bytes.size());
    out.number(static_cast<std::uint64_t>(version.sequence));
    out.raw(kept.previous.data(), kept.previous.size());
    out.raw(kept.change.hash.data(), kept.change.hash.size());
    out.raw(kept.change.record.data(), kept.change.record.size());
    return out.take();
}

std::optional<SegmentChange> decodeChange(const Blob& body)
{
    ByteReader in {body.data(), body.size()};
    SegmentChange kept;
    take(in, kept.change.version.device.bytes);
    kept.change.version.sequence = static_cast<std::int64_t>(in.number());
    take(in, kept.previous);
    take(in, kept.change.hash);
    const std::size_t left = in.left();
    if (const std::uint8_t* bytes = in.raw(left)) {
        kept.change.record.assign(bytes, bytes + left);
    }
    if (in.failed() || kept.change.version.sequence < 1) {
        return std::nullopt;
    }
    const auto hash = replica::recordHash(kept.previous, kept.change.version, kept.change.record);
    return hash && *hash == kept.change.hash ? std::optional {std::move(kept)} : std::nullopt;
}

Blob encodeSignature(const SignedHead& head)
{
    ByteWriter out;
    out.raw(head.head.device.bytes.data(), head.head.device.bytes.size());
    out.number(static_cast<std::uint64_t>(head.head.sequence));
    out.raw(head.head.hash.data(), head.head.hash.size());
    out.number(head.key.size());
    out.raw(head.key.data(), head.key.size());
    out.number(head.signature.size());
    out.raw(head.signature.data(), head.signature.size());
    return out.take();
}

std::optional<SignedHead> decodeSignature(const Blob& body)
{
    ByteReader in {body.data(), body.size()};
    SignedHead head;
    take(in, head.head.device.bytes);
    head.head.sequence = static_cast<std::int64_t>(in.number());
    take(in, head.head.hash);
    head.key = takeBlob(in);
    head.signature = takeBlob(in);
    return in.failed() ? std::nullopt : std::optional {std::move(head)};
}

std::vector<Frame> framesIn(const Blob& bytes, std::int64_t at)
{
    std::vector<Frame> frames;
    std::size_t place = 0;
    while (place < bytes.size()) {
        if (auto frame = frameAt(bytes.data() + place, bytes.size() - place)) {
            frame->at = at + static_cast<std::int64_t>(place);
            place += static_cast<std::size_t>(frame->size);
            frames.push_back(std::move(*frame));
            continue;
        }
        const auto next = std::search(bytes.begin() + static_cast<std::ptrdiff_t>(place) + 1, bytes.end(),
                                      kMarker.begin(), kMarker.end());
        place = static_cast<std::size_t>(next - bytes.begin());
    }
    return frames;
}

}  // namespace muster::sharing
