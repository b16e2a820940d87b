// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/shared_file.h"

#include "core/replica/storage_error.h"
#include "core/sharing/file_access.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

namespace muster::sharing {

using base::FailureCode;
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
    constexpr std::string_view kSetMetaSql = "INSERT INTO meta (key, value) VALUES (?1, ?2)";
    constexpr std::string_view kMetaSql = "SELECT value FROM meta WHERE key = ?1";
    constexpr std::string_view kHeadsSql = "SELECT no, device, sequence, hash, key, signature FROM head";
    constexpr std::string_view kNewHeadSql = R"sql(
        INSERT INTO head (no, device, sequence, hash, key, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    )sql";
    constexpr std::string_view kMoveHeadSql = R"sql(
        UPDATE head SET sequence = ?2, hash = ?3, key = ?4, signature = ?5 WHERE no = ?1
    )sql";
    constexpr std::string_view kHashSql = "SELECT hash FROM change WHERE id = ?1";
    constexpr std::string_view kRowSql = "SELECT hash, record FROM change WHERE id = ?1";
    constexpr std::string_view kRowsSql = R"sql(
        SELECT id, hash, record FROM change WHERE id > ?1 AND id <= ?2 ORDER BY id
    )sql";
    constexpr std::string_view kAnyRowsSql = "SELECT id, hash, record FROM change WHERE id > ?1 ORDER BY id LIMIT ?2";
    constexpr std::string_view kAddRowSql = "INSERT INTO change (id, hash, record) VALUES (?1, ?2, ?3)";
    constexpr std::string_view kReplaceRowSql = "UPDATE change SET record = ?2 WHERE id = ?1";

    constexpr int kCorrupt = 11;
    constexpr int kCannotOpen = 14;
    constexpr int kPageSize = 4096;
    constexpr int kProgressSteps = 20000;
    constexpr std::int64_t kMostDevices = std::int64_t {1} << 22;
    constexpr std::int64_t kMostChanges = (std::int64_t {1} << 40) - 1;

    constexpr std::string_view kMagic {"SQLite format 3\0", 16};

    [[noreturn]] void damage(const std::string& what) { throw StorageError(what, kCorrupt); }

    int numberAt(const replica::Blob& head, std::size_t at)
    {
        unsigned value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value = value << 8U | head.at(at + i);
        }
        return static_cast<int>(value);
    }

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

    replica::Blob asBlob(const Hash& hash) { return {hash.begin(), hash.end()}; }

    Hash hashFrom(const replica::Blob& bytes)
    {
        Hash hash {};
        if (bytes.size() != hash.size()) {
            damage("a stored hash has the wrong length");
        }
        std::copy(bytes.begin(), bytes.end(), hash.begin());
        return hash;
    }

    bool continues(const Hash& previous, const TravellingChange& change)
    {
        const auto hash = replica::recordHash(previous, change.version, change.record);
        return hash && *hash == change.hash;
    }

    /// Sets one PRAGMA and reads it back: SQLite ignores in silence what it cannot do.
    void insist(replica::Database& database, const std::string& name, const std::string& value,
                std::string_view reads)
    {
        database.execute("PRAGMA " + name + "=" + value);
        Statement back = database.query("PRAGMA " + name);
        const std::string got = back.next() ? back.text(0) : "0";
        if (got != reads) {
            throw StorageError(fmt::format("the setting {} is {} and not {}", name, got, reads), kCannotOpen);
        }
    }

}  // namespace

HeaderVerdict judgeHeader(const replica::Blob& head)
{
    if (head.size() < 100) {
        // Nothing, or the stump of a database: cut off. Anything else was never ours.
        const std::size_t known = std::min(head.size(), kMagic.size());
        return std::equal(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(known), kMagic.begin())
            ? HeaderVerdict::Damaged
            : HeaderVerdict::Foreign;
    }
    const bool ours = numberAt(head, 68) == kSharedFileApplicationId;
    if (!std::equal(kMagic.begin(), kMagic.end(), head.begin())) {
        const bool zeroed = std::all_of(head.begin(), head.end(), [](std::uint8_t byte) { return byte == 0; });
        return ours || zeroed ? HeaderVerdict::Damaged : HeaderVerdict::Foreign;
    }
    if (!ours) {
        return HeaderVerdict::Foreign;
    }
    return formatIn(head) > kSharedFileFormat ? HeaderVerdict::Newer : HeaderVerdict::Ours;
}

