// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part two opened and locked, and its keys.
#include "core/base/text.h"
#include "core/replica/recovery_code.h"
#include "core/replica/replica.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::size_t kShortestPassphrase = 8;
    constexpr const char* kAddedHere = "part-two keys added here";

    tl::unexpected<base::Failure> tooShort()
    {
        return base::fail(FailureCode::Invalid, "Choose a passphrase of at least 8 characters.", "passphrase");
    }

    tl::unexpected<base::Failure> locked()
    {
        return base::fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }

}  // namespace

base::Result<void> Replica::initPartTwo(std::string_view passphrase, KeyCost cost)
{
    const std::lock_guard lock {m_writing};
    if (passphrase.size() < kShortestPassphrase) {
        return tooShort();
    }
    if (m_partTwo.state() != PartTwoState::None) {
        return base::fail(FailureCode::Refused, "Part two has a passphrase already. Unlock it with that one.");
    }
    const auto rows = m_partTwo.keys().begin(passphrase, cost);
    auto stored = rows ? writeKeys("Set up part two", *rows) : tl::unexpected(rows.error());
    if (!stored) {
        m_partTwo.keys().clear();
        return stored;
    }
    m_partTwo.keys().refresh(*m_writer);
    m_partTwo.foldSealed(*m_writer, *m_catalogue);
    notify({});
    return {};
}

base::Result<void> Replica::unlockPartTwo(std::string_view passphrase)
{
    try {
        {
            const std::lock_guard lock {m_writing};
            m_partTwo.keys().setAddedHere(localValue(kAddedHere).value_or(Blob {}));
            auto unlocked = m_partTwo.unlock(*m_writer, *m_catalogue, passphrase);
            if (!unlocked) {
                return unlocked;
            }
        }
        notify({});
        tendKeys();
        return {};
    } catch (const StorageError& error) {
        return base::fail(FailureCode::Storage, fmt::format("Part two could not be opened: {}.", error.what()));
    }
}

void Replica::lockPartTwo()
{
    {
        const std::lock_guard lock {m_writing};
        m_partTwo.lock(*m_writer, *m_catalogue);
    }
    notify({});
}

base::Result<void> Replica::writeKeys(std::string label, const KeyRing::Rows& rows)
{
    return upkeep(std::move(label), [&](Writer& writer) -> base::Result<void> {
        KeyRing::write(writer, rows);
        writer.run("INSERT OR REPLACE INTO main.meta (key, value) VALUES (?1, ?2)",
                   "local " + std::string {kAddedHere}, m_partTwo.keys().addedHere());
        return {};
    });
}

std::vector<KeySlot> Replica::keys()
{
    const std::lock_guard lock {m_writing};
    auto keySlots = KeyRing::keySlots(Reader {*m_writer, m_session});
    if (m_partTwo.state() == PartTwoState::Open) {
        for (KeySlot& slot : keySlots) {
            slot.state = m_partTwo.keys().stateOf(slot.id);
            slot.inUse = m_partTwo.keys().isOwn(slot.id);
        }
    }
    return keySlots;
}

base::Result<void> Replica::addKey(const std::string& name, std::string_view passphrase, KeyCost cost)
{
    const std::lock_guard lock {m_writing};
    if (m_partTwo.state() != PartTwoState::Open) {
        return locked();
    }
    if (base::trimmed(name).empty()) {
        return base::fail(FailureCode::Invalid, "Say whose passphrase it is, by role: \"Council secretary\".", "name");
    }
    if (passphrase.size() < kShortestPassphrase) {
        return tooShort();
    }
    const auto rows = m_partTwo.keys().add(std::string {base::trimmed(name)}, KeyKind::Passphrase, passphrase, cost);
    auto stored = rows ? writeKeys("Add a key of part two", *rows) : tl::unexpected(rows.error());
    m_partTwo.keys().refresh(*m_writer);
    return stored;
}

base::Result<std::string> Replica::addRecoveryCode(KeyCost cost)
{
    const std::lock_guard lock {m_writing};
    if (m_partTwo.state() != PartTwoState::Open) {
        return locked();
    }
    const std::string code = newRecoveryCode();
    const auto rows = m_partTwo.keys().add("Recovery code", KeyKind::RecoveryCode, code, cost);
    const auto stored = rows ? writeKeys("Add a recovery code of part two", *rows) : tl::unexpected(rows.error());
    m_partTwo.keys().refresh(*m_writer);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    return code;
}

base::Result<void> Replica::removeKey(const base::Id& slot)
{
    {
        const std::lock_guard lock {m_writing};
        if (m_partTwo.state() != PartTwoState::Open) {
            return locked();
        }
        const auto rows = m_partTwo.keys().remove(slot);
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        if (auto stored = writeKeys("Remove a key of part two", *rows); !stored) {
            return stored;
        }
    }
    tendKeys();
    return {};
}

void Replica::tendKeys()
{
    bool lockedOut = false;
    bool gained = false;
    {
        const std::lock_guard lock {m_writing};
        KeyRing& keys = m_partTwo.keys();
        if (m_partTwo.state() != PartTwoState::Open) {
            return;
        }
        gained = keys.refresh(*m_writer);
        lockedOut = keys.isRemoved();
        if (!lockedOut) {
            // A slot of an older Muster gets its key pair first, and by it the keys made since.
            for (int round = 0; round < 2; ++round) {
                const auto rows = keys.due();
                if (rows.isEmpty() || !writeKeys("Give keys of part two to those who may have them", rows)) {
                    break;
                }
                gained = keys.refresh(*m_writer) || gained;
            }
            if (gained) {
                m_partTwo.foldSealed(*m_writer, *m_catalogue);
            }
        }
    }
    if (lockedOut) {
        lockPartTwo();
    } else if (gained) {
        notify({});
    }
}

}  // namespace muster::replica
