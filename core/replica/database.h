// SPDX-License-Identifier: GPL-3.0-or-later
//
// One SQLite connection.
#pragma once

#include "core/replica/statement.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;

namespace muster::replica {

enum class Access { Create, Write, Read };

/// Owns a connection and its prepared statements; used by one thread at a time.
///
/// Every connection keeps temporary data in memory (`temp_store=MEMORY`) and distrusts the schema of the
/// file it opens. All members throw `StorageError` when SQLite fails.
class Database {
public:
    /// `Create` makes the file when it is missing; `Write` and `Read` refuse a missing file.
    Database(const std::string& pathOrUri, Access access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Runs statements without parameters or results.
    void execute(const std::string& sql);

    /// A cached statement with its parameters bound in order.
    template <class... Values>
    [[nodiscard]] Statement query(std::string_view sql, const Values&... values)
    {
        Statement statement = prepare(sql);
        int parameter = 0;
        (statement.bind(++parameter, values), ...);
        return statement;
    }

    /// Runs a statement to its end.
    template <class... Values>
    void run(std::string_view sql, const Values&... values)
    {
        Statement statement = query(sql, values...);
        while (statement.next()) { }
    }

    [[nodiscard]] Statement prepare(std::string_view sql);
    [[nodiscard]] int pragmaNumber(const std::string& name);
    /// Rows changed by the last statement.
    [[nodiscard]] int changes() const;
    [[nodiscard]] sqlite3* handle() const { return m_database; }

    /// Asks `goOn` every so many steps of SQLite's machine, so that long statements can be stopped; a statement
    /// that was stopped throws. Empty: nobody is asked.
    void onProgress(int steps, std::function<bool()> goOn);

    /// Copies the whole database into a new file by SQLite's backup interface.
    void copyTo(const std::filesystem::path& file);

private:
    struct Cached {
        sqlite3_stmt* statement = nullptr;
        bool inUse = false;
    };

    sqlite3* m_database = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Cached>> m_cache;
    std::function<bool()> m_goOn;
};

}  // namespace muster::replica
