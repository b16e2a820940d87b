// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/share.h"

#include "core/replica/replica.h"

#include <algorithm>

namespace muster::sharing {

namespace {

    constexpr const char* kShare = "share";

}  // namespace

std::string Share::shownAddress() const
{
    const auto scheme = address.find("://");
    const auto at = address.rfind('@');
    const auto colon = scheme == std::string::npos ? std::string::npos : address.find(':', scheme + 3);
    std::string shown = address;
    if (at != std::string::npos && colon < at) {
        shown.erase(colon, at - colon);
    }
    // A password may also stand among the parameters.
    if (const auto password = shown.find("password="); scheme != std::string::npos && password != std::string::npos) {
        const auto end = shown.find('&', password);
        shown.replace(password, end == std::string::npos ? std::string::npos : end - password, "password=...");
    }
    return shown;
}

std::optional<Share> shareOf(replica::Replica& replica)
{
    const auto kept = replica.localValue(kShare);
    Share share;
    if (!kept || kept->size() < share.hub.bytes.size()) {
        return std::nullopt;
    }
    const auto split = kept->begin() + static_cast<std::ptrdiff_t>(share.hub.bytes.size());
    std::copy(kept->begin(), split, share.hub.bytes.begin());
    share.address.assign(split, kept->end());
    return share;
}

void keepShare(replica::Replica& replica, const Share& share)
{
    if (share.hub.isNil()) {
        replica.keepLocalValue(kShare, {});
        return;
    }
    replica::Blob bytes(share.hub.bytes.begin(), share.hub.bytes.end());
    bytes.insert(bytes.end(), share.address.begin(), share.address.end());
    replica.keepLocalValue(kShare, bytes);
}

}  // namespace muster::sharing
