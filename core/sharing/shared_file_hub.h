// SPDX-License-Identifier: GPL-3.0-or-later
//
// The usual hub: one SQLite file on a network drive.
#pragma once

#include "core/sharing/hub_places.h"
#include "core/sharing/lease.h"
#include "core/sharing/shared_file.h"

#include <map>

namespace muster::replica {
class StorageError;
}

namespace muster::sharing {

/// Makes the file and its marker, and nothing where one of them stands already.
[[nodiscard]] base::Result<HubIdentity> createSharedFile(const HubPlaces& places, const HubOptions& options,
                                                         const std::string& vfs = kSharedFileVfs);

/// The guards of design §4 around `SharedFile`: the lease before the file is opened, an alarm confirmed before it
/// is believed, every push read back, a damaged file put aside and never deleted.
///
/// Sessions must end before their hub does. One at a time: the second `begin` of the same hub says `Busy`.
class SharedFileHub final : public Hub {
public:
    /// `vfs` is another one only in tests that break it.
    SharedFileHub(HubPlaces places, HubOptions options, std::string vfs = kSharedFileVfs);

    [[nodiscard]] base::Result<replica::Blob> poll() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> begin(Purpose purpose) override;
    [[nodiscard]] base::Result<std::vector<std::string>> strays() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> openStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> retireStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> scrub(std::size_t changes) override;

private:
    friend class SharedFileSession;
    friend class RebuildSession;

    [[nodiscard]] base::Result<std::unique_ptr<Lease>> takeLease();
    [[nodiscard]] base::Result<std::unique_ptr<SharedFile>> open(SharedFile::Mode mode, Lease& lease);
    /// What is suspicious about the file from outside, nothing for one that may be opened; refuses another
    /// program's file and one that is not within reach.
    [[nodiscard]] base::Result<std::optional<std::string>> judge() const;
    [[nodiscard]] std::optional<base::Failure> refuseAnother(const base::Id& hub);
    /// Looks three times afresh at the whole file over `confirmMs`; nothing when it was in order once.
    [[nodiscard]] std::optional<base::Failure> confirm(Lease& lease);
    /// What a failing storage means; an alarm is confirmed first.
    [[nodiscard]] base::Failure explain(const replica::StorageError& error, Lease* lease);
    [[nodiscard]] bool knownDamaged() const;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> beginRebuild(std::unique_ptr<Lease> lease);
    [[nodiscard]] base::Result<void> putInPlace(const std::filesystem::path& making, const Lease& lease);
    [[nodiscard]] std::optional<base::Id> hubOfCopy(const std::filesystem::path& file) const;

    struct CopyVerdict {
        FileStamp stamp;
        std::optional<base::Id> hub;
    };

    HubPlaces m_places;
    HubOptions m_options;
    std::string m_vfs;
    LeaseWatch m_watch;
    bool m_inSession = false;
    std::optional<base::Id> m_hub;  ///< of the file when it was first opened
    std::optional<FileStamp> m_confirmed;  ///< the file that was confirmed damaged; all zero: missing
    std::map<std::string, CopyVerdict> m_copies;
    std::optional<std::int64_t> m_scrubbed;  ///< the row the last scrub came to
};

}  // namespace muster::sharing
