// SPDX-License-Identifier: GPL-3.0-or-later
//
// A prepared statement with typed columns and bindings.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace muster::replica {

/// Borrowed from a connection's statement cache; goes back, reset, when destroyed.
///
/// Columns are numbered from 0. A column read as another type than the stored one follows SQLite's
/// conversions; dates and ids that cannot be read throw `StorageError`, since they were checked on entry.
class Statement {
public:
    Statement(sqlite3_stmt* statement, bool* inUse);
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Steps to the next row; false at the end.
    bool next();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] int number(int column) const { return static_cast<int>(integer(column)); }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] double real(int column) const;
    /// Empty for NULL.
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;
    [[nodiscard]] Blob blob(int column) const;
    /// The nil id for NULL.
    [[nodiscard]] base::Id id(int column) const;
    [[nodiscard]] base::Date date(int column) const;
    [[nodiscard]] std::optional<base::Date> optionalDate(int column) const;
    [[nodiscard]] std::optional<base::TimeOfDay> optionalTime(int column) const;
    [[nodiscard]] std::optional<int> optionalNumber(int column) const;
    [[nodiscard]] Value value(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string columnName(int column) const;

    /// Parameters are numbered from 1. A nil id, an empty optional and nullptr bind NULL.
    void bind(int parameter, std::nullptr_t);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, int value) { bind(parameter, static_cast<std::int64_t>(value)); }
    void bind(int parameter, bool value) { bind(parameter, static_cast<std::int64_t>(value ? 1 : 0)); }
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view value);
    void bind(int parameter, const std::string& value) { bind(parameter, std::string_view {value}); }
    void bind(int parameter, const char* value) { bind(parameter, std::string_view {value}); }
    void bind(int parameter, const Blob& value);
    void bind(int parameter, const base::Id& value);
    void bind(int parameter, base::Date value) { bind(parameter, base::isoDate(value)); }
    void bind(int parameter, base::TimeOfDay value) { bind(parameter, base::clockTime(value)); }
    void bind(int parameter, const Value& value);
    template <class T>
    void bind(int parameter, const std::optional<T>& value)
    {
        if (value) {
            bind(parameter, *value);
        } else {
            bind(parameter, nullptr);
        }
    }

private:
    void checked(int code) const;

    sqlite3_stmt* m_statement;
    bool* m_inUse;
};

}  // namespace muster::replica
