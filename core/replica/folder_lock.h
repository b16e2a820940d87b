// SPDX-License-Identifier: GPL-3.0-or-later
//
// One writer per data folder.
#pragma once

#include "core/base/failure.h"

#include <filesystem>
#include <memory>

namespace muster::replica {

/// Held while a process works in a data folder; released by the system even when the process is killed.
class FolderLock {
public:
    /// Refuses with `Locked`, naming the process, when another Muster has the folder open.
    [[nodiscard]] static base::Result<std::unique_ptr<FolderLock>> take(const std::filesystem::path& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int file)
        : m_file(file)
    {
    }

    int m_file;
};

}  // namespace muster::replica
