// SPDX-License-Identifier: GPL-3.0-or-later
//
// Agencies: the organisations that make up the partnership, and their units.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muster::partnership {

/// In the order in which lists print them (requirements B01 to B05). A community contact, such as a neighbourhood watch
/// co-ordinator, may be told outcomes and never gets what is restricted (requirements B11).
enum class AgencyCategory { Responsible, CoOperating, Invitee, Access, Community };

inline constexpr std::array kAgencyCategories {AgencyCategory::Responsible, AgencyCategory::CoOperating,
                                               AgencyCategory::Invitee, AgencyCategory::Access,
                                              AgencyCategory::Community};

[[nodiscard]] std::string_view toStored(AgencyCategory category);
[[nodiscard]] std::optional<AgencyCategory> agencyCategoryFrom(std::string_view stored);
/// "Responsible authorities", "Co-operating authorities", "Invitees to participate", "Access as appropriate",
/// "Community contacts".
[[nodiscard]] std::string_view inWords(AgencyCategory category);

struct Agency {
    base::Id id;
    std::string shortName;  ///< the code that is typed: "CITY"
    std::string name;  ///< "Peterborough City Council"
    std::string displayName;  ///< what a line prints, "City Council"; the name when empty
    std::string alsoKnownAs;
    AgencyCategory category = AgencyCategory::Invitee;
    std::string represents;
    std::string legalBasis;
    std::optional<base::Date> joinedOn;  ///< attendance counts from this day (requirements B04)
    std::optional<base::Date> leftOn;  ///< its last day; history is kept under its name (requirements A08)
    base::Id liaisonRole;  ///< designated liaison officer of the information sharing protocol
    std::optional<base::Date> ispSignedOn;
    std::string notes;
    int position = 0;
};

/// Joined on or before `date` and not gone before it.
[[nodiscard]] bool isActiveOn(const Agency& agency, base::Date date);

/// "Cross Keys Homes (representing Registered Social Landlords)", as minutes print it first (requirements B02).
[[nodiscard]] std::string fullName(const Agency& agency);

/// "City Council": as in "Lead: City Council".
[[nodiscard]] const std::string& printName(const Agency& agency);

struct Unit {
    base::Id id;
    base::Id agency;
    std::string name;
    int position = 0;
};

}  // namespace muster::partnership
