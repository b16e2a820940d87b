// SPDX-License-Identifier: GPL-3.0-or-later
//
// Minutes: their numbers, their life, their content as documents print it (requirements §3.5, §4.5).
#pragma once

#include "core/meetings/attendance.h"
#include "core/meetings/entry.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

enum class MinutesState {
    Collecting,  ///< the meeting is not over
    Draft,
    ChairReview,
    CirculatedDraft,
    Amendments,  ///< circulated, and an amendment is proposed
    Approved  ///< locked (invariant 6)
};

/// Stored as "collecting", "draft", "chair_review", "circulated_draft", "amendments", "approved".
[[nodiscard]] std::string_view toStored(MinutesState state);
[[nodiscard]] std::optional<MinutesState> minutesStateFromStored(std::string_view stored);
/// "Draft", "With the chair", "Circulated draft", "Amendments proposed", "Approved".
[[nodiscard]] std::string_view inWords(MinutesState state);

/// Where the minutes of a meeting stand.
struct MinutesRecord {
    MinutesState state = MinutesState::Collecting;
    std::optional<base::Date> draftOn;
    std::optional<base::Date> reviewedOn;
    std::string reviewedBy;
    std::optional<base::Date> circulatedOn;
    std::optional<base::Date> approvedOn;
    base::Id approvedAtMeeting;
    std::optional<base::Date> approvedAtDate;  ///< the date of that meeting
    std::string approvedMinute;  ///< "25" of that meeting; empty until its own minutes are drafted
    int approvedItem = 0;  ///< number of the item of that meeting; 0 when not known
    std::string subjectTo;  ///< "the amendment of minute 17"; empty: "as a correct record"
    std::string fingerprint;  ///< of the approved text
};

[[nodiscard]] MinutesRecord minutesRecord(const replica::Reader& reader, const base::Id& meeting);

/// The records behind approved minutes are still those that were approved. True too while not approved. What is
/// restricted is compared only while part two is open. What is printed does not depend on it: core/documents keeps a
/// copy.
[[nodiscard]] bool minutesUnchanged(const replica::Reader& reader, const base::Id& meeting);

enum class AmendmentState { Proposed, Accepted, Rejected };

[[nodiscard]] std::string_view toStored(AmendmentState state);
[[nodiscard]] std::optional<AmendmentState> amendmentStateFromStored(std::string_view stored);

struct Amendment {
    base::Id id;
    base::Id meeting;
    int minute = 0;
    std::string proposedBy;
    std::string agencyName;
    std::optional<base::Date> proposedOn;
    std::string oldText;
    std::string newText;
    std::string explanation;
    AmendmentState state = AmendmentState::Proposed;
    std::optional<base::Date> decidedOn;
    base::Id entry;
    bool restricted = false;  ///< of restricted text: known only while part two is open
};

[[nodiscard]] std::vector<Amendment> amendmentsOf(const replica::Reader& reader, const base::Id& meeting);

/// What a later meeting recorded against approved minutes. The minutes themselves stay as they are (§3.5).
struct Correction {
    base::Id id;
    base::Id item;  ///< the item of the approved minutes whose minute is corrected
    int minute = 0;
    std::string text;  ///< as the later meeting's minutes have it: "Minute 17 of 18 October 2011: for ... read ..."
    std::string askedBy;  ///< role and agency as they were called then; may be empty
    std::string oldText;
    std::string newText;
    base::Id atMeeting;
    base::Date atDate;
    int atItem = 0;  ///< number of the item there
    bool restricted = false;  ///< of a restricted minute: known only while part two is open
};

/// In the order in which they were made.
[[nodiscard]] std::vector<Correction> correctionsOf(const replica::Reader& reader, const base::Id& meeting);

/// One number of a series. It is provisional where several computers share the partnership and have not met since the
/// draft was made (§2.5 row 13).
struct Minute {
    int number = 0;
    std::string label;  ///< "17", "P41"
    base::Id meeting;
    base::Id item;  ///< nil when the number was not used
    std::string notUsedReason;  ///< "minute 21 not used": why (§2.5 row 24)
    std::string bodyShortName;
    std::string bodyName;
    base::Date date;
    bool provisional = false;

    /// "23", "23 (provisional)": wherever somebody could take the number for a permanent one.
    [[nodiscard]] std::string shown() const;
};

/// "23 (provisional)".
[[nodiscard]] std::string provisionally(std::string_view label);

/// "minute 95, CDRP Board, 26 April 2011".
[[nodiscard]] std::string citation(const Minute& minute);
/// What a citation links to; `body` by short name, name or alias. The current series first. Provisional numbers are
/// not cited.
[[nodiscard]] std::optional<Minute> findMinute(const replica::Reader& reader, std::string_view body, int number);
[[nodiscard]] std::optional<Minute> minuteOf(const replica::Reader& reader, const base::Id& item);
[[nodiscard]] std::vector<Minute> minutesOf(const replica::Reader& reader, const base::Id& meeting);
/// The number the next minute of a body gets; nothing for a body that numbers by item.
[[nodiscard]] std::optional<int> nextMinuteNumber(const replica::Reader& reader, const base::Id& body);

/// Who a print of the minutes is for. `Full` shows what is restricted as far as part two is open.
enum class MinutesAudience { Full, Open };

