// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded crime of one month and force, counted by LSOA and type.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

/// A census area of some 1,500 people, the smallest place of a street file. Rows without a place have an empty code.
struct CrimeArea {
    std::string code;  ///< "E01017540"
    std::string name;  ///< "Bedford 001A"

    auto operator<=>(const CrimeArea&) const = default;
};

struct CrimeCount {
    std::uint32_t area = 0;  ///< place in `areas`
    std::uint32_t type = 0;  ///< place in `types`
    std::uint32_t count = 0;

    auto operator<=>(const CrimeCount&) const = default;
};

/// The counts of a month, areas by code and types by name, so that the same counts are always the same bytes.
struct CrimeMonth {
    std::string force;  ///< "Cambridgeshire Constabulary"
    base::Date month {};  ///< its first day
    int rows = 0;
    int withoutPlace = 0;
    int withoutId = 0;  ///< anti-social behaviour has none
    std::string file;  ///< the one it came from
    std::optional<base::Date> importedOn;
    std::vector<CrimeArea> areas;
    std::vector<std::string> types;
    std::vector<CrimeCount> counts;
};

/// "Bedford" from "Bedford 001A"; "Bournemouth, Christchurch and Poole" from its own. Empty for an empty name.
[[nodiscard]] std::string_view districtOf(std::string_view lsoaName);

/// Sorts areas, types and counts.
void settle(CrimeMonth& month);

/// Areas, types and counts as bytes, and back; nothing for bytes that are none of ours.
[[nodiscard]] replica::Blob packed(const CrimeMonth& month);
[[nodiscard]] bool unpack(const replica::Blob& bytes, CrimeMonth& into);

/// How many (area, type) counts differ between two months.
[[nodiscard]] int differences(const CrimeMonth& before, const CrimeMonth& after);

/// The id of a row that stands for a name, the same on every computer.
[[nodiscard]] base::Id idOfName(std::string_view kind, std::string_view name);

}  // namespace muster::performance
