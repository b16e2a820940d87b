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

    tl::unexpected<base::Failure> unusable(const StorageError& error)
    {
        return base::fail(FailureCode::Storage,
                          fmt::format("The keys of part two could not be read: {}. Try again.", error.what()));
    }

    tl::unexpected<base::Failure> locked()
    {
        return base::fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }

}  // namespace

// Whoever subscribed is told without the lock held: it may be waiting for another thread that writes.

base::Result<void> Replica::initPartTwo(std::string_view passphrase, KeyCost cost)
try {
    if (passphrase.size() < kShortestPassphrase) {
        return tooShort();
    }
    KeyRing::Rows rows;
    {
        const std::lock_guard lock {m_writing};
        if (m_partTwo.state() != PartTwoState::None) {
            return base::fail(FailureCode::Refused, "Part two has a passphrase already. Unlock it with that one.");
        }
        auto made = m_partTwo.keys().begin(passphrase, cost);
        if (!made) {
            return tl::unexpected(made.error());
        }
        rows = std::move(*made);
    }
    auto stored = writeKeys("Set up part two", rows);
    {
        const std::lock_guard lock {m_writing};
        if (!stored) {
            m_partTwo.keys().clear();
            return stored;
        }
        m_partTwo.keys().refresh(*m_writer);
        m_partTwo.foldSealed(*m_writer, *m_catalogue);
    }
    notify({});
    return {};
} catch (const StorageError& error) {
    return unusable(error);
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

base::Result<void> Replica::addSlot(const std::string& label, const std::string& name, KeyKind kind,
                                    std::string_view secret, KeyCost cost)
try {
    KeyRing::Rows rows;
    {
        const std::lock_guard lock {m_writing};
        if (m_partTwo.state() != PartTwoState::Open) {
            return locked();
        }
        auto made = m_partTwo.keys().add(name, kind, secret, cost);
        if (!made) {
            return tl::unexpected(made.error());
        }
        rows = std::move(*made);
    }
    auto stored = writeKeys(label, rows);
    const std::lock_guard lock {m_writing};
    if (m_partTwo.state() == PartTwoState::Open) {
        m_partTwo.keys().refresh(*m_writer);
    }
    return stored;
} catch (const StorageError& error) {
    return unusable(error);
}

base::Result<void> Replica::addKey(const std::string& name, std::string_view passphrase, KeyCost cost)
{
    if (base::trimmed(name).empty()) {
        return base::fail(FailureCode::Invalid, "Say whose passphrase it is, by role: \"Council secretary\".", "name");
    }
    if (passphrase.size() < kShortestPassphrase) {
        return tooShort();
    }
    return addSlot("Add a key of part two", std::string {base::trimmed(name)}, KeyKind::Passphrase, passphrase, cost);
}

base::Result<std::string> Replica::addRecoveryCode(KeyCost cost)
{
    std::string code = newRecoveryCode();
    const auto stored = addSlot("Add a recovery code of part two", "Recovery code", KeyKind::RecoveryCode, code, cost);
    return stored ? base::Result<std::string> {std::move(code)} : tl::unexpected(stored.error());
}

base::Result<void> Replica::removeKey(const base::Id& slot)
try {
    KeyRing::Rows rows;
    {
        const std::lock_guard lock {m_writing};
        if (m_partTwo.state() != PartTwoState::Open) {
            return locked();
        }
        auto made = m_partTwo.keys().remove(slot);
        if (!made) {
            return tl::unexpected(made.error());
        }
        rows = std::move(*made);
    }
    if (auto stored = writeKeys("Remove a key of part two", rows); !stored) {
        return stored;
    }
    tendKeys();
    return {};
} catch (const StorageError& error) {
    return unusable(error);
}

void Replica::tendKeys()
try {
    bool gained = false;
    // A slot of an older Muster gets its key pair first, and by it the keys made since.
    for (int round = 0; round < 3; ++round) {
        KeyRing::Rows rows;
        bool lockedOut = false;
        {
            const std::lock_guard lock {m_writing};
            KeyRing& keys = m_partTwo.keys();
            if (m_partTwo.state() != PartTwoState::Open) {
                return;
            }
            if (keys.refresh(*m_writer)) {
                gained = true;
                m_partTwo.foldSealed(*m_writer, *m_catalogue);
            }
            lockedOut = keys.isRemoved();
            if (!lockedOut) {
                rows = keys.due();
            }
        }
        if (lockedOut) {
            lockPartTwo();
            return;
        }
        if (rows.isEmpty() || !writeKeys("Give keys of part two to those who may have them", rows)) {
            break;
        }
    }
    if (gained) {
        notify({});
    }
} catch (const StorageError&) {
    // What is left to do is found again at the next unlocking, or when more comes in.
}

}  // namespace muster::replica
