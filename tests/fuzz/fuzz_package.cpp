// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a package holds once its passphrase fitted, reading it refuses or gives what encodes to the same again.
#include "core/sharing/package_bytes.h"
#include "tests/fuzz/must.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto content = muster::sharing::decodePackage(muster::replica::Blob(data, data + size));
    if (content) {
        const auto again = muster::sharing::decodePackage(muster::sharing::encodePackage(*content));
        must(again.has_value(), "what was encoded can be read");
        must(again->hub == content->hub && again->meeting == content->meeting && again->title == content->title
                 && again->writtenBy == content->writtenBy && again->writtenAt == content->writtenAt
                 && again->schema == content->schema && again->changes == content->changes,
             "and says the same");
        for (const auto& change : content->changes) {
            static_cast<void>(muster::replica::recordHash({}, change.version, change.record));
        }
    }
    return 0;
}
