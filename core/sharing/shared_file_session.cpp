// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/shared_file_session.h"

#include "core/replica/storage_error.h"

#include <unistd.h>

namespace muster::sharing {

using base::FailureCode;
using replica::StorageError;

SharedFileSession::SharedFileSession(SharedFileHub& hub, std::unique_ptr<Lease> lease, std::unique_ptr<SharedFile> file,
                                     Purpose purpose)
    : m_hub(hub), m_lease(std::move(lease)), m_file(std::move(file)), m_purpose(purpose)
{
    if (m_lease) {
        m_hub.m_inSession = true;
    }
}

SharedFileSession::~SharedFileSession() { end(); }

void SharedFileSession::end()
{
    // The file first: nobody else may open it while this connection is there.
    m_file.reset();
    if (m_lease) {
        m_lease.reset();
        m_hub.m_inSession = false;
    }
}

template <class Work> auto SharedFileSession::guarded(Work work) -> decltype(work())
{
    if (!m_file) {
        return tl::unexpected(visitIsOver(m_hub.m_places));
    }
    if (m_lease) {
        if (auto kept = m_lease->keep(); !kept) {
            end();
            return tl::unexpected(kept.error());
        }
    }
    try {
        return work();
    } catch (const StorageError& error) {
        m_file.reset();
        auto failure = m_hub.explain(error, m_lease.get());
        end();
        return tl::unexpected(std::move(failure));
    }
}

std::optional<base::Failure> SharedFileSession::readOnly() const
{
    return m_purpose == Purpose::Read ? std::optional {visitOnlyReads()} : std::nullopt;
}

base::Result<HubIdentity> SharedFileSession::identity()
{
    return guarded([&]() -> base::Result<HubIdentity> { return m_file->identity(); });
}

base::Result<std::vector<SignedHead>> SharedFileSession::heads()
{
    return guarded([&]() -> base::Result<std::vector<SignedHead>> { return m_file->heads(); });
}

base::Result<std::vector<std::optional<replica::Hash>>>
SharedFileSession::hashes(const std::vector<replica::Version>& versions)
{
    return guarded([&]() -> base::Result<std::vector<std::optional<replica::Hash>>> {
        std::vector<std::optional<replica::Hash>> hashes;
        hashes.reserve(versions.size());
        for (const replica::Version& version : versions) {
            hashes.push_back(m_file->hashAt(version));
        }
        return hashes;
    });
}

base::Result<std::vector<replica::TravellingChange>> SharedFileSession::read(const base::Id& device, std::int64_t after,
                                                                             const ReadLimit& limit)
{
    return guarded(
        [&]() -> base::Result<std::vector<replica::TravellingChange>> { return m_file->read(device, after, limit); });
}

base::Result<void> SharedFileSession::append(const std::vector<replica::TravellingChange>& changes,
                                             const std::vector<SignedHead>& heads)
{
    return guarded([&]() -> base::Result<void> {
        if (auto refused = readOnly()) {
            return tl::unexpected(std::move(*refused));
        }
        auto done = m_file->append(changes).and_then([&] { return m_file->sign(heads); });
        m_spoiled = m_spoiled || !done;
        return done;
    });
}

base::Result<void> SharedFileSession::replaceErased(const replica::TravellingChange& change)
{
    return guarded([&]() -> base::Result<void> {
        if (auto refused = readOnly()) {
            return tl::unexpected(std::move(*refused));
        }
        return m_file->replaceErased(change);
    });
}

base::Result<void> SharedFileSession::require(const HubNeeds& needs)
{
    return guarded([&]() -> base::Result<void> {
        if (auto refused = readOnly()) {
            return tl::unexpected(std::move(*refused));
        }
        m_file->require(needs);
        return {};
    });
}

base::Result<void> SharedFileSession::commit()
{
    auto committed = guarded([&]() -> base::Result<void> {
        if (m_purpose == Purpose::Read) {
            return {};
        }
        if (m_spoiled) {
            return base::fail(FailureCode::Invalid,
                              "Nothing was written to the shared file, because a part of it was refused.");
        }
        if (!m_lease->isOurs()) {
            return tl::unexpected(busy(m_hub.m_places));
        }
        m_file->commit();
        const SharedFile::Written written = m_file->written();
        m_file.reset();
        if (written.heads.empty() && written.changes.empty()) {
            return {};
        }
        auto again = m_hub.open(SharedFile::Mode::Proof, *m_lease);
        if (!again) {
            return tl::unexpected(again.error());
        }
        if (!(*again)->holds(written)) {
            return tl::unexpected(unreachable(m_hub.m_places, "it did not keep what was written to it"));
        }
        return {};
    });
    end();
    return committed;
}

std::optional<std::int64_t> SharedFileSession::serverTime()
{
    return m_lease ? std::optional {m_lease->serverTime()} : std::nullopt;
}

RebuildSession::RebuildSession(SharedFileHub& hub, std::unique_ptr<Lease> lease, std::unique_ptr<SharedFile> file,
                               std::filesystem::path making)
    : SharedFileSession(hub, std::move(lease), std::move(file), Purpose::Rebuild), m_making(std::move(making))
{
}

RebuildSession::~RebuildSession()
{
    file().reset();
    if (!m_making.empty()) {
        ::unlink(m_making.c_str());
        ::unlink((m_making.string() + "-journal").c_str());
    }
}

base::Result<void> RebuildSession::commit()
{
    auto committed = guarded([&]() -> base::Result<void> {
        if (m_spoiled) {
            return base::fail(FailureCode::Invalid,
                              "The shared file was not made again, because a part of it was refused.");
        }
        file()->commit();
        const SharedFile::Written written = file()->written();
        file().reset();
        try {
            SharedFile {m_making, hub().m_vfs, SharedFile::Mode::Read, [&] { return lease()->keep().has_value(); }}
                .check();
        } catch (const StorageError& broken) {
            return tl::unexpected(unreachable(hub().m_places, broken.what()));
        }
        if (auto placed = hub().putInPlace(m_making, *lease()); !placed) {
            return placed;
        }
        m_making.clear();
        auto again = hub().open(SharedFile::Mode::Read, *lease());
        if (!again) {
            return tl::unexpected(again.error());
        }
        if (!(*again)->holds(written)) {
            return tl::unexpected(unreachable(hub().m_places, "it did not keep what was written to it"));
        }
        return {};
    });
    end();
    return committed;
}

}  // namespace muster::sharing
