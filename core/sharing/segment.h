// SPDX-License-Identifier: GPL-3.0-or-later
//
// A segment file: frames one after another, each with its length and checksum, only ever added to.
#pragma once

#include "core/sharing/hub.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::sharing {

/// The newest format of segment folders this program knows.
inline constexpr int kSegmentFormat = 1;

enum class FrameKind : std::uint8_t {
    Identity = 1,  ///< of the hub, first in every file
    Change = 2,
    Signature = 3,  ///< a signed head
    Erased = 4  ///< a Change whose payload was erased, in the place of the one with the same hash
};

struct Frame {
    FrameKind kind {};
    std::int64_t at = 0;  ///< where it begins in its file
    std::int64_t size = 0;  ///< with everything around its body
    replica::Blob body;
};

/// A Change as a segment keeps it: it names the one before it, so that it can be judged alone.
struct SegmentChange {
    replica::Hash previous {};
    replica::TravellingChange change;
};

[[nodiscard]] replica::Blob encodeFrame(FrameKind kind, const replica::Blob& body);
[[nodiscard]] replica::Blob encodeIdentity(const HubIdentity& identity);
[[nodiscard]] replica::Blob encodeChange(const SegmentChange& change);
[[nodiscard]] replica::Blob encodeSignature(const SignedHead& head);

/// Nothing for bytes that make no sense, and for a Change whose hash is not the one of its bytes.
[[nodiscard]] std::optional<HubIdentity> decodeIdentity(const replica::Blob& body);
[[nodiscard]] std::optional<SegmentChange> decodeChange(const replica::Blob& body);
[[nodiscard]] std::optional<SignedHead> decodeSignature(const replica::Blob& body);

/// The whole frames among bytes that begin at `at` of a file. What is torn or rotten is skipped over, up to the
/// next whole frame.
[[nodiscard]] std::vector<Frame> framesIn(const replica::Blob& bytes, std::int64_t at);

}  // namespace muster::sharing
