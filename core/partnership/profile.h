// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership itself.
#pragma once

#include "core/base/id.h"

#include <string>

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

struct GlossaryEntry {
    base::Id id;
    std::string shortForm;
    std::string meaning;
};

}  // namespace muster::partnership
