// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/part_two.h"

#include "core/base/id.h"
#include "core/replica/connection.h"
#include "core/replica/fold.h"
#include "core/replica/search_words.h"
#include "core/replica/transaction.h"

#include <fmt/format.h>
#include <sys/resource.h>

namespace muster::replica {

namespace {

    constexpr std::string_view kSlotsSql = "SELECT 1 FROM main.key_slot WHERE wrapped_key IS NOT NULL";
    constexpr std::string_view kOpenFlagSql = "SELECT 1 FROM part_two.meta WHERE key = 'open'";
    constexpr std::string_view kSharedSql = "SELECT 1 FROM main.meta WHERE key = 'local share'";
    constexpr std::string_view kSetOpenSql = "INSERT OR REPLACE INTO part_two.meta (key, value) VALUES ('open', 1)";
    constexpr std::string_view kClearMetaSql = "DELETE FROM part_two.meta";

    std::string context(const Version& version)
    {
        return fmt::format("muster part two {} {}", version.device.hex(), version.sequence);
    }

    // A crash dump would hold the text that must never touch a disk.
    void forbidCrashDumps()
    {
        const rlimit none {0, 0};
        setrlimit(RLIMIT_CORE, &none);
    }

}  // namespace

bool Reader::partTwoIsOpen() const
{
    Statement row = m_database.query(kOpenFlagSql);
    return row.next();
}

bool Reader::isShared() const
{
    Statement row = m_database.query(kSharedSql);
    return row.next();
}

PartTwo::PartTwo()
    : m_uri(fmt::format("file:/muster-{}?vfs=memdb", base::newId().hex()))
{
}

void PartTwo::noticeSlots(Database& writer)
{
    if (m_state == PartTwoState::Open) {
        return;
    }
    Statement slot = writer.query(kSlotsSql);
    m_state = slot.next() ? PartTwoState::Locked : PartTwoState::None;
}

base::Result<void> PartTwo::unlock(Database& writer, const Catalogue& catalogue, std::string_view secret)
{
    if (m_state == PartTwoState::Open) {
        return {};
    }
    auto unlocked = m_keys.unlock(writer, secret);
    if (!unlocked) {
        m_keys.clear();
        return unlocked;
    }
    foldSealed(writer, catalogue);
    return {};
}

void PartTwo::foldSealed(Database& writer, const Catalogue& catalogue)
{
    forbidCrashDumps();
    ChangeStore store {writer, catalogue};
    try {
        Transaction transaction {writer};
        Fold fold {writer, catalogue, store, [&](const StoredChange& change) { return readable(store, change); }};
        store.eachSealed(
            [&](const StoredChange& change) { fold.add(Part::Two, change.id, change.header, readable(store, change)); });
        static_cast<void>(fold.settle());
        writer.run(kSetOpenSql);
        settleSearch(writer);
        transaction.commit();
    } catch (...) {
        if (m_state != PartTwoState::Open) {
            m_keys.clear();
        }
        throw;
    }
    m_state = PartTwoState::Open;
}

void PartTwo::lock(Database& writer, const Catalogue& catalogue)
{
    if (m_state != PartTwoState::Open) {
        return;
    }
    Transaction transaction {writer};
    for (const TableInfo& table : catalogue.tables()) {
        writer.execute("DELETE FROM part_two." + table.name);
    }
    writer.execute("DELETE FROM part_two.leaf; DELETE FROM part_two.change_row; DELETE FROM part_two.awaited;"
                   " DELETE FROM part_two.contested;");
    forgetSealedWords(writer);
    writer.run(kClearMetaSql);
    transaction.commit();
    m_keys.clear();
    m_state = PartTwoState::Locked;
}

Blob PartTwo::sealRows(const std::vector<RowWrite>& rows, const Version& version) const
{
    return m_keys.seal(encodeRows(rows), context(version));
}

std::vector<RowWrite> PartTwo::readable(ChangeStore& store, const StoredChange& change) const
{
    if (change.payload.sealed.empty()) {
        return {};
    }
    // Sealed under a key that is not held here, it is kept and forwarded, not read. A fork may have given the
    // Change another name since it was sealed.
    const auto names = formerly(change.header);
    auto rows = openRows(change.payload.sealed, names.empty()
                             ? Version {store.deviceId(change.id.device()), change.id.sequence()}
                             : names.front());
    return rows ? std::move(*rows) : std::vector<RowWrite> {};
}

base::Result<std::vector<RowWrite>> PartTwo::openRows(const Blob& sealed, const Version& version) const
{
    if (m_keys.isEmpty()) {
        return base::fail(base::FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    const auto plain = m_keys.open(sealed, context(version));
    if (!plain) {
        return base::fail(base::FailureCode::Locked, "This was sealed with another key.");
    }
    return decodeRows(plain->data(), plain->size());
}

}  // namespace muster::replica
