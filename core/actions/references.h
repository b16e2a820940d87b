// SPDX-License-Identifier: GPL-3.0-or-later
//
// A-019, BL-03, EX-02: given once and never again (invariant 8 of requirements §3.8).
#pragma once

#include "core/actions/action.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>

namespace muster::actions {

enum class ReferenceSeries { Action, Blockage, Exception };

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

/// Gives every provisional reference its permanent one, in the order they were given. Called while no other computer
/// is at the shared file and everything of theirs was taken in. Nothing to do is no Change.
[[nodiscard]] base::Result<void> makeReferencesPermanent(replica::Replica& replica);

}  // namespace muster::actions
