// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kind of file somebody picked, and its bytes.
#pragma once

#include "core/base/failure.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace muster::tables {

/// Told by content, never by the file's ending.
enum class FileKind {
    Text,
    Workbook,  ///< .xlsx and .xlsm
    OldWorkbook,  ///< .xls
    EncryptedWorkbook,  ///< .xlsx with a password to open
    BinaryWorkbook,  ///< .xlsb
    OpenDocument,  ///< .ods and its family
    WordDocument,  ///< .docx
    Zip,
    Pdf,
    RichText,
    WebPage,  ///< HTML, often named .xls by web systems
    Xml,
    Picture,
    Compressed  ///< gzip, 7z, xz, rar
};

/// Larger files are refused before they are read.
inline constexpr std::uintmax_t kMaxFileBytes = 200ULL * 1024 * 1024;

[[nodiscard]] FileKind kindOf(std::string_view bytes);

/// Why a file of this kind cannot be read as a table and what to do about it; only for kinds other than Text and
/// Workbook. `name` is shown first.
[[nodiscard]] base::Failure refusalOf(FileKind kind, const std::string& name);

/// All bytes of a file. Refuses with `Unreadable` when it is missing, a folder, not readable or not a plain file,
/// and with `Invalid` when it is larger than `kMaxFileBytes` or empty.
[[nodiscard]] base::Result<std::string> readFileBytes(const std::filesystem::path& path);

/// The last part of a path in UTF-8, for messages.
[[nodiscard]] std::string shownName(const std::filesystem::path& path);

}  // namespace muster::tables
