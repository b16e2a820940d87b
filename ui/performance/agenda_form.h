// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a finding to the agenda of a meeting.
#pragma once

#include "core/meetings/meeting.h"
#include "ui/performance/form_side.h"

#include <optional>
#include <vector>

namespace muster::ui {

/// Meetings that are still to come, those that take proposals and look at performance first.
[[nodiscard]] std::vector<meetings::Meeting> agendasFor(const replica::Reader& reader);

/// One key: onto the first of them that takes proposals. Where none does, or `choose`, a form asks. One of the two is nil.
void putOnAgenda(FormSide& side, ReplicaBridge& bridge, const base::Id& exception, const base::Id& blockage,
                 const QString& reference, bool choose);

}  // namespace muster::ui
