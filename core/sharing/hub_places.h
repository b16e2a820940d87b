// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the files of a hub in a folder stand, and the sentences about them.
#pragma once

#include "core/sharing/hub.h"

#include <filesystem>
#include <string>

namespace muster::sharing {

/// The files that belong to one hub, all in the folder the user chose.
struct HubPlaces {
    std::filesystem::path file;  ///< `partnership.muster`, the shared file
    std::filesystem::path lease;  ///< `partnership.muster-lock`, there while a computer is at it
    std::filesystem::path marker;  ///< `partnership.muster-here`, says that the drive is connected
    std::filesystem::path segments;  ///< `partnership.muster-segments`, the folder that stands in for the file

    [[nodiscard]] std::filesystem::path folder() const;
};

/// From the name of the shared file or of its segment folder; nothing for any other ending.
[[nodiscard]] std::optional<HubPlaces> placesOf(const std::string& address);

/// The marker tells a folder whose drive is connected from the empty folder that stands in its place otherwise.
/// It also remembers which hub belongs here.
[[nodiscard]] base::Result<void> writeMarker(const HubPlaces& places, const base::Id& hub);
/// Nothing where there is none; the nil id where its text cannot be read.
[[nodiscard]] std::optional<base::Id> readMarker(const HubPlaces& places);

/// Sentences, so that each fault is told in the same words everywhere.
[[nodiscard]] base::Failure notConnected(const HubPlaces& places);
[[nodiscard]] base::Failure unreachable(const HubPlaces& places, const std::string& reason);
[[nodiscard]] base::Failure unreachable(const HubPlaces& places, int error);
[[nodiscard]] base::Failure busy(const HubPlaces& places);
[[nodiscard]] base::Failure foreign(const HubPlaces& places, const std::string& what);
[[nodiscard]] base::Failure newerFormat(const HubPlaces& places, int format, int known);
[[nodiscard]] base::Failure damaged(const HubPlaces& places, const std::string& how);
[[nodiscard]] base::Failure visitIsOver(const HubPlaces& places);
[[nodiscard]] base::Failure visitOnlyReads();

}  // namespace muster::sharing
