// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of meetings.
#pragma once

#include "core/meetings/meeting.h"
#include "core/replica/connection.h"
#include "ui/meetings/list_row.h"

#include <vector>

namespace muster::ui {

/// What is to come first, soonest first; then the past, body by body, newest first.
[[nodiscard]] QList<ListRow> meetingRows(const replica::Reader& reader, const std::vector<meetings::Meeting>& meetings);

/// Where the meeting stands: its own state, or that of its minutes once it has been held.
[[nodiscard]] ChipSpec standing(const replica::Reader& reader, const meetings::Meeting& meeting);

}  // namespace muster::ui
