// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who, when and where: the head of minutes and of extracts from them.
#pragma once

#include "core/documents/document.h"
#include "core/documents/paper_parts.h"
#include "core/meetings/minutes.h"

#include <string>

namespace muster::documents {

/// "Tuesday 18 October 2011, 10am to 11:46am, Town Hall".
[[nodiscard]] std::string occasionInWords(const meetings::MinutesContent& content);

/// Chairs with their minutes, note-taker, present, in attendance, apologies with substitutes, not present, and the
/// reading of the statement of confidentiality.
[[nodiscard]] KeyValueList minutesHead(const meetings::MinutesContent& content, const AgencyNames& names);

/// Who was in the room for one restricted item: those asked to leave are not among them.
[[nodiscard]] KeyValueList itemHead(const meetings::MinutesContent& content, const meetings::MinutesItem& item,
                                    const AgencyNames& names);

/// "Circulated draft", "Approved on 15 November 2011": stands in the footer.
[[nodiscard]] std::string versionInWords(const meetings::MinutesRecord& record);

/// "Draft, subject to approval at the next meeting." or when and where they were approved: under which minute, or
/// under which item while that meeting's minutes are not drafted.
[[nodiscard]] std::string approvalInWords(const meetings::MinutesRecord& record);

}  // namespace muster::documents
