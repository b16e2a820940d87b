// SPDX-License-Identifier: GPL-3.0-or-later
//
// Care of a database hub: damage found, and repaired. Not for other rooms.
#pragma once

#include "core/sharing/postgres_tables.h"

namespace muster::sharing {

/// In the transaction that is open: makes tables that are gone, moves aside every row that does not continue its
/// device's chain, and sets the heads to what is left. Nothing is deleted, and replicas fill in what is missing.
[[nodiscard]] base::Result<void> keepWhatIsProven(PostgresConnection& connection);

/// Verifies a few stored Changes after those of last time, round and round.
class PostgresScrub {
public:
    /// `Damaged` where a row is not what its device wrote, or a head is not what stands below it.
    [[nodiscard]] base::Result<void> next(PostgresConnection& connection, std::size_t changes);

private:
    [[nodiscard]] base::Result<void> check(PostgresConnection& connection, std::size_t changes);
    [[nodiscard]] base::Result<void> startSomewhere(PostgresConnection& connection);

    bool m_started = false;
    /// Verified last; the hash is that of the chain there.
    replica::Head m_at;
};

}  // namespace muster::sharing
