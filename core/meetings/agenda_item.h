// SPDX-License-Identifier: GPL-3.0-or-later
//
// Agenda items: what a meeting is asked, by whom, and who must be there for it.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

/// The lifecycle of requirements §3.3.
enum class ItemState {
    Proposed,
    Accepted,
    Declined,
    Referred,
    Scheduled,
    Open,
    Concluded,
    Deferred,
    CarriedInto,
    Withdrawn,
    Parked
};
enum class ItemOrigin {
    CrimeData,
    PanelPriority,
    PartnerReferral,
    Workstream,
    CommissionedGroup,
    Performance,
    Standing,
    Urgent
};
/// What partners are asked for (requirements D02); `None` for standing items only.
enum class ItemAsk { None, Input, Assistance, Awareness, Decision };
enum class SubjectType { None, Location, Theme, Offender, Victim };
enum class Sensitivity { Open, Restricted };
enum class Need { NotNeeded, Useful, Required };
/// What an agency answered before the meeting (requirements D04).
enum class Reply { None, Contribute, Attend, Information, NotUs };
/// What the chair does with a late paper (§2.5 row 1).
enum class PaperChoice { None, Take, NoteOnly, Defer };
/// Where in the agenda an item belongs unless it was moved, in this order.
enum class Placement { Start, Business, BeforeRestricted, Restricted, End };

[[nodiscard]] std::string_view toStored(ItemState value);
[[nodiscard]] std::string_view toStored(ItemOrigin value);
[[nodiscard]] std::string_view toStored(ItemAsk value);  ///< empty for None
[[nodiscard]] std::string_view toStored(SubjectType value);  ///< empty for None
[[nodiscard]] std::string_view toStored(Sensitivity value);
[[nodiscard]] std::string_view toStored(Need value);
[[nodiscard]] std::string_view toStored(Reply value);  ///< empty for None
[[nodiscard]] std::string_view toStored(PaperChoice value);  ///< empty for None

[[nodiscard]] ItemState itemStateFrom(std::string_view stored);
[[nodiscard]] std::optional<ItemOrigin> originFrom(std::string_view stored);
[[nodiscard]] ItemAsk askFrom(std::string_view stored);
[[nodiscard]] SubjectType subjectTypeFrom(std::string_view stored);
/// A word it does not know counts as restricted.
[[nodiscard]] Sensitivity sensitivityFrom(std::string_view stored);
[[nodiscard]] Need needFrom(std::string_view stored);
[[nodiscard]] Reply replyFrom(std::string_view stored);
[[nodiscard]] PaperChoice paperChoiceFrom(std::string_view stored);

/// For people: "scheduled", "carried into another item", "parked with a task and finish group".
[[nodiscard]] std::string_view inWords(ItemState value);
[[nodiscard]] std::string_view inWords(ItemOrigin value);  ///< "neighbourhood panel priority"
[[nodiscard]] std::string_view inWords(ItemAsk value);  ///< "assistance"; empty for None
[[nodiscard]] std::string_view inWords(SubjectType value);
[[nodiscard]] std::string_view inWords(Need value);
[[nodiscard]] std::string_view inWords(Reply value);  ///< "no reply" for None
[[nodiscard]] std::string_view inWords(PaperChoice value);

/// Restricted for victims, offenders and whatever speaks of domestic abuse, else open (requirements §6.4.1).
[[nodiscard]] Sensitivity defaultSensitivity(SubjectType subject, std::string_view title);

struct ItemRequirement {
    base::Id agency;
    std::string agencyShortName;
    std::string agencyName;
    Need need = Need::NotNeeded;
    Reply reply = Reply::None;
    std::string replyNote;
    std::optional<base::Date> repliedOn {};
};

struct ItemPaper {
    base::Id id;
    std::string title;
    base::Id fromAgency;
    base::Date receivedOn;
    int workingDaysBefore = 0;  ///< working days from its receipt to the meeting
    bool late = false;  ///< fewer than five (requirements §2.2: papers five working days before)
    PaperChoice choice = PaperChoice::None;
    /// "received 1 working day before"; empty when in time.
    [[nodiscard]] std::string latenessInWords() const;
};

struct NamedId {
    base::Id id;
    std::string name;
};

/// How many working days before the meeting papers are due.
inline constexpr int kPapersDueWorkingDays = 5;
/// What everybody reads in place of a restricted title.
inline constexpr std::string_view kRestrictedTitle = "Restricted item";

/// One item as an audience sees it.
///
/// A restricted item shows its stub (number, times, open title, agencies) and nothing else unless part two is
/// open and the restricted audience was asked for; `sealed` then tells the two apart.
struct AgendaItem {
    base::Id id;
    base::Id meeting;
    double position = 0;
    int number = 0;  ///< fixed once published; before that its place; 0 for an item that is not on the agenda
    std::string title;  ///< what this audience may read
    std::string openTitle;  ///< what everybody may read: same as the title of an open item
    std::optional<ItemOrigin> origin;  ///< always set but for a sealed item
    base::Id raisedByAgency;
    std::string raisedByAgencyName;
    base::Id raisedByBody;
    std::string raisedByBodyName;
    ItemAsk ask = ItemAsk::None;
    std::string purpose;  ///< what is asked, as printed: "approve", "update"
    SubjectType subject = SubjectType::None;
    std::string lead;  ///< "Chair", "Performance lead"
    int minutes = 0;
    int extraMinutes = 0;  ///< granted by the chair in the room
    Sensitivity sensitivity = Sensitivity::Open;
    bool sealed = false;  ///< restricted, and this is only its stub
    std::string locationText;
    std::string caseReference;
    std::string background;
    ItemState state = ItemState::Proposed;
    std::string minuteHeading;  ///< what the minutes print instead of the title; empty for the title
    std::string outcome;  ///< stored word: noted, discussed, agreed, resolved, recommended, referred, action_only
    std::string reason;  ///< of a decline, deferral or withdrawal
    std::optional<base::Date> decidedOn;
    base::Id continues;  ///< the item of an earlier meeting (or another body's) that it takes up
    /// "deferred from 18 October 2011", "continued from ...", "referred by the Executive Group, 26 July 2011"
    std::string continuesText;
    base::Id standing;  ///< the standing item it comes from
    std::string
        roleInMeeting;  ///< stored word of partnership::RoleInMeeting, as "action_log"; empty for ordinary business
    base::Id carriedInto;
    base::Id referredTo;  ///< body
    std::string referredToName;
    base::Id deferredTo;  ///< meeting; nil for the next one
    std::string urgentReason;
    std::string evidence;
    std::string resourcesOffered;
    base::Id tellBackTo;
    std::string tellBackText;
    Placement placement = Placement::Business;
    bool virtualItem = false;  ///< arrived by itself and not yet stored; `materialise` it before editing
    base::TimeOfDay starts;  ///< by the plan: running clock from the meeting's start
    base::TimeOfDay ends;
    std::vector<ItemRequirement>
        requirements;  ///< in the partnership's order of agencies; not-needed ones only with a reply
    std::vector<NamedId> wards;
    std::vector<NamedId> priorities;
    std::vector<ItemPaper> papers;

    [[nodiscard]] bool restricted() const { return sensitivity == Sensitivity::Restricted; }
    [[nodiscard]] bool requires_(const base::Id& agency) const;
    /// Waiting, open or concluded; not one that was dropped.
    [[nodiscard]] bool takesTime() const;
};

}  // namespace muster::meetings
