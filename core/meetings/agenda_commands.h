// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a user can do to the items of an agenda.
//
// Commands name an item by meeting and id, since an item that arrived by itself (standing, deferred, referred)
// has an id but no row yet; the first edit stores it. Restricted content is written only while part two is open.
#pragma once

#include "core/meetings/agenda_item.h"
#include "core/replica/replica.h"

namespace muster::meetings {

/// Stores a virtual item under the same id; no effect on one that is stored. `NotFound` when it is neither.
[[nodiscard]] base::Result<void> materialise(replica::Writer& writer, const base::Id& meeting, const base::Id& item);
/// Stores all virtual items and gives every item on the agenda its number; called at publication and start.
/// A restricted item of an earlier meeting needs part two open.
[[nodiscard]] base::Result<void> freezeAgenda(replica::Writer& writer, const base::Id& meeting);

/// The need of one agency for an item.
struct AgencyNeed {
    base::Id agency;
    Need need = Need::Required;
};

/// What is written on the one page of a proposal. Refused without origin and ask; asking for assistance must
/// name another agency (requirements D02). Sensitivity defaults as `defaultSensitivity` says.
struct ProposeItem {
    base::Id meeting;
    std::string title;
    std::optional<ItemOrigin> origin {};
    ItemAsk ask = ItemAsk::None;
    base::Id raisedByAgency {};
    base::Id raisedByBody {};
    SubjectType subject = SubjectType::None;
    std::optional<Sensitivity> sensitivity {};
    std::string purpose {};
    std::string lead {};
    int minutes = 0;  ///< 10 when 0
    std::string locationText {};
    std::string caseReference {};
    std::string background {};
    std::string evidence {};
    std::string resourcesOffered {};
    base::Id tellBackTo {};
    std::vector<AgencyNeed> needs {};
    std::vector<base::Id> wards {};
    std::vector<base::Id> priorities {};
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const ProposeItem& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const ProposeItem& command);

/// An item that comes after the agenda was published, or in the room: accepted at once, with the next number.
/// Needs a reason, printed as "urgent item, agreed by the chair because …" (D08).
struct AddLateOrUrgentItem {
    ProposeItem item;
    std::string reason;
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const AddLateOrUrgentItem& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const AddLateOrUrgentItem& command);

/// Changes what is given; an empty origin or an ask of None is refused but for standing items.
struct EditItem {
    base::Id meeting;
    base::Id item;
    std::optional<std::string> title {};
    std::optional<ItemOrigin> origin {};
    std::optional<ItemAsk> ask {};
    std::optional<SubjectType> subject {};
    std::optional<std::string> purpose {};
    std::optional<std::string> lead {};
    std::optional<std::string> locationText {};
    std::optional<std::string> caseReference {};
    std::optional<std::string> background {};
    std::optional<std::string> evidence {};
    std::optional<std::string> resourcesOffered {};
    std::optional<base::Id> raisedByAgency {};
    std::optional<base::Id> tellBackTo {};
    std::optional<std::string> tellBackText {};
    std::optional<std::vector<base::Id>> wards {};
    std::optional<std::vector<base::Id>> priorities {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const EditItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const EditItem& command);

struct AcceptItem {
    base::Id meeting;
    base::Id item;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const AcceptItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const AcceptItem& command);

/// Needs a reason; the agency that raised it is owed one.
struct DeclineItem {
    base::Id meeting;
    base::Id item;
    std::string reason;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const DeclineItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const DeclineItem& command);

/// Sends it to another body, in whose next agenda it appears as proposed, with its source (D13).
struct ReferItem {
    base::Id meeting;
    base::Id item;
    base::Id toBody;
    std::string reason {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ReferItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ReferItem& command);

/// Puts it directly before `before`, or at the end when nil. Numbers of a published agenda stay.
struct MoveItem {
    base::Id meeting;
    base::Id item;
    base::Id before {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const MoveItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const MoveItem& command);

/// Lets two items change places: what a `SwapSuggestion` proposes.
struct SwapItems {
    base::Id meeting;
    base::Id first;
    base::Id second;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SwapItems& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SwapItems& command);

/// 1 to 480.
struct SetMinutes {
    base::Id meeting;
    base::Id item;
    int minutes = 0;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetMinutes& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetMinutes& command);

/// Whether an agency is needed for the item. The last other agency of an item that asks for assistance stays.
struct SetNeed {
    base::Id meeting;
    base::Id item;
    base::Id agency;
    Need need = Need::Required;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetNeed& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetNeed& command);

/// An agency's answer for one item (D04).
struct RecordReply {
    base::Id meeting;
    base::Id item;
    base::Id agency;
    Reply reply = Reply::None;
    std::string note {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const RecordReply& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const RecordReply& command);

/// Stamps a paper with the day it was received, today unless given.
struct AddPaper {
    base::Id meeting;
    base::Id item;
    std::string title;
    std::optional<base::Date> receivedOn {};
    base::Id fromAgency {};  ///< the agency that raised the item when nil
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const AddPaper& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const AddPaper& command);

/// What the chair does with a late paper.
struct ChooseForPaper {
    base::Id meeting;
    base::Id item;
    base::Id paper;
    PaperChoice choice = PaperChoice::Take;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ChooseForPaper& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ChooseForPaper& command);

/// Needs a reason. Not once it is concluded. An open item is closed.
struct WithdrawItem {
    base::Id meeting;
    base::Id item;
    std::string reason;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const WithdrawItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const WithdrawItem& command);

/// Needs a reason. It arrives in `toMeeting`, or in the body's next open agenda, by itself.
struct DeferItem {
    base::Id meeting;
    base::Id item;
    std::string reason;
    base::Id toMeeting {};  ///< a later meeting of the same body; nil for the next
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const DeferItem& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const DeferItem& command);

/// Restricting moves the content into part two. What was open stays readable in the history and in documents
/// already issued; the caller says so. Opening needs the originating agency's consent (invariant 4, V03), and
/// is refused while the item holds restricted entries, disclosures or actions.
struct SetSensitivity {
    base::Id meeting;
    base::Id item;
    Sensitivity sensitivity = Sensitivity::Restricted;
    bool originatorConsents = false;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetSensitivity& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetSensitivity& command);

}  // namespace muster::meetings
