// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/segment_hub.h"

#include "core/sharing/segment_session.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace muster::sharing {

using base::FailureCode;
using replica::Blob;

namespace {

constexpr const char* kIdentityFile = "hub.identity";
constexpr int kLooks = 3;

bool isThere(const std::filesystem::path& file) { return stampOf(file).has_value(); }

std::string_view asText(const Blob& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Errno<void> writeIdentity(const HubPlaces& places, const HubIdentity& identity)
{
    return replaceFile(places.segments / kIdentityFile,
                       asText(encodeFrame(FrameKind::Identity, encodeIdentity(identity))));
}

/// Two computers that were cloned from one disk image share their device until the first sync notices; their
/// names and machine ids mostly differ already.
std::string machine()
{
    std::array<char, 256> name {};
    (void)::gethostname(name.data(), name.size() - 1);
    std::ifstream file {"/etc/machine-id"};
    std::string id;
    std::getline(file, id);
    return fmt::format("{:08x}", std::hash<std::string> {}(name.data() + id) & 0xFFFFFFFFU);
}

std::string nameOfOwn(const base::Id& writer)
{
    return fmt::format("{}-{}{}", (writer ? writer : base::newId()).hex(), machine(), kSegmentEnding);
}

}  // namespace

base::Result<HubIdentity> createSegmentHub(const HubPlaces& places)
{
    if (!std::filesystem::is_directory(places.folder())) {
        return base::fail(FailureCode::NotFound,
                          fmt::format("There is no folder {}. Connect the drive or make the "
                                      "folder first.",
                                      places.folder().string()));
    }
    const auto refused = [&] {
        return base::fail(FailureCode::Refused,
                          fmt::format("There is a shared file {} already, or what belongs to one. Join it, or choose "
                                      "another name.",
                                      places.file.string()));
    };
    if (isThere(places.file) || isThere(places.marker)) {
        return refused();
    }
    if (::mkdir(places.segments.c_str(), 0777) != 0) {
        if (errno == EEXIST) {
            return refused();
        }
        return tl::unexpected(unreachable(places, errno));
    }
    const HubIdentity identity {base::newId(), kSegmentFormat, ownNeeds()};
    if (auto written = writeIdentity(places, identity); !written) {
        return tl::unexpected(unreachable(places, written.error()));
    }
    if (auto marked = writeMarker(places, identity.hub); !marked) {
        return tl::unexpected(marked.error());
    }
    return identity;
}

SegmentHub::SegmentHub(HubPlaces places, const HubOptions& options)
    : m_places(std::move(places)), m_options(options), m_own(nameOfOwn(options.writer)), m_index(m_places.segments)
{
}

base::Result<Blob> SegmentHub::poll()
{
    const auto files = filesIn(m_places.segments);
    Blob token;
    if (!files) {
        if (files.error() != ENOENT) {
            return tl::unexpected(unreachable(m_places, files.error()));
        }
        if (!isThere(m_places.marker)) {
            return tl::unexpected(notConnected(m_places));
        }
        token.push_back(0);
        return token;
    }
    for (const std::filesystem::path& file : *files) {
        const std::string name = file.filename().string();
        if (!name.ends_with(kSegmentEnding)) {
            continue;
        }
        if (const auto look = lookAt(file, 0)) {
            const std::string line =
                fmt::format("{} {} {} {}\n", name, look->stamp.inode, look->stamp.size, look->stamp.modifiedNs);
            token.insert(token.end(), line.begin(), line.end());
        }
    }
    token.push_back(1);
    return token;
}

base::Result<HubIdentity> SegmentHub::readIdentity() const
{
    constexpr std::int64_t kMost = 4096;
    const auto bytes = readBytes(m_places.segments / kIdentityFile, 0, kMost);
    if (!bytes) {
        if (bytes.error() != ENOENT) {
            return tl::unexpected(unreachable(m_places, bytes.error()));
        }
        if (!isThere(m_places.marker)) {
            return tl::unexpected(notConnected(m_places));
        }
        return tl::unexpected(
            damaged(m_places, isThere(m_places.segments) ? "its identity is missing" : "its folder is missing"));
    }
    const auto frames = framesIn(*bytes, 0);
    const auto identity = frames.size() == 1 && frames.front().kind == FrameKind::Identity
        ? decodeIdentity(frames.front().body)
        : std::nullopt;
    if (!identity) {
        return tl::unexpected(damaged(m_places, "its identity cannot be read"));
    }
    if (identity->format > kSegmentFormat) {
        return tl::unexpected(newerFormat(m_places, identity->format, kSegmentFormat));
    }
    if (const auto marked = readMarker(m_places); marked && *marked && *marked != identity->hub) {
        return tl::unexpected(foreign(m_places, "it belongs to another partnership"));
    }
    return *identity;
}

base::Result<HubIdentity> SegmentHub::confirmedIdentity() const
{
    for (int look = 1;; ++look) {
        auto identity = readIdentity();
        if (identity || identity.error().code != FailureCode::Damaged || look == kLooks) {
            return identity;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds {m_options.confirmMs / (kLooks - 1)});
    }
}

std::optional<HubIdentity> SegmentHub::identityFromOthers() const
{
    for (const std::string& file : m_index.files()) {
        if (auto identity = m_index.identityIn(file)) {
            return identity;
        }
    }
    const auto marked = readMarker(m_places);
    return marked && *marked ? std::optional {HubIdentity {*marked, kSegmentFormat, ownNeeds()}} : std::nullopt;
}

base::Result<void> SegmentHub::refresh()
{
    if (auto done = m_index.refresh(); !done) {
        return tl::unexpected(unreachable(m_places, done.error()));
    }
    return {};
}

base::Result<std::unique_ptr<HubSession>> SegmentHub::begin(Purpose purpose)
{
    if (m_inSession) {
        return tl::unexpected(busy(m_places));
    }
    auto identity = confirmedIdentity();
    const bool lost = !identity && identity.error().code == FailureCode::Damaged;
    if (!identity && !(lost && purpose == Purpose::Rebuild)) {
        return tl::unexpected(identity.error());
    }
    if (purpose == Purpose::Rebuild) {
        if (!lost && !m_damageFound) {
            return base::fail(
                FailureCode::Refused,
                fmt::format("The shared file {} is in order; there is nothing to make again.", m_places.file.string()));
        }
        if (::mkdir(m_places.segments.c_str(), 0777) != 0 && errno != EEXIST) {
            return tl::unexpected(unreachable(m_places, errno));
        }
    }
    if (auto done = refresh(); !done) {
        return tl::unexpected(done.error());
    }
    if (lost) {
        const auto known = identityFromOthers();
        if (!known) {
            return tl::unexpected(identity.error());
        }
        identity = *known;
    }
    return std::make_unique<SegmentSession>(*this, *identity, purpose);
}

base::Result<std::vector<replica::TravellingChange>> SegmentHub::readProven(const base::Id& device, std::int64_t after,
                                                                            const ReadLimit& limit)
{
    for (int look = 1;; ++look) {
        auto reading = m_index.read(device, after, limit);
        if (!reading) {
            return tl::unexpected(unreachable(m_places, reading.error()));
        }
        if (!reading->unreadable || !reading->changes.empty()) {
            return std::move(reading->changes);
        }
        if (look == kLooks) {
            m_index.forget(*reading->unreadable);
            m_damageFound = true;
            return tl::unexpected(damaged(m_places, "a change in it cannot be read any more"));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds {m_options.confirmMs / (kLooks - 1)});
    }
}

base::Result<void> SegmentHub::restoreIdentity(const HubIdentity& identity)
{
    if (auto written = writeIdentity(m_places, identity); !written) {
        return tl::unexpected(unreachable(m_places, written.error()));
    }
    if (!readMarker(m_places)) {
        if (auto marked = writeMarker(m_places, identity.hub); !marked) {
            return marked;
        }
    }
    m_damageFound = false;
    return {};
}

Errno<void> SegmentHub::rewriteOwn(const HubIdentity& identity)
{
    const auto bytes = readBytes(ownFile(), 0, m_index.endOf(m_own));
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    Blob whole = encodeFrame(FrameKind::Identity, encodeIdentity(identity));
    for (const Frame& frame : framesIn(*bytes, 0)) {
        if (frame.kind == FrameKind::Identity) {
            continue;
        }
        Blob kept = encodeFrame(frame.kind, frame.body);
        if (frame.kind == FrameKind::Change) {
            if (const auto change = decodeChange(frame.body)) {
                if (const auto erased = m_index.erasedForm(change->change.version, change->change.hash)) {
                    kept = encodeFrame(FrameKind::Erased, encodeChange(*erased));
                }
            }
        }
        whole.insert(whole.end(), kept.begin(), kept.end());
    }
    return replaceFile(ownFile(), asText(whole));
}

base::Result<void> SegmentHub::write(const Blob& frames, const HubIdentity& identity)
{
    const auto failed = [&](int error) { return tl::unexpected(unreachable(m_places, error)); };
    const std::int64_t end = m_index.endOf(m_own);
    Blob expected = frames;
    if (end == 0) {
        // Its first frame, and whatever torn beginning lies there is replaced.
        expected = encodeFrame(FrameKind::Identity, encodeIdentity(identity));
        expected.insert(expected.end(), frames.begin(), frames.end());
        if (auto made = replaceFile(ownFile(), asText(expected)); !made) {
            return failed(made.error());
        }
    } else if (auto done = overwriteEnd(ownFile(), end, asText(frames)); !done) {
        return failed(done.error());
    }
    const auto back = readBytes(ownFile(), end, static_cast<std::int64_t>(expected.size()) + 1);
    if (!back) {
        return failed(back.error());
    }
    if (*back != expected) {
        // Somebody else wrote here: a clone of this computer. From now on into another file.
        m_own = nameOfOwn({});
        return tl::unexpected(unreachable(m_places, "it did not keep what was written to it"));
    }
    if (auto done = refresh(); !done) {
        return done;
    }
    if (m_index.holdsErased(m_own)) {
        if (auto done = rewriteOwn(identity); !done) {
            return failed(done.error());
        }
        return refresh();
    }
    return {};
}

base::Result<std::vector<std::string>> SegmentHub::strays() { return std::vector<std::string> {}; }

base::Result<std::unique_ptr<HubSession>> SegmentHub::openStray(const std::string& name)
{
    return base::fail(FailureCode::NotFound, fmt::format("{} is not a copy of the shared file.", name));
}

base::Result<void> SegmentHub::retireStray(const std::string& name)
{
    return base::fail(FailureCode::NotFound, fmt::format("{} is not a copy of the shared file.", name));
}

base::Result<void> SegmentHub::scrub(std::size_t changes)
{
    if (m_inSession) {
        return tl::unexpected(busy(m_places));
    }
    auto identity = confirmedIdentity();
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    if (auto done = refresh(); !done) {
        return done;
    }
    // Devices in order of their ids, each from where the last scrub stopped.
    const auto heads = m_index.heads();
    std::size_t left = changes;
    for (const SignedHead& head : heads) {
        if (head.head.device < m_scrubbed.device) {
            continue;
        }
        std::int64_t after = head.head.device == m_scrubbed.device ? m_scrubbed.sequence : 0;
        while (after < head.head.sequence) {
            if (left == 0) {
                m_scrubbed = {head.head.device, after};
                return {};
            }
            auto read = readProven(head.head.device, after, {.changes = std::min<std::size_t>(left, 200)});
            if (!read) {
                return tl::unexpected(read.error());
            }
            if (read->empty()) {
                break;
            }
            left -= std::min(left, read->size());
            after += static_cast<std::int64_t>(read->size());
        }
    }
    m_scrubbed = {};
    return {};
}

}  // namespace muster::sharing
