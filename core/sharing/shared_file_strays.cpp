// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other copies of a shared file beside it: "conflicted copies" of cloud programs, restored backups, files put
// aside by a repair.
#include "core/replica/storage_error.h"
#include "core/sharing/shared_file_session.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>

namespace muster::sharing {

using base::FailureCode;
using replica::StorageError;

namespace {

constexpr std::size_t kHeaderBytes = 100;

/// By name alone, so that the other files of a full folder are not opened.
bool mayBeCopy(const HubPlaces& places, const std::string& name)
{
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    const auto endsWith = [&](std::string_view ending) { return lower.ends_with(ending); };
    return name != places.file.filename().string() && lower.find(".muster") != std::string::npos
        && lower.find(".new-") == std::string::npos && lower.find(".muster-lock") == std::string::npos
        && lower.find(".muster-here") == std::string::npos && !endsWith("-journal") && !endsWith("-wal")
        && !endsWith("-shm") && !endsWith(".merged");
}

}  // namespace

std::optional<base::Id> SharedFileHub::hubOfCopy(const std::filesystem::path& file) const
{
    try {
        return SharedFile {file, m_vfs, SharedFile::Mode::Copy}.identity().hub;
    } catch (const StorageError&) {
        return std::nullopt;
    }
}

base::Result<std::vector<std::string>> SharedFileHub::strays()
{
    const auto files = filesIn(m_places.folder());
    if (!files) {
        return tl::unexpected(unreachable(m_places, files.error()));
    }
    const auto own = m_hub ? m_hub : readMarker(m_places);
    std::vector<std::string> names;
    for (const std::filesystem::path& file : *files) {
        const std::string name = file.filename().string();
        if (!own || !mayBeCopy(m_places, name)) {
            continue;
        }
        const auto look = lookAt(file, kHeaderBytes);
        if (!look || judgeHeader(look->head) != HeaderVerdict::Ours) {
            continue;
        }
        auto& verdict = m_copies[name];
        if (verdict.stamp != look->stamp) {
            verdict = {look->stamp, hubOfCopy(file)};
        }
        if (verdict.hub == own) {
            names.push_back(name);
        }
    }
    return names;
}

base::Result<std::unique_ptr<HubSession>> SharedFileHub::openStray(const std::string& name)
{
    if (!mayBeCopy(m_places, name) || name.find('/') != std::string::npos) {
        return base::fail(FailureCode::NotFound, fmt::format("{} is not a copy of the shared file.", name));
    }
    try {
        auto file = std::make_unique<SharedFile>(m_places.folder() / name, m_vfs, SharedFile::Mode::Copy);
        return std::make_unique<SharedFileSession>(*this, nullptr, std::move(file), Purpose::Read);
    } catch (const StorageError& error) {
        return base::fail(error.isDamage() ? FailureCode::Damaged : FailureCode::Unreachable,
                          fmt::format("The copy {} of the shared file cannot be read ({}).", name, error.what()));
    }
}

base::Result<void> SharedFileHub::retireStray(const std::string& name)
{
    if (!mayBeCopy(m_places, name) || name.find('/') != std::string::npos) {
        return base::fail(FailureCode::NotFound, fmt::format("{} is not a copy of the shared file.", name));
    }
    const std::filesystem::path file = m_places.folder() / name;
    auto renamed = renameBeside(file, file.string() + ".merged");
    for (int more = 2; !renamed && renamed.error() == EEXIST && more < 100; ++more) {
        renamed = renameBeside(file, fmt::format("{}.{}.merged", file.string(), more));
    }
    // Gone: another computer was quicker.
    if (!renamed && renamed.error() != ENOENT) {
        return tl::unexpected(unreachable(m_places, renamed.error()));
    }
    return {};
}

}  // namespace muster::sharing
