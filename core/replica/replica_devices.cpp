// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which device a replica writes as. A device's numbers name one Change each, for ever: where they would not (a
// folder copied, a backup put back, a disk cloned), the later work gets another device's name (invariant I4).
#include "core/replica/replica.h"
#include "core/replica/transaction.h"

#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <sys/stat.h>

namespace muster::replica {

namespace {

    constexpr std::string_view kPlaceSql = "SELECT value FROM main.meta WHERE key = 'place'";
    constexpr std::string_view kKeepPlaceSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('place', ?1)";
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
    Transaction transaction {*m_writer};
    if (!known.empty()) {
        m_store->setSelf(m_store->deviceNumber(base::newId()));
    }
    m_writer->run(kKeepPlaceSql, place);
    transaction.commit();
}

void Replica::startNewDevice()
{
    const std::lock_guard lock {m_writing};
    Transaction transaction {*m_writer};
    m_store->setSelf(m_store->deviceNumber(base::newId()));
    transaction.commit();
}

base::Result<void> Replica::renameFork(const Version& from)
{
    const std::lock_guard lock {m_writing};
    try {
        const auto tail = m_store->travelling(from.device, from.sequence - 1, std::numeric_limits<std::int32_t>::max(),
                                              std::numeric_limits<std::size_t>::max());
        if (tail.empty()) {
            return base::fail(base::FailureCode::NotFound, "There is no such change on this computer.");
        }
        const auto renamed = renameTail(tail);
        if (!renamed) {
            return tl::unexpected(renamed.error());
        }
        Transaction transaction {*m_writer};
        const std::int64_t old = m_store->deviceNumber(from.device);
        const std::int64_t number = m_store->deviceNumber(renamed->front().version.device);
        const ChangeId begin = ChangeId::of(old, from.sequence);
        const ChangeId end = ChangeId::of(old + 1, 0);
        for (std::size_t i = 0; i < tail.size(); ++i) {
            const TravellingChange& change = (*renamed)[i];
            auto record = decodeRecord(change.record);
            m_writer->run(kRenameSql, ChangeId::of(old, tail[i].version.sequence).value,
                          ChangeId::of(number, change.version.sequence).value,
                          Blob(change.hash.begin(), change.hash.end()), record->header.about, record->header.extra);
        }
        for (const std::string_view sql : kRenameRefsSql) {
            m_writer->run(sql, begin.value, ChangeId::of(number, 1).value, end.value);
        }
        if (m_store->self() == old) {
            m_store->setSelf(number);
        }
        transaction.commit();
        return {};
    } catch (const StorageError& error) {
        return base::fail(base::FailureCode::Storage,
                          fmt::format("This computer's changes could not be renamed: {}.", error.what()));
    }
}

}  // namespace muster::replica
