// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/hub.h"

#include "core/sharing/file_access.h"
#include "core/sharing/folder_test.h"
#include "core/sharing/hub_places.h"
#include "core/sharing/postgres_hub.h"
#include "core/sharing/segment_hub.h"
#include "core/sharing/shared_file_hub.h"

#include <fmt/format.h>

namespace muster::sharing {

using base::FailureCode;

namespace {

bool namesSegments(const std::string& address) { return address.find(".muster-segments") != std::string::npos; }

tl::unexpected<base::Failure> noSuchKind(const std::string& address)
{
    return base::fail(FailureCode::Invalid,
                      fmt::format("{} cannot be the name of a shared file: it must end in .muster, or begin with "
                                  "postgresql:// for a database.",
                                  address));
}

}  // namespace

base::Result<HubIdentity> createHub(const std::string& address, const HubOptions& options)
{
    if (isPostgresAddress(address)) {
        return createPostgresHub(address, options);
    }
    const auto places = placesOf(address);
    if (!places) {
        return noSuchKind(address);
    }
    if (namesSegments(address)) {
        return createSegmentHub(*places);
    }
    const FolderTest test = testFolder(places->folder());
    if (!test.reachable) {
        return tl::unexpected(unreachable(*places, test.findings));
    }
    return test.keepsPromises ? createSharedFile(*places, options) : createSegmentHub(*places);
}

base::Result<std::unique_ptr<Hub>> openHub(const std::string& address, const HubOptions& options)
{
    if (isPostgresAddress(address)) {
        return openPostgresHub(address, options);
    }
    const auto places = placesOf(address);
    if (!places) {
        return noSuchKind(address);
    }
    const bool segments = stampOf(places->segments).has_value();
    if (segments && (namesSegments(address) || !stampOf(places->file))) {
        return std::make_unique<SegmentHub>(*places, options);
    }
    if (!stampOf(places->file) && !stampOf(places->marker)) {
        return tl::unexpected(notConnected(*places));
    }
    if (namesSegments(address)) {
        return std::make_unique<SegmentHub>(*places, options);
    }
    return std::make_unique<SharedFileHub>(*places, options);
}

}  // namespace muster::sharing
