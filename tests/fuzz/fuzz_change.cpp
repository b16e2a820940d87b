// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever bytes a file holds, reading them as a Change refuses or gives rows that encode to the same again.
#include "core/replica/change.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto payload = muster::replica::decodePayload(muster::replica::Blob(data, data + size));
    if (payload) {
        const auto again = muster::replica::decodePayload(muster::replica::encodePayload(*payload));
        if (!again || again->rows.size() != payload->rows.size() || again->sealed != payload->sealed) {
            std::abort();
        }
    }
    return 0;
}
