// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of a shared file.
#pragma once

#include "core/replica/database.h"
#include "core/sharing/hub.h"
#include "core/sharing/shared_file_header.h"

#include <filesystem>
#include <functional>
#include <map>

namespace muster::sharing {

/// SQLite's VFS for it: the ordinary one cannot commit at all on a default Linux SMB mount.
inline constexpr const char* kSharedFileVfs = "unix-excl";

/// One connection to a shared file, inside one transaction from opening on.
///
/// Throws `StorageError`; a broken chain, a gap and a missing table count as damage like a malformed page. Cost of
/// everything but `check` is in devices and new Changes, not in history: heads have a table of their own, and a
/// Change's row id is its device's number in this file << 40 | its sequence number.
class SharedFile {
public:
    enum class Mode {
        Read,
        Proof,  ///< like `Read`, for `holds` alone: what it compares belongs to one hub only, so its identity is not read
        Write,
        Copy  ///< a file nobody writes any more, perhaps damaged: no locks, no journal, and gaps end a read in silence
    };

    /// Asked now and then during long work; false stops it.
    using GoOn = std::function<bool()>;

    /// Makes a file with empty tables under a name nothing stands at, durable when it returns.
    static void make(const std::filesystem::path& file, const std::string& vfs, const HubIdentity& identity);

    SharedFile(const std::filesystem::path& file, const std::string& vfs, Mode mode, GoOn goOn = {});

    [[nodiscard]] const HubIdentity& identity() const { return m_identity; }
    [[nodiscard]] std::vector<SignedHead> heads() const;
    [[nodiscard]] std::optional<replica::Hash> hashAt(const replica::Version& version);
    [[nodiscard]] std::vector<replica::TravellingChange> read(const base::Id& device, std::int64_t after,
                                                              const ReadLimit& limit);
    /// `Invalid` where a Change does not continue its device's chain; then nothing after it was added either.
    [[nodiscard]] base::Result<void> append(const std::vector<replica::TravellingChange>& changes);
    [[nodiscard]] base::Result<void> sign(const std::vector<SignedHead>& heads);
    [[nodiscard]] base::Result<void> replaceErased(const replica::TravellingChange& change);
    void require(const HubNeeds& needs);
    /// Writes the heads that moved and commits.
    void commit();

    /// What this connection wrote: the moved heads with their last Change, and what was erased.
    struct Written {
        std::vector<SignedHead> heads;
        std::vector<replica::TravellingChange> changes;
    };
    [[nodiscard]] const Written& written() const { return m_written; }
    /// Does this (freshly opened) file hold what another connection wrote?
    [[nodiscard]] bool holds(const Written& written);

    /// Reads everything: SQLite's own check of the whole file, then every chain. Throws where something is wrong.
    void check();
    /// SQLite's check of the pages alone.
    void checkPages();
    /// A place for `checkSome` to start at, by chance.
    [[nodiscard]] std::int64_t somewhere(unsigned chance) const;
    struct Checked {
        std::int64_t next = 0;  ///< the place to go on from; 0 at the end
        std::size_t rows = 0;
    };
    /// Recomputes the hashes of the next rows after a place.
    [[nodiscard]] Checked checkSome(std::int64_t after, std::size_t rows);

private:
    struct Device {
        std::int64_t no = 0;
        SignedHead head;
        bool stored = true;  ///< has its row in the table
        bool moved = false;
        std::int64_t lastWritten = 0;
    };

    void configure(Mode mode);
    void loadIdentity();
    void loadHeads();
    void findBeyondHeads();
    [[nodiscard]] Device& deviceFor(const base::Id& id);
    [[nodiscard]] std::optional<replica::TravellingChange> rowAt(const Device& device, std::int64_t sequence);
    [[nodiscard]] replica::Hash hashBefore(const Device& device, std::int64_t sequence);
    void goOnOrStop() const;

    replica::Database m_database;
    GoOn m_goOn;
    bool m_tolerant;
    HubIdentity m_identity;
    std::map<base::Id, Device> m_devices;
    std::int64_t m_highestNo = 0;
    Written m_written;
};

}  // namespace muster::sharing
