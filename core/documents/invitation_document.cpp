// SPDX-License-Identifier: GPL-3.0-or-later
//
// An invitation to read; its calendar is written in invitation_calendar.cpp.
#include "core/base/text.h"
#include "core/documents/invitation_calendar.h"
#include "core/documents/paper_parts.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/profile_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::Invitation;

Result<Invitation> invitationFor(const replica::Reader& reader, const base::Id& meeting, const base::Id& agency)
{
    if (agency.isNil())
        return fail(FailureCode::Invalid, "Say which agency the invitation is for.", "agency");
    for (Invitation& one : governance::invitationsFor(reader, meeting)) {
        if (one.agency == agency)
            return std::move(one);
    }
    return fail(FailureCode::NotFound, "No item of this meeting needs that agency, so there is nothing to send it.",
                "agency");
}

Result<Document> invitationDocument(const replica::Reader& reader, const base::Id& meetingId, const base::Id& agency)
{
    const auto meeting = meetings::meetingById(reader, meetingId);
    if (!meeting)
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    const auto invitation = invitationFor(reader, meetingId, agency);
    if (!invitation)
        return tl::unexpected(invitation.error());
    const auto profile = partnership::profile(reader);
    Document document;
    document.title = fmt::format("Invitation for {}: {}, {}", invitation->agencyName, meeting->bodyName,
                                 base::longDate(meeting->date));
    document.subject = "When you are needed, and for which items";
    setIssuer(document, profile ? profile->name : meeting->bodyName,
              fmt::format("{} invitation {}", meetings::meetingReference(*meeting), invitation->agencyShortName));
    document.marking = kOfficial;
    document.printedOn = printedLine(reader.today());
    document.blocks.push_back(Title {"Invitation", meeting->bodyName});
    // The text is written once, for messages and for paper; its head is the title here.
    bool head = true;
    List items {.ordered = false};
    const auto endList = [&] {
        if (!items.items.empty())
            document.blocks.push_back(std::exchange(items, List {.ordered = false}));
    };
    for (const std::string& line : base::split(invitation->text, '\n')) {
        if (std::exchange(head, false) || base::trimmed(line).empty())
            continue;
        const std::size_t dot = line.find(". ");
        if (dot != std::string::npos && dot > 0 && line.find_first_not_of("0123456789") == dot) {
            items.items.push_back({runsOf("Item " + line.substr(0, dot) + ": " + line.substr(dot + 2)), {}});
            continue;
        }
        endList();
        document.blocks.push_back(paragraph(line));
    }
    endList();
    return document;
}

}  // namespace muster::documents
