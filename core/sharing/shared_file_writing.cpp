// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding to a shared file, and proving that it kept what was added.
#include "core/sharing/shared_file.h"
#include "core/sharing/shared_file_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace muster::sharing {

using base::FailureCode;
using replica::Hash;
using replica::TravellingChange;

namespace {

constexpr std::string_view kNewHeadSql = R"sql(
    INSERT INTO head (no, device, sequence, hash, key, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
)sql";
constexpr std::string_view kMoveHeadSql = R"sql(
    UPDATE head SET sequence = ?2, hash = ?3, key = ?4, signature = ?5 WHERE no = ?1
)sql";
constexpr std::string_view kAddRowSql = "INSERT INTO change (id, hash, record) VALUES (?1, ?2, ?3)";
constexpr std::string_view kSetMetaSql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
constexpr std::string_view kReplaceRowSql = "UPDATE change SET record = ?2 WHERE id = ?1";

constexpr std::int64_t kMostDevices = std::int64_t {1} << 22;
constexpr std::int64_t kMostChanges = (std::int64_t {1} << 40) - 1;

}  // namespace

void writeNeeds(replica::Database& database, const HubNeeds& needs)
{
    database.run(kSetMetaSql, "min_reader", needs.reader);
    database.run(kSetMetaSql, "min_writer", needs.writer);
    database.run(kSetMetaSql, "min_muster", needs.muster);
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
            return base::fail(
                FailureCode::Invalid,
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
        return base::fail(FailureCode::Invalid,
                          fmt::format("Change {} of a computer cannot be erased in the shared "
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

void SharedFile::require(const HubNeeds& needs)
{
    m_identity.needs = together(m_identity.needs, needs);
    writeNeeds(m_database, m_identity.needs);
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

}  // namespace muster::sharing
