// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a blockage (requirements §3.7). Each refusal says what to do instead.
//
// Refused as the commands of exceptions are: `NotFound`, `Refused`, `Locked`. Each step is kept in the blockage's story.
#pragma once

#include "core/actions/action_commands.h"
#include "core/actions/blockage.h"

namespace muster::actions {

/// Raised in a meeting as such, or with an action that it stops.
struct RaiseBlockage {
    base::Id meeting;
    base::Id item;
    base::Id action;
    std::string text;
    std::string needed;
    std::string fromWhom;
    std::string raisedBy;
    bool restricted = false;
    std::string tried {};
    std::string ifNothing {};
};

/// What is given is changed, until it is closed.
struct EditBlockage {
    base::Id blockage;
    std::optional<std::string> text {};
    std::optional<std::string> needed {};
    std::optional<std::string> fromWhom {};
    std::optional<std::string> tried {};
    std::optional<std::string> ifNothing {};
};

/// Before the fourteen days are over.
struct TakeToPerformanceBoard {
    base::Id blockage;
    std::string text {};
    base::Id meeting {};
    std::string byRole {};
    base::Id body {};  ///< on whose next agenda it goes by itself, once there is one; nil: nobody's
};

/// The Performance Board could free it itself; says how.
struct ResolveBlockage {
    base::Id blockage;
    std::string text;
    base::Id meeting {};
    std::string byRole {};
};

/// To the Board above. Refused while nobody has said which decision is wanted.
struct EscalateBlockage {
    base::Id blockage;
    std::string text {};
    base::Id meeting {};
    std::string byRole {};
};

/// Unblock, defer or decline, with its words.
struct DecideBlockage {
    base::Id blockage;
    BlockageDecision decision = BlockageDecision::Unblock;
    std::string text;
    base::Id body {};
    base::Id meeting {};
    std::optional<base::Date> on {};  ///< today when empty
    std::string byRole {};
};

struct CloseBlockage {
    base::Id blockage;
    std::string text {};  ///< required unless it was resolved or decided
    base::Id meeting {};
    std::string byRole {};
};

/// Takes out one whose line in the record is removed; refused once anything was done with it.
struct TakeBackBlockage {
    base::Id blockage;
};

[[nodiscard]] Result<RaisedReference> apply(Writer&, const RaiseBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const EditBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const TakeToPerformanceBoard&);
[[nodiscard]] Result<void> apply(Writer&, const ResolveBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const EscalateBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const DecideBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const CloseBlockage&);
[[nodiscard]] Result<void> apply(Writer&, const TakeBackBlockage&);

}  // namespace muster::actions
