// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding to a database, and proving that it kept what was added.
#include "core/sharing/postgres_session.h"

#include <algorithm>

namespace muster::sharing {
namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Blob;
using replica::Hash;
using replica::TravellingChange;
using replica::Version;

/// One INSERT carries no more.
constexpr std::size_t kBatchRows = 5000;
constexpr std::size_t kBatchBytes = std::size_t {4} * 1024 * 1024;

constexpr std::string_view kInsertSql = R"(
    INSERT INTO muster_change (device, sequence, hash, record)
    SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[])
    ON CONFLICT (device, sequence) DO NOTHING)";

constexpr std::string_view kEraseSql = "UPDATE muster_change SET record = $3 WHERE device = $1 AND sequence = $2";

std::vector<Version> versionsOf(const std::vector<TravellingChange>& changes)
{
    std::vector<Version> versions;
    for (const TravellingChange& change : changes) {
        versions.push_back(change.version);
    }
    return versions;
}

auto broken() { return fail(FailureCode::Invalid, "These Changes do not continue what the database holds."); }

template <class T> Result<void> done(const Result<T>& result)
{
    return result ? Result<void> {} : Result<void> {tl::unexpected(result.error())};
}

}  // namespace

/// What an `append` would do.
struct PostgresSession::Addition {
    HeadMap heads;  ///< of the devices it is about
    std::vector<TravellingChange> fresh;  ///< in order
    std::vector<TravellingChange> known;  ///< must be the same there
};

Result<PostgresSession::Addition> PostgresSession::examine(const std::vector<TravellingChange>& changes,
                                                           const std::vector<SignedHead>& heads)
{
    Addition addition;
    const auto headOf = [&](const base::Id& device) -> SignedHead& {
        const auto stored = m_heads.find(device);
        return addition.heads
            .try_emplace(device, stored == m_heads.end() ? SignedHead {{device, 0, {}}, {}, {}} : stored->second)
            .first->second;
    };
    std::map<Version, Hash> inBatch;
    for (const TravellingChange& change : changes) {
        SignedHead& head = headOf(change.version.device);
        if (change.version.sequence >= 1 && change.version.sequence <= head.head.sequence) {
            const auto twin = inBatch.find(change.version);
            if (twin == inBatch.end()) {
                addition.known.push_back(change);
            } else if (twin->second != change.hash) {
                return broken();
            }
            continue;
        }
        const auto hash = replica::recordHash(head.head.hash, change.version, change.record);
        if (change.version.sequence != head.head.sequence + 1 || !hash || *hash != change.hash) {
            return broken();
        }
        // A signature is of one head: the newer one has none until its own comes.
        head = {{change.version.device, change.version.sequence, change.hash}, {}, {}};
        inBatch.emplace(change.version, change.hash);
        addition.fresh.push_back(change);
    }
    for (const SignedHead& given : heads) {
        SignedHead& head = headOf(given.head.device);
        if (given.head.sequence > head.head.sequence
            || (given.head.sequence == head.head.sequence && given.head.hash != head.head.hash)) {
            return broken();
        }
        if (given.head.sequence == head.head.sequence && given.head.sequence > 0 && !given.signature.empty()) {
            head = given;
        }
    }
    std::erase_if(addition.heads, [this](const auto& entry) {
        const auto stored = m_heads.find(entry.first);
        return entry.second.head.sequence == 0 || (stored != m_heads.end() && stored->second == entry.second);
    });
    return addition;
}

Result<void> PostgresSession::mustBeStored(const std::vector<TravellingChange>& changes, FailureCode otherwise)
{
    const auto stored = hashes(versionsOf(changes));
    if (!stored) {
        return done(stored);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& found = (*stored)[i];
        if (!found) {
            return damagedPostgres();  // the head says that it is there
        }
        if (*found != changes[i].hash) {
            return otherwise == FailureCode::Damaged ? damagedPostgres() : broken();
        }
    }
    return {};
}

Result<void> PostgresSession::insert(const std::vector<TravellingChange>& changes)
{
    for (auto next = changes.begin(); next != changes.end();) {
        const auto first = next;
        std::vector<Blob> devices;
        std::vector<std::int64_t> sequences;
        std::vector<Blob> hashes;
        std::vector<Blob> records;
        for (std::size_t bytes = 0; next != changes.end() && devices.size() < kBatchRows; ++next) {
            bytes += next->record.size();
            if (bytes > kBatchBytes && !devices.empty()) {
                break;
            }
            devices.push_back(blobOf(next->version.device));
            sequences.push_back(next->version.sequence);
            hashes.push_back(blobOf(next->hash));
            records.push_back(next->record);
        }
        const auto inserted = m_connection->run(kInsertSql, {devices, sequences, hashes, records});
        if (!inserted) {
            return failedQuery(inserted.error());
        }
        // Rows above the head, from before it was put back: the same, or damage.
        if (inserted->touched() != std::distance(first, next)) {
            if (auto same = mustBeStored({first, next}, FailureCode::Damaged); !same) {
                return same;
            }
        }
    }
    return {};
}

