// SPDX-License-Identifier: GPL-3.0-or-later
//
// Invitations as calendar files (RFC 5545), written with libical.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"
#include "core/governance/invitations.h"

#include <string>
#include <vector>

namespace muster::documents {

/// "…@muster": the same for a window for ever.
[[nodiscard]] std::string calendarUid(const governance::InvitationWindow& window);

/// One calendar with an event for each window and the rules of UK summer time. Nobody answers by their calendar: the
/// method is PUBLISH, and what is to be answered stands in the description. An organiser is named where the contact has
/// an e-mail address; then the method is CANCEL once every window is taken back. A cancelled window has the status
/// CANCELLED. `NotFound` without a window.
[[nodiscard]] base::Result<std::string> calendarOf(const governance::Invitation& invitation,
                                                   const meetings::Meeting& meeting);

/// The invitation of an agency as it is now. `Invalid` without an agency, `NotFound` where nothing needs it.
[[nodiscard]] base::Result<governance::Invitation> invitationFor(const replica::Reader& reader, const base::Id& meeting,
                                                                 const base::Id& agency);

/// Meetings of a year as one calendar: an event each, cancelled ones marked so. The id of an event is the meeting's,
/// and its sequence rises with every minute, so that a file made later takes the place of an earlier one.
[[nodiscard]] std::string calendarOf(const std::vector<meetings::Meeting>& meetings, const replica::LocalNow& now);

/// The same to read: who, when, for which items, and the reply that is asked for.
[[nodiscard]] base::Result<Document> invitationDocument(const replica::Reader& reader, const base::Id& meeting,
                                                        const base::Id& agency);

}  // namespace muster::documents
