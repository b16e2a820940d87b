// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened to an action, in words.
#pragma once

#include "core/actions/action.h"
#include "core/replica/replica.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace muster::ui {

/// One dated line of a story: a quiet head ("18 October 2011 · Performance lead") and what was said.
struct StoryLine {
    QString head;
    QString text;
};

/// Updates, the newest first.
[[nodiscard]] std::vector<StoryLine> updateLines(const std::vector<actions::ActionUpdate>& updates);

/// The slippage ledger (requirements F06): the original date, then every move with its reason and who made it.
[[nodiscard]] std::vector<StoryLine> dueLines(const actions::Action& action,
                                              const std::vector<actions::ActionUpdate>& updates);

/// The history of the record, newest first: who, when, and field by field what changed. Sealed fields are not here
/// while part two is locked.
[[nodiscard]] std::vector<StoryLine> historyLines(replica::Replica& replica, const base::Id& action);

}  // namespace muster::ui
