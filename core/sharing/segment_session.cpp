// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/segment_session.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::sharing {

using base::FailureCode;
using replica::Hash;
using replica::TravellingChange;
using replica::Version;

SegmentSession::SegmentSession(SegmentHub& hub, const HubIdentity& identity, Purpose purpose)
    : m_hub(hub), m_identity(identity), m_purpose(purpose)
{
    m_hub.m_inSession = true;
}

SegmentSession::~SegmentSession() { end(); }

void SegmentSession::end()
{
    if (!m_over) {
        m_over = true;
        m_hub.m_inSession = false;
    }
}

std::optional<base::Failure> SegmentSession::mayWrite() const
{
    if (m_over) {
        return visitIsOver(m_hub.m_places);
    }
    if (m_purpose == Purpose::Read) {
        return visitOnlyReads();
    }
    return std::nullopt;
}

base::Result<HubIdentity> SegmentSession::identity()
{
    return m_over ? tl::unexpected(visitIsOver(m_hub.m_places)) : base::Result<HubIdentity> {m_identity};
}

replica::Head SegmentSession::head(const base::Id& device) const
{
    const auto added = m_added.find(device);
    if (added == m_added.end() || added->second.changes.empty()) {
        return m_hub.m_index.head(device);
    }
    const TravellingChange& last = added->second.changes.back();
    return {device, last.version.sequence, last.hash};
}

std::optional<Hash> SegmentSession::hashAt(const Version& version) const
{
    const auto added = m_added.find(version.device);
    if (added != m_added.end() && !added->second.changes.empty()) {
        const std::int64_t first = added->second.changes.front().version.sequence;
        const auto count = static_cast<std::int64_t>(added->second.changes.size());
        if (version.sequence >= first) {
            return version.sequence < first + count
                ? std::optional {added->second.changes[static_cast<std::size_t>(version.sequence - first)].hash}
                : std::nullopt;
        }
    }
    return m_hub.m_index.hashAt(version);
}

base::Result<std::vector<SignedHead>> SegmentSession::heads()
{
    if (m_over) {
        return tl::unexpected(visitIsOver(m_hub.m_places));
    }
    std::vector<SignedHead> heads = m_hub.m_index.heads();
    for (const auto& [device, added] : m_added) {
        const auto known = std::find_if(heads.begin(), heads.end(), [&, wanted = device](const SignedHead& one) {
            return one.head.device == wanted;
        });
        SignedHead now {head(device), {}, {}};
        if (added.head && added.head->head == now.head) {
            now = *added.head;
        } else if (known != heads.end() && known->head == now.head) {
            now = *known;
        }
        if (known == heads.end()) {
            heads.push_back(now);
        } else {
            *known = now;
        }
    }
    return heads;
}

base::Result<std::vector<std::optional<Hash>>> SegmentSession::hashes(const std::vector<Version>& versions)
{
    if (m_over) {
        return tl::unexpected(visitIsOver(m_hub.m_places));
    }
    std::vector<std::optional<Hash>> hashes;
    hashes.reserve(versions.size());
    for (const Version& version : versions) {
        hashes.push_back(hashAt(version));
    }
    return hashes;
}

base::Result<std::vector<TravellingChange>> SegmentSession::read(const base::Id& device, std::int64_t after,
                                                                 const ReadLimit& limit)
{
    if (m_over) {
        return tl::unexpected(visitIsOver(m_hub.m_places));
    }
    std::vector<TravellingChange> changes;
    if (after < m_hub.m_index.head(device).sequence) {
        auto stored = m_hub.readProven(device, after, limit);
        if (!stored) {
            end();
            return stored;
        }
        changes = std::move(*stored);
    } else if (const auto added = m_added.find(device); added != m_added.end()) {
        std::size_t bytes = 0;
        for (const TravellingChange& change : added->second.changes) {
            if (change.version.sequence <= after) {
                continue;
            }
            bytes += change.record.size();
            if (changes.size() >= limit.changes || (!changes.empty() && bytes > limit.bytes)) {
                break;
            }
            changes.push_back(change);
        }
    }
    for (TravellingChange& change : changes) {
        if (const auto erased = m_erased.find(change.version); erased != m_erased.end()) {
            change = erased->second;
        }
    }
    return changes;
}

