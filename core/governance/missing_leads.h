// SPDX-License-Identifier: GPL-3.0-or-later
//
// What nobody leads: task and finish groups, workstreams and measures without a role that answers for them
// (requirements B09).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <string>
#include <vector>

namespace muster::governance {

enum class Led { ThemeGroup, Workstream, Measure };

struct MissingLead {
    Led kind = Led::ThemeGroup;
    base::Id id;  ///< of the body or the measure; nil for a workstream
    std::string name;
};

/// Groups first, then workstreams as the plan writes them, then measures; of the day.
[[nodiscard]] std::vector<MissingLead> missingLeads(const replica::Reader& reader, base::Date date);

/// "task and finish group", "workstream", "measure".
[[nodiscard]] std::string_view inWords(Led kind);

/// "Every theme group, workstream and measure has a lead." or "No lead: 2 workstreams and 1 measure."
[[nodiscard]] std::string inWords(const std::vector<MissingLead>& missing);

}  // namespace muster::governance
