// SPDX-License-Identifier: GPL-3.0-or-later
//
// The preupdate hook against SQLite's own session extension: two observers of the same transactions.
#include "core/replica/capture.h"
#include "core/replica/storage_error.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <random>
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

using namespace muster;
using replica::Access;
using replica::Database;
using replica::Value;

namespace {

struct Cell {
    std::string table;
    std::string row;
    int column = 0;
    Value before;
    Value after;

    auto key() const { return std::tie(table, row, column); }
    bool operator==(const Cell&) const = default;
};

Value decode(sqlite3_value* value)
{
    if (value == nullptr) {
        return {};
    }
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return static_cast<std::int64_t>(sqlite3_value_int64(value));
    case SQLITE_TEXT:
        return std::string(reinterpret_cast<const char*>(sqlite3_value_text(value)));
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
        return replica::Blob(bytes, bytes + sqlite3_value_bytes(value));
    }
    default:
        return {};
    }
}

std::string hexOf(const Value& value)
{
    const auto& blob = std::get<replica::Blob>(value);
    base::Id id;
    std::copy(blob.begin(), blob.end(), id.bytes.begin());
    return id.hex();
}

std::vector<Cell> sorted(std::vector<Cell> cells)
{
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key() < b.key(); });
    return cells;
}

std::vector<Cell> bySession(sqlite3_session* session)
{
    int size = 0;
    void* bytes = nullptr;
    REQUIRE(sqlite3session_changeset(session, &size, &bytes) == SQLITE_OK);
    sqlite3_changeset_iter* each = nullptr;
    REQUIRE(sqlite3changeset_start(&each, size, bytes) == SQLITE_OK);
    std::vector<Cell> cells;
    while (sqlite3changeset_next(each) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        sqlite3changeset_op(each, &table, &columns, &operation, &indirect);
        sqlite3_value* id = nullptr;
        if (operation == SQLITE_INSERT) {
            sqlite3changeset_new(each, 0, &id);
        } else {
            sqlite3changeset_old(each, 0, &id);
        }
        const std::string row = hexOf(decode(id));
        for (int column = 1; column < columns; ++column) {
            sqlite3_value* before = nullptr;
            sqlite3_value* after = nullptr;
            if (operation != SQLITE_INSERT) {
                sqlite3changeset_old(each, column, &before);
            }
            if (operation != SQLITE_DELETE) {
                sqlite3changeset_new(each, column, &after);
            }
            const bool written = operation != SQLITE_UPDATE || after != nullptr;
            if (written && decode(before) != decode(after)) {
                cells.push_back({table, row, column, decode(before), decode(after)});
            }
        }
    }
    sqlite3changeset_finalize(each);
    sqlite3_free(bytes);
    return sorted(std::move(cells));
}

std::vector<Cell> byCapture(replica::Capture& capture, const replica::Catalogue& catalogue)
{
    std::vector<Cell> cells;
    for (const auto& [key, row] : capture.take()) {
        for (const auto& [column, cell] : row.cells) {
            cells.push_back({catalogue.byNumber(key.table)->name, key.row.hex(), column, cell.before, cell.after});
        }
    }
    return sorted(std::move(cells));
}

}  // namespace

TEST_CASE("Capture sees what SQLite's session extension sees, over random transactions", "[replica][capture][property]")
{
    Database database {":memory:", Access::Create};
    migrate(database);
    const replica::Catalogue catalogue {database};
    // The session registers its own hook, so it watches a twin that runs the same statements.
    Database twin {":memory:", Access::Create};
    migrate(twin);

    std::mt19937 random {20111115};
    std::vector<base::Id> rows;
    const auto anyRow = [&]() -> base::Id {
        return rows.empty() ? base::newId() : rows[random() % rows.size()];
    };
    int cells = 0;
    for (int transaction = 0; transaction < 2'000; ++transaction) {
        replica::Capture capture {database, catalogue};
        sqlite3_session* session = nullptr;
        REQUIRE(sqlite3session_create(twin.handle(), "main", &session) == SQLITE_OK);
        sqlite3session_attach(session, nullptr);
        capture.begin();
        const auto both = [&](const std::string& sql, const auto&... values) {
            database.run(sql, values...);
            twin.run(sql, values...);
        };
        const auto steps = 1 + random() % 6;
        for (auto step = steps; step > 0; --step) {
            switch (random() % 6) {
            case 0: {
                rows.push_back(base::newId());
                both("INSERT INTO ward (id, name, position) VALUES (?1, ?2, ?3)", rows.back(),
                     "ward " + std::to_string(random() % 9), static_cast<int>(random() % 5));
                break;
            }
            case 1:
                both("UPDATE ward SET name = ?2 WHERE id = ?1", anyRow(), "ward " + std::to_string(random() % 9));
                break;
            case 2:
                both("UPDATE ward SET position = ?1 WHERE position = ?2", static_cast<int>(random() % 5),
                     static_cast<int>(random() % 5));
                break;
            case 3:
                both("UPDATE ward SET name = NULL WHERE id = ?1", anyRow());
                break;
            case 4:
                both("DELETE FROM ward WHERE id = ?1", anyRow());
                break;
            default:
                both("INSERT OR REPLACE INTO ward (id, name) VALUES (?1, ?2)", anyRow(), std::string {"again"});
            }
        }
        const auto seen = byCapture(capture, catalogue);
        const auto expected = bySession(session);
        sqlite3session_delete(session);
        REQUIRE(seen == expected);
        cells += static_cast<int>(seen.size());
    }
    CHECK(cells > 2'000);
}

TEST_CASE("A row that comes and goes in one transaction leaves nothing", "[replica][capture]")
{
    Database database {":memory:", Access::Create};
    migrate(database);
    const replica::Catalogue catalogue {database};
    replica::Capture capture {database, catalogue};
    const base::Id id = base::newId();
    capture.begin();
    database.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", id);
    database.run("DELETE FROM ward WHERE id = ?1", id);
    CHECK(capture.take().empty());
}

TEST_CASE("Changing the id of a row is refused as broken", "[replica][capture]")
{
    Database database {":memory:", Access::Create};
    migrate(database);
    const replica::Catalogue catalogue {database};
    database.run("INSERT INTO ward (id, name) VALUES (?1, 'x')", base::newId());
    replica::Capture capture {database, catalogue};
    capture.begin();
    database.run("UPDATE ward SET id = ?1", base::newId());
    CHECK_THROWS_AS(capture.take(), replica::StorageError);
}
