// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/folder_test.h"

#include "core/replica/storage_error.h"
#include "core/sharing/file_access.h"
#include "core/sharing/shared_file.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

namespace muster::sharing {

namespace {

/// Deletes what the test made, whatever it found.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& folder)
        : m_first(folder / (".muster-test-" + base::newId().hex())), m_second(m_first.string() + "-b")
    {
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch()
    {
        for (const std::filesystem::path& file : {m_first, m_second}) {
            ::unlink(file.c_str());
            ::unlink((file.string() + "-journal").c_str());
        }
    }
    [[nodiscard]] const std::filesystem::path& first() const { return m_first; }
    [[nodiscard]] const std::filesystem::path& second() const { return m_second; }

private:
    std::filesystem::path m_first;
    std::filesystem::path m_second;
};

std::optional<std::string> tryFiles(const Scratch& scratch)
{
    const auto again = makeFile(scratch.first(), "b", Durable::No);
    if (again || again.error() != EEXIST) {
        return "a file that is there already can be made a second time";
    }
    if (!makeFile(scratch.second(), "other")) {
        return "two files cannot be made beside each other";
    }
    const auto over = renameBeside(scratch.first(), scratch.second());
    if (over || over.error() != EEXIST) {
        return "a renamed file takes the place of another";
    }
    ::unlink(scratch.second().c_str());
    const auto before = stampOf(scratch.first());
    if (!renameBeside(scratch.first(), scratch.second()) || stampOf(scratch.first())) {
        return "files cannot be renamed";
    }
    const auto after = lookAt(scratch.second(), 16);
    if (!after || !before || after->stamp.size != before->size || after->stamp.inode != before->inode
        || after->head.size() != static_cast<std::size_t>(before->size)) {
        return "a fresh look at a file does not show what was written";
    }
    if (!makeDurable(scratch.second())) {
        return "files cannot be made to survive a power cut (fsync)";
    }
    ::unlink(scratch.second().c_str());
    return stampOf(scratch.second()) ? std::optional<std::string> {"a deleted file stays"} : std::nullopt;
}

std::optional<std::string> tryDatabase(const Scratch& scratch)
{
    try {
        const HubIdentity identity {base::newId(), kSharedFileFormat, 0, 0};
        SharedFile::make(scratch.first(), kSharedFileVfs, identity);
        SharedFile {scratch.first(), kSharedFileVfs, SharedFile::Mode::Write}.commit();
        if (SharedFile {scratch.first(), kSharedFileVfs, SharedFile::Mode::Read}.identity() != identity) {
            return "a database there does not read back what was written";
        }
    } catch (const replica::StorageError& broken) {
        return fmt::format("a database cannot be locked and written there ({})", broken.what());
    }
    return std::nullopt;
}

}  // namespace

FolderTest testFolder(const std::filesystem::path& folder)
{
    const Scratch scratch {folder};
    if (const auto made = makeFile(scratch.first(), "a first file"); !made) {
        return {false, false,
                fmt::format("files cannot be made in {} ({})", folder.string(), std::strerror(made.error()))};
    }
    auto finding = tryFiles(scratch);
    if (!finding) {
        finding = tryDatabase(scratch);
    }
    return {true, !finding, finding.value_or("")};
}

}  // namespace muster::sharing
