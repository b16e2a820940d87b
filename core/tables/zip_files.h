// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files in a zip archive, read piece by piece.
#pragma once

#include "core/base/failure.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace muster::tables {

/// No file in an archive may unpack to more: a month of a large force's crime is some 30 MB.
inline constexpr std::uint64_t kMaxZippedBytes = 500ULL * 1024 * 1024;

struct ZippedFile {
    std::string name;  ///< with its folders, "2024-01/2024-01-cambridgeshire-street.csv"
    std::uint64_t bytes = 0;  ///< unpacked
};

/// Takes a piece of a file; refuses to stop.
using TakePiece = std::function<base::Result<void>(std::string_view)>;

class ZipArchive {
public:
    /// Refuses with `Unreadable` a file that cannot be read and with `Damaged` what is not a whole zip archive.
    [[nodiscard]] static base::Result<ZipArchive> open(const std::filesystem::path& path);

    /// Files by name, without folders.
    [[nodiscard]] const std::vector<ZippedFile>& files() const { return m_files; }

    /// Unpacks one of `files()` into `take`, in pieces; memory does not grow with it. Refuses what `take` refuses; with
    /// `Damaged`, naming the file, one that is broken or larger than `kMaxZippedBytes`; with `Invalid` one that has a
    /// password.
    [[nodiscard]] base::Result<void> read(const ZippedFile& file, const TakePiece& take) const;

private:
    struct Closer {
        void operator()(zip* archive) const;
    };

    explicit ZipArchive(zip* archive) : m_archive(archive) { }

    std::unique_ptr<zip, Closer> m_archive;
    std::vector<ZippedFile> m_files;
};

/// The same of a plain file. Refuses with `Unreadable` one that is missing or may not be read.
[[nodiscard]] base::Result<void> readPieces(const std::filesystem::path& path, const TakePiece& take);

}  // namespace muster::tables
