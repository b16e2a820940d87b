// SPDX-License-Identifier: GPL-3.0-or-later
//
// The few operations on files of a share that SQLite does not do for us. Errors are errno values.
#pragma once

#include "core/replica/value.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace muster::sharing {

template <class T> using Errno = tl::expected<T, int>;

/// Which file it is, and whether it was written since.
struct FileStamp {
    std::int64_t modifiedNs = 0;
    std::int64_t size = 0;
    std::uint64_t inode = 0;

    bool operator==(const FileStamp&) const = default;
};

struct FileLook {
    FileStamp stamp;
    replica::Blob head;  ///< its first bytes
};

/// Opens, asks, reads and closes: a bare `stat` is answered from caches and missed commits (3 of 9 on SMB, 7 of 9
/// on NFS). Never for a file on which this process has a database open: closing would drop its locks.
[[nodiscard]] Errno<FileLook> lookAt(const std::filesystem::path& file, std::size_t bytes);

/// By name only, for files that must not be opened.
[[nodiscard]] Errno<FileStamp> stampOf(const std::filesystem::path& file);

[[nodiscard]] Errno<replica::Blob> readBytes(const std::filesystem::path& file, std::int64_t from, std::int64_t size);

enum class Durable { No, Yes };

/// Makes a file that must not be there yet (EEXIST).
[[nodiscard]] Errno<FileStamp> makeFile(const std::filesystem::path& file, std::string_view content,
                                        Durable durable = Durable::Yes);

/// The same under a name of its own first, then renamed into place: never half there, replacing what was.
[[nodiscard]] Errno<void> replaceFile(const std::filesystem::path& file, std::string_view content);

/// Writes from a place on, where the file then ends, and makes it durable.
[[nodiscard]] Errno<void> overwriteEnd(const std::filesystem::path& file, std::int64_t from, std::string_view content);

/// Renames without ever taking the place of another file (EEXIST), as far as the file system can.
[[nodiscard]] Errno<void> renameBeside(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes the content of a file, or the names in a folder, survive a power cut.
[[nodiscard]] Errno<void> makeDurable(const std::filesystem::path& fileOrFolder);

/// The files in a folder, without folders; what vanishes meanwhile is left out.
[[nodiscard]] Errno<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder);

}  // namespace muster::sharing
