// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "core/performance/chart_picture.h"

#include <string>

namespace muster::ui::charts {

/// The bytes of a picture in the form an ending asks for: "png" (white, twice the size of the screen's), "svg", "csv".
/// A PNG needs a QGuiApplication; the offscreen platform will do. `Invalid` for any other ending.
[[nodiscard]] base::Result<std::string> chartBytes(const std::string& ending, const performance::ChartPicture& picture);

/// Writes the picture to a file whose name ends in .png, .svg or .csv, in any case. What stood there before stays
/// until the new file is whole. Says in plain words what is wrong: another ending, a place that cannot be written to.
[[nodiscard]] base::Result<void> saveChart(const std::string& path, const performance::ChartPicture& picture);

}  // namespace muster::ui::charts
