// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the papers of a task and finish group say in the same way.
#pragma once

#include "core/documents/document.h"
#include "core/governance/action_plan.h"
#include "core/governance/task_group.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

/// A paper of a group, OFFICIAL, with its title and who it is.
[[nodiscard]] Document groupPaper(const replica::Reader& reader, const governance::TaskGroup& group,
                                  const std::string& name, const std::string& subtitle);
/// The group of a body, or a refusal in words.
[[nodiscard]] base::Result<governance::TaskGroup> groupFor(const replica::Reader& reader, const base::Id& body);

/// "How far it is": each band with count and share, under a heading.
void addBands(Document& document, const governance::PlanSummary& summary);
/// The lines of the plan, by date.
void addPlan(Document& document, const governance::ActionPlan& plan);
/// Money looked for and had; nothing is added where there is none.
void addFunding(Document& document, const replica::Reader& reader, const base::Id& body);
/// Spells out short forms behind the head; the last step.
void finish(Document& document, const replica::Reader& reader);

}  // namespace muster::documents
