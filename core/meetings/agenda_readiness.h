// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is not ready two days before a meeting, and who to ring (requirements §2.2 M−2, D04).
#pragma once

#include "core/base/id.h"
#include "core/meetings/agenda_item.h"
#include "core/replica/connection.h"

#include <string>
#include <vector>

namespace muster::meetings {

/// What an agency says whether it comes for: business, not the routine with which a meeting begins and ends.
[[nodiscard]] bool asksForAnswer(const AgendaItem& item);

enum class ReadinessKind {
    MissingRepresentative,
    ArrivesLate,
    NoDecisionMaker,
    NoReply,
    LatePaper,
    ActionWithoutUpdate
};

struct ReadinessLine {
    ReadinessKind kind = ReadinessKind::MissingRepresentative;
    base::Id item;  ///< nil when it is about an action
    base::Id action;
    base::Id agency;
    std::string text;  ///< one sentence, references instead of restricted text
    std::string ring;  ///< "NHS Peterborough: City Drugs services commissioner"
};
/// Empty when the meeting is ready.
[[nodiscard]] std::vector<ReadinessLine> readiness(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings
