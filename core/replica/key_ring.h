// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of part two: who may open it, and which compartment keys are held.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/connection.h"
#include "core/replica/sealed_box.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::replica {

enum class KeyKind { Passphrase, RecoveryCode };

enum class KeyState {
    Opens,    ///< opens all of part two
    Waits,    ///< opens what was recorded until the compartment key changed; see `Replica::addKey`
    Removed
};

/// One way into part two, as it may be shown.
struct KeySlot {
    base::Id id;
    std::string name;  ///< whose it is, by role
    KeyKind kind = KeyKind::Passphrase;
    std::optional<base::Date> createdOn;
    std::optional<base::Date> removedOn;
    KeyState state = KeyState::Opens;  ///< `Waits` is known only while part two is open
    bool inUse = false;                ///< part two was opened with it
};

/// Key slots as in LUKS (design §4). A passphrase or recovery code gives a key pair, so that compartment keys can be
/// sealed to a slot by whoever holds them, without its passphrase. Removing a slot makes a new compartment key (an
/// epoch) for what follows and seals it to the slots that remain; what was sealed before stays readable with the
/// keys there were, for whoever has them.
///
/// A hub can be written to by people without a key, so nothing that merely stands in the tables is believed: a slot's
/// first key is authentic by its passphrase, a later epoch by a proof made with the key of the epoch before, and a
/// slot is given keys only if somebody who holds a newest key vouched for it, or if this computer added it. What is
/// not proven this way may be read with, never sealed with. (A former key holder who forges Changes in the moment
/// between two removals could still pass; Muster detects who wrote, and cannot prevent it.)
class KeyRing {
public:
    /// Slots, removed ones too, by the day they were made; nothing is said about `Waits`.
    [[nodiscard]] static std::vector<KeySlot> keySlots(const Reader& reader);

    /// Tries a passphrase or recovery code on every slot that was not removed. `NotFound` where there is none.
    [[nodiscard]] base::Result<void> unlock(Database& database, std::string_view secret);
    /// Reads the tables again. True where a key came that was not held before.
    bool refresh(Database& database);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_held.empty(); }
    /// Whether every slot that opened this was removed since.
    [[nodiscard]] bool isRemoved() const;

    [[nodiscard]] Blob seal(const Blob& plain, std::string_view context) const;
    /// Tries every key held, newest first.
    [[nodiscard]] std::optional<Blob> open(const Blob& sealed, std::string_view context) const;

    /// Rows to be written for a key. Nothing is written before `write`.
    struct Rows {
        struct Slot {
            base::Id id;
            std::string name;
            KeyKind kind = KeyKind::Passphrase;
            WrappedKey wrapped;
            Blob publicKey;
            base::Id epoch;
        };
        struct Epoch {
            base::Id id;
            std::int64_t number = 0;
            base::Id earlier;
            Blob proof;
        };
        struct Share {
            base::Id epoch;
            base::Id slot;
            Blob sealedKey;
            Blob proof;
        };
        std::vector<Slot> keySlots;
        std::vector<std::pair<base::Id, Blob>> publicKeys;  ///< of slots that an older Muster made
        std::vector<Epoch> epochs;
        std::vector<Share> shares;
        std::vector<base::Id> removals;

        [[nodiscard]] bool isEmpty() const
        {
            return keySlots.empty() && publicKeys.empty() && epochs.empty() && shares.empty() && removals.empty();
        }
    };
    static void write(Writer& writer, const Rows& rows);

    /// The first slot and the first compartment key; the ring is open with it afterwards, once `rows` are written.
    [[nodiscard]] base::Result<Rows> begin(std::string_view passphrase, KeyCost cost);
    [[nodiscard]] base::Result<Rows> add(std::string name, KeyKind kind, std::string_view secret, KeyCost cost);
    /// Refuses the last slot that opens everything, and one that is not there.
    [[nodiscard]] base::Result<Rows> remove(const base::Id& slot) const;
    /// What another computer's work left to do: a new key where a removed slot has the newest one, and keys for
    /// slots that may have them and do not.
    [[nodiscard]] Rows due() const;

    [[nodiscard]] KeyState stateOf(const base::Id& slot) const;
    [[nodiscard]] bool isOwn(const base::Id& slot) const;
    /// Slots this computer added, with their public keys: remembered on it, and given every key from then on.
    void setAddedHere(const Blob& remembered);
    [[nodiscard]] Blob addedHere() const;

private:
    struct Slot {
        base::Id id;
        KeyKind kind = KeyKind::Passphrase;
        WrappedKey wrapped;
        Blob publicKey;
        base::Id epoch;
        bool removed = false;
    };
    struct Held {
        base::Id epoch;
        std::int64_t number = 0;
        CompartmentKey key;
        bool proven = false;
    };
    struct Own {
        base::Id slot;
        Blob publicKey;
        CompartmentKey secretKey;
        base::Id epoch;
        CompartmentKey first;
    };

    [[nodiscard]] static base::Result<std::pair<Rows::Slot, SlotKeys>> newSlot(Rows::Slot slot, std::string_view secret,
                                                                               const CompartmentKey& first);
    void load(Database& database);
    [[nodiscard]] std::optional<Own> opened(const Slot& slot, std::string_view secret) const;
    [[nodiscard]] const Slot* slotOf(const base::Id& id) const;
    [[nodiscard]] bool hasShare(const Held& epoch, const Slot& slot) const;
    [[nodiscard]] const Held& newest() const { return m_held.back(); }
    /// Whether somebody who may decide it gave this slot access.
    [[nodiscard]] bool isTrusted(const Slot& slot) const;
    [[nodiscard]] Rows::Share shareFor(const Held& epoch, const base::Id& slot, const Blob& publicKey) const;
    void giveNewKey(Rows& rows, const base::Id& without) const;

    std::vector<Slot> m_slots;
    std::vector<Rows::Epoch> m_epochs;
    std::vector<Rows::Share> m_shares;
    std::vector<Own> m_own;
    std::vector<Held> m_held;  ///< what is sealed with comes last
    std::set<std::pair<base::Id, Blob>> m_addedHere;
};

}  // namespace muster::replica
