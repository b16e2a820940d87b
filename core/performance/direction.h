// SPDX-License-Identifier: GPL-3.0-or-later
//
// Direction of travel (requirements H02): what a Board wants to know of a priority in one word and one sentence.
//
// The rule. A measure is improving or worsening when its newest figure bears a signal with that meaning; a change of a
// neutral measure is a change that is not judged; everything else is no change. With fewer than 12 figures nothing is
// said. A priority is worsening when any of its measures is, since that is what a Board must hear first; else improving
// when any is; else changed when any changed; else there is no change. Nothing is averaged: every measure behind the
// word is named.
#pragma once

#include "core/performance/chart_picture.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

enum class Direction : std::uint8_t {
    Worsening,
    Improving,
    Changed,  ///< not judged better or worse
    Unchanged,
    Unknown  ///< too few figures
};

/// "Worsening", "Improving", "Change, not judged", "No change", "Too few figures".
[[nodiscard]] std::string_view inWords(Direction direction);
/// The shape that goes with it; Dot for none.
[[nodiscard]] PointMark markFor(Direction direction);

struct MeasureDirection {
    base::Id measure;
    std::string reference;
    std::string name;
    Direction direction = Direction::Unknown;
    std::string sentence;  ///< as it stands under the picture of the measure
};

struct PriorityDirection {
    base::Id priority;  ///< nil: measures without one
    std::string name;  ///< "Reducing crime"; "Without a priority"
    Direction direction = Direction::Unknown;
    std::string sentence;  ///< "Worsening: Violent crime. No change: 3 other measures."
    std::vector<MeasureDirection> measures;  ///< the ones to be told first first
};

[[nodiscard]] MeasureDirection directionOf(const MeasureChart& chart);
/// In the order in which priorities first occur; measures without one last.
[[nodiscard]] std::vector<PriorityDirection> directionsOf(const std::vector<MeasureChart>& charts);

}  // namespace muster::performance
