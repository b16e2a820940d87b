// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows that keys stand in.
#include "core/replica/key_ring.h"

#include <algorithm>

namespace muster::replica {

namespace {

    constexpr std::string_view kSlotsSql = R"(
        SELECT id, kind, salt, operations, memory, wrapped_key, public_key, epoch,
               (SELECT 1 FROM main.key_removal WHERE slot = s.id)
          FROM main.key_slot s WHERE wrapped_key IS NOT NULL ORDER BY created_on, id)";
    constexpr std::string_view kShownSql = R"(
        SELECT id, name, kind, created_on, (SELECT min(removed_on) FROM main.key_removal WHERE slot = s.id),
               (SELECT 1 FROM main.key_removal WHERE slot = s.id)
          FROM main.key_slot s WHERE wrapped_key IS NOT NULL ORDER BY created_on, id)";
    constexpr std::string_view kEpochsSql = "SELECT id, number, earlier, proof FROM main.key_epoch ORDER BY number, id";
    constexpr std::string_view kSharesSql = "SELECT epoch, slot, sealed_key, proof FROM main.key_share ORDER BY id";

    constexpr std::string_view kAddSlotSql = R"(
        INSERT INTO main.key_slot (id, name, kind, salt, operations, memory, wrapped_key, created_on, public_key, epoch)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";
    constexpr std::string_view kPublishSql = "UPDATE main.key_slot SET public_key = ?2 WHERE id = ?1";
    constexpr std::string_view kAddEpochSql =
        "INSERT INTO main.key_epoch (id, number, earlier, proof, created_on) VALUES (?1, ?2, ?3, ?4, ?5)";
    constexpr std::string_view kAddShareSql =
        "INSERT INTO main.key_share (id, epoch, slot, sealed_key, proof) VALUES (?1, ?2, ?3, ?4, ?5)";
    constexpr std::string_view kAddRemovalSql =
        "INSERT INTO main.key_removal (id, slot, removed_on) VALUES (?1, ?2, ?3)";

    constexpr std::string_view kRecovery = "recovery_code";

    std::string_view toStored(KeyKind kind) { return kind == KeyKind::RecoveryCode ? kRecovery : "passphrase"; }

    KeyKind kindFrom(const std::string& stored)
    {
        return stored == kRecovery ? KeyKind::RecoveryCode : KeyKind::Passphrase;
    }

    // Two people who remove each other's key at the same moment, the last two, both keep it: nobody is locked out.
    template <class Slots, class IsRemoved>
    bool allRemoved(const Slots& all, IsRemoved&& isRemoved)
    {
        return std::all_of(all.begin(), all.end(), isRemoved);
    }

}  // namespace

std::vector<KeySlot> KeyRing::keySlots(const Reader& reader)
{
    std::vector<KeySlot> keySlots;
    Statement row = reader.query(kShownSql);
    while (row.next()) {
        KeySlot slot {row.id(0), row.text(1), kindFrom(row.text(2)), row.optionalDate(3), row.optionalDate(4)};
        slot.state = row.isNull(5) ? KeyState::Opens : KeyState::Removed;
        keySlots.push_back(std::move(slot));
    }
    if (allRemoved(keySlots, [](const KeySlot& slot) { return slot.state == KeyState::Removed; })) {
        for (KeySlot& slot : keySlots) {
            slot.state = KeyState::Opens;
            slot.removedOn.reset();
        }
    }
    return keySlots;
}

void KeyRing::load(Database& database)
{
    m_slots.clear();
    m_epochs.clear();
    m_shares.clear();
    {
        Statement row = database.query(kSlotsSql);
        while (row.next()) {
            const base::Id id = row.id(0);
            m_slots.push_back({id, kindFrom(row.text(1)), {row.blob(2), {row.integer(3), row.integer(4)}, row.blob(5)},
                               row.blob(6), row.isNull(7) ? id : row.id(7), !row.isNull(8)});
        }
    }
    if (allRemoved(m_slots, [](const Slot& slot) { return slot.removed; })) {
        for (Slot& slot : m_slots) {
            slot.removed = false;
        }
    }
    {
        Statement row = database.query(kEpochsSql);
        while (row.next()) {
            m_epochs.push_back({row.id(0), row.integer(1), row.id(2), row.blob(3)});
        }
    }
    Statement row = database.query(kSharesSql);
    while (row.next()) {
        m_shares.push_back({row.id(0), row.id(1), row.blob(2), row.blob(3)});
    }
}

void KeyRing::write(Writer& writer, const Rows& rows)
{
    for (const Rows::Slot& slot : rows.keySlots) {
        writer.run(kAddSlotSql, slot.id, slot.name, toStored(slot.kind), slot.wrapped.salt,
                   slot.wrapped.cost.operations, slot.wrapped.cost.memory, slot.wrapped.wrapped, writer.today(),
                   slot.publicKey, slot.epoch);
    }
    for (const auto& [slot, publicKey] : rows.publicKeys) {
        writer.run(kPublishSql, slot, publicKey);
    }
    for (const Rows::Epoch& epoch : rows.epochs) {
        writer.run(kAddEpochSql, epoch.id, epoch.number, epoch.earlier, epoch.proof, writer.today());
    }
    for (const Rows::Share& share : rows.shares) {
        writer.run(kAddShareSql, base::newId(), share.epoch, share.slot, share.sealedKey, share.proof);
    }
    for (const base::Id& slot : rows.removals) {
        writer.run(kAddRemovalSql, base::newId(), slot, writer.today());
    }
}

}  // namespace muster::replica
