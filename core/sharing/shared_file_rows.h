// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of `SharedFile` share: stored hashes, the chain rule, how damage is told, what the file asks for.
#pragma once

#include "core/replica/database.h"
#include "core/replica/exchange.h"
#include "core/replica/storage_error.h"
#include "core/sharing/hub_needs.h"

#include <algorithm>
#include <string>

namespace muster::sharing {

/// A broken chain is told like a malformed page (SQLITE_CORRUPT).
[[noreturn]] inline void damage(const std::string& what)
{
    constexpr int kCorrupt = 11;
    throw replica::StorageError(what, kCorrupt);
}

[[nodiscard]] inline replica::Blob asBlob(const replica::Hash& hash) { return {hash.begin(), hash.end()}; }

[[nodiscard]] inline replica::Hash hashFrom(const replica::Blob& bytes)
{
    replica::Hash hash {};
    if (bytes.size() != hash.size()) {
        damage("a stored hash has the wrong length");
    }
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

/// Is this the Change that follows the one with the hash `previous`?
[[nodiscard]] inline bool continues(const replica::Hash& previous, const replica::TravellingChange& change)
{
    const auto hash = replica::recordHash(previous, change.version, change.record);
    return hash && *hash == change.hash;
}

/// Inside the caller's transaction.
void writeNeeds(replica::Database& database, const HubNeeds& needs);

}  // namespace muster::sharing
