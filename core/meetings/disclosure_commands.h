// SPDX-License-Identifier: GPL-3.0-or-later
//
// Disclosures that are made between meetings. Those made in the room come from the capture line (V02).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

/// One agency told others something restricted. Who told, who was told and what are required, and the day is not after
/// today; `legalBasis` is a stored word of the register (core/governance/registers.h) and may wait. Needs part two
/// open.
struct LogDisclosure {
    std::optional<base::Date> madeOn {};  ///< today when empty
    base::Id from;
    std::vector<base::Id> to;
    std::string what;
    std::string legalBasis {};
    std::string purpose {};
    std::string proportionality {};
};

/// The line of the register, with the next number of the log.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const LogDisclosure&);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica&, const LogDisclosure&);

}  // namespace muster::meetings
