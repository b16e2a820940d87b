// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of the year: the calendar, the plan, compliance, what nobody leads.
#pragma once

#include "app/listing.h"
#include "core/governance/calendar.h"
#include "core/replica/connection.h"

namespace muster::app {

[[nodiscard]] Listing listingOf(const governance::YearCalendar& calendar);
/// The twelve months from this one on.
[[nodiscard]] Listing listCalendar(const replica::Reader& reader);
/// Of the meeting, else of the next one.
[[nodiscard]] Listing listCountdown(const replica::Reader& reader, const std::optional<base::Id>& of);
[[nodiscard]] Listing listReminders(const replica::Reader& reader);
[[nodiscard]] Listing listGovernance(const replica::Reader& reader);
[[nodiscard]] Listing listPlan(const replica::Reader& reader);
[[nodiscard]] Listing listStrategicAssessments(const replica::Reader& reader);
[[nodiscard]] Listing listPriorities(const replica::Reader& reader);
[[nodiscard]] Listing listWorkstreams(const replica::Reader& reader);
[[nodiscard]] Listing listVulnerablePlaces(const replica::Reader& reader);
[[nodiscard]] Listing listStrategies(const replica::Reader& reader);
[[nodiscard]] Listing listEquality(const replica::Reader& reader);
[[nodiscard]] Listing listSelfAssessment(const replica::Reader& reader);
[[nodiscard]] Listing listCompliance(const replica::Reader& reader);
[[nodiscard]] Listing listGovernanceChecks(const replica::Reader& reader);
[[nodiscard]] Listing listMissingLeads(const replica::Reader& reader);

}  // namespace muster::app
