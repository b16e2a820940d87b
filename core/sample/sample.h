// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample partnership: demonstration data in a folder of its own.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace muster::sample {

/// Unlocks the sample's part two; shown to whoever opens the sample.
inline constexpr std::string_view kSamplePassphrase = "sample partnership";

/// The day to which the dates in `resources/sample` belong: the Tuesday of the meeting to run live.
inline constexpr base::Date kLiteralAnchor = std::chrono::year {2011} / 11 / 15;

/// `today` itself when it is a Tuesday, else the next one: where the live meeting is put.
[[nodiscard]] base::Date sampleTuesday(base::Date today);

/// Writes the whole sample into an empty replica, moved so that the live meeting falls on `anchor`, and leaves
/// part two locked under `kSamplePassphrase`. Refuses a replica that holds a partnership.
[[nodiscard]] base::Result<void> loadSample(replica::Replica& replica, base::Date anchor);

/// Whether a folder was made as the sample, so that the window can say so.
[[nodiscard]] bool isSample(const replica::Reader& reader);

/// Makes a folder with the sample in it. With an anchor that day becomes the folder's own today, so that the
/// sample stays as it is for ever (15 November 2011: its literal dates); without one it is moved to the Tuesday
/// that is today or next and the folder follows the clock.
[[nodiscard]] base::Result<std::unique_ptr<replica::Replica>> createSample(const std::filesystem::path& folder,
                                                                           std::optional<base::Date> anchor = {},
                                                                           const replica::OpenOptions& options = {});

}  // namespace muster::sample
