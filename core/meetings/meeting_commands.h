// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a user can do to a meeting as a whole. The steps in the room (start, pause, end) are room_commands.
#pragma once

#include "core/meetings/meeting.h"
#include "core/replica/replica.h"

#include <vector>

namespace muster::meetings {

/// Plans a meeting. Refused outside the body's effective dates (requirements C03, invariant 11), on a day the
/// body already meets, and, without a `reason`, where `planningWarnings` has a reason to ask for one.
struct CreateMeeting {
    base::Id body;
    std::optional<base::Date> date {};  ///< the next day of the body's cadence when absent
    std::optional<base::TimeOfDay> start {};  ///< the cadence's when absent, else 10:00
    std::optional<int> plannedMinutes {};  ///< the cadence's when absent
    std::string venue {};  ///< that of the body's last meeting when empty
    std::string chairRole {};  ///< the rota's turn when empty
    base::Id chairAgency {};
    std::string reason {};  ///< why in spite of a warning
};

struct CreatedMeeting {
    base::Id id;
    std::vector<std::string>
        warnings;  ///< sentences to show: bank holiday, second Board of the year, order of the month
};

/// What speaks against the day: a bank holiday or a weekend, a second annual meeting in the year (C02), a
/// Performance Board before that month's task and finish groups or after the Board (C06).
struct PlanningWarning {
    std::string text;
    bool needsReason = false;
};
[[nodiscard]] std::vector<PlanningWarning> planningWarnings(const replica::Reader& reader, const base::Id& body,
                                                            base::Date date);
[[nodiscard]] base::Result<CreatedMeeting> apply(replica::Writer& writer, const CreateMeeting& command);
[[nodiscard]] base::Result<CreatedMeeting> execute(replica::Replica& replica, const CreateMeeting& command);

/// Changes what is given. Date and start only before the meeting is held, and inside the body's dates.
struct EditMeeting {
    base::Id meeting;
    std::optional<base::Date> date {};
    std::optional<base::TimeOfDay> start {};
    std::optional<int> plannedMinutes {};
    std::optional<std::string> venue {};
    std::optional<std::string> contact {};
    std::optional<std::string> chairRole {};  ///< with `chairAgency`
    std::optional<base::Id> chairAgency {};
    std::optional<std::string> noteTakerRole {};  ///< with `noteTakerAgency`
    std::optional<base::Id> noteTakerAgency {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const EditMeeting& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const EditMeeting& command);

/// Only before it is held. Needs a reason. Its items return to the next agenda and actions carry over with
/// their dates untouched (§2.5 row 26): both by query, nothing else is written.
struct CancelMeeting {
    base::Id meeting;
    std::string reason;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const CancelMeeting& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const CancelMeeting& command);

/// Not enough people: the record is kept, decisions are not possible; unopened items return to the next agenda.
struct HoldInformally {
    base::Id meeting;
    std::string reason {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const HoldInformally& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const HoldInformally& command);

/// planned → agenda_open.
struct OpenAgenda {
    base::Id meeting;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const OpenAgenda& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const OpenAgenda& command);

/// agenda_open → agenda_closed. Refused while an item is neither accepted, declined nor referred.
struct CloseAgenda {
    base::Id meeting;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const CloseAgenda& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const CloseAgenda& command);

/// agenda_closed or published → agenda_open; numbers are taken back, since nothing was minuted under them.
struct ReopenAgenda {
    base::Id meeting;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ReopenAgenda& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ReopenAgenda& command);

/// agenda_closed (or open, when it could be closed) → published. Refused when the items take longer than the
/// meeting, unless the overrun is accepted. Brings carried items in for good and fixes the numbers.
struct PublishAgenda {
    base::Id meeting;
    bool acceptOverrun = false;
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const PublishAgenda& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const PublishAgenda& command);

/// Moves a meeting along §3.2 or refuses in words; for the rooms that own the other steps. Sets no label.
[[nodiscard]] base::Result<Meeting> advance(replica::Writer& writer, const base::Id& meeting, MeetingState to);

}  // namespace muster::meetings
