// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/shared_file.h"

#include "core/replica/storage_error.h"
#include "core/sharing/file_access.h"
#include "core/sharing/shared_file_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace muster::sharing {

using replica::Access;
using replica::Hash;
using replica::Statement;
using replica::StorageError;
using replica::TravellingChange;

namespace {

constexpr std::string_view kTablesSql = R"sql(
    CREATE TABLE meta (
        key   TEXT PRIMARY KEY,
        value
    ) WITHOUT ROWID;
    CREATE TABLE head (
        no        INTEGER PRIMARY KEY,
        device    BLOB NOT NULL UNIQUE,
        sequence  INTEGER NOT NULL,
        hash      BLOB NOT NULL,
        key       BLOB,
        signature BLOB
    );
    CREATE TABLE change (
        id     INTEGER PRIMARY KEY,
        hash   BLOB NOT NULL,
        record BLOB NOT NULL
    );
)sql";
constexpr std::string_view kSetHubSql = "INSERT INTO meta (key, value) VALUES ('hub_id', ?1)";
constexpr std::string_view kMetaSql = "SELECT value FROM meta WHERE key = ?1";
constexpr std::string_view kHeadsSql = "SELECT no, device, sequence, hash, key, signature FROM head";
constexpr std::string_view kHashSql = "SELECT hash FROM change WHERE id = ?1";
constexpr std::string_view kRowSql = "SELECT hash, record FROM change WHERE id = ?1";
constexpr std::string_view kNewestSql = R"sql(
    SELECT id, hash FROM change WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT 1
)sql";
constexpr std::string_view kRowsSql = R"sql(
    SELECT id, hash, record FROM change WHERE id > ?1 AND id <= ?2 ORDER BY id
)sql";

constexpr int kCannotOpen = 14;
constexpr int kPageSize = 4096;
constexpr int kProgressSteps = 20000;

std::string uriOf(const std::filesystem::path& file, const std::string& vfs, SharedFile::Mode mode)
{
    std::string uri = "file:";
    const std::string name = std::filesystem::absolute(file).string();
    for (const char c : name) {
        if (c == '?' || c == '#' || c == '%') {
            uri += fmt::format("%{:02x}", static_cast<unsigned>(c));
        } else {
            uri += c;
        }
    }
    uri += "?vfs=" + vfs;
    if (mode == SharedFile::Mode::Copy) {
        uri += "&immutable=1";
    }
    return uri;
}

/// Sets one PRAGMA and reads it back: SQLite ignores in silence what it cannot do.
void insist(replica::Database& database, const std::string& name, const std::string& value, std::string_view reads)
{
    database.execute("PRAGMA " + name + "=" + value);
    Statement back = database.query("PRAGMA " + name);
    const std::string got = back.next() ? back.text(0) : "0";
    if (got != reads) {
        throw StorageError(fmt::format("the setting {} is {} and not {}", name, got, reads), kCannotOpen);
    }
}

}  // namespace

void SharedFile::make(const std::filesystem::path& file, const std::string& vfs, const HubIdentity& identity)
{
    {
        replica::Database database {uriOf(file, vfs, Mode::Write), Access::Create};
        database.execute(fmt::format("PRAGMA page_size={}", kPageSize));
        insist(database, "journal_mode", "TRUNCATE", "truncate");
        insist(database, "synchronous", "FULL", "2");
        database.execute("BEGIN IMMEDIATE");
        database.execute(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", kSharedFileApplicationId,
                                     kSharedFileFormat));
        database.execute(std::string {kTablesSql});
        database.run(kSetHubSql, identity.hub);
        writeNeeds(database, identity.needs);
        database.execute("COMMIT");
    }
    std::error_code ignored;
    std::filesystem::remove(file.string() + "-journal", ignored);
    if (!makeDurable(file)) {
        throw StorageError("the new file could not be made durable", kCannotOpen);
    }
}

