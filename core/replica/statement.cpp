// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/statement.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <sqlite3.h>

namespace muster::replica {

Statement::Statement(sqlite3_stmt* statement, bool* inUse)
    : m_statement(statement)
    , m_inUse(inUse)
{
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(other.m_statement)
    , m_inUse(other.m_inUse)
{
    other.m_statement = nullptr;
    other.m_inUse = nullptr;
}

Statement::~Statement()
{
    if (m_statement == nullptr) {
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    if (m_inUse != nullptr) {
        *m_inUse = false;
    } else {
        sqlite3_finalize(m_statement);
    }
}

void Statement::checked(int code) const
{
    if (code == SQLITE_OK) {
        return;
    }
    sqlite3* database = sqlite3_db_handle(m_statement);
    throw StorageError(sqlite3_errmsg(database), sqlite3_extended_errcode(database));
}

bool Statement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    sqlite3* database = sqlite3_db_handle(m_statement);
    const StorageError error {sqlite3_errmsg(database), sqlite3_extended_errcode(database)};
    sqlite3_reset(m_statement);
    throw error;
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string Statement::text(int column) const
{
    const unsigned char* bytes = sqlite3_column_text(m_statement, column);
    if (bytes == nullptr) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional {text(column)};
}

Blob Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr ? Blob {} : Blob(bytes, bytes + size);
}

base::Id Statement::id(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    base::Id id;
    if (sqlite3_column_bytes(m_statement, column) != static_cast<int>(id.bytes.size())) {
        throw StorageError("a stored id has the wrong length", SQLITE_MISMATCH);
    }
    std::copy(bytes, bytes + id.bytes.size(), id.bytes.begin());
    return id;
}

base::Date Statement::date(int column) const
{
    const auto date = optionalDate(column);
    if (!date) {
        throw StorageError("a stored date is missing", SQLITE_MISMATCH);
    }
    return *date;
}

std::optional<base::Date> Statement::optionalDate(int column) const
{
    if (isNull(column)) {
        return std::nullopt;
    }
    const auto date = base::parseIsoDate(text(column));
    if (!date) {
        throw StorageError("a stored date cannot be read", SQLITE_MISMATCH);
    }
    return date;
}

std::optional<base::TimeOfDay> Statement::optionalTime(int column) const
{
    if (isNull(column)) {
        return std::nullopt;
    }
    const auto time = base::parseTimeOfDay(text(column));
    if (!time) {
        throw StorageError("a stored time cannot be read", SQLITE_MISMATCH);
    }
    return time;
}

std::optional<int> Statement::optionalNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional {number(column)};
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return blob(column);
    default:
        return std::monostate {};
    }
}

int Statement::columnCount() const { return sqlite3_column_count(m_statement); }

std::string Statement::columnName(int column) const { return sqlite3_column_name(m_statement, column); }

void Statement::bind(int parameter, std::nullptr_t) { checked(sqlite3_bind_null(m_statement, parameter)); }

void Statement::bind(int parameter, std::int64_t value) { checked(sqlite3_bind_int64(m_statement, parameter, value)); }

void Statement::bind(int parameter, double value) { checked(sqlite3_bind_double(m_statement, parameter, value)); }

void Statement::bind(int parameter, std::string_view value)
{
    // An empty string_view may have a null pointer, which SQLite would take for NULL.
    const char* bytes = value.data() == nullptr ? "" : value.data();
    checked(sqlite3_bind_text(m_statement, parameter, bytes, static_cast<int>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, const Blob& value)
{
    if (value.empty()) {
        checked(sqlite3_bind_zeroblob(m_statement, parameter, 0));
        return;
    }
    checked(sqlite3_bind_blob(m_statement, parameter, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, const base::Id& value)
{
    if (value.isNil()) {
        bind(parameter, nullptr);
        return;
    }
    checked(sqlite3_bind_blob(m_statement, parameter, value.bytes.data(), static_cast<int>(value.bytes.size()),
                              SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, const Value& value)
{
    std::visit(
        [&](const auto& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                bind(parameter, nullptr);
            } else {
                bind(parameter, held);
            }
        },
        value);
}

}  // namespace muster::replica
