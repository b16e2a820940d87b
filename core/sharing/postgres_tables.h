// SPDX-License-Identifier: GPL-3.0-or-later
//
// Muster's tables in a database, and what one connection asks of them. Not for other rooms.
//
// muster_meta   one row: what the hub is, and a stamp that each commit changes
// muster_head   a device's newest Change and its signature
// muster_change the Changes; rows are added, and replaced only by their erased form
// muster_aside  rows that a repair could not prove, kept for a person to look at
#pragma once

#include "core/sharing/hub.h"
#include "core/sharing/postgres_connection.h"

#include <map>

namespace muster::sharing {

inline constexpr int kPostgresFormat = 1;

using HeadMap = std::map<base::Id, SignedHead>;

/// Makes the tables, in the transaction that is open; those that exist already stay as they are.
[[nodiscard]] base::Result<void> makePostgresTables(PostgresConnection& connection);
[[nodiscard]] base::Result<bool> hasPostgresTables(PostgresConnection& connection);
[[nodiscard]] base::Result<void> writePostgresIdentity(PostgresConnection& connection, const HubIdentity& identity);
[[nodiscard]] base::Result<void> writePostgresNeeds(PostgresConnection& connection, const HubNeeds& needs);

/// `Foreign` for a database that is not a hub, or not the one that is `expected` (nil: any); `Newer` for one whose
/// tables a newer Muster made.
[[nodiscard]] base::Result<HubIdentity> readPostgresIdentity(PostgresConnection& connection, const base::Id& expected);

/// `Damaged` where a row is not what Muster wrote.
[[nodiscard]] base::Result<HeadMap> readPostgresHeads(PostgresConnection& connection);
[[nodiscard]] base::Result<void> writePostgresHeads(PostgresConnection& connection, const HeadMap& heads);

/// The chain hash and the record at each version asked for, or nothing; what the hub holds is taken as it is.
struct StoredRow {
    replica::Hash hash {};
    replica::Blob record;
};
[[nodiscard]] base::Result<std::vector<std::optional<StoredRow>>>
readPostgresRows(PostgresConnection& connection, const std::vector<replica::Version>& versions);

/// Gives `muster_meta` a stamp that no commit had before.
[[nodiscard]] base::Result<void> stampPostgres(PostgresConnection& connection);

[[nodiscard]] replica::Blob blobOf(const base::Id& id);
[[nodiscard]] replica::Blob blobOf(const replica::Hash& hash);
[[nodiscard]] tl::unexpected<base::Failure> damagedPostgres();
/// The failure of a query on tables that must be there: one that is gone is damage.
[[nodiscard]] tl::unexpected<base::Failure> failedQuery(base::Failure failure);

}  // namespace muster::sharing
