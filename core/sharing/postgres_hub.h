// SPDX-License-Identifier: GPL-3.0-or-later
//
// A PostgreSQL database as the hub, for a whole county; its address is `postgresql://...`.
#pragma once

#include "core/sharing/hub.h"

namespace muster::sharing {

/// Is this the address of a database, and not the name of a file?
[[nodiscard]] bool isPostgresAddress(const std::string& address);

/// Makes Muster's tables in a database that has none; refuses (`Refused`) where there are some already.
///
/// No sentence of this file ever repeats the address or what the server said: either may hold the password.
/// Passwords need not stand in the address, libpq's own places for them (`~/.pgpass`, a service file) work too.
/// A server elsewhere must offer encryption unless the address says otherwise (`sslmode=`).
[[nodiscard]] base::Result<HubIdentity> createPostgresHub(const std::string& address, const HubOptions& options = {});

/// `Foreign` for a database without Muster's tables, `Newer` for one that a newer Muster made, `Unreachable`
/// while there is no connection; the hub then connects again by itself whenever it is asked something.
[[nodiscard]] base::Result<std::unique_ptr<Hub>> openPostgresHub(const std::string& address,
                                                                 const HubOptions& options = {});

}  // namespace muster::sharing
