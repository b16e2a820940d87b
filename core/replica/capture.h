// SPDX-License-Identifier: GPL-3.0-or-later
//
// Capture: what a transaction changed in replicated tables, found by SQLite's preupdate hook, so that no
// command can forget to say what it did.
#pragma once

#include "core/replica/database.h"
#include "core/replica/schema.h"
#include "core/replica/value.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::replica {

/// Which half of the data a row stands in.
enum class Part {
    One,  ///< open: the replica's own file
    Two   ///< restricted: in memory only, sealed on disk
};

[[nodiscard]] constexpr std::size_t indexOf(Part part) { return part == Part::One ? 0 : 1; }

struct CapturedCell {
    Value before;
    Value after;
};

/// What became of one row between the start and the end of a transaction.
struct CapturedRow {
    bool existedBefore = false;
    bool existsAfter = false;
    bool settlesExistence = false;  ///< says again that the row exists, against a deletion elsewhere
    std::map<int, CapturedCell> cells;  ///< by column number, column 0 (the id) left out
};

/// Rows by half, table number and id.
struct CapturedKey {
    Part part = Part::One;
    int table = 0;
    base::Id row;

    auto operator<=>(const CapturedKey&) const = default;
};

/// Listens on one writing connection for as long as it lives.
class Capture {
public:
    Capture(Database& database, const Catalogue& catalogue);
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;
    ~Capture();

    /// Forgets what was captured and starts listening.
    void begin();
    /// Stops listening and gives the net effect: cells that ended as they began are left out, and so is a
    /// row that came and went. Throws `StorageError` when a row's id was changed or was not an id.
    [[nodiscard]] std::map<CapturedKey, CapturedRow> take();
    /// Stops listening and forgets.
    void discard();

private:
    static void hook(void* self, struct sqlite3* database, int operation, const char* schema, const char* table,
                     long long oldRow, long long newRow);
    void record(struct sqlite3* database, int operation, Part part, const TableInfo& table);

    Database& m_database;
    const Catalogue& m_catalogue;
    std::map<CapturedKey, CapturedRow> m_rows;
    std::string m_trouble;
    bool m_listening = false;
};

}  // namespace muster::replica
