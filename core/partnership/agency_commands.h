// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing agencies, units and roles in, changing them and letting them go. Nothing is ever deleted: history
// keeps its names (requirements A08).
#pragma once

#include "core/base/failure.h"
#include "core/partnership/agency.h"
#include "core/partnership/execute.h"
#include "core/partnership/role.h"

#include <optional>
#include <string>

namespace muster::partnership {

/// Name and short name are required; the short name is one word without blanks and unique among agencies that
/// have not left. Attendance is counted from the joining date (requirements B04), today when none is given.
struct AddAgency {
    std::string shortName;
    std::string name;
    std::string displayName;
    std::string alsoKnownAs;
    AgencyCategory category = AgencyCategory::Invitee;
    std::string represents;
    std::string legalBasis;
    std::optional<base::Date> joinedOn;
    std::optional<base::Date> ispSignedOn;
    std::string notes;
};

/// Fields that are empty stay as they are.
struct EditAgency {
    base::Id agency;
    std::optional<std::string> shortName;
    std::optional<std::string> name;
    std::optional<std::string> displayName;
    std::optional<std::string> alsoKnownAs;
    std::optional<AgencyCategory> category;
    std::optional<std::string> represents;
    std::optional<std::string> legalBasis;
    std::optional<base::Date> joinedOn;
    std::optional<base::Id> liaisonRole;
    std::optional<base::Date> ispSignedOn;
    std::optional<std::string> notes;
};

/// `leftOn` is its last day. Its roles end with it; attendance, entries and actions stay.
struct CloseAgency {
    base::Id agency;
    base::Date leftOn;
};

struct AddUnit {
    base::Id agency;
    std::string name;
};

struct EditUnit {
    base::Id unit;
    std::string name;
};

/// The title is required and unique among the agency's active roles; it needs an agency or an organisation.
struct AddRole {
    base::Id agency;
    base::Id unit;
    std::string title;
    std::string personName;
    bool canCommit = false;
    std::string commitLimit;
    bool isLead = false;  ///< takes the lead over from whoever has it
    base::Id deputyFor;
    std::string seniority;
    std::optional<base::Date> activeFrom;  ///< today when empty
    std::string organisation;
};

/// Fields that are empty stay as they are.
struct EditRole {
    base::Id role;
    std::optional<base::Id> unit;
    std::optional<std::string> title;
    std::optional<std::string> personName;
    std::optional<bool> canCommit;
    std::optional<std::string> commitLimit;
    std::optional<bool> isLead;
    std::optional<base::Id> deputyFor;
    std::optional<std::string> seniority;
    std::optional<base::Date> activeFrom;
};

/// `activeTo` is the last day.
struct EndRole {
    base::Id role;
    base::Date activeTo;
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const AddAgency&);
[[nodiscard]] Result<void> apply(Writer&, const EditAgency&);
[[nodiscard]] Result<void> apply(Writer&, const CloseAgency&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddUnit&);
[[nodiscard]] Result<void> apply(Writer&, const EditUnit&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddRole&);
[[nodiscard]] Result<void> apply(Writer&, const EditRole&);
[[nodiscard]] Result<void> apply(Writer&, const EndRole&);

}  // namespace muster::partnership
