// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control chart behind an exception, with what was done about it marked on it.
#pragma once

#include "core/actions/exception.h"
#include "core/performance/chart_picture.h"
#include "core/replica/connection.h"

#include <vector>

namespace muster::actions {

/// What stands at a mark: "A-004 Patrol plan", or in a small picture "A-004".
enum class MarkerText { ReferenceAndWords, Reference };

/// `chartMarkers` of a measure or a crime series, as a picture takes them.
[[nodiscard]] std::vector<performance::PictureMarker> pictureMarkers(const replica::Reader& reader, const base::Id& series,
                                                                     MarkerText text = MarkerText::ReferenceAndWords);

/// Empty for a judgement about no measure, and where the series is not known.
[[nodiscard]] performance::ChartPicture pictureOf(const replica::Reader& reader, const PerformanceException& exception,
                                                  MarkerText text = MarkerText::ReferenceAndWords);

}  // namespace muster::actions
