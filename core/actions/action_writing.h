// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands of this room share. Not for other rooms.
#pragma once

#include "core/actions/action.h"
#include "core/base/failure.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>

namespace muster::actions::detail {

/// What a rule looks at before an action is changed.
struct Held {
    base::Id id;
    std::string reference;
    ActionStatus status = ActionStatus::NotStarted;
    bool restricted = false;
    base::Id lead;
    std::string ownerTitle;
    std::optional<base::Date> originalDue;
    std::optional<base::Date> due;
    base::Id dependsOn;
    base::Id meeting;
    int extensions = 0;
    std::string schema;  ///< where its content stands: "main" or "part_two"
};

/// Refuses an unknown action; where `content` is to be written, also a restricted one while part two is locked.
[[nodiscard]] base::Result<Held> hold(const replica::Reader& reader, const base::Id& action, bool content = true);

/// A closed action does not change: taking it up again is a new action that cites it (requirements §3.4).
[[nodiscard]] base::Result<void> mustBeOpen(const Held& held);
/// Invariant 12.
[[nodiscard]] base::Result<void> mustNotBeHeldBack(const replica::Reader& reader, const Held& held);

/// Refuses a step that the lifecycle has no arrow for (requirements §3.4), saying which step comes first.
[[nodiscard]] base::Result<void> mayBecome(const Held& held, ActionStatus next);

/// An agency that is in the partnership on a day may lead an action; its short name.
[[nodiscard]] base::Result<std::string> leadingAgency(const replica::Reader& reader, const base::Id& agency,
                                                      base::Date on);

struct Update {
    std::string kind;
    std::string byRole;
    base::Id meeting;
    std::string text;
    std::optional<int> percent;
    std::optional<ActionStatus> newStatus;
    std::optional<base::Date> newDue;
    std::string newOwner;
    base::Id newAgency;
    std::string reason;
    std::string evidence;
};

/// Writes the update, sealed for a restricted action, and moves the status where it says so.
void writeUpdate(replica::Writer& writer, const Held& held, const Update& update);

/// Whether minutes of the meeting have been drafted: from then on nothing of it is taken out (invariant 3).
[[nodiscard]] bool isMinuted(const replica::Reader& reader, const base::Id& meeting);

[[nodiscard]] std::string authorOr(const replica::Reader& reader, const std::string& byRole);

}  // namespace muster::actions::detail
