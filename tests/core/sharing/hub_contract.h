// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every kind of hub promises, tested once for all of them.
#pragma once

#include "core/sharing/hub.h"

#include <functional>
#include <memory>

namespace muster::test {

/// A place where one hub of a kind can stand, empty at first.
class HubPlace {
public:
    HubPlace() = default;
    HubPlace(const HubPlace&) = delete;
    HubPlace& operator=(const HubPlace&) = delete;
    virtual ~HubPlace() = default;

    [[nodiscard]] virtual base::Result<sharing::HubIdentity> create() = 0;
    /// As one more computer opens it.
    [[nodiscard]] virtual base::Result<std::unique_ptr<sharing::Hub>> open() = 0;
};

/// Runs as sections of the calling test case, each in a place of its own. `sharing::HubOptions` for quick tests
/// are `quickHub()`.
void checkHubContract(const std::function<std::unique_ptr<HubPlace>()>& newPlace);

/// Waits that suit tests: half a second until a lease is stale, a tenth for confirming.
[[nodiscard]] sharing::HubOptions quickHub();

/// Adds in one visit of its own.
[[nodiscard]] base::Result<void> push(sharing::Hub& hub, const std::vector<replica::TravellingChange>& changes,
                                      const std::vector<sharing::SignedHead>& heads = {},
                                      sharing::Purpose purpose = sharing::Purpose::Write);
/// Everything of a device after a number, in as many reads as it takes.
[[nodiscard]] base::Result<std::vector<replica::TravellingChange>> pull(sharing::Hub& hub, const base::Id& device,
                                                                        std::int64_t after = 0);
[[nodiscard]] std::vector<replica::TravellingChange> pull(sharing::HubSession& session, const base::Id& device,
                                                          std::int64_t after = 0);
[[nodiscard]] base::Result<std::vector<sharing::SignedHead>> headsOf(sharing::Hub& hub);
/// The newest number of a device, 0 where the hub does not know it.
[[nodiscard]] std::int64_t newestOf(sharing::Hub& hub, const base::Id& device);

}  // namespace muster::test
