// SPDX-License-Identifier: GPL-3.0-or-later
//
// People, as roles.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>

namespace muster::partnership {

/// A person in a role. Documents print the title; the name is optional and can be left out everywhere
/// (requirements B08).
struct Role {
    base::Id id;
    base::Id agency;  ///< nil for somebody of an organisation that is no agency
    base::Id unit;
    std::string title;  ///< "Chief Inspector (partnerships)"
    std::string personName;
    bool canCommit = false;  ///< may commit the agency's resources (requirements B06)
    std::string commitLimit;
    bool isLead = false;  ///< the agency's representative
    base::Id deputyFor;
    std::string seniority;
    std::optional<base::Date> activeFrom;
    std::optional<base::Date> activeTo;  ///< the last day
    std::string organisation;  ///< where there is no agency
};

[[nodiscard]] bool isActiveOn(const Role& role, base::Date date);

}  // namespace muster::partnership