void SegmentSession::put(FrameKind kind, const replica::Blob& body)
{
    const replica::Blob frame = encodeFrame(kind, body);
    m_frames.insert(m_frames.end(), frame.begin(), frame.end());
}

base::Result<void> SegmentSession::append(const std::vector<TravellingChange>& changes,
                                          const std::vector<SignedHead>& heads)
{
    if (auto refused = mayWrite()) {
        return tl::unexpected(std::move(*refused));
    }
    const auto invalid = [&](std::int64_t sequence, std::string_view why) {
        m_spoiled = true;
        return base::fail(FailureCode::Invalid,
                          fmt::format("Change {} of a computer was refused by the shared file: {}.", sequence, why));
    };
    for (const TravellingChange& change : changes) {
        const std::int64_t sequence = change.version.sequence;
        if (sequence < 1 || change.version.device.isNil()) {
            return invalid(sequence, "its number makes no sense");
        }
        const replica::Head newest = head(change.version.device);
        if (sequence <= newest.sequence) {
            if (hashAt(change.version) != change.hash) {
                return invalid(sequence, "another change stands there already");
            }
            continue;
        }
        if (sequence != newest.sequence + 1) {
            return invalid(sequence, fmt::format("the ones from {} on are missing before it", newest.sequence + 1));
        }
        const auto hash = replica::recordHash(newest.hash, change.version, change.record);
        if (!hash || *hash != change.hash) {
            return invalid(sequence, "it does not continue the chain");
        }
        put(FrameKind::Change, encodeChange({newest.hash, change}));
        m_added[change.version.device].changes.push_back(change);
    }
    for (const SignedHead& signedHead : heads) {
        if (hashAt({signedHead.head.device, signedHead.head.sequence}) != signedHead.head.hash) {
            return invalid(signedHead.head.sequence, "its signature does not belong to a change in it");
        }
        const auto known = m_hub.m_index.heads();
        const bool news = std::find(known.begin(), known.end(), signedHead) == known.end();
        if (news && !signedHead.signature.empty() && signedHead.head == head(signedHead.head.device)) {
            put(FrameKind::Signature, encodeSignature(signedHead));
            m_added[signedHead.head.device].head = signedHead;
        }
    }
    return {};
}

base::Result<void> SegmentSession::replaceErased(const TravellingChange& change)
{
    if (auto refused = mayWrite()) {
        return tl::unexpected(std::move(*refused));
    }
    const auto invalid = [&](std::string_view why) {
        return base::fail(FailureCode::Invalid,
                          fmt::format("Change {} of a computer cannot be erased in the shared "
                                      "file: {}.",
                                      change.version.sequence, why));
    };
    if (!hashAt(change.version)) {
        return invalid("it is not there");
    }
    const Hash previous = change.version.sequence == 1
        ? Hash {}
        : hashAt({change.version.device, change.version.sequence - 1}).value_or(Hash {});
    const auto hash = replica::recordHash(previous, change.version, change.record);
    if (hashAt(change.version) != change.hash || !hash || *hash != change.hash) {
        return invalid("its erased form has another hash");
    }
    put(FrameKind::Erased, encodeChange({previous, change}));
    m_erased[change.version] = change;
    return {};
}

base::Result<void> SegmentSession::require(const HubNeeds& needs)
{
    if (auto refused = mayWrite()) {
        return tl::unexpected(std::move(*refused));
    }
    m_identity.needs = together(m_identity.needs, needs);
    m_raised = true;
    return {};
}

base::Result<void> SegmentSession::commit()
{
    if (m_over) {
        return tl::unexpected(visitIsOver(m_hub.m_places));
    }
    end();
    if (m_spoiled) {
        return base::fail(FailureCode::Invalid,
                          "Nothing was written to the shared file, because a part of it was refused.");
    }
    if (m_purpose == Purpose::Rebuild || m_raised) {
        if (auto done = m_hub.restoreIdentity(m_identity); !done) {
            return done;
        }
    }
    if (m_frames.empty() && !(m_purpose != Purpose::Read && m_hub.m_index.holdsErased(m_hub.m_own))) {
        return {};
    }
    return m_hub.write(m_frames, m_identity);
}

}  // namespace muster::sharing