Result<void> PostgresSession::append(const std::vector<TravellingChange>& changes, const std::vector<SignedHead>& heads)
{
    if (auto may = open(true); !may) {
        return may;
    }
    const auto addition = examine(changes, heads);
    auto written = done(addition);
    if (written && !addition->known.empty()) {
        written = mustBeStored(addition->known, FailureCode::Invalid);
    }
    if (written && !addition->fresh.empty()) {
        written = insert(addition->fresh);
    }
    if (written && !addition->heads.empty()) {
        written = writePostgresHeads(*m_connection, addition->heads);
    }
    // A visit that was refused something writes nothing at all.
    m_over = !written;
    if (m_over || addition->heads.empty()) {
        return written;
    }
    for (const TravellingChange& change : addition->fresh) {
        m_pushed.insert_or_assign(change.version.device, change);
    }
    for (const auto& [device, head] : addition->heads) {
        m_heads.insert_or_assign(device, head);
    }
    m_changed = true;
    return {};
}

Result<void> PostgresSession::replaceErased(const TravellingChange& change)
{
    if (auto may = open(true); !may) {
        return may;
    }
    const Version& version = change.version;
    const auto rows = readPostgresRows(*m_connection, {version, {version.device, version.sequence - 1}});
    if (!rows) {
        return done(rows);
    }
    const auto& stored = rows->front();
    if (!stored) {
        return fail(FailureCode::Invalid, "The database does not hold the Change that is to be erased.");
    }
    const auto record = replica::decodeRecord(change.record);
    const auto hash = replica::recordHash(rows->back() ? rows->back()->hash : Hash {}, version, change.record);
    if (!record || !record->erased || !hash || *hash != stored->hash || change.hash != stored->hash) {
        return fail(FailureCode::Invalid, "That is not the erased form of what the database holds.");
    }
    if (stored->record == change.record) {
        return {};
    }
    const auto erased = m_connection->run(kEraseSql, {blobOf(version.device), version.sequence, change.record});
    if (!erased) {
        m_over = true;
        return failedQuery(erased.error());
    }
    m_erased.insert_or_assign(version, change);
    m_changed = true;
    return {};
}

Result<void> PostgresSession::require(const HubNeeds& needs)
{
    if (auto may = open(true); !may) {
        return may;
    }
    const HubNeeds raised = together(m_identity.needs, needs);
    if (auto written = writePostgresNeeds(*m_connection, raised); !written) {
        m_over = true;
        return failedQuery(written.error());
    }
    m_identity.needs = raised;
    m_changed = true;
    return {};
}

Result<void> PostgresSession::commit()
{
    if (auto may = open(false); !may) {
        return may;
    }
    m_over = true;
    if (!m_changed) {
        return {};
    }
    if (auto stamped = stampPostgres(*m_connection); !stamped) {
        return failedQuery(stamped.error());
    }
    if (auto committed = m_connection->run("COMMIT"); !committed) {
        return done(committed);
    }
    return proveCommitted();
}

/// Nobody else has had a turn yet: this connection still holds it.
Result<void> PostgresSession::proveCommitted() const
{
    auto fresh = PostgresConnection::open(m_address, 0);
    if (!fresh) {
        return done(fresh);
    }
    if (auto same = readPostgresIdentity(**fresh, m_identity.hub); !same) {
        return done(same);
    }
    std::vector<TravellingChange> expected;
    for (const auto& [device, change] : m_pushed) {
        const auto erased = m_erased.find(change.version);
        expected.push_back(erased == m_erased.end() ? change : erased->second);
    }
    for (const auto& [version, change] : m_erased) {
        expected.push_back(change);
    }
    const auto rows = readPostgresRows(**fresh, versionsOf(expected));
    const auto heads = readPostgresHeads(**fresh);
    if (!rows || !heads) {
        return rows ? done(heads) : done(rows);
    }
    const bool proven = *heads == m_heads
        && std::equal(expected.begin(), expected.end(), rows->begin(), rows->end(),
                      [](const TravellingChange& change, const std::optional<StoredRow>& row) {
                          return row && row->hash == change.hash && row->record == change.record;
                      });
    if (!proven) {
        return fail(FailureCode::Unreachable,
                    "The database did not show what was just stored in it; it will be sent again. Your work is safe on "
                    "this computer.");
    }
    return {};
}

}  // namespace muster::sharing
