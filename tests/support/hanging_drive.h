// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real file system that hangs on command (tests/support/helper/hanging_drive.cpp), mounted over a folder.
#pragma once

#include "tests/support/test_replica.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace muster::test {

class HangingDrive {
public:
    /// Why there cannot be one on this computer; empty where it can be tried. `program` may be null.
    [[nodiscard]] static std::string whyNot(const char* program)
    {
        if (program == nullptr)
            return "libfuse3-dev was not installed when the tests were built";
        if (geteuid() != 0)
            return "mounting a drive needs root";
        if (access("/dev/fuse", R_OK | W_OK) != 0)
            return "there is no /dev/fuse";
        return {};
    }

    /// Mounts it over an empty folder.
    HangingDrive(const char* program, std::filesystem::path mountPoint) : m_mountPoint(std::move(mountPoint))
    {
        const std::string folder = (m_folder.path() / "disk").string();
        const std::string hangs = hangFile().string();
        std::filesystem::create_directory(folder);
        const dev_t before = device();
        m_process = fork();
        if (m_process == 0) {
            execl(program, program, folder.c_str(), m_mountPoint.c_str(), hangs.c_str(), nullptr);
            _exit(127);
        }
        for (int i = 0; device() == before; ++i) {
            if (i == 500 || waitpid(m_process, nullptr, WNOHANG) != 0)
                throw std::runtime_error("the hanging drive could not be mounted");
            std::this_thread::sleep_for(std::chrono::milliseconds {20});
        }
    }
    HangingDrive(const HangingDrive&) = delete;
    HangingDrive& operator=(const HangingDrive&) = delete;
    ~HangingDrive()
    {
        recover();
        umount2(m_mountPoint.c_str(), MNT_DETACH);
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }

    /// From now on every call takes so long.
    void hang(int seconds) const
    {
        const auto making = m_folder.path() / "hang.making";
        std::ofstream(making) << seconds << '\n';
        std::filesystem::rename(making, hangFile());
    }
    /// All calls that hang are answered now.
    void recover() const
    {
        std::error_code ignored;
        std::filesystem::remove(hangFile(), ignored);
    }

private:
    [[nodiscard]] std::filesystem::path hangFile() const { return m_folder.path() / "hang"; }
    [[nodiscard]] dev_t device() const
    {
        struct stat found { };
        return stat(m_mountPoint.c_str(), &found) == 0 ? found.st_dev : dev_t {0};
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_mountPoint;
    pid_t m_process = 0;
};

}  // namespace muster::test
