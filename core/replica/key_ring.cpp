// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/key_ring.h"

#include "core/replica/byte_stream.h"
#include "core/replica/recovery_code.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace muster::replica {

using base::FailureCode;

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

    Blob epochText(const base::Id& id, std::int64_t number, const CompartmentKey& key)
    {
        ByteWriter out;
        out.text("muster part-two epoch");
        out.raw(id.bytes.data(), id.bytes.size());
        out.number(static_cast<std::uint64_t>(number));
        out.raw(key.data(), 32);
        return out.take();
    }

    Blob slotText(const base::Id& epoch, const base::Id& slot, const Blob& publicKey)
    {
        ByteWriter out;
        out.text("muster part-two slot");
        out.raw(epoch.bytes.data(), epoch.bytes.size());
        out.raw(slot.bytes.data(), slot.bytes.size());
        out.raw(publicKey.data(), publicKey.size());
        return out.take();
    }

    tl::unexpected<base::Failure> tooLittleMemory()
    {
        return base::fail(FailureCode::Refused,
                          "This computer has too little memory free to work out the key from the passphrase. Close other "
                          "programs and try again.");
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

std::optional<KeyRing::Own> KeyRing::opened(const Slot& slot, std::string_view secret) const
{
    const auto fromPassphrase = keyFromPassphrase(secret, slot.wrapped.salt, slot.wrapped.cost);
    if (!fromPassphrase) {
        return std::nullopt;
    }
    const auto first = unwrapKey(slot.wrapped, *fromPassphrase);
    if (!first) {
        return std::nullopt;
    }
    const SlotKeys keys = slotKeys(*fromPassphrase);
    return Own {slot.id, keys.publicKey, keys.secretKey, slot.epoch, *first};
}

base::Result<void> KeyRing::unlock(Database& database, std::string_view secret)
{
    load(database);
    if (m_slots.empty()) {
        return base::fail(FailureCode::NotFound,
                          "Part two has no passphrase yet. Set one first, then restricted items can be recorded.");
    }
    const auto code = readRecoveryCode(secret);
    const bool isCode = code && *code;
    const auto kind = isCode ? KeyKind::RecoveryCode : KeyKind::Passphrase;
    const std::string tried = isCode ? **code : std::string {secret};
    // A removed key is tried last, to say what became of it.
    for (const bool removed : {false, true}) {
        for (const KeyKind of : {kind, isCode ? KeyKind::Passphrase : KeyKind::RecoveryCode}) {
            for (const Slot& slot : m_slots) {
                if (slot.removed != removed || slot.kind != of || (of == KeyKind::RecoveryCode && !isCode) || isOwn(slot.id)) {
                    continue;
                }
                auto own = opened(slot, of == KeyKind::RecoveryCode ? tried : secret);
                if (!own) {
                    continue;
                }
                if (removed) {
                    return base::fail(FailureCode::Locked,
                                      "This key of part two was removed. Ask somebody whose key opens it to add a new "
                                      "one for you.",
                                      "passphrase");
                }
                m_own.push_back(std::move(*own));
                refresh(database);
                return {};
            }
        }
    }
    if (!code && std::any_of(m_slots.begin(), m_slots.end(),
                             [](const Slot& slot) { return slot.kind == KeyKind::RecoveryCode; })) {
        return tl::unexpected(code.error());
    }
    return base::fail(FailureCode::Locked, "That passphrase does not open part two. Check it and try again.",
                      "passphrase");
}

bool KeyRing::refresh(Database& database)
{
    load(database);
    std::map<base::Id, std::int64_t> numbers;
    for (const Rows::Epoch& epoch : m_epochs) {
        numbers.emplace(epoch.id, epoch.number);
    }
    std::map<base::Id, CompartmentKey> proven;
    std::map<base::Id, std::vector<CompartmentKey>> given;
    for (const Own& own : m_own) {
        proven.insert_or_assign(own.epoch, own.first);
        for (const Rows::Share& share : m_shares) {
            if (share.slot != own.slot) {
                continue;
            }
            const auto key = openKey({own.publicKey, own.secretKey}, share.sealedKey);
            if (key && share.proof == proofBy(*key, slotText(share.epoch, share.slot, own.publicKey))) {
                given[share.epoch].push_back(*key);
            }
        }
    }
    const auto numberOf = [&](const base::Id& epoch) {
        const auto number = numbers.find(epoch);
        return number == numbers.end() ? 0 : number->second;
    };
    // A link proves in both directions: only a holder of both keys can have made it.
    for (bool more = true; more;) {
        more = false;
        for (const Rows::Epoch& epoch : m_epochs) {
            const bool forwards = proven.contains(epoch.earlier);
            if (forwards == proven.contains(epoch.id) || epoch.number != numberOf(epoch.earlier) + 1) {
                continue;
            }
            const base::Id& wanted = forwards ? epoch.id : epoch.earlier;
            const CompartmentKey& known = proven.at(forwards ? epoch.earlier : epoch.id);
            for (const CompartmentKey& candidate : given[wanted]) {
                const CompartmentKey& earlier = forwards ? known : candidate;
                const CompartmentKey& later = forwards ? candidate : known;
                if (epoch.proof == proofBy(earlier, epochText(epoch.id, epoch.number, later))) {
                    proven.insert_or_assign(wanted, CompartmentKey {candidate});
                    more = true;
                    break;
                }
            }
        }
    }
    const std::size_t before = m_held.size();
    m_held.clear();
    const auto hold = [&](const base::Id& epoch, const CompartmentKey& key, bool isProven) {
        m_held.push_back({epoch, numberOf(epoch), key, isProven});
    };
    for (const auto& [epoch, key] : proven) {
        hold(epoch, key, true);
    }
    for (const auto& [epoch, keys] : given) {
        for (const CompartmentKey& key : keys) {
            if (!proven.contains(epoch)) {
                hold(epoch, key, false);
            }
        }
    }
    std::sort(m_held.begin(), m_held.end(), [](const Held& a, const Held& b) {
        return std::tie(a.proven, a.number, a.epoch) < std::tie(b.proven, b.number, b.epoch);
    });
    return m_held.size() > before;
}

void KeyRing::clear()
{
    m_own.clear();
    m_held.clear();
    m_slots.clear();
    m_epochs.clear();
    m_shares.clear();
}

bool KeyRing::isRemoved() const
{
    return std::all_of(m_own.begin(), m_own.end(), [&](const Own& own) {
        const Slot* slot = slotOf(own.slot);
        return slot == nullptr || slot->removed;
    });
}

Blob KeyRing::seal(const Blob& plain, std::string_view context) const
{
    return replica::seal(newest().key, plain, context);
}

std::optional<Blob> KeyRing::open(const Blob& sealed, std::string_view context) const
{
    for (auto held = m_held.rbegin(); held != m_held.rend(); ++held) {
        if (auto plain = openSealed(held->key, sealed, context)) {
            return plain;
        }
    }
    return std::nullopt;
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

base::Result<KeyRing::Rows> KeyRing::begin(std::string_view passphrase, KeyCost cost)
{
    // An older Muster opens a slot whose epoch has its own id.
    const base::Id id = base::newId();
    const CompartmentKey first = CompartmentKey::random();
    auto made = newSlot({id, "First passphrase", KeyKind::Passphrase, newWrapping(cost), {}, id}, passphrase, first);
    if (!made) {
        return tl::unexpected(made.error());
    }
    clear();
    m_held.push_back({id, 0, first, true});
    m_own.push_back({id, made->second.publicKey, made->second.secretKey, id, first});
    Rows rows;
    rows.shares.push_back(shareFor(newest(), id, made->first.publicKey));
    rows.keySlots.push_back(std::move(made->first));
    return rows;
}

base::Result<KeyRing::Rows> KeyRing::add(std::string name, KeyKind kind, std::string_view secret, KeyCost cost)
{
    auto made = newSlot({base::newId(), std::move(name), kind, newWrapping(cost), {}, newest().epoch}, secret,
                        newest().key);
    if (!made) {
        return tl::unexpected(made.error());
    }
    Rows rows;
    for (const Held& held : m_held) {
        if (held.proven) {
            rows.shares.push_back(shareFor(held, made->first.id, made->first.publicKey));
        }
    }
    m_addedHere.emplace(made->first.id, made->first.publicKey);
    rows.keySlots.push_back(std::move(made->first));
    return rows;
}

base::Result<std::pair<KeyRing::Rows::Slot, SlotKeys>> KeyRing::newSlot(Rows::Slot slot, std::string_view secret,
                                                                         const CompartmentKey& first)
{
    const auto fromPassphrase = keyFromPassphrase(secret, slot.wrapped.salt, slot.wrapped.cost);
    if (!fromPassphrase) {
        return tooLittleMemory();
    }
    wrapKey(slot.wrapped, *fromPassphrase, first);
    SlotKeys keys = slotKeys(*fromPassphrase);
    slot.publicKey = keys.publicKey;
    return std::pair {std::move(slot), std::move(keys)};
}

base::Result<KeyRing::Rows> KeyRing::remove(const base::Id& slot) const
{
    const Slot* leaving = slotOf(slot);
    if (leaving == nullptr || leaving->removed) {
        return base::fail(FailureCode::NotFound, "There is no such key of part two, or it was removed already.", "key");
    }
    if (std::none_of(m_slots.begin(), m_slots.end(),
                     [&](const Slot& other) { return other.id != slot && isTrusted(other); })) {
        return base::fail(FailureCode::Refused,
                          "This is the last key of part two: without it nobody could read what is restricted. Add "
                          "another key first.",
                          "key");
    }
    Rows rows;
    rows.removals.push_back(slot);
    giveNewKey(rows, slot);
    return rows;
}

void KeyRing::giveNewKey(Rows& rows, const base::Id& without) const
{
    const Held fresh {base::newId(), newest().number + 1, CompartmentKey::random(), true};
    rows.epochs.push_back({fresh.epoch, fresh.number, newest().epoch,
                           proofBy(newest().key, epochText(fresh.epoch, fresh.number, fresh.key))});
    for (const Slot& slot : m_slots) {
        if (slot.id != without && isTrusted(slot)) {
            rows.shares.push_back(shareFor(fresh, slot.id, slot.publicKey));
        }
    }
}

KeyRing::Rows KeyRing::due() const
{
    Rows rows;
    if (m_held.empty() || !newest().proven) {
        return rows;
    }
    for (const Own& own : m_own) {
        const Slot* slot = slotOf(own.slot);
        if (slot != nullptr && slot->publicKey.empty()) {
            rows.publicKeys.emplace_back(own.slot, own.publicKey);
            for (const Held& held : m_held) {
                if (held.epoch == own.epoch) {
                    rows.shares.push_back(shareFor(held, own.slot, own.publicKey));
                }
            }
        }
    }
    // Where there is a newer key that this computer does not have, making another is not its business.
    const bool isBehind = std::any_of(m_epochs.begin(), m_epochs.end(),
                                      [&](const Rows::Epoch& epoch) { return epoch.number > newest().number; });
    if (!isBehind && std::any_of(m_slots.begin(), m_slots.end(), [&](const Slot& slot) {
            return slot.removed && hasShare(newest(), slot);
        })) {
        giveNewKey(rows, {});
    }
    for (const Slot& slot : m_slots) {
        if (!isTrusted(slot)) {
            continue;
        }
        for (const Held& held : m_held) {
            if (held.proven && !hasShare(held, slot)) {
                rows.shares.push_back(shareFor(held, slot.id, slot.publicKey));
            }
        }
    }
    return rows;
}

KeyState KeyRing::stateOf(const base::Id& id) const
{
    const Slot* slot = slotOf(id);
    if (slot == nullptr || slot->removed) {
        return KeyState::Removed;
    }
    // What an older Muster made has no key pair until it is used in this one.
    return m_held.empty() || slot->publicKey.empty() || isTrusted(*slot) ? KeyState::Opens : KeyState::Waits;
}

bool KeyRing::isOwn(const base::Id& slot) const
{
    return std::any_of(m_own.begin(), m_own.end(), [&](const Own& own) { return own.slot == slot; });
}

void KeyRing::setAddedHere(const Blob& remembered)
{
    m_addedHere.clear();
    ByteReader in {remembered.data(), remembered.size()};
    while (!in.atEnd() && !in.failed()) {
        base::Id id;
        if (const std::uint8_t* bytes = in.raw(id.bytes.size())) {
            std::copy_n(bytes, id.bytes.size(), id.bytes.begin());
        }
        const std::string key = in.text();
        if (!in.failed()) {
            m_addedHere.emplace(id, Blob(key.begin(), key.end()));
        }
    }
}

Blob KeyRing::addedHere() const
{
    ByteWriter out;
    for (const auto& [id, key] : m_addedHere) {
        out.raw(id.bytes.data(), id.bytes.size());
        out.number(key.size());
        out.raw(key.data(), key.size());
    }
    return out.take();
}

const KeyRing::Slot* KeyRing::slotOf(const base::Id& id) const
{
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& known) { return known.id == id; });
    return slot == m_slots.end() ? nullptr : &*slot;
}

bool KeyRing::hasShare(const Held& epoch, const Slot& slot) const
{
    return std::any_of(m_shares.begin(), m_shares.end(), [&](const Rows::Share& share) {
        return share.epoch == epoch.epoch && share.slot == slot.id
            && share.proof == proofBy(epoch.key, slotText(epoch.epoch, slot.id, slot.publicKey));
    });
}

bool KeyRing::isTrusted(const Slot& slot) const
{
    if (slot.removed || slot.publicKey.empty()) {
        return false;
    }
    return m_addedHere.contains({slot.id, slot.publicKey})
        || std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) {
               return held.proven && held.number == newest().number && hasShare(held, slot);
           });
}

KeyRing::Rows::Share KeyRing::shareFor(const Held& epoch, const base::Id& slot, const Blob& publicKey) const
{
    return {epoch.epoch, slot, sealKeyTo(publicKey, epoch.key),
            proofBy(epoch.key, slotText(epoch.epoch, slot, publicKey))};
}

}  // namespace muster::replica
