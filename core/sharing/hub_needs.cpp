// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/hub_needs.h"

#include "core/replica/schema.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::sharing {

namespace {

    // Before 8 a Muster knows nothing of removed keys (key_epoch, key_removal): it would go on sealing restricted
    // text so that somebody whose key was removed can read it. Reading does no harm in any version that can share.
    constexpr int kOldestReader = 0;
    constexpr int kOldestWriter = 8;
    // The release in which that came.
    constexpr const char* kAsPeopleKnowIt = "0.1";

    std::string musterIn(const HubNeeds& needs)
    {
        return needs.muster.empty() ? "a newer Muster" : fmt::format("Muster {} or newer", needs.muster);
    }

}  // namespace

HubNeeds ownNeeds() { return {kOldestReader, kOldestWriter, kAsPeopleKnowIt}; }

HubNeeds together(const HubNeeds& one, const HubNeeds& other)
{
    HubNeeds both {std::max(one.reader, other.reader), std::max(one.writer, other.writer), one.muster};
    if (both.reader > one.reader || both.writer > one.writer) {
        both.muster = other.muster;
    }
    return both;
}

bool mayRead(const HubNeeds& needs) { return replica::newestSchemaVersion() >= needs.reader; }

bool mayWrite(const HubNeeds& needs) { return mayRead(needs) && replica::newestSchemaVersion() >= needs.writer; }

base::Failure tooOldToRead(const HubNeeds& needs)
{
    return {base::FailureCode::Newer, {},
            fmt::format("This shared file needs {}. Your work is kept on this computer until Muster is updated here.",
                        musterIn(needs))};
}

std::string tooOldToWrite(const HubNeeds& needs)
{
    return fmt::format("This shared file needs {} to write. You can still read it; your changes wait on this computer "
                       "until Muster is updated here.",
                       musterIn(needs));
}

}  // namespace muster::sharing
