// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/database.h"

#include "core/replica/storage_error.h"

#include <sqlite3.h>

namespace muster::replica {

namespace {

    constexpr int kBusyTimeoutMs = 5000;

    [[noreturn]] void raise(sqlite3* database, const std::string& doing)
    {
        throw StorageError(doing + ": " + sqlite3_errmsg(database), sqlite3_extended_errcode(database));
    }

}  // namespace

Database::Database(const std::string& pathOrUri, Access access)
{
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Access::Write:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case Access::Read:
        flags |= SQLITE_OPEN_READONLY;
        break;
    }
    if (sqlite3_open_v2(pathOrUri.c_str(), &m_database, flags, nullptr) != SQLITE_OK) {
        const StorageError error {std::string {"opening the database: "} + sqlite3_errmsg(m_database),
                                  sqlite3_extended_errcode(m_database)};
        sqlite3_close_v2(m_database);
        throw error;
    }
    sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
    execute("PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
}

Database::~Database()
{
    for (auto& [sql, cached] : m_cache) {
        sqlite3_finalize(cached->statement);
    }
    sqlite3_close_v2(m_database);
}

void Database::execute(const std::string& sql)
{
    if (sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        raise(m_database, "running a statement");
    }
}

Statement Database::prepare(std::string_view sql)
{
    auto& cached = m_cache[std::string {sql}];
    if (!cached) {
        cached = std::make_unique<Cached>();
    }
    if (cached->statement == nullptr) {
        if (sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &cached->statement, nullptr)
            != SQLITE_OK) {
            m_cache.erase(std::string {sql});
            raise(m_database, "preparing a statement");
        }
    }
    if (!cached->inUse) {
        cached->inUse = true;
        return {cached->statement, &cached->inUse};
    }
    // The same text is being stepped further up: this use gets a statement of its own.
    sqlite3_stmt* own = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.data(), static_cast<int>(sql.size()), &own, nullptr) != SQLITE_OK) {
        raise(m_database, "preparing a statement");
    }
    return {own, nullptr};
}

int Database::pragmaNumber(const std::string& name)
{
    Statement statement = prepare("PRAGMA " + name);
    return statement.next() ? statement.number(0) : 0;
}

int Database::changes() const { return sqlite3_changes(m_database); }

void Database::onProgress(int steps, std::function<bool()> goOn)
{
    m_goOn = std::move(goOn);
    if (!m_goOn) {
        sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
        return;
    }
    sqlite3_progress_handler(
        m_database, steps,
        [](void* asked) { return (*static_cast<std::function<bool()>*>(asked))() ? 0 : 1; }, &m_goOn);
}

void Database::copyTo(const std::filesystem::path& file)
{
    Database target {file.string(), Access::Create};
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", m_database, "main");
    if (backup == nullptr) {
        raise(target.handle(), "starting a backup");
    }
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        raise(target.handle(), "writing a backup");
    }
}

}  // namespace muster::replica
