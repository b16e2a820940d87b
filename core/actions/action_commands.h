// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with an action. Each refusal says what to do instead.
//
// All of them are refused with `NotFound` for an unknown action, and with `Locked` when they touch the text
// of a restricted action while part two is locked. Who does it is `byRole`; empty means the session's author.
#pragma once

#include "core/actions/action.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

/// F01: text and exactly one lead agency; owner and date may follow, and until then it is incomplete.
struct RecordAction {
    base::Id meeting;
    base::Id item;
    base::Id entry;  ///< the entry of the record that stands for it
    std::string text;
    base::Id leadAgency;
    base::Id unit;
    base::Id ownerRole;
    std::string ownerTitle;
    std::vector<base::Id> supporting;
    std::optional<base::Date> due;
    std::string agreedBy;  ///< role that committed its agency in the room (V05)
    bool commitmentGiven = true;  ///< false: nobody present could commit, so it awaits confirmation (B06)
    bool restricted = false;
    base::Id ward;
    base::Id priority;
    base::Id dependsOn;
    base::Id cites;  ///< the closed action it takes up again
    std::string importedFrom;  ///< file an imported one came from
    std::string reference;  ///< of an imported one, kept if free
    std::optional<base::Date> agreedOn;  ///< today when empty
};

struct RecordedAction {
    base::Id id;
    int number = 0;
    std::string reference;
};

/// Before the minutes are drafted anything may be corrected; afterwards text and lead agency stay.
struct EditAction {
    base::Id action;
    std::optional<std::string> text;
    std::optional<base::Id> leadAgency;
    std::optional<base::Id> ownerRole;
    std::optional<std::string> ownerTitle;
    std::optional<std::vector<base::Id>> supporting;
    std::optional<base::Id> ward;
};

/// For an action that has none yet; the first date saved is the original one (F06).
struct SetDueDate {
    base::Id action;
    base::Date due;
};

/// Says that owner or date will be agreed later (requirements §2.5 row 5).
struct LeaveIncomplete {
    base::Id action;
    std::string reason;
    std::optional<base::Date> decideBy;
};

struct ReportProgress {
    base::Id action;
    std::string text;
    std::optional<int> percent;
    std::string byRole;
    base::Id meeting;
};

/// The original date stays; a reason is required; the second one needs the chair (row 19).
struct ExtendAction {
    base::Id action;
    base::Date newDue;
    std::string reason;
    bool chairAgrees = false;
    std::string byRole;
    base::Id meeting;
};

/// Raises a blockage with it (F10).
struct BlockAction {
    base::Id action;
    std::string reason;
    std::string needed;
    std::string fromWhom;
    std::string byRole;
    base::Id meeting;
};

struct StartAction {
    base::Id action;
    std::string text;
    std::string byRole;
    base::Id meeting;
};

struct EscalateAction {
    base::Id action;
    std::string reason;
    std::string byRole;
    base::Id meeting;
};

/// Needs a sentence or a file reference as evidence (row 20).
struct ClaimComplete {
    base::Id action;
    std::string evidence;
    std::string byRole;
    base::Id meeting;
};

/// By the meeting or by somebody other than the owner (invariant 16).
struct VerifyAction {
    base::Id action;
    std::string byRole;  ///< the verifier, as printed: "DTCG, 15 November 2011" or a role
    std::string text;
    base::Id meeting;
};

/// A claim that does not convince: back to in progress.
struct SendBackAction {
    base::Id action;
    std::string reason;
    std::string byRole;
    base::Id meeting;
};

struct ConfirmAction {
    base::Id action;
    std::string byRole;
    base::Id meeting;
};

struct DeclineAction {
    base::Id action;
    std::string reason;
    std::string byRole;
    base::Id meeting;
};

/// F08: circumstances changed, or the agency did not do it. Counted separately, reason required.
struct CloseWithoutCompletion {
    base::Id action;
    bool noLongerRequired = true;
    std::string reason;
    std::string byRole;
    base::Id meeting;
};

struct SupersedeAction {
    base::Id action;
    base::Id by;
    std::string byRole;
    base::Id meeting;
};

/// Both owners stay in the history; agency totals follow the agency at the time (row 18).
struct ReassignAction {
    base::Id action;
    base::Id newAgency;  ///< nil: the same
    base::Id newRole;
    std::string newTitle;
    std::string reason;
    std::string byRole;
    base::Id meeting;
};

/// A reason is required, and documents print "set by hand"; `Rag::None` goes back to the computed one.
struct SetRag {
    base::Id action;
    Rag rag = Rag::None;
    std::string reason;
};

/// Invariant 4: only with the originating agency's consent.
struct OpenRestrictedAction {
    base::Id action;
    std::string consentFrom;
    base::Date consentOn;
};

/// Takes out an action whose entry is turned into a note or removed; refused once minutes are drafted (F09).
struct RemoveUnminutedAction {
    base::Id action;
};

/// A blockage or an exception that was raised.
struct RaisedReference {
    base::Id id;
    std::string reference;
};

using base::Result;
using replica::Replica;
using replica::Writer;

[[nodiscard]] Result<RecordedAction> apply(Writer&, const RecordAction&);
[[nodiscard]] Result<void> apply(Writer&, const EditAction&);
[[nodiscard]] Result<void> apply(Writer&, const SetDueDate&);
[[nodiscard]] Result<void> apply(Writer&, const LeaveIncomplete&);
[[nodiscard]] Result<void> apply(Writer&, const ReportProgress&);
[[nodiscard]] Result<void> apply(Writer&, const ExtendAction&);
[[nodiscard]] Result<void> apply(Writer&, const BlockAction&);
[[nodiscard]] Result<void> apply(Writer&, const StartAction&);
[[nodiscard]] Result<void> apply(Writer&, const EscalateAction&);
[[nodiscard]] Result<void> apply(Writer&, const ClaimComplete&);
[[nodiscard]] Result<void> apply(Writer&, const VerifyAction&);
[[nodiscard]] Result<void> apply(Writer&, const SendBackAction&);
[[nodiscard]] Result<void> apply(Writer&, const ConfirmAction&);
[[nodiscard]] Result<void> apply(Writer&, const DeclineAction&);
[[nodiscard]] Result<void> apply(Writer&, const CloseWithoutCompletion&);
[[nodiscard]] Result<void> apply(Writer&, const SupersedeAction&);
[[nodiscard]] Result<void> apply(Writer&, const ReassignAction&);
[[nodiscard]] Result<void> apply(Writer&, const SetRag&);
[[nodiscard]] Result<void> apply(Writer&, const OpenRestrictedAction&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveUnminutedAction&);

/// Any of the commands above in a transaction of its own.
template <class Command>
[[nodiscard]] auto execute(Replica& replica, const Command& command)
    -> decltype(apply(std::declval<Writer&>(), command))
{
    return replica.transact("Change action", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::actions
