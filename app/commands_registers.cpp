// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands_registers.h"

#include "core/governance/information_requests.h"
#include "core/governance/invitations.h"
#include "core/governance/look_back.h"
#include "core/governance/registers.h"
#include "core/governance/retention.h"
#include "core/governance/tasking.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/briefed.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/papers.h"

namespace muster::app {

namespace {

using replica::Reader;

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }
Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }
Cell orNull(const std::optional<base::TimeOfDay>& time) { return time ? Cell {base::clockTime(*time)} : Cell {}; }
Cell number(int value) { return static_cast<std::int64_t>(value); }
Cell numberOrNull(int value) { return value > 0 ? number(value) : Cell {}; }
std::string stored(std::string_view word) { return std::string {word}; }

std::vector<meetings::Meeting> chosen(const Reader& reader, const std::optional<base::Id>& one)
{
    if (!one) {
        return meetings::allMeetings(reader);
    }
    const auto meeting = meetings::meetingById(reader, *one);
    return meeting ? std::vector {*meeting} : std::vector<meetings::Meeting> {};
}

}  // namespace

Listing listAttendance(const Reader& reader, const std::optional<base::Id>& meeting)
{
    governance::RegisterSpan span;
    std::string only;
    if (meeting) {
        if (const auto found = meetings::meetingById(reader, *meeting)) {
            only = meetings::meetingReference(*found);
        }
    }
    Listing listing {{"date", "meeting", "agency", "role", "status", "arrived", "left", "reminded"}, {}};
    for (const auto& line : governance::attendanceRegister(reader, span)) {
        if (only.empty() || line.meeting == only) {
            listing.rows.push_back({base::isoDate(line.date), line.meeting, line.agencyName, orNull(line.roleTitle),
                                    line.status, orNull(line.arrived), orNull(line.left), line.reminded});
        }
    }
    return listing;
}

Listing listDeclarations(const Reader& reader)
{
    Listing listing {{"date", "meeting", "item", "person", "nature", "effect", "restricted"}, {}};
    for (const auto& line : governance::declarationRegister(reader)) {
        listing.rows.push_back({base::isoDate(line.date), line.meeting, numberOrNull(line.item), line.person,
                                line.nature, orNull(line.effect), line.restricted});
    }
    return listing;
}

Listing listDisclosures(const Reader& reader)
{
    Listing listing {{"id", "number", "date", "meeting", "item", "from", "to", "what", "legal_basis", "purpose",
                      "proportionality", "restricted"},
                     {}};
    for (const auto& line : governance::disclosureRegister(reader)) {
        listing.rows.push_back({line.id.hex(), numberOrNull(line.number), orNull(line.date), orNull(line.meeting),
                                numberOrNull(line.item), line.from, line.to, line.what,
                                orNull(stored(governance::toStored(line.basis))), orNull(line.purpose),
                                orNull(line.proportionality), line.restricted});
    }
    return listing;
}

Listing listCopies(const Reader& reader)
{
    Listing listing {{"date", "document", "edition", "meeting", "item", "copy", "recipient", "how"}, {}};
    for (const auto& line : governance::copyRegister(reader)) {
        listing.rows.push_back({base::isoDate(line.date), line.document, line.edition, orNull(line.meeting),
                                numberOrNull(line.item), numberOrNull(line.copy), line.recipient, line.method});
    }
    return listing;
}

Listing listRetention(const Reader& reader)
{
    Listing listing {{"kind", "years", "usual", "held", "oldest", "past", "which"}, {}};
    for (const auto& line : governance::retentionReport(reader).lines) {
        listing.rows.push_back({stored(governance::toStored(line.rule.kind)),
                                line.rule.years ? number(*line.rule.years) : Cell {}, line.rule.usual,
                                number(line.held), orNull(line.oldest), number(line.past), line.references});
    }
    return listing;
}

Listing listRequests(const Reader& reader)
{
    Listing listing {{"ref", "kind", "received", "due", "subject", "scope", "state", "answered", "outcome", "overdue",
                      "late", "included", "omitted", "restricted"},
                     {}};
    for (const auto& one : governance::informationRequests(reader)) {
        listing.rows.push_back({one.reference, stored(governance::toStored(one.kind)), base::isoDate(one.receivedOn),
                                base::isoDate(one.dueOn), orNull(one.subject), orNull(one.scope),
                                stored(governance::toStored(one.state)), orNull(one.answeredOn), orNull(one.outcome),
                                one.overdue, one.late, number(one.included), number(one.omitted), one.restricted});
    }
    return listing;
}

Listing listTags(const Reader& reader)
{
    Listing listing {{"kind", "tag", "meeting", "item", "title", "restricted"}, {}};
    for (const auto& one : meetings::itemsTagged(reader)) {
        listing.rows.push_back({stored(meetings::toStored(one.tag.kind)), one.tag.word, one.meetingReference,
                                numberOrNull(one.number), one.title, one.restricted});
    }
    return listing;
}

