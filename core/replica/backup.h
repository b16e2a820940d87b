// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rotating local backups of a replica.
#pragma once

#include "core/replica/database.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

namespace muster::replica {

/// A backup file and when it was made (UTC, from its name).
struct Backup {
    std::filesystem::path file;
    std::chrono::sys_seconds at;
};

/// Newest first.
[[nodiscard]] std::vector<Backup> backupsIn(const std::filesystem::path& folder);

/// Writes `backups/replica-YYYYMMDDTHHMMSSZ.sqlite` in `folder`, checks that it opens and is whole, and
/// thins the older ones: all of the last day, one a day for a month, one a month after that.
std::filesystem::path writeBackup(Database& database, const std::filesystem::path& folder,
                                  std::chrono::sys_seconds now);

}  // namespace muster::replica
