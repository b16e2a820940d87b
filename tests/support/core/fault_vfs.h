// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file system for SQLite that breaks on demand.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace muster::test {

enum class Fault {
    None,
    IoError,  ///< one operation fails, the next ones work
    ShortWrite,  ///< half of one write arrives, and it fails
    TornPage,  ///< half of one write arrives, and nobody is told
    DiskFull,  ///< writes fail from here on
    PowerCut,  ///< everything fails from here on, and what was not synced is lost, kept or torn by chance
    LyingLocks,  ///< locks are always granted
    VanishedFile,  ///< the file is gone under its name, and everything fails
    FailedSync,  ///< one fsync fails
    ReadError  ///< one read fails
};

/// Stands over SQLite's `unix-excl` under the name "fault". Writes go to the real files at once; what a power cut
/// would lose is remembered until it is synced, and taken back by the cut: writes in pieces of 512 bytes, as disks
/// tear, a truncation or deletion as a whole. Used from one thread.
class FaultVfs {
public:
    FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;
    ~FaultVfs();

    [[nodiscard]] static const char* name() { return "fault"; }

    /// From now on, `fault` strikes at operation number `at` (1: the next one).
    void arm(Fault fault, int at, unsigned chance);
    /// A power cut at this moment, between two operations; for `Fault::PowerCut` armed far ahead.
    void cutNow() { cutPower(); }
    /// The computer starts again: what was cut is final, and everything works.
    void restart();
    /// Operations since `arm`.
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] bool struck() const { return m_struck; }
    /// What was done since `arm`, by kind.
    struct Counts {
        int reads = 0;
        int writes = 0;
        int syncs = 0;
        int others = 0;
        std::int64_t bytesRead = 0;
        std::int64_t bytesWritten = 0;
    };
    [[nodiscard]] const Counts& counts() const { return m_counts; }

private:
    friend struct FaultFile;
    friend struct FaultCalls;

    enum class Operation { Read, Write, Truncate, Sync, Delete, Open, Lock, Other };
    enum class Verdict { Go, Fail, Half, HalfInSilence };

    /// The content of a stretch before it was written, until it is synced.
    struct Undo {
        std::string file;
        std::int64_t at = 0;
        std::vector<unsigned char> before;
        std::int64_t sizeBefore = 0;
        bool whole = false;  ///< a truncation or deletion: happened or not, nothing in between
    };

    [[nodiscard]] Verdict ask(Operation operation, const std::string& file);
    void remember(const std::string& file, std::int64_t at, std::int64_t size, bool whole = false);
    void synced(const std::string& file);
    void cutPower();

    sqlite3_vfs* m_vfs;
    Fault m_fault = Fault::None;
    int m_at = 0;
    int m_operations = 0;
    bool m_struck = false;
    bool m_down = false;
    Counts m_counts;
    std::minstd_rand m_random;
    std::vector<Undo> m_undo;
};

}  // namespace muster::test
