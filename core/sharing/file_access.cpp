// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/file_access.h"

#include "core/base/id.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace muster::sharing {

namespace {

tl::unexpected<int> lastError() { return tl::unexpected(errno); }

class OpenFile {
public:
    OpenFile(const std::filesystem::path& file, int flags) : m_file(::open(file.c_str(), flags | O_CLOEXEC, 0666)) { }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    [[nodiscard]] int number() const { return m_file; }
    /// A server may say only now that it could not keep what was written.
    [[nodiscard]] bool close() { return ::close(std::exchange(m_file, -1)) == 0; }

private:
    int m_file;
};

FileStamp stampFrom(const struct stat& facts)
{
    return {facts.st_mtim.tv_sec * std::int64_t {1'000'000'000} + facts.st_mtim.tv_nsec, facts.st_size, facts.st_ino};
}

Errno<replica::Blob> readFrom(int file, std::int64_t from, std::int64_t size)
{
    replica::Blob bytes(static_cast<std::size_t>(size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            ::pread(file, bytes.data() + done, bytes.size() - done, from + static_cast<std::int64_t>(done));
        if (got < 0) {
            if (errno == EINTR) {
                continue;
            }
            return lastError();
        }
        if (got == 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

bool writeAll(int file, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t put = ::write(file, content.data(), content.size());
        if (put < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

}  // namespace

Errno<FileLook> lookAt(const std::filesystem::path& file, std::size_t bytes)
{
    const OpenFile open {file, O_RDONLY};
    struct stat facts { };
    if (!open.isOpen() || ::fstat(open.number(), &facts) != 0) {
        return lastError();
    }
    auto head = readFrom(open.number(), 0, static_cast<std::int64_t>(bytes));
    if (!head) {
        return tl::unexpected(head.error());
    }
    return FileLook {stampFrom(facts), std::move(*head)};
}

Errno<FileStamp> stampOf(const std::filesystem::path& file)
{
    struct stat facts { };
    if (::stat(file.c_str(), &facts) != 0) {
        return lastError();
    }
    return stampFrom(facts);
}

Errno<replica::Blob> readBytes(const std::filesystem::path& file, std::int64_t from, std::int64_t size)
{
    const OpenFile open {file, O_RDONLY};
    if (!open.isOpen()) {
        return lastError();
    }
    return readFrom(open.number(), from, size);
}

Errno<FileStamp> makeFile(const std::filesystem::path& file, std::string_view content, Durable durable)
{
    OpenFile open {file, O_WRONLY | O_CREAT | O_EXCL};
    if (!open.isOpen()) {
        return lastError();
    }
    struct stat facts { };
    if (!writeAll(open.number(), content) || (durable == Durable::Yes && ::fsync(open.number()) != 0)
        || ::fstat(open.number(), &facts) != 0 || !open.close()) {
        const int error = errno;
        ::unlink(file.c_str());
        return tl::unexpected(error);
    }
    return stampFrom(facts);
}

Errno<void> replaceFile(const std::filesystem::path& file, std::string_view content)
{
    const std::filesystem::path making = file.string() + ".new-" + base::newId().hex();
    if (auto made = makeFile(making, content); !made) {
        return tl::unexpected(made.error());
    }
    if (::rename(making.c_str(), file.c_str()) != 0) {
        const int error = errno;
        ::unlink(making.c_str());
        return tl::unexpected(error);
    }
    return makeDurable(file.parent_path());
}

Errno<void> overwriteEnd(const std::filesystem::path& file, std::int64_t from, std::string_view content)
{
    OpenFile open {file, O_WRONLY};
    const auto end = from + static_cast<std::int64_t>(content.size());
    if (!open.isOpen() || ::lseek(open.number(), from, SEEK_SET) < 0 || !writeAll(open.number(), content)
        || ::ftruncate(open.number(), end) != 0 || ::fsync(open.number()) != 0 || !open.close()) {
        return lastError();
    }
    return {};
}

Errno<void> renameBeside(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return {};
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) {
        return lastError();
    }
    // NFS: a second name first, which never replaces.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return {};
    }
    if (errno == EEXIST || errno == ENOENT) {
        return lastError();
    }
    // Neither: look, then rename.
    struct stat facts { };
    if (::lstat(to.c_str(), &facts) == 0) {
        return tl::unexpected(EEXIST);
    }
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return lastError();
    }
    return {};
}

Errno<void> makeDurable(const std::filesystem::path& fileOrFolder)
{
    const OpenFile open {fileOrFolder.empty() ? std::filesystem::path {"."} : fileOrFolder, O_RDONLY};
    if (!open.isOpen()) {
        return lastError();
    }
    // Some network file systems do not sync folders and say so; their servers do it on their own.
    if (::fsync(open.number()) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF) {
        return lastError();
    }
    return {};
}

Errno<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::directory_iterator at {folder.empty() ? std::filesystem::path {"."} : folder, error};
    std::vector<std::filesystem::path> files;
    for (; !error && at != std::filesystem::directory_iterator {}; at.increment(error)) {
        std::error_code vanished;
        if (at->is_regular_file(vanished)) {
            files.push_back(at->path());
        }
    }
    if (error) {
        return tl::unexpected(error.value());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace muster::sharing
