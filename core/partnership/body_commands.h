// SPDX-License-Identifier: GPL-3.0-or-later
//
// Setting up bodies, what they are called, what they belong to, who sits on them and when they meet.
#pragma once

#include "core/base/failure.h"
#include "core/partnership/body.h"
#include "core/partnership/cadence.h"
#include "core/partnership/execute.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::partnership {

/// Name and short name are required; the short name is one word and unique among bodies that last, aliases
/// included.
struct AddBody {
    std::string shortName;
    std::string name;
    Tier tier = Tier::District;
    Authority authority = Authority::Advisory;
    std::string chairRole;
    std::string secretaryRole;
    std::optional<base::Date> effectiveFrom;  ///< today when empty
    std::string purpose;
    std::string termsOfReference;
    std::string notes;
};

/// Fields that are empty stay as they are. Past meetings keep the chair they had (requirements C08).
struct EditBody {
    base::Id body;
    std::optional<std::string> shortName;
    std::optional<std::string> name;
    std::optional<Tier> tier;
    std::optional<Authority> authority;
    std::optional<std::string> chairRole;
    std::optional<std::string> secretaryRole;
    std::optional<base::Date> effectiveFrom;
    std::optional<std::string> purpose;
    std::optional<std::string> termsOfReference;
    std::optional<std::string> linkedText;
    std::optional<std::string> notes;
    std::optional<base::Id> leadAgency {};
    std::optional<LeadState> leadState {};
    std::optional<std::string> jointChairRole {};
    std::optional<std::string> termsVersion {};
    std::optional<base::Date> termsOn {};
};

/// The decision that closed it is required: "CDRP Board, 26 July 2011, minute 95". Its history stays readable and
/// no meeting can be held after `lastDay` (requirements C03). Its cadence ends with it.
struct CloseBody {
    base::Id body;
    base::Date lastDay;
    std::string decision;
    base::Id succeededBy;
};

struct AddBodyAlias {
    base::Id body;
    std::string alias;
};

struct RemoveBodyAlias {
    base::Id alias;
};

/// A body does not report to itself, directly or through others.
struct LinkBodies {
    base::Id body;
    base::Id toBody;
    LinkKind kind = LinkKind::ReportsTo;
};

struct UnlinkBodies {
    base::Id link;
};

/// An agency or a role; each once at a time.
struct AddMembership {
    base::Id body;
    base::Id agency;
    base::Id role;
    Capacity capacity = Capacity::Member;
    MembershipState state = MembershipState::In;
    std::optional<base::Date> from;  ///< today when empty
};

struct EditMembership {
    base::Id membership;
    std::optional<Capacity> capacity;
    std::optional<MembershipState> state;
};

struct EndMembership {
    base::Id membership;
    base::Date to;  ///< the last day
};

/// Starts the new rule on `cadence.effectiveFrom` (required) and ends the one in force on the day before; rules
/// that were to begin later are refused until they are taken out (requirements C02).
struct SetCadence {
    base::Id body;
    Cadence cadence;  ///< its id and body are not read
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const AddBody&);
[[nodiscard]] Result<void> apply(Writer&, const EditBody&);
[[nodiscard]] Result<void> apply(Writer&, const CloseBody&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddBodyAlias&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveBodyAlias&);
[[nodiscard]] Result<base::Id> apply(Writer&, const LinkBodies&);
[[nodiscard]] Result<void> apply(Writer&, const UnlinkBodies&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddMembership&);
[[nodiscard]] Result<void> apply(Writer&, const EditMembership&);
[[nodiscard]] Result<void> apply(Writer&, const EndMembership&);
[[nodiscard]] Result<base::Id> apply(Writer&, const SetCadence&);

}  // namespace muster::partnership
