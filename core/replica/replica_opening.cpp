// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making and opening a data folder.
#include "core/replica/backup.h"
#include "core/replica/replica_listeners.h"
#include "core/replica/schema_copy.h"
#include "core/replica/search_words.h"
#include "core/replica/transaction.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <pwd.h>
#include <sqlite3.h>
#include <unistd.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr const char* kFileName = "replica.sqlite";
    constexpr std::string_view kNewDeviceSql = "INSERT INTO main.device (no, id) VALUES (1, ?1)";
    constexpr std::string_view kTodaySql = "SELECT value FROM main.meta WHERE key = 'today'";
    constexpr std::string_view kSetTodaySql = "INSERT INTO main.meta (key, value) VALUES ('today', ?1)";
    // Beyond this size the whole file is checked by `check`, not at every start.
    constexpr std::uintmax_t kQuickCheckBytes = 24U * 1024U * 1024U;

    void configureWriter(Database& database)
    {
        // Every recorded line changes the same few pages: taken over less often, they are written once for many lines.
        database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                         " PRAGMA wal_autocheckpoint=4000;");
    }

    base::Failure storageFailure(const std::filesystem::path& file, const StorageError& error)
    {
        if (error.isDamage()) {
            return {FailureCode::Damaged, {},
                    fmt::format("The file {} is damaged and was not changed ({}). The folder \"backups\" beside it "
                                "holds earlier copies: put the newest one in its place.",
                                file.string(), error.what())};
        }
        return {FailureCode::Storage, {},
                fmt::format("The file {} could not be used: {}. Nothing was changed.", file.string(), error.what())};
    }

    std::optional<base::Failure> refuseForeign(const std::filesystem::path& file)
    {
        std::ifstream in {file, std::ios::binary};
        if (!in) {
            return base::Failure {FailureCode::Unreadable, {},
                                  fmt::format("The file {} cannot be read: {}.", file.string(), std::strerror(errno))};
        }
        std::array<char, 100> header {};
        in.read(header.data(), header.size());
        const auto read = in.gcount();
        constexpr std::string_view kMagic {"SQLite format 3\0", 16};
        if (read == 0) {
            return base::Failure {FailureCode::Damaged, {},
                                  fmt::format("The file {} is empty. The folder \"backups\" beside it holds earlier "
                                              "copies: put the newest one in its place.",
                                              file.string())};
        }
        if (read < 100 || std::string_view(header.data(), 16) != kMagic) {
            return base::Failure {FailureCode::Foreign, {},
                                  fmt::format("The file {} is not a Muster replica: it is not a database at all.",
                                              file.string())};
        }
        const auto number = [&](std::size_t at) {
            int value = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                value = static_cast<int>((static_cast<unsigned>(value) << 8U)
                                         | static_cast<unsigned char>(header.at(at + i)));
            }
            return value;
        };
        if (number(68) != kApplicationId) {
            return base::Failure {FailureCode::Foreign, {},
                                  fmt::format("The file {} is a database of another program, not a Muster replica.",
                                              file.string())};
        }
        if (number(60) > newestSchemaVersion()) {
            return base::Failure {FailureCode::Newer, {},
                                  fmt::format("The file {} was written by a newer Muster (its version is {}, this "
                                              "program knows {}). Update Muster on this computer. Nothing was changed.",
                                              file.string(), number(60), newestSchemaVersion())};
        }
        return std::nullopt;
    }

    std::string systemUser()
    {
        if (const passwd* user = getpwuid(getuid()); user != nullptr && user->pw_name != nullptr) {
            return user->pw_name;
        }
        return "unknown user";
    }

    std::optional<base::Date> anchorOf(Database& database)
    {
        Statement row = database.query(kTodaySql);
        return row.next() ? row.optionalDate(0) : std::nullopt;
    }

    std::string asUri(const std::filesystem::path& file) { return file.string(); }

}  // namespace

ReadConnection::ReadConnection(const std::string& file, const std::string& partTwoUri, const Session& session)
    : m_database(file, Access::Write)
    , m_reader(m_database, session)
{
    // Only the writer may checkpoint: SQLite's WAL-reset bug needs two connections that do.
    m_database.execute("PRAGMA wal_autocheckpoint=0;");
    m_database.query("ATTACH ?1 AS part_two", partTwoUri).next();
    m_database.execute("PRAGMA query_only=ON;");
    int off = 0;
    sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &off);
}

