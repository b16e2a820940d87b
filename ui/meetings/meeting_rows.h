// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of meetings.
#pragma once

#include "core/meetings/meeting.h"
#include "ui/meetings/list_row.h"

#include <vector>

namespace muster::ui {

/// What is to come first, soonest first; then the past, body by body, newest first.
[[nodiscard]] QList<ListRow> meetingRows(const std::vector<meetings::Meeting>& meetings, base::Date today);

}  // namespace muster::ui
