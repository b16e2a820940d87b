// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/capture.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace muster::replica {

namespace {

    Value decode(sqlite3_value* value)
    {
        switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            return static_cast<std::int64_t>(sqlite3_value_int64(value));
        case SQLITE_FLOAT:
            return sqlite3_value_double(value);
        case SQLITE_TEXT: {
            const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
            return std::string(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
        }
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
            const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
            return bytes == nullptr ? Blob {} : Blob(bytes, bytes + size);
        }
        default:
            return std::monostate {};
        }
    }

    using Getter = int (*)(sqlite3*, int, sqlite3_value**);

    Value cell(sqlite3* database, Getter get, int column)
    {
        sqlite3_value* value = nullptr;
        return get(database, column, &value) == SQLITE_OK && value != nullptr ? decode(value) : Value {};
    }

    // SQLite keeps a whole number of a REAL column as an integer, and hands it to the hook of an INSERT like that;
    // read back it is a floating-point number.
    Value cellOf(sqlite3* database, Getter get, int column, const TableInfo& table)
    {
        Value value = cell(database, get, column);
        const auto* whole = std::get_if<std::int64_t>(&value);
        return whole != nullptr && table.isReal[static_cast<std::size_t>(column)] ? Value {static_cast<double>(*whole)} : value;
    }

    bool asId(const Value& value, base::Id& id)
    {
        const Blob* blob = std::get_if<Blob>(&value);
        if (blob == nullptr || blob->size() != id.bytes.size()) {
            return false;
        }
        std::copy(blob->begin(), blob->end(), id.bytes.begin());
        return true;
    }

}  // namespace

Capture::Capture(Database& database, const Catalogue& catalogue)
    : m_database(database)
    , m_catalogue(catalogue)
{
    sqlite3_preupdate_hook(m_database.handle(), &Capture::hook, this);
}

Capture::~Capture() { sqlite3_preupdate_hook(m_database.handle(), nullptr, nullptr); }

void Capture::begin()
{
    m_rows.clear();
    m_trouble.clear();
    m_listening = true;
}

void Capture::discard()
{
    m_rows.clear();
    m_listening = false;
}

std::map<CapturedKey, CapturedRow> Capture::take()
{
    m_listening = false;
    if (!m_trouble.empty()) {
        throw StorageError(m_trouble, SQLITE_MISUSE);
    }
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        auto& cells = row->second.cells;
        std::erase_if(cells, [](const auto& entry) { return entry.second.before == entry.second.after; });
        const bool sameExistence = row->second.existedBefore == row->second.existsAfter;
        row = sameExistence && cells.empty() ? m_rows.erase(row) : std::next(row);
    }
    return std::move(m_rows);
}

void Capture::hook(void* self, sqlite3* database, int operation, const char* schema, const char* table, long long,
                   long long)
{
    auto* capture = static_cast<Capture*>(self);
    if (!capture->m_listening) {
        return;
    }
    Part part = Part::One;
    if (std::strcmp(schema, "part_two") == 0) {
        part = Part::Two;
    } else if (std::strcmp(schema, "main") != 0) {
        return;
    }
    if (const TableInfo* info = capture->m_catalogue.byName(table)) {
        capture->record(database, operation, part, *info);
    }
}

void Capture::record(sqlite3* database, int operation, Part part, const TableInfo& table)
{
    base::Id oldId;
    base::Id newId;
    if (operation != SQLITE_INSERT && !asId(cell(database, sqlite3_preupdate_old, 0), oldId)) {
        m_trouble = "a row of " + table.name + " has no id";
        return;
    }
    if (operation != SQLITE_DELETE && !asId(cell(database, sqlite3_preupdate_new, 0), newId)) {
        m_trouble = "a row of " + table.name + " has no id";
        return;
    }
    if (operation == SQLITE_UPDATE && oldId != newId) {
        m_trouble = "the id of a row of " + table.name + " was changed";
        return;
    }
    const base::Id& id = operation == SQLITE_DELETE ? oldId : newId;
    auto [entry, first] = m_rows.try_emplace(CapturedKey {part, table.number, id});
    CapturedRow& row = entry->second;
    if (first) {
        row.existedBefore = operation != SQLITE_INSERT;
    }
    row.existsAfter = operation != SQLITE_DELETE;
    const int columns = std::min(sqlite3_preupdate_count(database), static_cast<int>(table.columns.size()));
    for (int column = 1; column < columns; ++column) {
        Value before = operation == SQLITE_INSERT ? Value {} : cellOf(database, sqlite3_preupdate_old, column, table);
        Value after = operation == SQLITE_DELETE ? Value {} : cellOf(database, sqlite3_preupdate_new, column, table);
        if (before == after) {
            continue;
        }
        auto [held, fresh] = row.cells.try_emplace(column);
        if (fresh) {
            held->second.before = std::move(before);
        }
        held->second.after = std::move(after);
    }
}

}  // namespace muster::replica
