// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/segment_index.h"

#include <algorithm>
#include <cerrno>
#include <set>

namespace muster::sharing {

using replica::Hash;
using replica::Version;

namespace {

constexpr std::int64_t kPieceBytes = std::int64_t {16} * 1024 * 1024;

}  // namespace

void SegmentIndex::clear()
{
    m_files.clear();
    m_devices.clear();
}

Errno<void> SegmentIndex::refresh()
{
    const auto files = filesIn(m_folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    std::map<std::string, FileStamp> present;
    for (const std::filesystem::path& file : *files) {
        const std::string name = file.filename().string();
        if (!name.ends_with(kSegmentEnding)) {
            continue;
        }
        const auto look = lookAt(file, 0);
        if (!look) {
            if (look.error() == ENOENT) {
                continue;
            }
            return tl::unexpected(look.error());
        }
        present.emplace(name, look->stamp);
    }
    // A file that is gone, was replaced or went backwards takes what it held with it.
    const bool changed = std::any_of(m_files.begin(), m_files.end(), [&](const auto& known) {
        const auto now = present.find(known.first);
        return now == present.end() || now->second.inode != known.second.inode || now->second.size < known.second.end;
    });
    if (changed) {
        clear();
    }
    std::set<base::Id> touched;
    for (const auto& [name, stamp] : present) {
        File& file = m_files[name];
        file.inode = stamp.inode;
        // Only whole frames are gone past, so what was torn is looked at again.
        std::int64_t from = file.end;
        std::int64_t piece = kPieceBytes;
        while (from < stamp.size) {
            const auto bytes = readBytes(m_folder / name, from, std::min(piece, stamp.size - from));
            if (!bytes) {
                return tl::unexpected(bytes.error());
            }
            const auto frames = framesIn(*bytes, from);
            for (const Frame& frame : frames) {
                touched.insert(add(name, frame));
                file.end = frame.at + frame.size;
            }
            const std::int64_t read = from + static_cast<std::int64_t>(bytes->size());
            if (read >= stamp.size || bytes->empty()) {
                break;
            }
            // A frame may be longer than a piece.
            piece = frames.empty() ? piece * 2 : kPieceBytes;
            from = std::max(from, file.end);
        }
    }
    for (const base::Id& id : touched) {
        if (const auto device = m_devices.find(id); device != m_devices.end()) {
            follow(device->second);
        }
    }
    return {};
}

base::Id SegmentIndex::add(const std::string& file, const Frame& frame)
{
    if (frame.kind == FrameKind::Identity) {
        m_files[file].identity = decodeIdentity(frame.body);
    } else if (frame.kind == FrameKind::Signature) {
        if (auto head = decodeSignature(frame.body)) {
            m_devices[head->head.device].signatures.push_back(*head);
            return head->head.device;
        }
    } else if (frame.kind == FrameKind::Change || frame.kind == FrameKind::Erased) {
        if (const auto kept = decodeChange(frame.body)) {
            const replica::Version& version = kept->change.version;
            m_devices[version.device].places[version.sequence].push_back(
                {kept->change.hash, kept->previous, file, frame.at, frame.size, frame.kind == FrameKind::Erased});
            return version.device;
        }
    }
    // Anything else was written by a newer Muster and is left alone.
    return {};
}

void SegmentIndex::follow(Device& device)
{
    device.chain.clear();
    Hash previous {};
    std::int64_t sequence = 1;
    for (const auto& [number, places] : device.places) {
        if (number != sequence) {
            break;
        }
        const Place* best = nullptr;
        for (const Place& place : places) {
            if (place.previous != previous) {
                continue;
            }
            if (best == nullptr || place.hash < best->hash
                || (place.hash == best->hash && place.erased && !best->erased)) {
                best = &place;
            }
        }
        if (best == nullptr) {
            break;
        }
        device.chain.push_back(*best);
        previous = best->hash;
        ++sequence;
    }
    // Only the newest head's signature is ever asked for.
    std::erase_if(device.signatures, [&](const SignedHead& signedHead) {
        return signedHead.head.sequence < static_cast<std::int64_t>(device.chain.size());
    });
}

std::vector<SignedHead> SegmentIndex::heads() const
{
    std::vector<SignedHead> heads;
    for (const auto& [id, device] : m_devices) {
        if (device.chain.empty()) {
            continue;
        }
        SignedHead signedHead {head(id), {}, {}};
        for (const SignedHead& known : device.signatures) {
            if (known.head == signedHead.head) {
                signedHead = known;
            }
        }
        heads.push_back(std::move(signedHead));
    }
    return heads;
}

replica::Head SegmentIndex::head(const base::Id& id) const
{
    const auto device = m_devices.find(id);
    if (device == m_devices.end() || device->second.chain.empty()) {
        return {id, 0, {}};
    }
    return {id, static_cast<std::int64_t>(device->second.chain.size()), device->second.chain.back().hash};
}

const SegmentIndex::Place* SegmentIndex::placeOf(const Version& version) const
{
    const auto device = m_devices.find(version.device);
    if (device == m_devices.end() || version.sequence < 1
        || version.sequence > static_cast<std::int64_t>(device->second.chain.size())) {
        return nullptr;
    }
    return &device->second.chain[static_cast<std::size_t>(version.sequence - 1)];
}

std::optional<Hash> SegmentIndex::hashAt(const Version& version) const
{
    const Place* place = placeOf(version);
    return place == nullptr ? std::nullopt : std::optional {place->hash};
}

std::optional<SegmentChange> SegmentIndex::judged(const Frame& frame, const Version& version, const Place& place)
{
    auto kept = decodeChange(frame.body);
    const bool right = kept && frame.at == place.at && kept->change.version == version
        && kept->change.hash == place.hash && kept->previous == place.previous;
    return right ? std::move(kept) : std::nullopt;
}

Errno<SegmentIndex::Reading> SegmentIndex::read(const base::Id& id, std::int64_t after, const ReadLimit& limit) const
{
    Reading reading;
    const auto device = m_devices.find(id);
    if (device == m_devices.end() || after < 0) {
        return reading;
    }
    const std::vector<Place>& chain = device->second.chain;
    std::size_t at = static_cast<std::size_t>(after);
    std::int64_t wanted = 0;
    while (at < chain.size() && reading.changes.size() < limit.changes) {
        // Neighbours in one file come in one reading.
        std::size_t end = at;
        std::int64_t run = 0;
        while (end < chain.size() && reading.changes.size() + (end - at) < limit.changes
               && chain[end].file == chain[at].file && (end == at || chain[end].at > chain[end - 1].at)
               && chain[end].at - chain[at].at <= kPieceBytes
               && (wanted + run == 0 || wanted + run + chain[end].size <= static_cast<std::int64_t>(limit.bytes))) {
            run += chain[end].size;
            ++end;
        }
        if (end == at) {
            break;
        }
        wanted += run;
        const Place& last = chain[end - 1];
        const auto bytes = readBytes(m_folder / chain[at].file, chain[at].at, last.at + last.size - chain[at].at);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        const auto frames = framesIn(*bytes, chain[at].at);
        auto frame = frames.begin();
        for (; at < end; ++at) {
            frame = std::find_if(frame, frames.end(), [&](const Frame& one) { return one.at >= chain[at].at; });
            const Version version {id, static_cast<std::int64_t>(at) + 1};
            auto kept = frame == frames.end() ? std::nullopt : judged(*frame, version, chain[at]);
            if (!kept) {
                reading.unreadable = version;
                return reading;
            }
            reading.changes.push_back(std::move(kept->change));
        }
    }
    return reading;
}

void SegmentIndex::forget(const Version& version)
{
    const Place* place = placeOf(version);
    if (place == nullptr) {
        return;
    }
    Device& device = m_devices[version.device];
    std::erase_if(device.places[version.sequence], [&, file = place->file, at = place->at](const Place& other) {
        return other.file == file && other.at == at;
    });
    follow(device);
}

std::optional<HubIdentity> SegmentIndex::identityIn(const std::string& file) const
{
    const auto known = m_files.find(file);
    return known == m_files.end() ? std::nullopt : known->second.identity;
}

std::vector<std::string> SegmentIndex::files() const
{
    std::vector<std::string> names;
    for (const auto& [name, file] : m_files) {
        names.push_back(name);
    }
    return names;
}

std::int64_t SegmentIndex::endOf(const std::string& file) const
{
    const auto known = m_files.find(file);
    return known == m_files.end() ? 0 : known->second.end;
}

bool SegmentIndex::holdsErased(const std::string& file) const
{
    for (const auto& [id, device] : m_devices) {
        for (const Place& chosen : device.chain) {
            if (!chosen.erased) {
                continue;
            }
            const auto sequence = &chosen - device.chain.data() + 1;
            for (const Place& place : device.places.at(sequence)) {
                if (!place.erased && place.file == file && place.hash == chosen.hash) {
                    return true;
                }
            }
        }
    }
    return false;
}

std::optional<SegmentChange> SegmentIndex::erasedForm(const Version& version, const Hash& hash) const
{
    const Place* place = placeOf(version);
    if (place == nullptr || !place->erased || place->hash != hash) {
        return std::nullopt;
    }
    const auto bytes = readBytes(m_folder / place->file, place->at, place->size);
    const auto frames = bytes ? framesIn(*bytes, place->at) : std::vector<Frame> {};
    return frames.empty() ? std::nullopt : judged(frames.front(), version, *place);
}

}  // namespace muster::sharing
