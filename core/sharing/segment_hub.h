// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub without locks: a folder in which everybody writes one file of their own.
#pragma once

#include "core/sharing/hub_places.h"
#include "core/sharing/segment_index.h"

namespace muster::sharing {

/// Makes `partnership.muster-segments` and the marker beside it; refuses where something is there already.
[[nodiscard]] base::Result<HubIdentity> createSegmentHub(const HubPlaces& places);

/// Safe where locks lie, since no file has two writers: the fall-back where the folder test fails, not the usual
/// kind, because thirty files beside each other are moved and copied apart more easily than one.
///
/// Who relays other devices' Changes writes them into the file of its own. A torn end is passed over by readers and
/// overwritten by its writer. Copies of segments ("conflicted copy") are read like the others, so there are no
/// strays. An erased Change is told to all at once, its payload is removed from a file when that file's writer next
/// writes: no other may touch it.
class SegmentHub final : public Hub {
public:
    SegmentHub(HubPlaces places, const HubOptions& options);

    [[nodiscard]] base::Result<replica::Blob> poll() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> begin(Purpose purpose) override;
    [[nodiscard]] base::Result<std::vector<std::string>> strays() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> openStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> retireStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> scrub(std::size_t changes) override;

private:
    friend class SegmentSession;

    [[nodiscard]] base::Result<HubIdentity> readIdentity() const;
    [[nodiscard]] base::Result<HubIdentity> confirmedIdentity() const;
    /// What the folder's other files say, when its own word is gone.
    [[nodiscard]] std::optional<HubIdentity> identityFromOthers() const;
    [[nodiscard]] base::Result<void> refresh();
    [[nodiscard]] base::Result<std::vector<replica::TravellingChange>>
    readProven(const base::Id& device, std::int64_t after, const ReadLimit& limit);
    [[nodiscard]] base::Result<void> restoreIdentity(const HubIdentity& identity);
    [[nodiscard]] base::Result<void> write(const replica::Blob& frames, const HubIdentity& identity);
    [[nodiscard]] Errno<void> rewriteOwn(const HubIdentity& identity);
    [[nodiscard]] std::filesystem::path ownFile() const { return m_places.segments / m_own; }

    HubPlaces m_places;
    HubOptions m_options;
    std::string m_own;  ///< the name of the file that this computer alone writes
    SegmentIndex m_index;
    bool m_inSession = false;
    bool m_damageFound = false;
    replica::Version m_scrubbed;
};

}  // namespace muster::sharing