SharedFile::SharedFile(const std::filesystem::path& file, const std::string& vfs, Mode mode, GoOn goOn)
    : m_database(uriOf(file, vfs, mode), mode == Mode::Copy ? Access::Read : Access::Write)
    , m_goOn(std::move(goOn))
    , m_tolerant(mode == Mode::Copy)
{
    if (m_goOn) {
        m_database.onProgress(kProgressSteps, m_goOn);
    }
    configure(mode);
    m_database.execute(mode == Mode::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (mode != Mode::Proof) {
        loadIdentity();
    }
    loadHeads();
    if (m_tolerant) {
        findBeyondHeads();
    }
}

void SharedFile::configure(Mode mode)
{
    insist(m_database, "mmap_size", "0", "0");
    insist(m_database, "cell_size_check", "ON", "1");
    insist(m_database, "trusted_schema", "OFF", "0");
    insist(m_database, "temp_store", "MEMORY", "2");
    if (mode == Mode::Copy) {
        return;
    }
    // WAL needs shared memory, which a network drive does not have; a tool that switched it on is undone here.
    insist(m_database, "journal_mode", "TRUNCATE", "truncate");
    insist(m_database, "synchronous", "FULL", "2");
    // What data-protection law has erased leaves no trace in free pages.
    insist(m_database, "secure_delete", "ON", "1");
}

void SharedFile::loadIdentity()
{
    const auto meta = [&](const char* key) {
        Statement row = m_database.query(kMetaSql, key);
        if (!row.next()) {
            damage(fmt::format("its entry {} is missing", key));
        }
        return row;
    };
    m_identity.hub = meta("hub_id").id(0);
    m_identity.needs = {meta("min_reader").number(0), meta("min_writer").number(0), {}};
    {
        Statement row = m_database.query(kMetaSql, "min_muster");
        m_identity.needs.muster = row.next() ? row.text(0) : std::string {};
    }
    m_identity.format = m_database.pragmaNumber("user_version");
    if (m_identity.hub.isNil()) {
        damage("its identity is missing");
    }
}

void SharedFile::loadHeads()
{
    try {
        Statement row = m_database.query(kHeadsSql);
        while (row.next()) {
            Device device;
            device.no = row.integer(0);
            device.head.head = {row.id(1), row.integer(2), hashFrom(row.blob(3))};
            device.head.key = row.blob(4);
            device.head.signature = row.blob(5);
            if (device.no < 1 || device.head.head.device.isNil() || device.head.head.sequence < 1) {
                damage("the list of computers makes no sense");
            }
            m_highestNo = std::max(m_highestNo, device.no);
            m_devices.emplace(device.head.head.device, std::move(device));
        }
    } catch (const StorageError& broken) {
        if (!m_tolerant || !broken.isDamage()) {
            throw;
        }
    }
}

void SharedFile::findBeyondHeads()
{
    for (auto& [id, device] : m_devices) {
        try {
            Statement row = m_database.query(kNewestSql, replica::ChangeId::of(device.no, 0).value,
                                             replica::ChangeId::of(device.no + 1, 0).value);
            const bool found = row.next();
            const std::int64_t newest = found ? replica::ChangeId {row.integer(0)}.sequence() : 0;
            if (newest > device.head.head.sequence) {
                device.head = {{id, newest, hashFrom(row.blob(1))}, {}, {}};
            }
        } catch (const StorageError& broken) {
            if (!broken.isDamage()) {
                throw;
            }
        }
    }
}

std::vector<SignedHead> SharedFile::heads() const
{
    std::vector<SignedHead> heads;
    heads.reserve(m_devices.size());
    for (const auto& [id, device] : m_devices) {
        heads.push_back(device.head);
    }
    return heads;
}

std::optional<TravellingChange> SharedFile::rowAt(const Device& device, std::int64_t sequence)
{
    Statement row = m_database.query(kRowSql, replica::ChangeId::of(device.no, sequence).value);
    if (!row.next()) {
        return std::nullopt;
    }
    return TravellingChange {{device.head.head.device, sequence}, hashFrom(row.blob(0)), row.blob(1)};
}

std::optional<Hash> SharedFile::hashAt(const replica::Version& version)
{
    const auto device = m_devices.find(version.device);
    if (device == m_devices.end() || version.sequence < 1 || version.sequence > device->second.head.head.sequence) {
        return std::nullopt;
    }
    if (version.sequence == device->second.head.head.sequence) {
        return device->second.head.head.hash;
    }
    Statement row = m_database.query(kHashSql, replica::ChangeId::of(device->second.no, version.sequence).value);
    if (!row.next()) {
        if (m_tolerant) {
            return std::nullopt;
        }
        damage("a change is missing in the middle");
    }
    return hashFrom(row.blob(0));
}

Hash SharedFile::hashBefore(const Device& device, std::int64_t sequence)
{
    if (sequence <= 1) {
        return {};
    }
    const auto hash = hashAt({device.head.head.device, sequence - 1});
    if (!hash) {
        damage("a change is missing in the middle");
    }
    return *hash;
}

std::vector<TravellingChange> SharedFile::read(const base::Id& device, std::int64_t after, const ReadLimit& limit)
{
    std::vector<TravellingChange> changes;
    const auto found = m_devices.find(device);
    if (found == m_devices.end() || after < 0 || after >= found->second.head.head.sequence) {
        return changes;
    }
    const Device& from = found->second;
    // In a copy with a hole before it, the reader has what is missing and proves the rest with that.
    std::optional<Hash> previous;
    if (m_tolerant) {
        previous = after == 0 ? std::optional<Hash> {Hash {}} : hashAt({device, after});
    } else {
        previous = hashBefore(from, after + 1);
    }
    std::size_t bytes = 0;
    std::int64_t expected = after + 1;
    try {
        Statement row = m_database.query(kRowsSql, replica::ChangeId::of(from.no, after).value,
                                         replica::ChangeId::of(from.no, from.head.head.sequence).value);
        while (changes.size() < limit.changes && row.next()) {
            goOnOrStop();
            TravellingChange change {
                {device, replica::ChangeId {row.integer(0)}.sequence()}, hashFrom(row.blob(1)), row.blob(2)};
            if (change.version.sequence != expected) {
                damage("a change is missing in the middle");
            }
            const bool newest = expected == from.head.head.sequence;
            if ((previous && !continues(*previous, change)) || (newest && change.hash != from.head.head.hash)) {
                damage("a change does not continue its computer's chain");
            }
            bytes += change.record.size();
            if (!changes.empty() && bytes > limit.bytes) {
                return changes;
            }
            previous = change.hash;
            changes.push_back(std::move(change));
            ++expected;
        }
        if (changes.empty() && limit.changes > 0) {
            damage("the newest changes are missing");
        }
    } catch (const StorageError& broken) {
        if (!m_tolerant || !broken.isDamage()) {
            throw;
        }
    }
    return changes;
}

void SharedFile::goOnOrStop() const
{
    constexpr int kInterrupted = 9;
    if (m_goOn && !m_goOn()) {
        throw StorageError("it took too long", kInterrupted);
    }
}

}  // namespace muster::sharing
