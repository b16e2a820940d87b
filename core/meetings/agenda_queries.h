// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda of a meeting as a screen or document needs it.
#pragma once

#include "core/meetings/agenda_clock.h"
#include "core/meetings/agenda_item.h"
#include "core/meetings/meeting.h"

#include <vector>

namespace muster::meetings {

/// Who the answer is for.
enum class Audience {
    Open,  ///< restricted items as stubs, even while part two is open: projector, open documents
    Entitled  ///< restricted items in full while part two is open
};

struct Agenda {
    Meeting meeting;
    std::vector<AgendaItem> items;  ///< on the agenda, in order, with running times
    std::vector<AgendaItem> apart;  ///< proposed first, then declined, referred and what left before publication
    int totalMinutes = 0;
    base::TimeOfDay ends;  ///< start plus total (invariant 20)
    int minutesOver = 0;  ///< more than the meeting's length; negative while there is room; 0 when it has no length

    [[nodiscard]] const AgendaItem* find(const base::Id& item) const;
    [[nodiscard]] const AgendaItem* byNumber(int number) const;
    /// "Ends 12:00, 5 minutes to spare", "Ends 12:12, 12 minutes over".
    [[nodiscard]] std::string endInWords() const;
};

/// Standing items, deferred and referred items that nobody has stored yet are part of the answer in the next
/// open agenda of a body: a query on open state, not a copy. Empty agenda for a meeting that is not there.
[[nodiscard]] Agenda agendaOf(const replica::Reader& reader, const base::Id& meeting,
                              Audience audience = Audience::Entitled);

/// One stored item with everything; one that has only arrived is found through its meeting, by `itemOf`.
[[nodiscard]] std::optional<AgendaItem> itemById(const replica::Reader& reader, const base::Id& item,
                                                 Audience audience = Audience::Entitled);
[[nodiscard]] std::optional<AgendaItem> itemOf(const replica::Reader& reader, const base::Id& meeting,
                                               const base::Id& item, Audience audience = Audience::Entitled);

/// An open action that comes before the meeting because the body gave it, with its stub columns only.
struct CarriedAction {
    base::Id id;
    std::string reference;  ///< "A-019"
    base::Id leadAgency;
    std::string leadAgencyShortName;
    std::optional<base::Date> due;
    std::string status;  ///< stored word
    bool restricted = false;
    bool updatedSinceLastMeeting = false;
};
/// Open actions of the body's earlier meetings, by due date, and those declined since the last one, which come back with
/// the reason: what the action log item reviews.
[[nodiscard]] std::vector<CarriedAction> carriedActions(const replica::Reader& reader, const base::Id& meeting);

/// What the clock, the windows and the empty-chair check reckon with. Titles are open titles.
[[nodiscard]] ClockInput clockInput(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::meetings
