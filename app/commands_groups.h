// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations, task and finish groups, returns and business sent on, on the command line.
#pragma once

#include "app/arguments.h"
#include "app/commands_exceptions.h"
#include "app/exit_code.h"
#include "app/listing.h"

#include <functional>
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
/// By its code, in any case.
[[nodiscard]] base::Result<base::Id> agencyNamed(const replica::Reader& reader, const std::string& code);
[[nodiscard]] base::Result<base::Id> bodyNamed(const replica::Reader& reader, const std::string& name);
/// "P1;P2".
[[nodiscard]] base::Result<std::vector<base::Id>> prioritiesNamed(const replica::Reader& reader,
                                                                  const std::string& codes);
/// A whole number from 1 to `most`.
[[nodiscard]] base::Result<int> numberNamed(const Arguments& arguments, const std::string& option, int most);

/// Opens the folder, runs, prints what was said.
[[nodiscard]] ExitCode runSaid(const Arguments& arguments, const std::function<Said(replica::Replica&)>& run);
/// What was said when it was done, or why it was refused.
template <class Result> [[nodiscard]] Said saidWhen(const Result& result, std::string words)
{
    return result ? Said {std::move(words)} : Said {tl::unexpected(result.error())};
}

}  // namespace muster::app
