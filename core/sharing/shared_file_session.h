// SPDX-License-Identifier: GPL-3.0-or-later
//
// One visit to a shared file, or to a copy of it.
#pragma once

#include "core/sharing/shared_file_hub.h"

namespace muster::sharing {

class SharedFileSession : public HubSession {
public:
    /// Without a lease: a stray copy, which is only read.
    SharedFileSession(SharedFileHub& hub, std::unique_ptr<Lease> lease, std::unique_ptr<SharedFile> file,
                      Purpose purpose);
    ~SharedFileSession() override;

    [[nodiscard]] base::Result<HubIdentity> identity() override;
    [[nodiscard]] base::Result<std::vector<SignedHead>> heads() override;
    [[nodiscard]] base::Result<std::vector<std::optional<replica::Hash>>>
    hashes(const std::vector<replica::Version>& versions) override;
    [[nodiscard]] base::Result<std::vector<replica::TravellingChange>> read(const base::Id& device, std::int64_t after,
                                                                            const ReadLimit& limit) override;
    [[nodiscard]] base::Result<void> append(const std::vector<replica::TravellingChange>& changes,
                                            const std::vector<SignedHead>& heads) override;
    [[nodiscard]] base::Result<void> replaceErased(const replica::TravellingChange& change) override;
    [[nodiscard]] base::Result<void> require(const HubNeeds& needs) override;
    [[nodiscard]] base::Result<void> commit() override;
    [[nodiscard]] std::optional<std::int64_t> serverTime() override;

protected:
    /// Nothing where the visit may write.
    [[nodiscard]] std::optional<base::Failure> readOnly() const;
    /// Runs `work` on the open file; a failure of the storage ends the visit.
    template <class Work> auto guarded(Work work) -> decltype(work());
    void end();
    [[nodiscard]] SharedFileHub& hub() const { return m_hub; }
    [[nodiscard]] Lease* lease() const { return m_lease.get(); }
    [[nodiscard]] std::unique_ptr<SharedFile>& file() { return m_file; }
    /// After a refusal in the middle of an `append`, which may have added half of it.
    bool m_spoiled = false;

private:
    SharedFileHub& m_hub;
    std::unique_ptr<Lease> m_lease;
    std::unique_ptr<SharedFile> m_file;
    Purpose m_purpose;
};

/// A visit to the file that is to stand in the place of a damaged or missing one.
class RebuildSession final : public SharedFileSession {
public:
    RebuildSession(SharedFileHub& hub, std::unique_ptr<Lease> lease, std::unique_ptr<SharedFile> file,
                   std::filesystem::path making);
    ~RebuildSession() override;

    [[nodiscard]] base::Result<void> commit() override;

private:
    std::filesystem::path m_making;
};

}  // namespace muster::sharing