int formatIn(const replica::Blob& head) { return head.size() < 100 ? 0 : numberAt(head, 60); }

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
        database.run(kSetMetaSql, "hub_id", identity.hub);
        database.run(kSetMetaSql, "min_reader", identity.minimumReader);
        database.run(kSetMetaSql, "min_writer", identity.minimumWriter);
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
    loadIdentity();
    loadHeads();
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
    m_identity.minimumReader = meta("min_reader").number(0);
    m_identity.minimumWriter = meta("min_writer").number(0);
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
            TravellingChange change {{device, replica::ChangeId {row.integer(0)}.sequence()}, hashFrom(row.blob(1)),
                                     row.blob(2)};
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

SharedFile::Device& SharedFile::deviceFor(const base::Id& id)
{
    const auto found = m_devices.find(id);
    if (found != m_devices.end()) {
        return found->second;
    }
    Device device;
    device.no = ++m_highestNo;
    device.head.head.device = id;
    device.stored = false;
    return m_devices.emplace(id, std::move(device)).first->second;
}

base::Result<void> SharedFile::append(const std::vector<TravellingChange>& changes)
{
    for (const TravellingChange& change : changes) {
        const auto invalid = [&](std::string_view why) {
            return base::fail(FailureCode::Invalid,
                              fmt::format("Change {} of a computer was refused by the shared file: {}.",
                                          change.version.sequence, why));
        };
        const std::int64_t sequence = change.version.sequence;
        if (sequence < 1 || sequence > kMostChanges || change.version.device.isNil()) {
            return invalid("its number makes no sense");
        }
        const auto known = m_devices.find(change.version.device);
        const std::int64_t newest = known == m_devices.end() ? 0 : known->second.head.head.sequence;
        if (sequence <= newest) {
            if (hashAt(change.version) != change.hash) {
                return invalid("another change stands there already");
            }
            continue;
        }
        if (sequence != newest + 1) {
            return invalid(fmt::format("the ones from {} on are missing before it", newest + 1));
        }
        const Hash previous = known == m_devices.end() ? Hash {} : known->second.head.head.hash;
        if (!continues(previous, change)) {
            return invalid("it does not continue the chain");
        }
        if (known == m_devices.end() && m_highestNo >= kMostDevices) {
            return invalid("the shared file has no room for another computer");
        }
        Device& device = deviceFor(change.version.device);
        m_database.run(kAddRowSql, replica::ChangeId::of(device.no, sequence).value, asBlob(change.hash),
                       change.record);
        // The signature covered the older head.
        device.head = {{change.version.device, sequence, change.hash}, {}, {}};
        device.moved = true;
        device.lastWritten = sequence;
        goOnOrStop();
    }
    return {};
}

base::Result<void> SharedFile::sign(const std::vector<SignedHead>& heads)
{
    for (const SignedHead& signedHead : heads) {
        const auto found = m_devices.find(signedHead.head.device);
        if (found == m_devices.end() || signedHead.head.sequence > found->second.head.head.sequence
            || hashAt({signedHead.head.device, signedHead.head.sequence}) != signedHead.head.hash) {
            return base::fail(FailureCode::Invalid,
                              fmt::format("The signature for change {} of a computer was refused by the shared file: it "
                                          "does not belong to a change in it.",
                                          signedHead.head.sequence));
        }
        Device& device = found->second;
        const bool newest = signedHead.head.sequence == device.head.head.sequence;
        if (newest && !signedHead.signature.empty() && signedHead != device.head) {
            device.head = signedHead;
            device.moved = true;
        }
    }
    return {};
}

base::Result<void> SharedFile::replaceErased(const TravellingChange& change)
{
    const auto invalid = [&](std::string_view why) {
        return base::fail(FailureCode::Invalid, fmt::format("Change {} of a computer cannot be erased in the shared "
                                                            "file: {}.",
                                                            change.version.sequence, why));
    };
    const auto found = m_devices.find(change.version.device);
    if (found == m_devices.end() || change.version.sequence < 1
        || change.version.sequence > found->second.head.head.sequence) {
        return invalid("it is not there");
    }
    if (hashAt(change.version) != change.hash
        || !continues(hashBefore(found->second, change.version.sequence), change)) {
        return invalid("its erased form has another hash");
    }
    m_database.run(kReplaceRowSql, replica::ChangeId::of(found->second.no, change.version.sequence).value,
                   change.record);
    m_written.changes.push_back(change);
    return {};
}

