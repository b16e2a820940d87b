// SPDX-License-Identifier: GPL-3.0-or-later
//
// A-019, BL-03, EX-02, REC-01, REQ-01: given once and never again (invariant 8 of requirements §3.8).
#pragma once

#include "core/actions/action.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

enum class ReferenceSeries { Action, Blockage, Exception, Recommendation, Request };

/// A number of 0 is stored as none: the reference is provisional ("A-P3").
struct GivenReference {
    int number = 0;
    std::string reference;

    [[nodiscard]] std::optional<int> stored() const { return number == 0 ? std::nullopt : std::optional {number}; }
};

/// The next reference of a series. Where several computers share the partnership it is provisional until they have
/// met, or two of them would give the same one (requirements §2.5 row 13).
[[nodiscard]] GivenReference takeReference(replica::Writer& writer, ReferenceSeries series);

/// Whether a record has the reference already; case does not count for actions, which may come from imported logs.
[[nodiscard]] bool isTaken(const replica::Reader& reader, ReferenceSeries series, const std::string& reference);

/// "A-P3", "BL-P1".
[[nodiscard]] bool isProvisional(const std::string& reference);

/// Gives every provisional reference its permanent one, in the order they were given, and where two computers gave
/// one number all the same the later of the two another. What came of it is added to `told`: "A-P1 is now A-020". Part
/// of `meetings::settleNumbers`, which is called while no other computer is at the shared file and everything of
/// theirs was taken in.
void settleReferences(replica::Writer& writer, std::vector<std::string>& told);

}  // namespace muster::actions
