// SPDX-License-Identifier: GPL-3.0-or-later
//
// Street crime files as data.police.uk gives them out.
#pragma once

#include "core/base/failure.h"
#include "core/performance/crime_counts.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace muster::performance {

/// How far reading has come; false stops it.
using CrimeProgress = std::function<bool(const std::string& file, std::uint64_t rows)>;

/// Months as they were read, nothing written yet.
struct ReadCrime {
    std::vector<CrimeMonth> months;  ///< by month and force
    int files = 0;
    std::vector<std::string> passedOver;  ///< files of a folder or archive that are no street crime, by name
};

/// Reads street CSVs, folders of them and zip archives as downloaded, in pieces: memory grows with the number of areas
/// and not with the files. In a folder or an archive files of other kinds (outcomes, stop and search) are passed over
/// and named; given by themselves, or where there is no street file beside them, they are refused.
///
/// Refused with file, line and reason: outcomes, stop-and-search and other tables, a row with too few or too many
/// cells, a month that is none, a month of a force that two files have differently. `Cancelled` when `progress` says
/// so.
[[nodiscard]] base::Result<ReadCrime> readCrime(const std::vector<std::filesystem::path>& paths,
                                                const CrimeProgress& progress = {});

}  // namespace muster::performance
