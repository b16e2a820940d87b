// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/joining.h"

#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    // No journal: what is interrupted is thrown away. The one COMMIT at the end waits for the disk.
    constexpr const char* kSettings =
        "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        " PRAGMA locking_mode=EXCLUSIVE;";
    // Those of the tables of records; the engine's own stay.
    constexpr std::string_view kIndexesSql = R"(
        SELECT name, sql FROM main.sqlite_master
         WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'change' ORDER BY name)";

    base::Failure broken(const StorageError& error)
    {
        return {FailureCode::Storage, {},
                fmt::format("The partnership could not be kept on this computer: {}. Check that the disk is not full "
                            "and try again.",
                            error.what())};
    }

}  // namespace

base::Result<std::unique_ptr<Joining>> Joining::begin(const std::filesystem::path& folder, std::int64_t nowMs)
{
    {
        const auto made = Replica::create(folder);
        if (!made) {
            return tl::unexpected(made.error());
        }
    }
    auto lock = FolderLock::take(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    try {
        return std::unique_ptr<Joining>(new Joining(std::move(*lock), (folder / "replica.sqlite").string(), nowMs));
    } catch (const StorageError& error) {
        return tl::unexpected(broken(error));
    }
}

Joining::Joining(std::unique_ptr<FolderLock> lock, const std::string& file, std::int64_t nowMs)
    : m_lock(std::move(lock))
    , m_nowMs(nowMs)
    , m_database(file, Access::Write)
    , m_catalogue(m_database)
    , m_store(m_database, m_catalogue)
    // Part two is read once somebody unlocks it.
    , m_fold(m_database, m_catalogue, m_store, [](const StoredChange&) { return std::vector<RowWrite> {}; })
{
    m_database.execute(kSettings);
    m_database.execute("BEGIN EXCLUSIVE");
}

Joining::~Joining() = default;

base::Result<std::size_t> Joining::take(const std::vector<TravellingChange>& changes)
{
    try {
        auto arriving = proven(changes, m_heads, m_store, m_catalogue);
        if (!arriving) {
            return tl::unexpected(arriving.error());
        }
        keep(*arriving, m_store, m_nowMs);
        followClock(*arriving, m_store, m_nowMs);
        for (Arriving& change : *arriving) {
            m_fold.add(Part::One, change.id, change.record.header, std::move(change.payload.rows));
        }
        return arriving->size();
    } catch (const StorageError& error) {
        return tl::unexpected(broken(error));
    }
}

std::vector<std::string> Joining::dropIndexes()
{
    std::vector<std::string> names;
    std::vector<std::string> sql;
    {
        Statement row = m_database.query(kIndexesSql);
        while (row.next()) {
            names.push_back(row.text(0));
            sql.push_back(row.text(1));
        }
    }
    for (const std::string& name : names) {
        m_database.execute("DROP INDEX main.\"" + name + "\"");
    }
    return sql;
}

base::Result<void> Joining::finish(const Progress& progress)
{
    bool stopped = false;
    try {
        // One sorting at the end costs less than a place in every index for each row.
        const auto indexes = dropIndexes();
        m_fold.settle([&](std::size_t done, std::size_t total) {
            stopped = progress && !progress(done, total);
            return !stopped;
        });
        for (const std::string& sql : indexes) {
            m_database.execute(sql);
        }
        m_database.execute("COMMIT");
        return {};
    } catch (const StorageError& error) {
        if (stopped) {
            return base::fail(FailureCode::Cancelled, "You stopped it. Nothing was made.");
        }
        return tl::unexpected(broken(error));
    }
}

}  // namespace muster::replica
