// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/core/fault_vfs.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace muster::test {

namespace {

constexpr std::int64_t kSector = 512;

std::int64_t sizeOf(const std::string& file)
{
    struct stat facts { };
    return ::stat(file.c_str(), &facts) == 0 ? facts.st_size : 0;
}

std::vector<unsigned char> contentOf(const std::string& file, std::int64_t at, std::int64_t size)
{
    std::vector<unsigned char> bytes(static_cast<std::size_t>(std::max<std::int64_t>(size, 0)));
    std::FILE* open = std::fopen(file.c_str(), "rb");
    std::size_t read = 0;
    if (open != nullptr) {
        std::fseek(open, at, SEEK_SET);
        read = std::fread(bytes.data(), 1, bytes.size(), open);
        std::fclose(open);
    }
    bytes.resize(read);
    return bytes;
}

}  // namespace

/// SQLite's view of an open file: ours, and the real one behind it.
struct FaultFile {
    sqlite3_file base;
    FaultVfs* owner;
    std::string* name;
    sqlite3_file* real;
};

struct FaultCalls {
    using Operation = FaultVfs::Operation;
    using Verdict = FaultVfs::Verdict;

    static FaultFile& of(sqlite3_file* file) { return *reinterpret_cast<FaultFile*>(file); }
    static FaultVfs& owner(sqlite3_vfs* vfs) { return *static_cast<FaultVfs*>(vfs->pAppData); }
    static sqlite3_vfs* realVfs() { return sqlite3_vfs_find("unix-excl"); }

