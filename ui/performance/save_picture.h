// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chart as a file, where the user says.
#pragma once

#include "core/base/failure.h"
#include "core/performance/chart_picture.h"

#include <QString>

class QWidget;

namespace muster::ui {

class Prompts;

/// Asks for the name; its ending says whether it is a picture (PNG, SVG) or a table (CSV). The words of what was done, or
/// nothing when the user gave up.
[[nodiscard]] base::Result<QString> saveChartPicture(QWidget& parent, Prompts& prompts,
                                                     const performance::ChartPicture& picture);

}  // namespace muster::ui
