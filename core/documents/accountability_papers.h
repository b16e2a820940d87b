// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes to the scrutiny committee and to the county, and the registers of what the public was told and asked
// (requirements C04, C15, K04, K05, §4.12, §4.13, §4.17).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// In the form of a council report. `meeting`: of a scrutiny committee; nil: its next meeting that is planned, else the
/// last one. The twelve months before it. What it recommended earlier stands at the end with the responses.
[[nodiscard]] base::Result<Document> scrutinyReport(const replica::Reader& reader, const base::Id& meeting);

/// The goals of the county on one side each for September and March: which of the two follows from the meeting. Every
/// goal set in September is in the March paper, with its progress or "No progress recorded.". `meeting` nil: the next
/// meeting of the county body.
[[nodiscard]] base::Result<Document> countyPaper(const replica::Reader& reader, const base::Id& meeting);

/// Every publication with all seven channels: ticked with a date and an owner, or not (requirements M04).
[[nodiscard]] base::Result<Document> publicationRegister(const replica::Reader& reader, const std::string& period);

/// Questions of the public with their answers, those without first; sessions held and planned, forums of the quarter,
/// and how far people were part of it (requirements M02, M06, M07).
[[nodiscard]] base::Result<Document> questionLog(const replica::Reader& reader, const std::string& period);

/// What neighbourhood panels set, what came of it and what they were told (requirements D14).
[[nodiscard]] base::Result<Document> panelRegister(const replica::Reader& reader, const std::string& period);

}  // namespace muster::documents
