// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading recommendations.
#pragma once

#include "core/governance/recommendation.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// In the order of their references, with everything.
[[nodiscard]] std::vector<Recommendation> listRecommendations(const replica::Reader& reader);
[[nodiscard]] std::optional<Recommendation> findRecommendation(const replica::Reader& reader, const base::Id& id);
/// By its reference, "REC-01", in any case.
[[nodiscard]] std::optional<Recommendation> findRecommendation(const replica::Reader& reader,
                                                               const std::string& reference);

/// Who can decide on it, in sentences: the body that adopted it where it has the authority, else the statutory body
/// above it; and always each agency for itself (requirements L05, C16).
[[nodiscard]] std::string whoCanDecide(const replica::Reader& reader, const Recommendation& recommendation);

/// What one agency has before its own governance, by the date of that meeting; undated ones last.
struct AgencyRatification {
    base::Id recommendation;
    std::string reference;
    std::string title;
    Ratification ratification;
    std::optional<base::Date> returnBy;
    bool late = false;  ///< the answer was asked for by an earlier day
};
/// Unsettled ones of recommendations that are with the agencies; of every agency when nil.
[[nodiscard]] std::vector<AgencyRatification> ratificationsWaiting(const replica::Reader& reader,
                                                                   const base::Id& agency = {});

}  // namespace muster::governance
