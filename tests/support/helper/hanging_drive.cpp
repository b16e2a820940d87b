// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drive that hangs on command: a FUSE file system that passes every call through to a folder, but keeps each one
// waiting for as many seconds as the file HANG says, while that file is there. Whoever calls then hangs in the
// kernel, where kill -9 does not reach, as on a network drive whose server has gone.
//
//     muster_hanging_drive FOLDER MOUNT-POINT HANG
#define FUSE_USE_VERSION 31
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <fuse.h>
#include <string>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <thread>
#include <unistd.h>

namespace {

std::string folder;
std::string hangFile;

/// Waits as long as it must; sooner only when the drive recovers.
void hang()
{
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
        std::ifstream file {hangFile};
        double seconds = 0;
        if (!(file >> seconds)
            || std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() >= seconds) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds {20});
    }
}

/// Where a path of the drive lies; every call begins here.
std::string at(const char* path)
{
    hang();
    return folder + path;
}

int answer(long result) { return result < 0 ? -errno : static_cast<int>(result); }

int fileOf(const fuse_file_info* info) { return static_cast<int>(info->fh); }

int getattr(const char* path, struct stat* into, fuse_file_info*) { return answer(lstat(at(path).c_str(), into)); }

int openFile(const char* path, fuse_file_info* info, int flags, mode_t mode)
{
    const int file = open(at(path).c_str(), flags | O_CLOEXEC, mode);
    if (file < 0) {
        return -errno;
    }
    info->fh = static_cast<std::uint64_t>(file);
    info->direct_io = 1;
    return 0;
}

int openOld(const char* path, fuse_file_info* info) { return openFile(path, info, info->flags, 0); }

int create(const char* path, mode_t mode, fuse_file_info* info)
{
    return openFile(path, info, info->flags | O_CREAT, mode);
}

int readFile(const char*, char* into, std::size_t size, off_t from, fuse_file_info* info)
{
    hang();
    return answer(pread(fileOf(info), into, size, from));
}

int writeFile(const char*, const char* bytes, std::size_t size, off_t from, fuse_file_info* info)
{
    hang();
    return answer(pwrite(fileOf(info), bytes, size, from));
}

int fsyncFile(const char*, int, fuse_file_info* info)
{
    hang();
    return answer(fsync(fileOf(info)));
}

int releaseFile(const char*, fuse_file_info* info) { return answer(close(fileOf(info))); }

int truncateFile(const char* path, off_t size, fuse_file_info*) { return answer(truncate(at(path).c_str(), size)); }

int unlinkFile(const char* path) { return answer(unlink(at(path).c_str())); }

int makeFolder(const char* path, mode_t mode) { return answer(mkdir(at(path).c_str(), mode)); }

int removeFolder(const char* path) { return answer(rmdir(at(path).c_str())); }

int renameFile(const char* from, const char* to, unsigned flags)
{
    return answer(renameat2(AT_FDCWD, at(from).c_str(), AT_FDCWD, (folder + to).c_str(), flags));
}

int setTimes(const char* path, const timespec times[2], fuse_file_info*)
{
    return answer(utimensat(AT_FDCWD, at(path).c_str(), times, AT_SYMLINK_NOFOLLOW));
}

int setMode(const char* path, mode_t mode, fuse_file_info*) { return answer(chmod(at(path).c_str(), mode)); }

int space(const char* path, struct statvfs* into) { return answer(statvfs(at(path).c_str(), into)); }

int list(const char* path, void* into, fuse_fill_dir_t fill, off_t, fuse_file_info*, fuse_readdir_flags)
{
    DIR* names = opendir(at(path).c_str());
    if (names == nullptr) {
        return -errno;
    }
    while (const dirent* entry = readdir(names)) {
        if (fill(into, entry->d_name, nullptr, 0, fuse_fill_dir_flags {}) != 0) {
            break;
        }
    }
    closedir(names);
    return 0;
}

int syncFolder(const char* path, int, fuse_file_info*)
{
    const int file = open(at(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int code = file < 0 ? -errno : answer(fsync(file));
    if (file >= 0) {
        close(file);
    }
    return code;
}

/// Nothing is answered from the kernel's memory.
void* begin(fuse_conn_info*, fuse_config* config)
{
    config->entry_timeout = 0;
    config->attr_timeout = 0;
    config->negative_timeout = 0;
    config->use_ino = 1;
    config->hard_remove = 1;
    return nullptr;
}

fuse_operations operations()
{
    fuse_operations all {};
    all.init = begin;
    all.getattr = getattr;
    all.open = openOld;
    all.create = create;
    all.read = readFile;
    all.write = writeFile;
    all.fsync = fsyncFile;
    all.release = releaseFile;
    all.truncate = truncateFile;
    all.unlink = unlinkFile;
    all.mkdir = makeFolder;
    all.rmdir = removeFolder;
    all.rename = renameFile;
    all.utimens = setTimes;
    all.chmod = setMode;
    all.statfs = space;
    all.readdir = list;
    all.fsyncdir = syncFolder;
    return all;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s FOLDER MOUNT-POINT HANG\n", argv[0]);
        return 2;
    }
    folder = argv[1];
    hangFile = argv[3];
    std::string name = argv[0];
    std::string foreground = "-f";
    char* arguments[] = {name.data(), foreground.data(), argv[2], nullptr};
    const fuse_operations all = operations();
    return fuse_main(3, arguments, &all, nullptr);
}
