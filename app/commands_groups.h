// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations, task and finish groups, returns and business sent on, on the command line.
#pragma once

#include "app/arguments.h"
#include "app/listing.h"
#include "app/steps.h"

#include <string>
#include <vector>

namespace muster::app {

[[nodiscard]] Listing listRecommendations(const replica::Reader& reader);
/// Every agency's ratification of every recommendation.
[[nodiscard]] Listing listRatifications(const replica::Reader& reader);
[[nodiscard]] Listing listGroups(const replica::Reader& reader);
/// This month's returns and those that are still wanting.
[[nodiscard]] Listing listReturns(const replica::Reader& reader);
/// The lines of every group's action plan.
[[nodiscard]] Listing listActionPlans(const replica::Reader& reader);
[[nodiscard]] Listing listFunding(const replica::Reader& reader);
[[nodiscard]] Listing listChallenges(const replica::Reader& reader);
[[nodiscard]] Listing listProducts(const replica::Reader& reader);
[[nodiscard]] Listing listSentBusiness(const replica::Reader& reader);
[[nodiscard]] Listing listRoutes(const replica::Reader& reader);

/// The item of `--meeting` and `--item`: its number on the agenda, or the beginning of the title of one that has none.
struct ItemNamed {
    base::Id meeting;
    base::Id item;
};
[[nodiscard]] base::Result<ItemNamed> itemNamed(const replica::Reader& reader, const Arguments& arguments);
/// "P1;P2".
[[nodiscard]] base::Result<std::vector<base::Id>> prioritiesNamed(const replica::Reader& reader,
                                                                  const std::string& codes);
/// A whole number from 1 to `most`.
[[nodiscard]] base::Result<int> numberNamed(const Arguments& arguments, const std::string& option, int most);

}  // namespace muster::app