void SharedFile::commit()
{
    for (auto& [id, device] : m_devices) {
        if (!device.moved) {
            continue;
        }
        const SignedHead& head = device.head;
        if (device.stored) {
            m_database.run(kMoveHeadSql, device.no, head.head.sequence, asBlob(head.head.hash), head.key,
                           head.signature);
        } else {
            m_database.run(kNewHeadSql, device.no, id, head.head.sequence, asBlob(head.head.hash), head.key,
                           head.signature);
        }
        m_written.heads.push_back(head);
        if (device.lastWritten > 0) {
            if (auto last = rowAt(device, device.lastWritten)) {
                const auto erased = std::any_of(m_written.changes.begin(), m_written.changes.end(),
                                                [&](const auto& other) { return other.version == last->version; });
                if (!erased) {
                    m_written.changes.push_back(std::move(*last));
                }
            }
        }
    }
    m_database.execute("COMMIT");
}

bool SharedFile::holds(const Written& written)
{
    for (const SignedHead& head : written.heads) {
        const auto device = m_devices.find(head.head.device);
        if (device == m_devices.end() || device->second.head != head) {
            return false;
        }
    }
    return std::all_of(written.changes.begin(), written.changes.end(), [&](const TravellingChange& change) {
        const auto device = m_devices.find(change.version.device);
        return device != m_devices.end() && rowAt(device->second, change.version.sequence) == change;
    });
}

void SharedFile::checkPages()
{
    Statement whole = m_database.query("PRAGMA integrity_check(1)");
    if (!whole.next() || whole.text(0) != "ok") {
        damage(whole.text(0));
    }
}

std::int64_t SharedFile::somewhere(unsigned chance) const
{
    if (m_devices.empty()) {
        return 0;
    }
    const auto device = std::next(m_devices.begin(), static_cast<std::ptrdiff_t>(chance % m_devices.size()));
    return replica::ChangeId::of(device->second.no, chance % device->second.head.head.sequence).value;
}

void SharedFile::check()
{
    checkPages();
    for (const auto& [id, device] : m_devices) {
        std::int64_t after = 0;
        while (after < device.head.head.sequence) {
            after += static_cast<std::int64_t>(read(id, after, {}).size());
        }
    }
}

SharedFile::Checked SharedFile::checkSome(std::int64_t after, std::size_t rows)
{
    std::map<std::int64_t, const Device*> byNumber;
    for (const auto& [id, device] : m_devices) {
        byNumber.emplace(device.no, &device);
    }
    std::int64_t at = after;
    std::size_t seen = 0;
    Statement row = m_database.query(kAnyRowsSql, after, static_cast<std::int64_t>(rows));
    std::int64_t previousId = 0;
    Hash previous {};
    while (row.next()) {
        goOnOrStop();
        const replica::ChangeId id {row.integer(0)};
        const auto device = byNumber.find(id.device());
        if (device == byNumber.end() || id.sequence() > device->second->head.head.sequence) {
            damage("a change stands beyond the newest one");
        }
        const TravellingChange change {{device->second->head.head.device, id.sequence()}, hashFrom(row.blob(1)),
                                       row.blob(2)};
        if (previousId == 0 || id.value != previousId + 1) {
            previous = hashBefore(*device->second, id.sequence());
        }
        if (!continues(previous, change)
            || (id.sequence() == device->second->head.head.sequence
                && change.hash != device->second->head.head.hash)) {
            damage("a change does not continue its computer's chain");
        }
        previous = change.hash;
        previousId = id.value;
        at = id.value;
        ++seen;
    }
    return {seen < rows ? 0 : at, seen};
}

void SharedFile::goOnOrStop() const
{
    constexpr int kInterrupted = 9;
    if (m_goOn && !m_goOn()) {
        throw StorageError("it took too long", kInterrupted);
    }
}

}  // namespace muster::sharing
