// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which hub a replica belongs to.
#pragma once

#include "core/sharing/hub.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace muster::replica {
class Replica;
}

namespace muster::sharing {

/// Kept with the replica on this computer alone: the same hub may have another address elsewhere.
struct Share {
    std::string address;  ///< a file name or `postgresql://...`
    base::Id hub;

    /// The address as it may be shown and logged: without a password.
    [[nodiscard]] std::string shownAddress() const;
};

[[nodiscard]] std::optional<Share> shareOf(replica::Replica& replica);
/// A share without a hub is none: the folder is not shared any more.
void keepShare(replica::Replica& replica, const Share& share);

/// Opens the hub of an address; the program gives one that starts the helper process.
using HubOpener = std::function<std::unique_ptr<Hub>(const std::string& address)>;

}  // namespace muster::sharing
