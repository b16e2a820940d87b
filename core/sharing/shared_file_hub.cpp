// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/shared_file_hub.h"

#include "core/replica/storage_error.h"
#include "core/sharing/shared_file_session.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fmt/format.h>
#include <random>
#include <thread>
#include <unistd.h>

namespace muster::sharing {

using base::Failure;
using base::FailureCode;
using replica::StorageError;

namespace {

constexpr std::size_t kHeaderBytes = 100;
constexpr int kLooks = 3;
constexpr std::int64_t kSmallFile = std::int64_t {8} * 1024 * 1024;
constexpr unsigned kSeldom = 16;

bool isThere(const std::filesystem::path& file) { return stampOf(file).has_value(); }

/// Does it put the content in doubt, rather than the drive?
bool isAlarm(const StorageError& error) { return error.isDamage() || error.isMissingPart() || error.isContradiction(); }

void put(replica::Blob& token, std::uint64_t number)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        token.push_back(static_cast<std::uint8_t>(number >> shift));
    }
}

}  // namespace

base::Result<HubIdentity> createSharedFile(const HubPlaces& places, const HubOptions& options, const std::string& vfs)
{
    if (!std::filesystem::is_directory(places.folder())) {
        return base::fail(FailureCode::NotFound,
                          fmt::format("There is no folder {}. Connect the drive or make the "
                                      "folder first.",
                                      places.folder().string()));
    }
    const auto taken = [&] {
        return isThere(places.file) || isThere(places.marker) || isThere(places.segments)
            || isThere(places.file.string() + "-journal");
    };
    const auto refused = [&] {
        return base::fail(FailureCode::Refused,
                          fmt::format("There is a shared file {} already, or what belongs to one. Join it, or choose "
                                      "another name.",
                                      places.file.string()));
    };
    if (taken()) {
        return refused();
    }
    LeaseWatch watch;
    const auto lease = Lease::take(places, options, watch);
    if (!lease) {
        return tl::unexpected(lease.error());
    }
    if (taken()) {
        return refused();
    }
    const HubIdentity identity {base::newId(), kSharedFileFormat, ownNeeds()};
    const std::filesystem::path making = places.file.string() + ".new-" + base::newId().hex();
    try {
        SharedFile::make(making, vfs, identity);
    } catch (const StorageError& broken) {
        ::unlink(making.c_str());
        return tl::unexpected(broken.isFull() ? unreachable(places, ENOSPC) : unreachable(places, broken.what()));
    }
    if (auto renamed = renameBeside(making, places.file); !renamed) {
        ::unlink(making.c_str());
        return tl::unexpected(unreachable(places, renamed.error()));
    }
    if (auto marked = writeMarker(places, identity.hub); !marked) {
        return tl::unexpected(marked.error());
    }
    return identity;
}

SharedFileHub::SharedFileHub(HubPlaces places, HubOptions options, std::string vfs)
    : m_places(std::move(places)), m_options(options), m_vfs(std::move(vfs))
{
}

base::Result<replica::Blob> SharedFileHub::poll()
{
    if (m_inSession) {
        return tl::unexpected(busy(m_places));
    }
    replica::Blob token;
    const auto look = lookAt(m_places.file, kHeaderBytes);
    if (look) {
        put(token, static_cast<std::uint64_t>(look->stamp.modifiedNs));
        put(token, static_cast<std::uint64_t>(look->stamp.size));
        put(token, look->stamp.inode);
        // SQLite's change counter and page count.
        if (look->head.size() == kHeaderBytes) {
            token.insert(token.end(), look->head.begin() + 24, look->head.begin() + 32);
        }
        return token;
    }
    if (look.error() != ENOENT) {
        return tl::unexpected(unreachable(m_places, look.error()));
    }
    if (!isThere(m_places.marker)) {
        return tl::unexpected(notConnected(m_places));
    }
    // Missing: not the same as last time, and for a session to find out.
    token.push_back(0);
    return token;
}

base::Result<std::optional<std::string>> SharedFileHub::judge() const
{
    const auto look = lookAt(m_places.file, kHeaderBytes);
    if (!look) {
        if (look.error() != ENOENT) {
            return tl::unexpected(unreachable(m_places, look.error()));
        }
        if (!isThere(m_places.marker)) {
            return tl::unexpected(notConnected(m_places));
        }
        return "it is missing";
    }
    switch (judgeHeader(look->head)) {
    case HeaderVerdict::Foreign:
        return tl::unexpected(foreign(m_places, "another program wrote it"));
    case HeaderVerdict::Newer:
        return tl::unexpected(newerFormat(m_places, formatIn(look->head), kSharedFileFormat));
    case HeaderVerdict::Damaged:
        return look->head.empty() ? "it is empty" : "its beginning is cut off or overwritten";
    case HeaderVerdict::Ours:
        break;
    }
    return std::nullopt;
}

std::optional<Failure> SharedFileHub::refuseAnother(const base::Id& hub)
{
    if (m_hub) {
        return *m_hub == hub ? std::nullopt
                             : std::optional {foreign(m_places, "it is the shared file of another partnership")};
    }
    const auto marked = readMarker(m_places);
    if (marked && *marked && *marked != hub) {
        return foreign(m_places, "it is the shared file of another partnership than the one that belongs there");
    }
    if (!marked || !*marked) {
        // Somebody tidied up. It can wait for the next visit where it cannot be written now.
        (void)writeMarker(m_places, hub);
    }
    m_hub = hub;
    return std::nullopt;
}