Listing listTasks(const Reader& reader)
{
    Listing listing {{"manager", "manager_agency", "ref", "text", "employer", "owner", "ward", "sector", "specialism",
                      "due", "overdue"},
                     {}};
    for (const auto& group : governance::tasksByManager(reader)) {
        for (const auto& task : group.tasks) {
            listing.rows.push_back({group.agency.empty() ? Cell {} : Cell {group.title}, orNull(group.agency),
                                    task.reference, task.text, task.lead.shortName, orNull(task.ownerTitle),
                                    orNull(task.ward), orNull(task.sector), orNull(task.specialism), orNull(task.due),
                                    task.overdue});
        }
    }
    return listing;
}

Listing listJointOperations(const Reader& reader)
{
    Listing listing {{"ward", "sector", "priority_for", "agencies", "ref", "text", "lead_agency", "due"}, {}};
    for (const auto& ward : partnership::wardOverviews(reader, reader.today())) {
        const auto view = governance::wardView(reader, ward.ward.id);
        if (!view) {
            continue;
        }
        std::vector<std::string> agencies;
        for (const auto& agency : view->agencies) {
            agencies.push_back(agency.shortName);
        }
        for (const auto& action : view->actions) {
            listing.rows.push_back({ward.ward.name, orNull(ward.sectorName), ward.priorityFor, agencies,
                                    action.reference, action.text, action.lead.shortName, orNull(action.due)});
        }
    }
    return listing;
}

Listing listAssessments(const Reader& reader)
{
    Listing listing {{"assess_on", "meeting", "title", "overdue"}, {}};
    for (const auto& one : meetings::assessmentsDue(reader)) {
        listing.rows.push_back({base::isoDate(one.assessOn), one.meetingReference, one.title, one.overdue});
    }
    return listing;
}

Listing listResponseTimes(const Reader& reader)
{
    Listing listing {{"place", "title", "reported", "first_action", "days"}, {}};
    for (const auto& one : meetings::responseTimes(reader)) {
        listing.rows.push_back(
            {orNull(one.place), one.title, base::isoDate(one.reportedOn), orNull(one.firstActionOn), number(one.days)});
    }
    return listing;
}

Listing listLookBacks(const Reader& reader)
{
    Listing listing {{"about", "where", "closed", "ask_on", "months", "restricted"}, {}};
    for (const auto& one : governance::lookBacksDue(reader)) {
        listing.rows.push_back({one.name, orNull(one.where), base::isoDate(one.closedOn), base::isoDate(one.askOn),
                                number(one.months), one.restricted});
    }
    return listing;
}

Listing listInvitations(const Reader& reader, const std::optional<base::Id>& one)
{
    Listing listing {{"meeting", "agency", "role", "part", "from", "to", "items", "sequence", "cancelled", "changed"},
                     {}};
    for (const auto& meeting : chosen(reader, one)) {
        for (const auto& invitation : governance::invitationsFor(reader, meeting.id)) {
            for (const auto& window : invitation.windows) {
                std::vector<std::string> items;
                for (const auto& item : window.items) {
                    items.push_back(std::to_string(item.number));
                }
                listing.rows.push_back({meetings::meetingReference(meeting), invitation.agencyShortName,
                                        orNull(invitation.roleTitle),
                                        stored(window.part == governance::WindowPart::Open ? "open" : "restricted"),
                                        base::clockTime(window.from), base::clockTime(window.to), items,
                                        number(window.sequence), window.cancelled, window.changed});
            }
        }
    }
    return listing;
}

Listing listBriefings(const Reader& reader, const std::optional<base::Id>& one)
{
    Listing listing {{"meeting", "agency", "role", "briefed", "briefed_by"}, {}};
    for (const auto& meeting : chosen(reader, one)) {
        for (const auto& line : meetings::briefings(reader, meeting.id)) {
            listing.rows.push_back({meetings::meetingReference(meeting), line.agencyShortName, orNull(line.roleTitle),
                                    orNull(line.briefedOn), orNull(line.briefedBy)});
        }
    }
    return listing;
}

Listing listPapers(const Reader& reader, const std::optional<base::Id>& one)
{
    Listing listing {{"meeting", "item", "paper", "recommendation", "verb", "text", "decided"}, {}};
    for (const auto& meeting : chosen(reader, one)) {
        for (const auto& item : meetings::agendaOf(reader, meeting.id).items) {
            for (const auto& paper : meetings::papersOf(reader, item.id)) {
                for (const auto& line : paper.recommendations) {
                    listing.rows.push_back({meetings::meetingReference(meeting), numberOrNull(item.number), paper.title,
                                            number(line.number), stored(meetings::toStored(line.verb)), line.text,
                                            orNull(line.decided)});
                }
            }
        }
    }
    return listing;
}

}  // namespace muster::app
