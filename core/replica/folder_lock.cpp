// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/folder_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace muster::replica {

base::Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "muster.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return base::fail(base::FailureCode::Unreadable,
                          fmt::format("Muster cannot write in the folder {}: {}. Check the folder's permissions.",
                                      folder.string(), std::strerror(errno)));
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 32> holder {};
        const ssize_t size = ::read(file, holder.data(), holder.size() - 1);
        ::close(file);
        const std::string process = size > 0 ? fmt::format(" (process {})", std::string(holder.data())) : "";
        return base::fail(base::FailureCode::Locked,
                          fmt::format("Another Muster on this computer has the folder {} open{}. Use that window, or "
                                      "close it and try again.",
                                      folder.string(), process));
    }
    const std::string mine = std::to_string(::getpid());
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, mine.data(), mine.size(), 0) < 0) {
        ::close(file);
        return base::fail(base::FailureCode::Unreadable,
                          fmt::format("Muster cannot write in the folder {}: {}.", folder.string(),
                                      std::strerror(errno)));
    }
    return std::unique_ptr<FolderLock>(new FolderLock(file));
}

FolderLock::~FolderLock() { ::close(m_file); }

}  // namespace muster::replica
