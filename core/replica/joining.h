// SPDX-License-Identifier: GPL-3.0-or-later
//
// The data folder of a new replica, made from everything the others did.
#pragma once

#include "core/replica/arriving.h"
#include "core/replica/fold.h"
#include "core/replica/folder_lock.h"

#include <filesystem>
#include <memory>
#include <string>

namespace muster::replica {

/// Fills a data folder in one transaction: Changes are proven and stored as they come, folded in memory, and the rows
/// written once each at the end. A receiving replica would write a row again with every batch that touches it, and
/// random ids would spread those writes over the whole file.
///
/// Nothing in the folder is of use before `finish` has returned: a process that ends earlier leaves a folder to be
/// thrown away, so the caller makes it under another name and renames it. Memory: about 1 KB for each Change.
class Joining {
public:
    /// Told how many Changes of how many are read, or rows written; false stops.
    using Progress = Fold::GoOn;

    /// Makes the folder; refuses like `Replica::create`. `nowMs`: when the Changes came in, milliseconds since 1970.
    [[nodiscard]] static base::Result<std::unique_ptr<Joining>> begin(const std::filesystem::path& folder,
                                                                      std::int64_t nowMs);
    Joining(const Joining&) = delete;
    Joining& operator=(const Joining&) = delete;
    ~Joining();

    [[nodiscard]] const KnownHeads& heads() const { return m_heads; }
    /// Takes Changes in, of each device without gaps; gives how many were new. Refuses like `Replica::receive`, and
    /// is over then.
    [[nodiscard]] base::Result<std::size_t> take(const std::vector<TravellingChange>& changes);
    /// Writes the rows and makes all of it durable; `Cancelled` when it was stopped. The folder can be opened after.
    [[nodiscard]] base::Result<void> finish(const Progress& progress = {});

private:
    Joining(std::unique_ptr<FolderLock> lock, const std::string& file, std::int64_t nowMs);
    [[nodiscard]] std::vector<std::string> dropIndexes();

    std::unique_ptr<FolderLock> m_lock;
    std::int64_t m_nowMs;
    Database m_database;
    Catalogue m_catalogue;
    ChangeStore m_store;
    Fold m_fold;
    KnownHeads m_heads;
};

}  // namespace muster::replica
