// SPDX-License-Identifier: GPL-3.0-or-later
//
// History, drafts, backups and checks.
#include "core/replica/backup.h"
#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>
#include <sqlite3.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kSaveDraftSql =
        "INSERT OR REPLACE INTO main.draft (key, text, sealed, at) VALUES (?1, ?2, ?3, ?4)";
    constexpr std::string_view kDropDraftSql = "DELETE FROM main.draft WHERE key = ?1";
    constexpr std::string_view kDraftSql = "SELECT text, sealed FROM main.draft WHERE key = ?1";
    constexpr std::string_view kSealedHistorySql =
        "SELECT change FROM part_two.change_row WHERE tab = ?1 AND row = ?2";

}  // namespace

std::vector<HistoryEntry> Replica::history(std::string_view table, const base::Id& row)
{
    const std::lock_guard lock {m_writing};
    const TableInfo* info = m_catalogue->byName(table);
    if (info == nullptr) {
        return {};
    }
    auto entries = m_store->history(info->number, row);
    if (m_partTwo.state() != PartTwoState::Open) {
        return entries;
    }
    Statement sealed = m_writer->query(kSealedHistorySql, info->number, row);
    while (sealed.next()) {
        const auto change = m_store->read({sealed.integer(0)});
        const auto rows = change ? m_partTwo.readable(*m_store, *change) : std::vector<RowWrite> {};
        if (!change || rows.empty()) {
            continue;
        }
        auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const HistoryEntry& known) { return known.id == change->id; });
        if (entry == entries.end()) {
            entry = entries.insert(entries.end(), HistoryEntry {change->id, change->header, {}});
        }
        for (const RowWrite& write : rows) {
            if (write.table == info->number && write.row == row) {
                entry->cells.insert(entry->cells.end(), write.cells.begin(), write.cells.end());
            }
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const HistoryEntry& a, const HistoryEntry& b) { return a.header.clock < b.header.clock; });
    return entries;
}

std::vector<StoredChange> Replica::newestChanges(int limit)
{
    const std::lock_guard lock {m_writing};
    return m_store->newest(limit);
}

base::Result<void> Replica::saveDraft(const std::string& key, const std::string& text, bool restricted)
{
    const std::lock_guard lock {m_writing};
    if (restricted && m_partTwo.state() != PartTwoState::Open) {
        return base::fail(FailureCode::Locked, "Part two is locked. Unlock it to keep restricted text.");
    }
    try {
        if (text.empty()) {
            m_writer->run(kDropDraftSql, key);
            return {};
        }
        Blob bytes(text.begin(), text.end());
        if (restricted) {
            Blob plain = std::move(bytes);
            bytes = m_partTwo.keys().seal(plain, "muster draft " + key);
            sodium_memzero(plain.data(), plain.size());
        }
        const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_session.wallClock().time_since_epoch());
        m_writer->run(kSaveDraftSql, key, bytes, restricted, static_cast<std::int64_t>(now.count()));
        return {};
    } catch (const StorageError& error) {
        return base::fail(FailureCode::Storage,
                          fmt::format("What you are typing could not be kept: {}. Check the disk.", error.what()));
    }
}

std::string Replica::draft(const std::string& key)
{
    const std::lock_guard lock {m_writing};
    Statement row = m_writer->query(kDraftSql, key);
    if (!row.next()) {
        return {};
    }
    std::optional<Blob> bytes = row.blob(0);
    if (row.flag(1)) {
        bytes = m_partTwo.state() == PartTwoState::Open
            ? m_partTwo.keys().open(*bytes, "muster draft " + key)
            : std::nullopt;
    }
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string {};
}

base::Result<std::filesystem::path> Replica::backUp()
{
    try {
        // A connection of its own, which reads one moment of the file: copying ten years takes half a second, and
        // nobody should wait that long for the writer.
        Database reading {sqlite3_db_filename(m_writer->handle(), "main"), Access::Read};
        return writeBackup(reading, m_folder, std::chrono::floor<std::chrono::seconds>(m_session.wallClock()));
    } catch (const StorageError& error) {
        return base::fail(FailureCode::Storage, fmt::format("The backup could not be written: {}.", error.what()));
    } catch (const std::filesystem::filesystem_error& error) {
        return base::fail(FailureCode::Storage,
                          fmt::format("The backup could not be written: {}.", error.code().message()));
    }
}

std::vector<std::filesystem::path> Replica::backups() const
{
    std::vector<std::filesystem::path> files;
    for (const Backup& backup : backupsIn(m_folder)) {
        files.push_back(backup.file);
    }
    return files;
}

std::vector<std::string> Replica::check()
{
    const std::lock_guard lock {m_writing};
    std::vector<std::string> findings;
    try {
        Statement row = m_writer->query("PRAGMA main.integrity_check(20)");
        while (row.next()) {
            if (row.text(0) != "ok") {
                findings.push_back("The file is damaged: " + row.text(0));
            }
        }
        if (auto broken = m_store->verifyChains()) {
            findings.push_back(*broken);
        }
    } catch (const StorageError& error) {
        findings.push_back(std::string {"The file cannot be read: "} + error.what());
    }
    return findings;
}

}  // namespace muster::replica
