// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `import` and `list` do with measures and recorded crime.
#pragma once

#include "app/command_line.h"
#include "app/listing.h"
#include "core/performance/crime_queries.h"

#include <string>
#include <vector>

namespace muster::app {

[[nodiscard]] ExitCode importMeasures(const Arguments& arguments, const std::vector<std::string>& files);
[[nodiscard]] ExitCode importCrime(const Arguments& arguments, const std::vector<std::string>& paths);
/// A lookup from LSOAs to the partnership's wards.
[[nodiscard]] ExitCode importPlaces(const Arguments& arguments, const std::vector<std::string>& files);

[[nodiscard]] Listing listMeasures(const replica::Reader& reader);
[[nodiscard]] Listing listCrime(const replica::Reader& reader, performance::CrimeBy by);

}  // namespace muster::app
