// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/key_ring.h"

#include "core/replica/key_proofs.h"
#include "core/replica/recovery_code.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace muster::replica {

using base::FailureCode;

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

const KeyRing::Slot* KeyRing::slotOf(const base::Id& id) const
{
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& known) { return known.id == id; });
    return slot == m_slots.end() ? nullptr : &*slot;
}

}  // namespace muster::replica
