// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/zip_files.h"

#include "core/base/text.h"
#include "core/tables/table_file.h"

#include <algorithm>
#include <fstream>
#include <zip.h>

namespace muster::tables {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

constexpr std::size_t kPieceBytes = 64UL * 1024;

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& path)
{
    int code = 0;
    zip_t* const archive = zip_open(path.string().c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr) {
        const bool unreadable = code == ZIP_ER_NOENT || code == ZIP_ER_OPEN || code == ZIP_ER_READ;
        return unreadable
            ? fail(FailureCode::Unreadable, shownName(path) + " cannot be read. Look whether it is still there.",
                   "file")
            : fail(FailureCode::Damaged,
                   shownName(path) + " is damaged or cut short: it is no whole zip archive. Download it again.",
                   "file");
    }
    ZipArchive opened {archive};
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
            continue;
        }
        std::string name = stat.name;
        if (!name.empty() && name.back() != '/') {
            opened.m_files.push_back({std::move(name), (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0});
        }
    }
    std::sort(opened.m_files.begin(), opened.m_files.end(),
              [](const ZippedFile& a, const ZippedFile& b) { return a.name < b.name; });
    return opened;
}

Result<void> ZipArchive::read(const ZippedFile& wanted, const TakePiece& take) const
{
    const auto damaged = [&](const std::string& what) {
        return fail(FailureCode::Damaged, base::asValidUtf8(wanted.name) + ' ' + what + ". Download the archive again.",
                    "file");
    };
    const zip_int64_t index = zip_name_locate(m_archive.get(), wanted.name.c_str(), 0);
    if (index < 0) {
        return damaged("cannot be found in the archive");
    }
    if (wanted.bytes > kMaxZippedBytes) {
        return damaged("unpacks to far more than it should need");
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0, &stat) == 0
        && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return fail(FailureCode::Invalid,
                    base::asValidUtf8(wanted.name) + " has a password. Save it without one and try again.", "file");
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file {
        zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0), &zip_fclose};
    if (!file) {
        return damaged("cannot be unpacked");
    }
    std::vector<char> piece(kPieceBytes);
    std::uint64_t have = 0;
    while (true) {
        // The last read, past the stated size, makes libzip compare the checksum.
        const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0 || have + static_cast<std::uint64_t>(got) > wanted.bytes) {
            return damaged("is damaged");
        }
        if (got == 0) {
            return have == wanted.bytes ? Result<void> {} : damaged("is cut short");
        }
        have += static_cast<std::uint64_t>(got);
        if (auto taken = take({piece.data(), static_cast<std::size_t>(got)}); !taken) {
            return taken;
        }
    }
}

Result<void> readPieces(const std::filesystem::path& path, const TakePiece& take)
{
    std::ifstream file {path, std::ios::binary};
    std::error_code ignored;
    if (!file || !std::filesystem::is_regular_file(path, ignored)) {
        return fail(FailureCode::Unreadable, shownName(path) + " cannot be read. Look whether it is still there.",
                    "file");
    }
    std::vector<char> piece(kPieceBytes);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto got = static_cast<std::size_t>(file.gcount());
        if (file.bad()) {
            return fail(FailureCode::Unreadable, shownName(path) + " could not be read to its end.", "file");
        }
        if (got > 0) {
            if (auto taken = take({piece.data(), got}); !taken) {
                return taken;
            }
        }
    }
    return {};
}

}  // namespace muster::tables
