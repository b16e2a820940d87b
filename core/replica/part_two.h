// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part two: what is restricted. Sealed on disk, folded into memory only (design §4).
#pragma once

#include "core/base/failure.h"
#include "core/replica/change_store.h"
#include "core/replica/key_ring.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

namespace muster::replica {

enum class PartTwoState {
    None,    ///< no key has been made yet: nothing restricted can be recorded
    Locked,  ///< there is a key, and nobody has given its passphrase
    Open
};

/// The memory in which restricted content is folded, and the keys that open it.
///
/// Every connection of the replica attaches the same in-memory database as `part_two`. Plain restricted text
/// exists nowhere else: Changes hold it sealed, drafts too, and locking empties the memory.
class PartTwo {
public:
    PartTwo();

    /// A URI for ATTACH; the memory lives as long as one connection has it attached.
    [[nodiscard]] const std::string& uri() const { return m_uri; }
    [[nodiscard]] PartTwoState state() const { return m_state; }
    [[nodiscard]] KeyRing& keys() { return m_keys; }
    [[nodiscard]] const KeyRing& keys() const { return m_keys; }

    /// Reads from the key slots whether there is a key at all.
    void noticeSlots(Database& writer);
    /// Tries the passphrase or recovery code on every slot and folds all sealed Changes into memory.
    [[nodiscard]] base::Result<void> unlock(Database& writer, const Catalogue& catalogue, std::string_view secret);
    /// Folds every sealed Change that can be read; again, once a key came in.
    void foldSealed(Database& writer, const Catalogue& catalogue);
    void lock(Database& writer, const Catalogue& catalogue);

    [[nodiscard]] Blob sealRows(const std::vector<RowWrite>& rows, const Version& version) const;
    /// The restricted writes of a Change; empty where it has none that can be read here.
    [[nodiscard]] std::vector<RowWrite> readable(ChangeStore& store, const StoredChange& change) const;
    [[nodiscard]] base::Result<std::vector<RowWrite>> openRows(const Blob& sealed, const Version& version) const;

private:
    std::string m_uri;
    std::atomic<PartTwoState> m_state {PartTwoState::None};
    KeyRing m_keys;
};

}  // namespace muster::replica
