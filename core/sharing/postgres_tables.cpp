// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/postgres_tables.h"

namespace muster::sharing {
namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Blob;

constexpr std::string_view kMakeMetaSql = R"(
    CREATE TABLE IF NOT EXISTS muster_meta (
        only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        hub            bytea   NOT NULL,
        format         bigint  NOT NULL,
        minimum_reader bigint  NOT NULL,
        minimum_writer bigint  NOT NULL,
        minimum_muster bytea   NOT NULL,
        stamp          bytea   NOT NULL))";

constexpr std::string_view kMakeHeadSql = R"(
    CREATE TABLE IF NOT EXISTS muster_head (
        device    bytea  PRIMARY KEY,
        sequence  bigint NOT NULL,
        hash      bytea  NOT NULL,
        key       bytea  NOT NULL,
        signature bytea  NOT NULL))";

constexpr std::string_view kMakeChangeSql = R"(
    CREATE TABLE IF NOT EXISTS muster_change (
        device   bytea  NOT NULL,
        sequence bigint NOT NULL,
        hash     bytea  NOT NULL,
        record   bytea  NOT NULL,
        PRIMARY KEY (device, sequence)))";

constexpr std::string_view kHasTablesSql = R"(
    SELECT count(*) FROM pg_catalog.pg_class
    WHERE relname IN ('muster_meta', 'muster_head', 'muster_change')
      AND relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema()))";

constexpr std::string_view kWriteIdentitySql = R"(
    INSERT INTO muster_meta (hub, format, minimum_reader, minimum_writer, minimum_muster, stamp)
    VALUES ($1, $2, $3, $4, $5, $6))";

constexpr std::string_view kIdentitySql =
    "SELECT hub, format, minimum_reader, minimum_writer, minimum_muster FROM muster_meta";

constexpr std::string_view kWriteNeedsSql =
    "UPDATE muster_meta SET minimum_reader = $1, minimum_writer = $2, minimum_muster = $3";

constexpr std::string_view kHeadsSql = "SELECT device, sequence, hash, key, signature FROM muster_head";

constexpr std::string_view kWriteHeadsSql = R"(
    INSERT INTO muster_head (device, sequence, hash, key, signature)
    SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[])
    ON CONFLICT (device) DO UPDATE
    SET sequence = excluded.sequence, hash = excluded.hash, key = excluded.key, signature = excluded.signature)";

constexpr std::string_view kRowsSql = R"(
    SELECT c.hash, c.record
    FROM unnest($1::bytea[], $2::bigint[]) WITH ORDINALITY AS asked (device, sequence, number)
    LEFT JOIN muster_change c ON c.device = asked.device AND c.sequence = asked.sequence
    ORDER BY asked.number)";

constexpr std::string_view kStampSql = "UPDATE muster_meta SET stamp = $1";

template <class T> Result<void> done(const Result<T>& result)
{
    return result ? Result<void> {} : Result<void> {tl::unexpected(result.error())};
}

}  // namespace

Blob blobOf(const base::Id& id) { return {id.bytes.begin(), id.bytes.end()}; }

Blob blobOf(const replica::Hash& hash) { return {hash.begin(), hash.end()}; }

tl::unexpected<base::Failure> damagedPostgres()
{
    return fail(FailureCode::Damaged, "Muster's tables in the database are not as Muster wrote them.");
}

tl::unexpected<base::Failure> failedQuery(base::Failure failure)
{
    if (failure.code == FailureCode::NotFound) {
        return damagedPostgres();
    }
    return tl::unexpected(std::move(failure));
}

Result<void> makePostgresTables(PostgresConnection& connection)
{
    for (const std::string_view sql : {kMakeMetaSql, kMakeHeadSql, kMakeChangeSql}) {
        if (auto made = connection.run(sql); !made) {
            return done(made);
        }
    }
    return {};
}

Result<bool> hasPostgresTables(PostgresConnection& connection)
{
    return connection.run(kHasTablesSql).map([](const Rows& rows) { return rows.number(0, 0) > 0; });
}

