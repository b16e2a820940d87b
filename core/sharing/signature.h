// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signed heads: who pushed a chain, provable later (Ed25519, design §4).
#pragma once

#include "core/sharing/hub.h"

namespace muster::replica {
class Replica;
}

namespace muster::sharing {

/// A key pair of this computer, made when it is first needed and kept with the replica, never shared.
struct SigningKey {
    replica::Blob secret;
    replica::Blob open;
};
[[nodiscard]] SigningKey signingKeyOf(replica::Replica& replica);

[[nodiscard]] SignedHead signHead(const SigningKey& key, const base::Id& hub, const replica::Head& head);
/// False for a head without a signature too.
[[nodiscard]] bool isSigned(const base::Id& hub, const SignedHead& head);

/// Remembers a device's key the first time it is seen. False where a head is signed by another key than before, or
/// its signature does not hold: somebody else wrote in that computer's name, and the user is told.
[[nodiscard]] bool recognise(replica::Replica& replica, const base::Id& hub, const SignedHead& head);
/// The newest signed head that is remembered of a device, to be passed on with its Changes.
[[nodiscard]] SignedHead rememberedHead(replica::Replica& replica, const replica::Head& head);

}  // namespace muster::sharing
