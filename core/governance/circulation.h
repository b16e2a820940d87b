// SPDX-License-Identifier: GPL-3.0-or-later
//
// When a body meets next, and what reaches it before then by circulation (requirements K06).
#pragma once

#include "core/actions/exception_queries.h"
#include "core/governance/exception_agenda.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>

namespace muster::governance {

struct NextMeeting {
    base::Id meeting;  ///< nil for a day that only the body's cadence gives
    base::Date date;
    int days = 0;  ///< from today
};
/// The body's next meeting that is planned, else the next day of its cadence; nothing where there is neither.
[[nodiscard]] std::optional<NextMeeting> nextMeetingOf(const replica::Reader& reader, const base::Id& body);

/// "Next Board: 14 days away (29 November 2011). Send now by circulation?"; also says where no meeting is planned.
[[nodiscard]] std::string circulationQuestion(const replica::Reader& reader, const base::Id& body);

/// A report that went out by circulation is noted at a meeting of its body, which must be that body's and not before
/// the report.
struct NoteReportAtMeeting {
    base::Id report;
    base::Id meeting;
};
[[nodiscard]] base::Result<void> apply(replica::Writer&, const NoteReportAtMeeting&);

}  // namespace muster::governance
