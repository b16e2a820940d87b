// SPDX-License-Identifier: GPL-3.0-or-later
//
// The numbered migrations, and the stable numbers of tables and columns.
#pragma once

#include "core/base/embedded_text.h"
#include "core/replica/database.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::replica {

/// "MSTR": how a file says that it is a Muster replica.
inline constexpr int kApplicationId = 0x4D535452;

/// The files of core/replica/schema in order; a file's leading number is the version it brings.
[[nodiscard]] std::vector<base::EmbeddedText> schemaFiles();

/// The newest version this program knows.
[[nodiscard]] int newestSchemaVersion();

/// Brings an empty or older database up to date, each version in a transaction of its own under
/// BEGIN IMMEDIATE, re-reading the version inside (another process may have migrated). Emits no Changes.
void migrate(Database& database, int upTo = newestSchemaVersion());

/// A replicated table: its number is stable for ever, its columns are numbered by their place (column 0 is id).
struct TableInfo {
    int number = 0;
    std::string name;
    std::vector<std::string> columns;
    std::vector<bool> isReal {};      ///< by column: declared REAL
    std::vector<bool> isLongText {};  ///< by column: prose, merged word by word where two people changed it
};

/// The replicated tables of an opened database.
class Catalogue {
public:
    explicit Catalogue(Database& database);

    /// Null for a table that is not replicated.
    [[nodiscard]] const TableInfo* byName(std::string_view name) const;
    /// Null for a table this version does not know.
    [[nodiscard]] const TableInfo* byNumber(int number) const;
    [[nodiscard]] bool isLongText(int table, int column) const;
    [[nodiscard]] const std::vector<TableInfo>& tables() const { return m_tables; }

private:
    std::vector<TableInfo> m_tables;
    std::unordered_map<std::string, std::size_t> m_byName;
    std::unordered_map<int, std::size_t> m_byNumber;
};

}  // namespace muster::replica
