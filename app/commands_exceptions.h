// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exceptions, blockages and findings on the command line.
#pragma once

#include "app/arguments.h"
#include "app/listing.h"
#include "app/steps.h"
#include "core/actions/exception_commands.h"
#include "core/performance/crime_queries.h"

#include <optional>
#include <string>

namespace muster::app {

[[nodiscard]] Listing listExceptions(const replica::Reader& reader);
[[nodiscard]] Listing listBlockages(const replica::Reader& reader);
/// What is unusual, ranked; recorded crime too where a place is given.
[[nodiscard]] Listing listFindings(const replica::Reader& reader, std::optional<performance::CrimeBy> crime);
/// Reports to bodies, newest first.
[[nodiscard]] Listing listReports(const replica::Reader& reader);

/// "raised EX-05 Deliberate fires: ...", a line each; empty when nothing was found.
[[nodiscard]] std::string inWords(const actions::Detection& detection);

}  // namespace muster::app