Result<void> writePostgresIdentity(PostgresConnection& connection, const HubIdentity& identity)
{
    return done(connection.run(kWriteIdentitySql,
                               {blobOf(identity.hub), std::int64_t {identity.format},
                                std::int64_t {identity.needs.reader}, std::int64_t {identity.needs.writer},
                                Blob(identity.needs.muster.begin(), identity.needs.muster.end()),
                                blobOf(base::newId())}));
}

Result<void> writePostgresNeeds(PostgresConnection& connection, const HubNeeds& needs)
{
    return done(connection.run(kWriteNeedsSql, {std::int64_t {needs.reader}, std::int64_t {needs.writer},
                                                Blob(needs.muster.begin(), needs.muster.end())}));
}

Result<HubIdentity> readPostgresIdentity(PostgresConnection& connection, const base::Id& expected)
{
    const auto rows = connection.run(kIdentitySql);
    if (!rows && rows.error().code != FailureCode::NotFound) {
        return tl::unexpected(rows.error());
    }
    const auto hub = rows && rows->count() == 1 ? rows->id(0, 0) : std::nullopt;
    if (!hub) {
        return fail(FailureCode::Foreign,
                    "This database holds no data of Muster. Check the address, or make a new hub there.");
    }
    if (!expected.isNil() && *hub != expected) {
        return fail(FailureCode::Foreign,
                    "This database holds another partnership's data than before. Nothing was sent to it; check the "
                    "address.");
    }
    if (rows->number(0, 1) > kPostgresFormat) {
        return fail(FailureCode::Newer,
                    "This database was set up by a newer Muster. Update Muster on this computer to share again.");
    }
    const Blob muster = rows->bytes(0, 4);
    return HubIdentity {*hub,
                        static_cast<int>(rows->number(0, 1)),
                        {static_cast<int>(rows->number(0, 2)), static_cast<int>(rows->number(0, 3)),
                         std::string(muster.begin(), muster.end())}};
}

Result<HeadMap> readPostgresHeads(PostgresConnection& connection)
{
    const auto rows = connection.run(kHeadsSql);
    if (!rows) {
        return failedQuery(rows.error());
    }
    HeadMap heads;
    for (int row = 0; row < rows->count(); ++row) {
        const auto device = rows->id(row, 0);
        const auto hash = rows->hash(row, 2);
        if (!device || !hash || rows->number(row, 1) < 1) {
            return damagedPostgres();
        }
        heads.emplace(*device,
                      SignedHead {{*device, rows->number(row, 1), *hash}, rows->bytes(row, 3), rows->bytes(row, 4)});
    }
    return heads;
}

Result<void> writePostgresHeads(PostgresConnection& connection, const HeadMap& heads)
{
    std::vector<Blob> devices;
    std::vector<std::int64_t> sequences;
    std::vector<Blob> hashes;
    std::vector<Blob> keys;
    std::vector<Blob> signatures;
    for (const auto& [device, head] : heads) {
        devices.push_back(blobOf(device));
        sequences.push_back(head.head.sequence);
        hashes.push_back(blobOf(head.head.hash));
        keys.push_back(head.key);
        signatures.push_back(head.signature);
    }
    return done(connection.run(kWriteHeadsSql, {devices, sequences, hashes, keys, signatures}));
}

Result<std::vector<std::optional<StoredRow>>> readPostgresRows(PostgresConnection& connection,
                                                               const std::vector<replica::Version>& versions)
{
    std::vector<Blob> devices;
    std::vector<std::int64_t> sequences;
    for (const replica::Version& version : versions) {
        devices.push_back(blobOf(version.device));
        sequences.push_back(version.sequence);
    }
    const auto rows = connection.run(kRowsSql, {devices, sequences});
    if (!rows) {
        return failedQuery(rows.error());
    }
    std::vector<std::optional<StoredRow>> found;
    for (int row = 0; row < rows->count(); ++row) {
        if (rows->isNull(row, 0)) {
            found.emplace_back();
            continue;
        }
        const auto hash = rows->hash(row, 0);
        if (!hash) {
            return damagedPostgres();
        }
        found.emplace_back(StoredRow {*hash, rows->bytes(row, 1)});
    }
    return found;
}

Result<void> stampPostgres(PostgresConnection& connection)
{
    return done(connection.run(kStampSql, {blobOf(base::newId())}));
}

}  // namespace muster::sharing
