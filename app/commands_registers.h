// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists around the meetings: registers, requests, tags, tasks, briefings.
#pragma once

#include "app/listing.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <optional>

namespace muster::app {

[[nodiscard]] Listing listAttendance(const replica::Reader& reader, const std::optional<base::Id>& meeting);
[[nodiscard]] Listing listDeclarations(const replica::Reader& reader);
[[nodiscard]] Listing listDisclosures(const replica::Reader& reader);
[[nodiscard]] Listing listCopies(const replica::Reader& reader);
[[nodiscard]] Listing listRetention(const replica::Reader& reader);
[[nodiscard]] Listing listRequests(const replica::Reader& reader);
[[nodiscard]] Listing listTags(const replica::Reader& reader);
[[nodiscard]] Listing listTasks(const replica::Reader& reader);
[[nodiscard]] Listing listJointOperations(const replica::Reader& reader);
[[nodiscard]] Listing listAssessments(const replica::Reader& reader);
[[nodiscard]] Listing listResponseTimes(const replica::Reader& reader);
[[nodiscard]] Listing listLookBacks(const replica::Reader& reader);
[[nodiscard]] Listing listInvitations(const replica::Reader& reader, const std::optional<base::Id>& meeting);
[[nodiscard]] Listing listBriefings(const replica::Reader& reader, const std::optional<base::Id>& meeting);
[[nodiscard]] Listing listPapers(const replica::Reader& reader, const std::optional<base::Id>& meeting);

}  // namespace muster::app
