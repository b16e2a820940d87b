// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which device a replica writes as. A device's numbers name one Change each, for ever: where they would not (a
// folder copied, a backup put back, a disk cloned), the later work gets another device's name (invariant I4).
#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

namespace muster::replica {

namespace {

    constexpr std::string_view kPlaceSql = "SELECT value FROM main.meta WHERE key = 'place'";
    constexpr std::string_view kKeepPlaceSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('place', ?1)";
    constexpr std::string_view kTailSql = R"(
        SELECT id, payload, payload_hash FROM main.change WHERE id >= ?1 AND id < ?2 ORDER BY id)";
    constexpr std::string_view kRenameSql =
        "UPDATE main.change SET id = ?2, hash = ?3, about = ?4, extra = ?5 WHERE id = ?1";
    constexpr std::string_view kRenameRefsSql[] {
        "UPDATE main.change_row SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE main.leaf SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE main.awaited SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE part_two.change_row SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE part_two.leaf SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE part_two.awaited SET change = change - ?1 + ?2 WHERE change >= ?1 AND change < ?3",
        "UPDATE main.meta SET value = value - ?1 + ?2 WHERE key = 'undo floor' AND value >= ?1 AND value < ?3"};

    std::string machineId()
    {
        std::ifstream in {"/etc/machine-id"};
        std::string id;
        std::getline(in, id);
        return id;
    }

    base::Id firstBytes(const Hash& hash)
    {
        base::Id id;
        std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
        return id;
    }

}  // namespace

void Replica::recognisePlace(const std::filesystem::path& file)
{
    // A copy has another inode, a restored one too; a cloned disk shows only when two of them meet.
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        return;
    }
    const std::string place = fmt::format("{} {} {}", machineId(), status.st_dev, status.st_ino);
    std::string known;
    {
        Statement row = m_writer->query(kPlaceSql);
        known = row.next() ? row.text(0) : std::string {};
    }
    if (known == place) {
        return;
    }
    m_writer->execute("BEGIN IMMEDIATE");
    if (!known.empty()) {
        m_store->setSelf(m_store->deviceNumber(base::newId()));
    }
    m_writer->run(kKeepPlaceSql, place);
    m_writer->execute("COMMIT");
}

void Replica::startNewDevice()
{
    const std::lock_guard lock {m_writing};
    m_writer->execute("BEGIN IMMEDIATE");
    m_store->setSelf(m_store->deviceNumber(base::newId()));
    m_writer->execute("COMMIT");
}

base::Result<void> Replica::renameFork(const Version& from)
{
    const std::lock_guard lock {m_writing};
    const auto first = m_store->hashOf(from);
    if (!first) {
        return base::fail(base::FailureCode::NotFound, "There is no such change on this computer.");
    }
    try {
        m_writer->execute("BEGIN IMMEDIATE");
        const std::int64_t old = m_store->deviceNumber(from.device);
        // Derived from what was written, so that everybody who has this tail gives it the same name.
        const base::Id name = base::deriveId(from.device, firstBytes(*first));
        const std::int64_t number = m_store->deviceNumber(name);
        const std::int64_t shift = from.sequence - 1;
        const ChangeId begin = ChangeId::of(old, from.sequence);
        const ChangeId end = ChangeId::of(old + 1, 0);

        std::vector<std::pair<ChangeId, Hash>> tail;
        {
            Statement row = m_writer->query(kTailSql, begin.value, end.value);
            while (row.next()) {
                Hash payloadHash {};
                if (row.isNull(2)) {
                    payloadHash = replica::hashOf(row.blob(1));
                } else {
                    const Blob kept = row.blob(2);
                    std::copy_n(kept.begin(), std::min(kept.size(), payloadHash.size()), payloadHash.begin());
                }
                tail.emplace_back(ChangeId {row.integer(0)}, payloadHash);
            }
        }
        Hash previous {};
        for (const auto& [id, payloadHash] : tail) {
            auto change = m_store->read(id);
            ChangeHeader header = change->header;
            header.about = header.about > shift ? header.about - shift : 0;
            addFormerly(header, {from.device, id.sequence()});
            const ChangeId renamed = ChangeId::of(number, id.sequence() - shift);
            previous = chainHash(previous, {name, renamed.sequence()}, encodeHeader(header), payloadHash);
            m_writer->run(kRenameSql, id.value, renamed.value, Blob(previous.begin(), previous.end()), header.about,
                          header.extra);
        }
        for (const std::string_view sql : kRenameRefsSql) {
            m_writer->run(sql, begin.value, ChangeId::of(number, 1).value, end.value);
        }
        if (m_store->self() == old) {
            m_store->setSelf(number);
        }
        m_writer->execute("COMMIT");
        return {};
    } catch (const StorageError& error) {
        m_writer->execute("ROLLBACK");
        return base::fail(base::FailureCode::Storage,
                          fmt::format("This computer's changes could not be renamed: {}.", error.what()));
    }
}

}  // namespace muster::replica