    static int close(sqlite3_file* file)
    {
        FaultFile& ours = of(file);
        const int code = ours.real->pMethods->xClose(ours.real);
        delete ours.name;
        return code;
    }
    static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at)
    {
        FaultFile& ours = of(file);
        if (ours.owner->ask(Operation::Read, *ours.name) != Verdict::Go) {
            return SQLITE_IOERR_READ;
        }
        ours.owner->m_counts.bytesRead += size;
        return ours.real->pMethods->xRead(ours.real, into, size, at);
    }
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
    {
        FaultFile& ours = of(file);
        const Verdict verdict = ours.owner->ask(Operation::Write, *ours.name);
        if (verdict == Verdict::Fail) {
            return ours.owner->m_fault == Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        }
        ours.owner->remember(*ours.name, at, size);
        const int part = verdict == Verdict::Go ? size : size / 2;
        ours.owner->m_counts.bytesWritten += part;
        const int code = ours.real->pMethods->xWrite(ours.real, from, part, at);
        return verdict == Verdict::Half ? SQLITE_IOERR_WRITE : code;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        FaultFile& ours = of(file);
        if (ours.owner->ask(Operation::Truncate, *ours.name) != Verdict::Go) {
            return SQLITE_IOERR_TRUNCATE;
        }
        ours.owner->remember(*ours.name, size, sizeOf(*ours.name) - size, true);
        return ours.real->pMethods->xTruncate(ours.real, size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        FaultFile& ours = of(file);
        if (ours.owner->ask(Operation::Sync, *ours.name) != Verdict::Go) {
            return SQLITE_IOERR_FSYNC;
        }
        ours.owner->synced(*ours.name);
        return ours.real->pMethods->xSync(ours.real, flags);
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        FaultFile& ours = of(file);
        if (ours.owner->ask(Operation::Other, *ours.name) != Verdict::Go) {
            return SQLITE_IOERR_FSTAT;
        }
        return ours.real->pMethods->xFileSize(ours.real, size);
    }
    static int lock(sqlite3_file* file, int level)
    {
        FaultFile& ours = of(file);
        if (ours.owner->ask(Operation::Lock, *ours.name) != Verdict::Go) {
            return SQLITE_IOERR_LOCK;
        }
        return ours.owner->m_fault == Fault::LyingLocks ? SQLITE_OK : ours.real->pMethods->xLock(ours.real, level);
    }
    static int unlock(sqlite3_file* file, int level)
    {
        FaultFile& ours = of(file);
        return ours.owner->m_fault == Fault::LyingLocks ? SQLITE_OK : ours.real->pMethods->xUnlock(ours.real, level);
    }
    static int checkReserved(sqlite3_file* file, int* answer)
    {
        FaultFile& ours = of(file);
        if (ours.owner->m_fault == Fault::LyingLocks) {
            *answer = 0;
            return SQLITE_OK;
        }
        return ours.real->pMethods->xCheckReservedLock(ours.real, answer);
    }
    static int control(sqlite3_file* file, int operation, void* argument)
    {
        return of(file).real->pMethods->xFileControl(of(file).real, operation, argument);
    }
    static int sectorSize(sqlite3_file* file) { return of(file).real->pMethods->xSectorSize(of(file).real); }
    static int characteristics(sqlite3_file* file)
    {
        // No promise of whole writes: pages may tear.
        (void)file;
        return 0;
    }

    static const sqlite3_io_methods& methods()
    {
        static const sqlite3_io_methods all = [] {
            sqlite3_io_methods m {};
            m.iVersion = 1;
            m.xClose = close;
            m.xRead = read;
            m.xWrite = write;
            m.xTruncate = truncate;
            m.xSync = sync;
            m.xFileSize = fileSize;
            m.xLock = lock;
            m.xUnlock = unlock;
            m.xCheckReservedLock = checkReserved;
            m.xFileControl = control;
            m.xSectorSize = sectorSize;
            m.xDeviceCharacteristics = characteristics;
            return m;
        }();
        return all;
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        FaultFile& ours = of(file);
        ours.base.pMethods = nullptr;
        const std::string known = name == nullptr ? "" : name;
        if (owner(vfs).ask(Operation::Open, known) != Verdict::Go) {
            return SQLITE_CANTOPEN;
        }
        ours.real = reinterpret_cast<sqlite3_file*>(&ours + 1);
        const int code = realVfs()->xOpen(realVfs(), name, ours.real, flags, outFlags);
        if (code == SQLITE_OK) {
            ours.base.pMethods = &methods();
            ours.owner = &owner(vfs);
            ours.name = new std::string {known};
        }
        return code;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        if (owner(vfs).ask(Operation::Delete, name) != Verdict::Go) {
            return SQLITE_IOERR_DELETE;
        }
        owner(vfs).remember(name, 0, sizeOf(name), true);
        const int code = realVfs()->xDelete(realVfs(), name, syncFolder);
        if (syncFolder != 0) {
            owner(vfs).synced(name);
        }
        return code;
    }
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* answer)
    {
        if (owner(vfs).ask(Operation::Other, name) != Verdict::Go) {
            return SQLITE_IOERR_ACCESS;
        }
        return realVfs()->xAccess(realVfs(), name, flags, answer);
    }
    static int fullName(sqlite3_vfs* /*vfs*/, const char* name, int size, char* into)
    {
        return realVfs()->xFullPathname(realVfs(), name, size, into);
    }
};

FaultVfs::FaultVfs() : m_vfs(new sqlite3_vfs {})
{
    sqlite3_initialize();
    sqlite3_vfs* real = FaultCalls::realVfs();
    if (real == nullptr) {
        delete m_vfs;
        throw std::runtime_error("SQLite has no VFS unix-excl");
    }
    *m_vfs = *real;
    m_vfs->iVersion = 1;
    m_vfs->pNext = nullptr;
    m_vfs->zName = name();
    m_vfs->szOsFile = static_cast<int>(sizeof(FaultFile)) + real->szOsFile;
    m_vfs->pAppData = this;
    m_vfs->xOpen = FaultCalls::open;
    m_vfs->xDelete = FaultCalls::remove;
    m_vfs->xAccess = FaultCalls::access;
    m_vfs->xFullPathname = FaultCalls::fullName;
    sqlite3_vfs_register(m_vfs, 0);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(m_vfs);
    delete m_vfs;
}

