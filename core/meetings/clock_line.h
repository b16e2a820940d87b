// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda laid out along one line of minutes, counted from the planned start. Used by the clock only.
#pragma once

#include "core/meetings/agenda_clock.h"

namespace muster::meetings {

struct Span {
    int from = 0;
    int to = 0;
};

/// Minutes since the planned start; negative before it.
[[nodiscard]] int sinceStart(const ClockInput& input, base::TimeOfDay time);
[[nodiscard]] base::TimeOfDay atMinute(const ClockInput& input, int minute);
[[nodiscard]] bool requiresAgency(const ClockItem& item, const base::Id& agency);

/// One span an item, in the order of the input.
[[nodiscard]] std::vector<Span> plannedSpans(const ClockInput& input);
[[nodiscard]] std::vector<Span> forecastSpans(const ClockInput& input, base::TimeOfDay now);

}  // namespace muster::meetings
