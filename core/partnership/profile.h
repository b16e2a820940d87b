// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership itself.
#pragma once

#include "core/base/id.h"

#include <span>
#include <string>
#include <string_view>

namespace muster::partnership {

struct Partnership {
    base::Id id;
    std::string name;
    std::string shortName;
    std::string vision;
    std::string areaName;
    std::string confidentialityStatement;  ///< read out at the start of a meeting
    std::string partTwoNotice;  ///< printed above restricted items
    bool publishTaskingMinutes = false;  ///< whether public versions of tasking minutes are made
};

/// What the host settles before personal data of real cases goes in (requirements §6.4, 6): what was done or decided, in
/// its own words; empty while it has not been.
struct HostDuties {
    std::string impactAssessment;  ///< of data protection: who made it, when, where it is kept
    std::string folderAccess;  ///< who may open the shared folder, and who the one for restricted packages
    std::string retention;  ///< how long records are kept, and who decides it
    std::string keyHolders;  ///< who can open part two, and who keeps the recovery code
};

/// One of them, for the form and for the reminder.
struct HostDuty {
    std::string HostDuties::* answer;
    std::string_view field;  ///< as in a refusal
    std::string_view name;  ///< "Data protection impact assessment"
    std::string_view advice;  ///< what to do, in a sentence or two
};
[[nodiscard]] std::span<const HostDuty> hostDuties();

struct GlossaryEntry {
    base::Id id;
    std::string shortForm;
    std::string meaning;
};

}  // namespace muster::partnership
