// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/postgres_repair.h"

#include <random>

namespace muster::sharing {
namespace {

using base::Result;
using replica::Blob;
using replica::Hash;

constexpr std::int64_t kRowsAtOnce = 1000;

constexpr std::string_view kMakeAsideSql = R"(
    CREATE TABLE IF NOT EXISTS muster_aside (
        put_aside timestamptz NOT NULL DEFAULT now(),
        device    bytea,
        sequence  bigint,
        hash      bytea,
        record    bytea))";

constexpr std::string_view kStrangeAsideSql = R"(
    WITH gone AS (DELETE FROM muster_change WHERE octet_length(device) <> 16 RETURNING device, sequence, hash, record)
    INSERT INTO muster_aside (device, sequence, hash, record) SELECT * FROM gone)";

constexpr std::string_view kRestAsideSql = R"(
    WITH gone AS (DELETE FROM muster_change
                  WHERE device = $1 AND (sequence > $2 OR sequence < 1) RETURNING device, sequence, hash, record)
    INSERT INTO muster_aside (device, sequence, hash, record) SELECT * FROM gone)";

constexpr std::string_view kDevicesSql = "SELECT DISTINCT device FROM muster_change ORDER BY device";

constexpr std::string_view kChainSql = R"(
    SELECT sequence, hash, record FROM muster_change
    WHERE device = $1 AND sequence > $2 ORDER BY sequence LIMIT $3)";

constexpr std::string_view kReadHeadSql = R"(
    SELECT key, signature FROM muster_head WHERE device = $1 AND sequence = $2 AND hash = $3)";

constexpr std::string_view kForgetHeadsSql = "DELETE FROM muster_head";

constexpr std::string_view kScrubSql = R"(
    SELECT c.device, c.sequence, c.hash, c.record, h.sequence, h.hash
    FROM muster_change c LEFT JOIN muster_head h ON h.device = c.device
    WHERE (c.device, c.sequence) > ($1, $2)
    ORDER BY c.device, c.sequence LIMIT $3)";

constexpr std::string_view kUnfoundedHeadSql = R"(
    SELECT count(*) FROM muster_head h
    WHERE NOT EXISTS (SELECT 1 FROM muster_change c
                      WHERE c.device = h.device AND c.sequence = h.sequence AND c.hash = h.hash))";

constexpr std::string_view kChangeSql = "SELECT hash FROM muster_change WHERE device = $1 AND sequence = $2";

/// How far a device's chain holds.
Result<replica::Head> provenHead(PostgresConnection& connection, const base::Id& device)
{
    replica::Head head {device, 0, {}};
    for (;;) {
        const auto rows = connection.run(kChainSql, {blobOf(device), head.sequence, kRowsAtOnce});
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        for (int row = 0; row < rows->count(); ++row) {
            const std::int64_t sequence = head.sequence + 1;
            const auto hash = replica::recordHash(head.hash, {device, sequence}, rows->bytes(row, 2));
            if (rows->number(row, 0) != sequence || !hash || rows->hash(row, 1) != *hash) {
                return head;
            }
            head = {device, sequence, *hash};
        }
        if (rows->count() < kRowsAtOnce) {
            return head;
        }
    }
}

}  // namespace

