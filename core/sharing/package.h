// SPDX-License-Identifier: GPL-3.0-or-later
//
// The meeting package: one encrypted file that carries a partnership's work to a computer without the drive and back.
#pragma once

#include "core/replica/change.h"
#include "core/replica/sealed_box.h"
#include "core/sharing/share.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sharing {

/// How such files are named.
inline constexpr const char* kPackageEnding = ".muster-package";

/// What a package is made for, and how it is called to whoever receives it.
struct PackagePurpose {
    base::Id meeting;   ///< nil: the whole partnership
    std::string title;  ///< "DTCG/2011-11-15"; never restricted text
};

/// Writes a package: a hub of its own, in one file, for a visiting chair or an agency that cannot reach the drive
/// (requirements §6.3). Replaces a file of that name, whole or not at all.
///
/// It holds all Changes this computer knows, also where it is made for one meeting: Changes are chained, and a part of
/// a chain could not be verified or brought back. So whoever has the file and its passphrase has the partnership's open
/// records, and what is restricted as it always travels: sealed, readable only with a key of part two. What is typed
/// and not yet entered, the keys of this computer and its backups are not in it. Once it is out, it cannot be taken
/// back.
///
/// Refuses a passphrase under 8 characters, and `Unreadable` where the file cannot be written.
[[nodiscard]] base::Result<void> writePackage(replica::Replica& replica, const std::filesystem::path& file,
                                              std::string_view passphrase, const PackagePurpose& purpose = {},
                                              replica::KeyCost cost = replica::KeyCost::moderate());

/// What bringing a package in would do, or did.
struct PackagePreview {
    struct Line {
        std::string author;
        std::string label;    ///< what was done, without restricted text
        std::int64_t at = 0;  ///< milliseconds since 1970, by the author's clock
    };

    PackagePurpose purpose;
    std::string writtenBy;
    std::int64_t writtenAt = 0;  ///< milliseconds since 1970, by the writer's clock
    std::size_t changes = 0;     ///< in the package
    std::vector<Line> arriving;  ///< what is not known here, in the order of its making
    std::vector<base::Id> meetings;  ///< that the arriving Changes touch, where that can be told

    /// Authors of what arrives, with how much of it is theirs, in the order of their names.
    [[nodiscard]] std::vector<std::pair<std::string, std::size_t>> authors() const;
};

/// Reads a package and changes nothing. Refusals name the file: `Unreadable`, `Foreign` (no package, or another
/// partnership's), `Newer`, `Damaged`, `Locked` (wrong passphrase).
[[nodiscard]] base::Result<PackagePreview> previewPackage(replica::Replica& replica, const std::filesystem::path& file,
                                                          std::string_view passphrase);

/// Takes in what is missing here, all or none: the same union as a synchronisation, so doing it twice changes nothing,
/// and where both sides wrote, both are kept. Refuses like `previewPackage`.
[[nodiscard]] base::Result<PackagePreview> importPackage(replica::Replica& replica, const std::filesystem::path& file,
                                                         std::string_view passphrase);

/// Makes a data folder to work in from a package. The folder appears once everything is in it. Refuses a folder that
/// holds something, and like `previewPackage`.
[[nodiscard]] base::Result<PackagePreview> openPackage(const std::filesystem::path& file, std::string_view passphrase,
                                                       const std::filesystem::path& folder);

}  // namespace muster::sharing