void FaultVfs::arm(Fault fault, int at, unsigned chance)
{
    restart();
    m_fault = fault;
    m_at = at;
    m_random.seed(chance);
}

void FaultVfs::restart()
{
    m_fault = Fault::None;
    m_operations = 0;
    m_struck = false;
    m_down = false;
    m_counts = {};
    m_undo.clear();
}

FaultVfs::Verdict FaultVfs::ask(Operation operation, const std::string& file)
{
    ++m_operations;
    switch (operation) {
    case Operation::Read:
        ++m_counts.reads;
        break;
    case Operation::Write:
    case Operation::Truncate:
        ++m_counts.writes;
        break;
    case Operation::Sync:
        ++m_counts.syncs;
        break;
    default:
        ++m_counts.others;
        break;
    }
    if (m_down) {
        return Verdict::Fail;
    }
    const bool changes = operation == Operation::Write || operation == Operation::Truncate;
    if (m_fault == Fault::DiskFull && m_operations >= m_at && operation == Operation::Write) {
        m_struck = true;
        return Verdict::Fail;
    }
    if (m_struck || m_operations < m_at) {
        return Verdict::Go;
    }
    const auto strike = [this](Verdict verdict) {
        m_struck = true;
        return verdict;
    };
    switch (m_fault) {
    case Fault::IoError:
        return strike(Verdict::Fail);
    case Fault::ReadError:
        return operation == Operation::Read ? strike(Verdict::Fail) : Verdict::Go;
    case Fault::FailedSync:
        return operation == Operation::Sync ? strike(Verdict::Fail) : Verdict::Go;
    case Fault::ShortWrite:
        return operation == Operation::Write ? strike(Verdict::Half) : Verdict::Go;
    case Fault::TornPage:
        return operation == Operation::Write ? strike(Verdict::HalfInSilence) : Verdict::Go;
    case Fault::PowerCut:
        if (changes || operation == Operation::Sync || m_operations >= m_at + 20) {
            cutPower();
            return strike(Verdict::Fail);
        }
        return Verdict::Go;
    case Fault::VanishedFile:
        if (!file.empty() && file.find("-journal") == std::string::npos) {
            ::unlink(file.c_str());
            return strike(Verdict::Go);
        }
        return Verdict::Go;
    case Fault::LyingLocks:
    case Fault::DiskFull:
    case Fault::None:
        break;
    }
    return Verdict::Go;
}

void FaultVfs::remember(const std::string& file, std::int64_t at, std::int64_t size, bool whole)
{
    if (m_fault == Fault::PowerCut && !m_down) {
        m_undo.push_back({file, at, contentOf(file, at, size), sizeOf(file), whole});
    }
}

void FaultVfs::synced(const std::string& file)
{
    std::erase_if(m_undo, [&](const Undo& undo) { return undo.file == file; });
}

void FaultVfs::cutPower()
{
    m_down = true;
    const auto lost = [this] { return m_random() % 2 == 0; };
    for (auto undo = m_undo.rbegin(); undo != m_undo.rend(); ++undo) {
        std::FILE* file = std::fopen(undo->file.c_str(), "r+b");
        if (file == nullptr) {
            file = std::fopen(undo->file.c_str(), "w+b");
        }
        if (file == nullptr) {
            continue;
        }
        const auto length = static_cast<std::int64_t>(undo->before.size());
        const std::int64_t piece = undo->whole ? std::max<std::int64_t>(length, 1) : kSector;
        for (std::int64_t at = 0; at < length; at += piece) {
            if (lost()) {
                const auto size = static_cast<std::size_t>(std::min(piece, length - at));
                std::fseek(file, undo->at + at, SEEK_SET);
                std::fwrite(undo->before.data() + at, 1, size, file);
            }
        }
        std::fclose(file);
        if (sizeOf(undo->file) > undo->sizeBefore && lost()) {
            std::filesystem::resize_file(undo->file, static_cast<std::uintmax_t>(undo->sizeBefore));
        }
    }
    m_undo.clear();
}

}  // namespace muster::test