Result<void> keepWhatIsProven(PostgresConnection& connection)
{
    if (auto made = makePostgresTables(connection); !made) {
        return made;
    }
    for (const std::string_view sql : {kMakeAsideSql, kStrangeAsideSql}) {
        if (auto ran = connection.run(sql); !ran) {
            return failedQuery(ran.error());
        }
    }
    const auto devices = connection.run(kDevicesSql);
    if (!devices) {
        return failedQuery(devices.error());
    }
    HeadMap heads;
    for (int row = 0; row < devices->count(); ++row) {
        const auto device = devices->id(row, 0);
        if (!device) {
            return damagedPostgres();
        }
        const auto proven = provenHead(connection, *device);
        if (!proven) {
            return failedQuery(proven.error());
        }
        if (auto moved = connection.run(kRestAsideSql, {blobOf(*device), proven->sequence}); !moved) {
            return failedQuery(moved.error());
        }
        if (proven->sequence == 0) {
            continue;
        }
        // The device's signature of just this head is still good.
        const auto signedHead = connection.run(kReadHeadSql, {blobOf(*device), proven->sequence, blobOf(proven->hash)});
        if (!signedHead) {
            return failedQuery(signedHead.error());
        }
        const bool known = signedHead->count() == 1;
        heads.emplace(
            *device,
            SignedHead {*proven, known ? signedHead->bytes(0, 0) : Blob {}, known ? signedHead->bytes(0, 1) : Blob {}});
    }
    if (auto forgotten = connection.run(kForgetHeadsSql); !forgotten) {
        return failedQuery(forgotten.error());
    }
    return heads.empty() ? Result<void> {} : writePostgresHeads(connection, heads);
}

/// Many computers scrub: each begins where chance says, so that together they see everything sooner.
Result<void> PostgresScrub::startSomewhere(PostgresConnection& connection)
{
    const auto heads = readPostgresHeads(connection);
    if (!heads) {
        return tl::unexpected(heads.error());
    }
    m_started = true;
    if (heads->empty()) {
        return {};
    }
    std::random_device random;
    const auto head = std::next(heads->begin(), static_cast<std::ptrdiff_t>(random() % heads->size()));
    const auto& [device, newest, hash] = head->second.head;
    const std::int64_t sequence = static_cast<std::int64_t>(random()) % newest;
    if (sequence == 0) {
        m_at = {device, 0, {}};
        return {};
    }
    const auto row = connection.run(kChangeSql, {blobOf(device), sequence});
    if (!row) {
        return failedQuery(row.error());
    }
    const auto stored = row->count() == 1 ? row->hash(0, 0) : std::nullopt;
    if (!stored) {
        return damagedPostgres();
    }
    m_at = {device, sequence, *stored};
    return {};
}

Result<void> PostgresScrub::next(PostgresConnection& connection, std::size_t changes)
{
    auto checked = check(connection, changes);
    if (!checked) {
        // The hash it went on from may be what was wrong: after a repair it begins anew.
        m_started = false;
        m_at = {};
    }
    return checked;
}

Result<void> PostgresScrub::check(PostgresConnection& connection, std::size_t changes)
{
    if (!m_started) {
        if (auto started = startSomewhere(connection); !started) {
            return started;
        }
    }
    const auto unfounded = connection.run(kUnfoundedHeadSql);
    const auto rows = connection.run(
        kScrubSql,
        {blobOf(m_at.device), m_at.sequence, static_cast<std::int64_t>(std::min<std::size_t>(changes, 100'000))});
    if (!unfounded || !rows) {
        return failedQuery(unfounded ? rows.error() : unfounded.error());
    }
    if (unfounded->number(0, 0) != 0) {
        return damagedPostgres();
    }
    for (int row = 0; row < rows->count(); ++row) {
        const auto device = rows->id(row, 0);
        if (!device) {
            return damagedPostgres();
        }
        if (*device != m_at.device) {
            m_at = {*device, 0, {}};
        }
        const replica::Version version {*device, m_at.sequence + 1};
        const auto hash = replica::recordHash(m_at.hash, version, rows->bytes(row, 3));
        const bool continues = rows->number(row, 1) == version.sequence && hash && rows->hash(row, 2) == *hash;
        if (!continues || rows->isNull(row, 4) || rows->number(row, 4) < version.sequence
            || (rows->number(row, 4) == version.sequence && rows->hash(row, 5) != *hash)) {
            return damagedPostgres();
        }
        m_at = {*device, version.sequence, *hash};
    }
    if (static_cast<std::size_t>(rows->count()) < changes) {
        m_at = {};
    }
    return {};
}

}  // namespace muster::sharing