/// An action as it was agreed: later changes of date, owner and agency do not alter minutes.
struct MinutesAction {
    base::Id id;
    std::string reference;
    std::string text;
    bool restricted = false;
    std::string leadAgency;
    std::string leadShortName;
    std::string unit;
    std::string ownerTitle;
    std::vector<std::string> supporting;
    std::optional<base::Date> due;
    bool awaitingConfirmation = false;
    std::string agreedBy;
    std::string incompleteReason;
    std::optional<base::Date> decideBy;
    int indexInMinute = 0;  ///< "minute 5, action 3"
};

struct MinutesEntry {
    base::Id id;
    EntryKind kind = EntryKind::Note;
    std::string verb;
    std::string text;  ///< of a decision it continues after the verb; complete sentences else
    std::optional<base::TimeOfDay> at;
    bool restricted = false;
    bool unclear = false;
    std::string reference;
    std::string originatingAgency;
    std::string section17 {};  ///< of a decision: "Positive effect: more people are seen"; empty where nobody has said
    std::optional<MinutesAction> action;
};

struct LatePaper {
    std::string title;
    std::string words;  ///< "received 1 working day before"
    std::string choice;  ///< "taken", "noted only", "deferred"; empty when nobody chose
};

struct TimesOpen {
    base::TimeOfDay opened;
    std::optional<base::TimeOfDay> closed;
};

/// Who was not on a restricted item's list and how that was settled.
struct PresentAtItem {
    Person person;
    bool stayed = false;  ///< false: asked to leave
    std::string reason;
};

/// One item that was taken.
struct MinutesItem {
    base::Id item;
    std::optional<int> minuteNumber;
    std::string label;  ///< "17", "P41"; the item's own number where the body has no series
    bool provisional = false;  ///< the number may still change
    int agendaNumber = 0;
    std::string heading;
    bool restricted = false;
    bool sealed = false;  ///< restricted, and its content may not be seen here: print the stub
    std::string caseReference;
    std::string lead;
    std::string origin;  ///< in words: "neighbourhood panel priority"; empty for standing items
    std::string raisedBy;  ///< agency or body
    std::string ask;  ///< in words: "input"
    std::string urgentReason;
    std::vector<LatePaper> latePapers;
    std::vector<TimesOpen> times;
    std::string chair;  ///< who chaired it
    std::string outcome;  ///< in words: "agreed", "deferred: ..."
    std::vector<std::string> neededAgencies;
    std::vector<MinutesEntry> entries;  ///< procedural sentences included, in order
    std::vector<std::string>
        updates;  ///< of earlier actions: "A-019 (Fire Authority): complete, awaiting verification. ..."
    std::vector<PresentAtItem> presence;  ///< of a restricted item
    std::string tellBack;
};

/// An item of the agenda that was not taken, and why.
struct NotTaken {
    int agendaNumber = 0;
    std::string heading;
    std::string words;  ///< "deferred to the next meeting: no time"
};

struct MinutesAttendee {
    Person person;
    AttendanceStatus status = AttendanceStatus::Present;
    std::string substituteFor;
    std::optional<base::TimeOfDay> arrivedLate;  ///< after the start
    std::optional<base::TimeOfDay> leftEarly;  ///< before the end
    std::vector<std::string> minutes;  ///< labels of the items they attended, for those in attendance
    std::string note;
};

/// "Chief Inspector (partnerships), Cambridgeshire Constabulary (minutes 11 to 16 and 19 to 22)".
struct MinutesChair {
    std::string roleTitle;
    std::string agencyName;
    std::string minutesInWords;  ///< "11 to 16 and 19 to 22"; empty when there was one chair only
};

struct MinutesGap {
    std::string label;
    std::string reason;
};

/// Everything the minutes of a meeting print, in the order taken.
struct MinutesContent {
    base::Id meeting;
    std::string partnershipName;
    std::string bodyName;
    std::string bodyShortName;
    base::Date date;
    std::optional<base::TimeOfDay> startedAt;
    std::optional<base::TimeOfDay> endedAt;
    std::string venue;
    std::string noteTaker;
    MinutesRecord record;
    std::vector<MinutesChair> chairs;
    std::vector<MinutesAttendee> present;  ///< present, and substitutes
    std::vector<MinutesAttendee> inAttendance;
    std::vector<MinutesAttendee> apologies;
    std::vector<MinutesAttendee> absent;
    std::string confidentialityStatement;  ///< its text, when it was read
    std::optional<base::TimeOfDay> statementReadAt;
    std::string statementReadBy;
    bool hasRestricted = false;
    bool restrictedShown = false;  ///< nothing was left out
    bool provisionalNumbers = false;  ///< some numbers may still change
    std::vector<MinutesItem> items;
    std::vector<NotTaken> notTaken;
    std::vector<MinutesGap> gaps;
    std::vector<Amendment> amendments;  ///< decided and proposed; none of restricted text for `Open`
    std::optional<base::Date> nextMeeting;
};

[[nodiscard]] std::optional<MinutesContent> minutesContent(const replica::Reader& reader, const base::Id& meeting,
                                                           MinutesAudience audience);

/// "17 and 18", "11 to 16 and 19 to 22" from numbers in ascending order.
[[nodiscard]] std::string rangesInWords(const std::vector<int>& numbers, std::string_view prefix = {});

}  // namespace muster::meetings
