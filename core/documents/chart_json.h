// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chart in the stored copy of a paper: what was printed stays as it was, whatever the figures become.
#pragma once

#include "core/performance/chart_picture.h"
#include "core/performance/diagram.h"

#include <nlohmann/json_fwd.hpp>

namespace muster::documents {

[[nodiscard]] nlohmann::json chartToJson(const performance::ChartPicture& picture);
/// Throws std::exception for what `chartToJson` did not write.
[[nodiscard]] performance::ChartPicture chartFromJson(const nlohmann::json& json);

[[nodiscard]] nlohmann::json diagramToJson(const performance::Diagram& diagram);
/// Throws std::exception for what `diagramToJson` did not write.
[[nodiscard]] performance::Diagram diagramFromJson(const nlohmann::json& json);

}  // namespace muster::documents
