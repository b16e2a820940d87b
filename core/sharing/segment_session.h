// SPDX-License-Identifier: GPL-3.0-or-later
//
// One visit to a segment folder.
#pragma once

#include "core/sharing/segment_hub.h"

namespace muster::sharing {

/// What is added waits in memory until `commit`, which appends it to this computer's file in one go.
class SegmentSession final : public HubSession {
public:
    SegmentSession(SegmentHub& hub, const HubIdentity& identity, Purpose purpose);
    ~SegmentSession() override;

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
    [[nodiscard]] std::optional<std::int64_t> serverTime() override { return std::nullopt; }

private:
    /// What was added in this visit to one device.
    struct Added {
        std::vector<replica::TravellingChange> changes;
        std::optional<SignedHead> head;
    };

    void end();
    [[nodiscard]] std::optional<base::Failure> mayWrite() const;
    [[nodiscard]] replica::Head head(const base::Id& device) const;
    [[nodiscard]] std::optional<replica::Hash> hashAt(const replica::Version& version) const;
    void put(FrameKind kind, const replica::Blob& body);

    SegmentHub& m_hub;
    HubIdentity m_identity;
    Purpose m_purpose;
    std::map<base::Id, Added> m_added;
    std::map<replica::Version, replica::TravellingChange> m_erased;
    replica::Blob m_frames;
    bool m_raised = false;  ///< the identity is to be written again
    bool m_over = false;
    bool m_spoiled = false;
};

}  // namespace muster::sharing