base::Result<std::unique_ptr<SharedFile>> SharedFileHub::open(SharedFile::Mode mode, Lease& lease)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto suspicion = judge();
        if (!suspicion) {
            return tl::unexpected(suspicion.error());
        }
        if (!*suspicion) {
            try {
                auto file = std::make_unique<SharedFile>(m_places.file, m_vfs, mode,
                                                         [&lease] { return lease.keep().has_value(); });
                auto another = mode == SharedFile::Mode::Proof ? std::nullopt : refuseAnother(file->identity().hub);
                if (another) {
                    return tl::unexpected(std::move(*another));
                }
                return file;
            } catch (const StorageError& error) {
                if (!isAlarm(error)) {
                    return tl::unexpected(explain(error, nullptr));
                }
            }
        }
        if (auto failure = confirm(lease)) {
            return tl::unexpected(std::move(*failure));
        }
    }
    return tl::unexpected(unreachable(m_places, "what the drive answers changes from one look to the next"));
}

std::optional<Failure> SharedFileHub::confirm(Lease& lease)
{
    std::string how;
    for (int look = 0; look < kLooks; ++look) {
        if (look > 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds {m_options.confirmMs / (kLooks - 1)});
        }
        if (auto kept = lease.keep(); !kept) {
            return kept.error();
        }
        const auto suspicion = judge();
        if (!suspicion) {
            return suspicion.error();
        }
        if (*suspicion) {
            how = **suspicion;
            continue;
        }
        try {
            SharedFile {m_places.file, m_vfs, SharedFile::Mode::Write, [&lease] { return lease.keep().has_value(); }}
                .check();
            return std::nullopt;
        } catch (const StorageError& error) {
            if (!isAlarm(error)) {
                return explain(error, nullptr);
            }
            how = error.what();
        }
    }
    m_confirmed = stampOf(m_places.file).value_or(FileStamp {});
    return damaged(m_places, how);
}

bool SharedFileHub::knownDamaged() const
{
    return m_confirmed && *m_confirmed == stampOf(m_places.file).value_or(FileStamp {});
}

Failure SharedFileHub::explain(const StorageError& error, Lease* lease)
{
    if (isAlarm(error)) {
        if (lease != nullptr) {
            if (auto confirmed = confirm(*lease)) {
                return *confirmed;
            }
        }
        return unreachable(m_places, "one answer of the drive made no sense, and looked at again it was right");
    }
    if (error.isBusy()) {
        return busy(m_places);
    }
    if (error.isFull()) {
        return unreachable(m_places, ENOSPC);
    }
    if (error.isReadOnly()) {
        return unreachable(m_places, EACCES);
    }
    return unreachable(m_places, fmt::format("the drive failed ({})", error.what()));
}

base::Result<std::unique_ptr<Lease>> SharedFileHub::takeLease()
{
    if (m_inSession) {
        return tl::unexpected(busy(m_places));
    }
    // Nothing is made in the empty folder that stands in the place of a drive that is not connected.
    if (const auto there = stampOf(m_places.file); !there) {
        if (there.error() != ENOENT) {
            return tl::unexpected(unreachable(m_places, there.error()));
        }
        if (!isThere(m_places.marker)) {
            return tl::unexpected(notConnected(m_places));
        }
    }
    return Lease::take(m_places, m_options, m_watch);
}

base::Result<std::unique_ptr<HubSession>> SharedFileHub::begin(Purpose purpose)
{
    auto lease = takeLease();
    if (!lease) {
        return tl::unexpected(lease.error());
    }
    if (purpose == Purpose::Rebuild) {
        return beginRebuild(std::move(*lease));
    }
    auto file = open(purpose == Purpose::Write ? SharedFile::Mode::Write : SharedFile::Mode::Read, **lease);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return std::make_unique<SharedFileSession>(*this, std::move(*lease), std::move(*file), purpose);
}

base::Result<void> SharedFileHub::scrub(std::size_t changes)
{
    auto lease = takeLease();
    if (!lease) {
        return tl::unexpected(lease.error());
    }
    auto file = open(SharedFile::Mode::Read, **lease);
    if (!file) {
        return tl::unexpected(file.error());
    }
    try {
        if (!m_scrubbed) {
            // Anywhere, so that computers that are never on for long do not all read the beginning.
            m_scrubbed = (*file)->somewhere(std::random_device {}());
        }
        auto checked = (*file)->checkSome(*m_scrubbed, changes);
        if (checked.next == 0) {
            // The whole of a large file is not read by every computer every day.
            if (stampOf(m_places.file).value_or(FileStamp {}).size <= kSmallFile
                || std::random_device {}() % kSeldom == 0) {
                (*file)->checkPages();
            }
            if (*m_scrubbed > 0 && checked.rows < changes) {
                checked = (*file)->checkSome(0, changes - checked.rows);
            }
        }
        m_scrubbed = checked.next;
        return {};
    } catch (const StorageError& error) {
        file->reset();
        return tl::unexpected(explain(error, lease->get()));
    }
}

}  // namespace muster::sharing
