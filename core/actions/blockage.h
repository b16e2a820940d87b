// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is stuck, what would free it, and who can (requirements §3.7, F10).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

enum class BlockageState {
    Raised,
    AtPerformanceBoard,
    ResolvedThere,
    EscalatedToBoard,
    Decided,
    Closed
};
/// "at_performance_board".
[[nodiscard]] std::string_view toStored(BlockageState state);
/// `Raised` for a word of a newer Muster.
[[nodiscard]] BlockageState blockageStateFrom(std::string_view stored);
/// "At the Performance Board", "Escalated to the Board".
[[nodiscard]] std::string_view inWords(BlockageState state);
/// Not resolved, closed or decided.
[[nodiscard]] bool isOpen(BlockageState state);

enum class BlockageDecision { Unblock, Defer, Decline };
[[nodiscard]] std::string_view toStored(BlockageDecision decision);
[[nodiscard]] std::optional<BlockageDecision> blockageDecisionFromStored(std::string_view stored);
/// "Unblocked", "Deferred", "Declined".
[[nodiscard]] std::string_view inWords(BlockageDecision decision);

/// After so many days it stands on the Performance Board's list by itself (requirements F10).
inline constexpr int kDaysUntilListed = 14;

/// Of a restricted one `text`, `needed`, `fromWhom`, `tried`, `ifNothing` and `decision` are empty while part two is
/// locked.
struct Blockage {
    base::Id id;
    std::string reference;  ///< "BL-01"
    bool restricted = false;
    base::Id action;
    std::string actionReference;
    base::Id item;
    base::Id meeting;
    std::string raisedBy;
    std::optional<base::Date> raisedOn;
    std::string text;
    std::string needed;  ///< the decision wanted
    std::string fromWhom;
    std::string tried;
    std::string ifNothing;  ///< what happens if nothing is done
    BlockageState state = BlockageState::Raised;
    std::optional<BlockageDecision> decisionKind;
    std::string decision;
    std::optional<base::Date> decidedOn;
};

/// Still open and blocked for more than 14 days, or taken there already: what the Performance Board finds on its list.
[[nodiscard]] bool isForPerformanceBoard(const Blockage& blockage, base::Date today);

/// One line of its story.
struct BlockageEvent {
    base::Id id;
    std::string kind;  ///< raised, listed, resolved, escalated, decided, closed, reported, edited, agenda
    std::optional<base::Date> madeOn;
    std::string oldState;
    std::string newState;
    std::string byRole;
    base::Id body;
    std::string bodyName;
    base::Id meeting;
    std::optional<int> reportNumber;
    std::string text;
};

enum class BlockageStep { TakeToPerformanceBoard, Resolve, Escalate, Decide, Close, Edit, PutOnAgenda };
[[nodiscard]] const std::vector<BlockageStep>& allBlockageSteps();
/// "Take to the Performance Board", "Record the decision".
[[nodiscard]] std::string_view inWords(BlockageStep step);
/// Refuses, saying which step comes first, what the lifecycle has no arrow for.
[[nodiscard]] base::Result<void> mayTake(const Blockage& blockage, BlockageStep step);
[[nodiscard]] std::optional<BlockageStep> nextStep(const Blockage& blockage);

}  // namespace muster::actions
