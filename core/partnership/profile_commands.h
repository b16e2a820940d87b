// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a partnership, changing what it says of itself, and its glossary.
#pragma once

#include "core/base/failure.h"
#include "core/partnership/execute.h"
#include "core/partnership/profile.h"

#include <optional>
#include <string>

namespace muster::partnership {

/// Refused when the folder holds a partnership already.
struct CreatePartnership {
    std::string name;
};

/// Fields that are empty stay as they are.
struct EditPartnership {
    std::optional<std::string> name;
    std::optional<std::string> shortName;
    std::optional<std::string> vision;
    std::optional<std::string> areaName;
    std::optional<std::string> confidentialityStatement;
    std::optional<std::string> partTwoNotice;
    std::optional<bool> publishTaskingMinutes;
};

/// Records what the host has settled (`HostDuties`); empty answers are allowed and mean "not yet".
struct SettleHostDuties {
    HostDuties duties;
};

/// One short form has one meaning: a second one is refused naming both (requirements B13).
struct AddGlossaryEntry {
    std::string shortForm;
    std::string meaning;
};

struct EditGlossaryEntry {
    base::Id entry;
    std::string shortForm;
    std::string meaning;
};

struct RemoveGlossaryEntry {
    base::Id entry;
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<base::Id> apply(Writer&, const CreatePartnership&);
[[nodiscard]] Result<void> apply(Writer&, const EditPartnership&);
[[nodiscard]] Result<void> apply(Writer&, const SettleHostDuties&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddGlossaryEntry&);
[[nodiscard]] Result<void> apply(Writer&, const EditGlossaryEntry&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveGlossaryEntry&);

}  // namespace muster::partnership
