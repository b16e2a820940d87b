// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking for damage in a shared file.
#include "core/sharing/shared_file.h"
#include "core/sharing/shared_file_rows.h"

#include <iterator>
#include <map>
#include <string_view>

namespace muster::sharing {

using replica::Hash;
using replica::Statement;
using replica::TravellingChange;

namespace {

constexpr std::string_view kCountSql = "SELECT count(*) FROM change";
constexpr std::string_view kAnyRowsSql = "SELECT id, hash, record FROM change WHERE id > ?1 ORDER BY id LIMIT ?2";

}  // namespace

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
    std::int64_t proven = 0;
    for (const auto& [id, device] : m_devices) {
        std::int64_t after = 0;
        while (after < device.head.head.sequence) {
            after += static_cast<std::int64_t>(read(id, after, {}).size());
        }
        proven += after;
    }
    Statement count = m_database.query(kCountSql);
    if (!count.next() || count.integer(0) != proven) {
        damage("changes stand beyond the newest one that its list names");
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
        const TravellingChange change {
            {device->second->head.head.device, id.sequence()}, hashFrom(row.blob(1)), row.blob(2)};
        if (previousId == 0 || id.value != previousId + 1) {
            previous = hashBefore(*device->second, id.sequence());
        }
        if (!continues(previous, change)
            || (id.sequence() == device->second->head.head.sequence && change.hash != device->second->head.head.hash)) {
            damage("a change does not continue its computer's chain");
        }
        previous = change.hash;
        previousId = id.value;
        at = id.value;
        ++seen;
    }
    return {seen < rows ? 0 : at, seen};
}

}  // namespace muster::sharing