Replica::Replica(std::filesystem::path folder, std::unique_ptr<FolderLock> lock, std::unique_ptr<Database> writer,
                 const OpenOptions& options, std::optional<base::Date> anchor)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
    , m_session(options.author.empty() ? systemUser() : options.author,
                options.clock ? options.clock : Session::Clock {[] { return std::chrono::system_clock::now(); }},
                options.today ? options.today : anchor)
    , m_writer(std::move(writer))
{
    // The connection that makes the tables keeps the memory alive until the writer has attached it.
    Database memory {m_partTwo.uri(), Access::Create};
    copySchema(*m_writer, memory);
    m_writer->query("ATTACH ?1 AS part_two", m_partTwo.uri()).next();
    m_catalogue = std::make_unique<Catalogue>(*m_writer);
    m_store = std::make_unique<ChangeStore>(*m_writer, *m_catalogue);
    m_capture = std::make_unique<Capture>(*m_writer, *m_catalogue);
    m_reading = newReadConnection();
    m_listeners = std::make_shared<Listeners>();
    m_partTwo.noticeSlots(*m_writer);
    recognisePlace(m_folder / kFileName);
    foldAgain();
    Transaction transaction {*m_writer};
    static_cast<void>(obeyErasures());
    // Also what a migration noted, and a folder that was made from others' Changes.
    settleSearch(*m_writer);
    transaction.commit();
    dropTraces();
}

base::Result<std::unique_ptr<Replica>> Replica::create(const std::filesystem::path& folder, const OpenOptions& options,
                                                       std::optional<base::Date> today)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return base::fail(FailureCode::Unreadable,
                          fmt::format("The folder {} cannot be made: {}.", folder.string(), error.message()));
    }
    auto lock = FolderLock::take(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const std::filesystem::path file = folder / kFileName;
    if (std::filesystem::exists(file)) {
        return base::fail(FailureCode::Refused,
                          fmt::format("The folder {} holds a partnership already. Choose another folder.",
                                      folder.string()));
    }
    // Made under another name, so that a half-made file is never taken for a replica.
    const std::filesystem::path making = folder / "replica.new";
    try {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            std::filesystem::remove(making.string() + suffix);
        }
        {
            Database database {asUri(making), Access::Create};
            migrate(database);
            database.run(kNewDeviceSql, base::newId());
            if (today) {
                database.run(kSetTodaySql, *today);
            }
        }
        std::filesystem::rename(making, file);
        auto writer = std::make_unique<Database>(asUri(file), Access::Write);
        configureWriter(*writer);
        const auto anchor = anchorOf(*writer);
        return std::unique_ptr<Replica>(
            new Replica(folder, std::move(*lock), std::move(writer), options, anchor));
    } catch (const StorageError& broken) {
        return tl::unexpected(storageFailure(file, broken));
    }
}

base::Result<std::unique_ptr<Replica>> Replica::open(const std::filesystem::path& folder, const OpenOptions& options)
{
    const std::filesystem::path file = folder / kFileName;
    if (!std::filesystem::exists(file)) {
        return base::fail(FailureCode::NotFound,
                          fmt::format("There is no partnership in the folder {}. Choose another folder, or start a new "
                                      "partnership there.",
                                      folder.string()));
    }
    auto lock = FolderLock::take(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    if (auto refusal = refuseForeign(file)) {
        return tl::unexpected(std::move(*refusal));
    }
    try {
        auto writer = std::make_unique<Database>(asUri(file), Access::Write);
        if (std::filesystem::file_size(file) < kQuickCheckBytes) {
            Statement check = writer->query("PRAGMA quick_check(1)");
            if (!check.next() || check.text(0) != "ok") {
                throw StorageError(check.text(0), SQLITE_CORRUPT);
            }
        }
        configureWriter(*writer);
        if (writer->pragmaNumber("user_version") < newestSchemaVersion()) {
            writeBackup(*writer, folder,
                        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
            migrate(*writer);
        }
        const auto anchor = anchorOf(*writer);
        return std::unique_ptr<Replica>(
            new Replica(folder, std::move(*lock), std::move(writer), options, anchor));
    } catch (const StorageError& broken) {
        return tl::unexpected(storageFailure(file, broken));
    }
}

std::unique_ptr<ReadConnection> Replica::newReadConnection() const
{
    return std::make_unique<ReadConnection>(asUri(m_folder / kFileName), m_partTwo.uri(), m_session);
}

}  // namespace muster::replica
