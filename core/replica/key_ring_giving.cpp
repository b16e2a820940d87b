// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is given which key: adding and removing one, and what that leaves to do.
#include "core/replica/key_proofs.h"
#include "core/replica/key_ring.h"

#include <algorithm>

namespace muster::replica {

using base::FailureCode;

namespace {

    tl::unexpected<base::Failure> tooLittleMemory()
    {
        return base::fail(FailureCode::Refused,
                          "This computer has too little memory free to work out the key from the passphrase. Close other "
                          "programs and try again.");
    }

}  // namespace

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
