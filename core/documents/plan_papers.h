// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of the year: the plan and its summary, the governance structure, the year planner, the compliance page
// (requirements §4.15, M03, A06, C17).
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/documents/period.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// Plan tables: who is in the partnership, priorities with what delivers them and what is linked to them, other areas
/// of focus, most vulnerable wards, the governance structure, measures and targets, engagement, linked strategies,
/// equality, the eight principles. `NotFound` where no priorities are set.
[[nodiscard]] base::Result<Document> planTables(const replica::Reader& reader);

/// The plan in plain words on two sides, for everybody: vision, what is to be done and why, where it is worst, how to
/// have a say. The full plan is to be had on request (requirements M03). `NotFound` where no priorities are set.
[[nodiscard]] base::Result<Document> planSummary(const replica::Reader& reader);

/// The structure as a chart and as a list, on the last day of `period`; empty: today (requirements C17).
[[nodiscard]] base::Result<Document> governancePaper(const replica::Reader& reader, const std::string& period);

/// What the law asks and when it was done, what each body still lacks, and what nobody leads.
[[nodiscard]] base::Result<Document> compliancePaper(const replica::Reader& reader);

/// A year's meetings: bodies down, months across, then each meeting with its day, and what speaks against a day. The
/// twelve months from this one on, or `period`, at most two years.
[[nodiscard]] base::Result<Document> yearPlanner(const replica::Reader& reader, const std::string& period);

/// The days it covers.
[[nodiscard]] base::Result<Period> yearOfPlanner(const replica::Reader& reader, const std::string& period);

/// Decisions of all bodies in a time, newest first, with their minute numbers; of the last 12 months unless `period` is
/// given (requirements A03). Nothing restricted.
[[nodiscard]] base::Result<Document> decisionList(const replica::Reader& reader, const std::string& period);

/// The structure as blocks: the figure, then the list, as plan tables have it too.
void addStructure(Document& document, const replica::Reader& reader, base::Date date);

}  // namespace muster::documents
