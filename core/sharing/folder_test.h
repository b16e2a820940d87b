// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does a folder keep the promises that a shared file needs?
#pragma once

#include <filesystem>
#include <string>

namespace muster::sharing {

struct FolderTest {
    bool reachable = false;  ///< files can be made, written and deleted there at all
    bool keepsPromises = false;  ///< and a shared file may stand there; otherwise a segment folder
    std::string findings;  ///< what it does not keep, in words; empty when all is well
};

/// Tries with files of its own, which it deletes: that O_EXCL makes a file only once, that a renamed file is gone
/// under its old name and never takes another's place, that a fresh look sees the size that was written, that
/// fsync works, and that SQLite can lock, commit and read back there.
///
/// One computer alone cannot see locks that lie between two; the lease, the chain and the read-back are for those.
[[nodiscard]] FolderTest testFolder(const std::filesystem::path& folder);

}  // namespace muster::sharing
