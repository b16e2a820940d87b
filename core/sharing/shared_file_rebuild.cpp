// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a shared file again in the place of one that is missing or confirmed damaged.
#include "core/replica/storage_error.h"
#include "core/sharing/shared_file_session.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

namespace muster::sharing {

using base::FailureCode;
using replica::StorageError;

namespace {

constexpr std::size_t kKeptBadFiles = 5;

std::string stampName(std::int64_t ms)
{
    return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(static_cast<std::time_t>(ms / 1000)));
}

/// A name for the old file and its journal that no earlier repair used.
std::string freeBadName(const HubPlaces& places, std::int64_t ms)
{
    const std::string first = places.file.string() + ".bad-" + stampName(ms);
    std::string name = first;
    for (int more = 2; stampOf(name) || stampOf(name + "-journal"); ++more) {
        name = fmt::format("{}-{}", first, more);
    }
    return name;
}

/// Copies what the chains prove; a device whose chain breaks gives what stands before the break.
void salvage(SharedFile& from, SharedFile& to, Lease& lease)
{
    for (const SignedHead& head : from.heads()) {
        std::int64_t after = 0;
        while (lease.keep()) {
            const auto changes = from.read(head.head.device, after, {});
            if (changes.empty() || !to.append(changes)) {
                break;
            }
            after = changes.back().version.sequence;
        }
        if (after == head.head.sequence) {
            (void)to.sign({head});
        }
    }
}

void removeLeftovers(const HubPlaces& places)
{
    const auto files = filesIn(places.folder());
    if (!files) {
        return;
    }
    const std::string prefix = places.file.filename().string() + ".new-";
    for (const std::filesystem::path& file : *files) {
        if (file.filename().string().starts_with(prefix)) {
            ::unlink(file.c_str());
        }
    }
}

/// Keeps the newest five; one whose Changes were not joined yet stays whatever its age.
void thinBadFiles(const HubPlaces& places)
{
    auto files = filesIn(places.folder());
    if (!files) {
        return;
    }
    const std::string prefix = places.file.filename().string() + ".bad-";
    std::erase_if(*files, [&](const std::filesystem::path& file) {
        const std::string name = file.filename().string();
        return !name.starts_with(prefix) || name.find("-journal") != std::string::npos;
    });
    for (std::size_t i = 0; i + kKeptBadFiles < files->size(); ++i) {
        const std::string& name = (*files)[i].string();
        if (name.ends_with(".merged")) {
            ::unlink(name.c_str());
            const std::string bare = name.substr(0, name.size() - std::string_view {".merged"}.size());
            ::unlink((bare + "-journal").c_str());
        }
    }
}

}  // namespace

base::Result<std::unique_ptr<HubSession>> SharedFileHub::beginRebuild(std::unique_ptr<Lease> lease)
{
    if (!knownDamaged()) {
        auto failure = confirm(*lease);
        if (!failure) {
            return base::fail(
                FailureCode::Refused,
                fmt::format("The shared file {} is in order; there is nothing to make again.", m_places.file.string()));
        }
        if (failure->code != FailureCode::Damaged) {
            return tl::unexpected(std::move(*failure));
        }
    }
    std::unique_ptr<SharedFile> old;
    try {
        old = std::make_unique<SharedFile>(m_places.file, m_vfs, SharedFile::Mode::Copy);
    } catch (const StorageError&) {
        // Nothing of it can be read: the computers have it all.
    }
    HubIdentity identity {m_hub.value_or(readMarker(m_places).value_or(base::Id {})), kSharedFileFormat, ownNeeds()};
    if (old && (!identity.hub || old->identity().hub == identity.hub)) {
        identity = old->identity();
        identity.format = kSharedFileFormat;
    } else {
        old.reset();
    }
    if (!identity.hub) {
        return tl::unexpected(damaged(m_places,
                                      fmt::format("neither it nor {} says which partnership it belongs to; "
                                                  "put one of them back from a backup",
                                                  m_places.marker.filename().string())));
    }
    removeLeftovers(m_places);
    const std::filesystem::path making = m_places.file.string() + ".new-" + base::newId().hex();
    try {
        SharedFile::make(making, m_vfs, identity);
        Lease& held = *lease;
        auto fresh = std::make_unique<SharedFile>(making, m_vfs, SharedFile::Mode::Write,
                                                  [&held] { return held.keep().has_value(); });
        if (old) {
            salvage(*old, *fresh, held);
        }
        return std::make_unique<RebuildSession>(*this, std::move(lease), std::move(fresh), making);
    } catch (const StorageError& error) {
        ::unlink(making.c_str());
        return tl::unexpected(explain(error, nullptr));
    }
}

base::Result<void> SharedFileHub::putInPlace(const std::filesystem::path& making, const Lease& lease)
{
    const auto failed = [&](int error) { return tl::unexpected(unreachable(m_places, error)); };
    for (const std::filesystem::path& durable : {making, m_places.folder()}) {
        if (auto done = makeDurable(durable); !done) {
            return failed(done.error());
        }
    }
    if (!lease.isOurs()) {
        return tl::unexpected(busy(m_places));
    }
    const std::string journal = m_places.file.string() + "-journal";
    const std::string bad = freeBadName(m_places, lease.serverTime());
    const auto aside = renameBeside(m_places.file, bad);
    if (!aside && aside.error() != ENOENT) {
        return failed(aside.error());
    }
    // A journal left behind would be played into the new file.
    const auto journalAside = renameBeside(journal, bad + "-journal");
    if (!journalAside && journalAside.error() != ENOENT) {
        (void)renameBeside(bad, m_places.file);
        return failed(journalAside.error());
    }
    if (auto placed = renameBeside(making, m_places.file); !placed) {
        (void)renameBeside(bad, m_places.file);
        (void)renameBeside(bad + "-journal", journal);
        return failed(placed.error());
    }
    ::unlink((making.string() + "-journal").c_str());
    if (auto done = makeDurable(m_places.folder()); !done) {
        return failed(done.error());
    }
    m_confirmed.reset();
    m_scrubbed.reset();
    thinBadFiles(m_places);
    return {};
}

}  // namespace muster::sharing
