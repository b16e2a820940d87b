// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/postgres_session.h"

#include "core/sharing/postgres_repair.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace muster::sharing {
namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Hash;
using replica::TravellingChange;
using replica::Version;

// One writer at a time in a hub. The lock belongs to the connection: it ends with it, also when a computer dies.
constexpr std::string_view kTakeTurnSql = "SELECT pg_advisory_lock($1)";
constexpr std::string_view kBeginWriteSql = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
constexpr std::string_view kBeginReadSql = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

constexpr std::string_view kReadSql = R"(
    SELECT sequence, hash, record
    FROM (SELECT sequence, hash, record, sum(octet_length(record)) OVER (ORDER BY sequence) AS bytes
          FROM (SELECT sequence, hash, record FROM muster_change
                WHERE device = $1 AND sequence > $2 ORDER BY sequence LIMIT $3) AS next) AS measured
    WHERE bytes <= $4 OR sequence = $2 + 1
    ORDER BY sequence)";

constexpr std::string_view kTimeSql = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

std::int64_t lockFor(const base::Id& hub)
{
    std::int64_t key = 0;
    std::memcpy(&key, hub.bytes.data(), sizeof key);
    return key;
}

std::int64_t asNumber(std::size_t size)
{
    return static_cast<std::int64_t>(
        std::min<std::size_t>(size, static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max())));
}

}  // namespace

Result<std::unique_ptr<HubSession>> PostgresSession::begin(const std::string& address, const base::Id& hub,
                                                           Purpose purpose, const HubOptions& options)
{
    auto connection = PostgresConnection::open(address, options.leaseWaitMs);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    std::unique_ptr<PostgresSession> session {new PostgresSession(address, std::move(*connection), purpose)};
    PostgresConnection& database = *session->m_connection;
    const bool writes = purpose != Purpose::Read;
    // The turn comes first: a transaction sees the hub as it was at its own first question.
    if (writes) {
        if (auto turn = database.run(kTakeTurnSql, {lockFor(hub)}); !turn) {
            return tl::unexpected(turn.error());
        }
    }
    if (auto begun = database.run(writes ? kBeginWriteSql : kBeginReadSql); !begun) {
        return tl::unexpected(begun.error());
    }
    auto identity = readPostgresIdentity(database, hub);
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    session->m_identity = *identity;
    if (purpose == Purpose::Rebuild) {
        if (auto proven = keepWhatIsProven(database); !proven) {
            return tl::unexpected(proven.error());
        }
        session->m_changed = true;
    }
    auto heads = readPostgresHeads(database);
    if (!heads) {
        return tl::unexpected(heads.error());
    }
    session->m_heads = std::move(*heads);
    return session;
}

Result<void> PostgresSession::open(bool toWrite) const
{
    if (m_over) {
        return fail(FailureCode::Invalid, "This visit to the database has ended.");
    }
    if (toWrite && m_purpose == Purpose::Read) {
        return fail(FailureCode::Invalid, "This visit to the database is for reading only.");
    }
    return {};
}

Result<std::vector<SignedHead>> PostgresSession::heads()
{
    if (auto may = open(false); !may) {
        return tl::unexpected(may.error());
    }
    std::vector<SignedHead> heads;
    for (const auto& [device, head] : m_heads) {
        heads.push_back(head);
    }
    return heads;
}

Result<std::vector<std::optional<Hash>>> PostgresSession::hashes(const std::vector<Version>& versions)
{
    if (auto may = open(false); !may) {
        return tl::unexpected(may.error());
    }
    return readPostgresRows(*m_connection, versions).map([](const std::vector<std::optional<StoredRow>>& rows) {
        std::vector<std::optional<Hash>> hashes;
        for (const auto& row : rows) {
            hashes.push_back(row ? std::optional {row->hash} : std::nullopt);
        }
        return hashes;
    });
}

Result<std::vector<TravellingChange>> PostgresSession::read(const base::Id& device, std::int64_t after,
                                                            const ReadLimit& limit)
{
    if (auto may = open(false); !may) {
        return tl::unexpected(may.error());
    }
    const auto head = m_heads.find(device);
    const std::int64_t newest = head == m_heads.end() ? 0 : head->second.head.sequence;
    if (after < 0 || after >= newest || limit.changes == 0) {
        return std::vector<TravellingChange> {};
    }
    const std::int64_t most = std::min(asNumber(limit.changes), newest - after);
    const auto rows = m_connection->run(kReadSql, {blobOf(device), after, most, asNumber(limit.bytes)});
    if (!rows) {
        return failedQuery(rows.error());
    }
    std::vector<TravellingChange> changes;
    for (int row = 0; row < rows->count(); ++row) {
        const auto hash = rows->hash(row, 1);
        if (!hash || rows->number(row, 0) != after + 1 + row) {
            return damagedPostgres();
        }
        changes.push_back({{device, rows->number(row, 0)}, *hash, rows->bytes(row, 2)});
    }
    // The head says that there is one more at least.
    if (changes.empty()) {
        return damagedPostgres();
    }
    return changes;
}

std::optional<std::int64_t> PostgresSession::serverTime()
{
    if (m_over) {
        return std::nullopt;
    }
    const auto rows = m_connection->run(kTimeSql);
    return rows && rows->count() == 1 ? std::optional {rows->number(0, 0)} : std::nullopt;
}

}  // namespace muster::sharing
