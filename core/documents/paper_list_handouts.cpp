// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is handed out around a meeting: agenda, invitations, packs, and copies of what is restricted.
#include "core/base/text.h"
#include "core/documents/agency_pack.h"
#include "core/documents/paper_list_parts.h"
#include "core/documents/paper_record.h"
#include "core/governance/invitations.h"
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace muster::documents::detail {

using governance::IssuedPaper;
using meetings::Meeting;
using meetings::MeetingState;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kPackCopiesSql = R"(
        SELECT agency, max(issued_on) FROM main.circulation
         WHERE meeting = ?1 AND document = 'agency-pack' AND agency IS NOT NULL GROUP BY agency)";
constexpr std::string_view kCopiesSql = R"(
        SELECT document, edition, meeting, item, agency, recipient, copy_number, max(issued_on)
          FROM main.circulation
         WHERE copy_number IS NOT NULL AND document <> 'agency-pack'
         GROUP BY document, edition, meeting, item, agency, recipient, copy_number
        HAVING max(issued_on) >= ?1 AND max(issued_on) <= ?2
         ORDER BY max(issued_on) DESC, document, copy_number)";

bool isPublished(const Meeting& meeting)
{
    return meeting.state >= MeetingState::Published && meeting.state != MeetingState::Cancelled;
}

void addAgenda(PaperLines& lines, const Meeting& meeting, bool over)
{
    const base::Date due = dayOf(meeting, kPapersOut);
    PaperLine line = lines.begin(paperOf("agenda", meeting.id), ofMeeting(meeting), noteTakerOf(meeting), due);
    line.wasSent = line.wasSent || isPublished(meeting);
    if (line.wasSent && line.sentTo.empty())
        line.note = "Published";
    if (lines.shows(line) && (!over || line.wasSent || line.made))
        lines.add(std::move(line));
}

/// "5 of 8 agencies"; the day when it is true of all.
void countAgencies(PaperLine& line, std::size_t done, std::size_t needed, std::string_view word)
{
    line.note = fmt::format("{} of {} {}", done, base::counted(static_cast<int>(needed), "agency", "agencies"), word);
}

/// Who was handed a pack with restricted items, and when: the register of copies knows.
std::map<base::Id, std::optional<base::Date>> packCopies(const Reader& reader, const base::Id& meeting)
{
    std::map<base::Id, std::optional<base::Date>> handed;
    Statement row = reader.query(kPackCopiesSql, meeting);
    while (row.next())
        handed.emplace(row.id(0), row.optionalDate(1));
    return handed;
}

/// Adds what is known of one agency's pack to the line of all of them.
void notePack(PaperLine& line, const PaperLine& one, const base::Id& agency)
{
    line.made = std::max(line.made, std::max(one.made, one.sent));
    line.sent = std::max(line.sent, one.sent);
    if (!one.madeBy.empty())
        line.madeBy = one.madeBy;
    if (!one.sentTo.empty())
        line.sentTo = one.sentTo;
    line.unsent.insert(line.unsent.end(), one.unsent.begin(), one.unsent.end());
    if (!one.made && !one.sent && line.paper.agency.isNil())
        line.paper.agency = agency;
}

void addPacks(PaperLines& lines, const Meeting& meeting, bool over)
{
    const base::Date due = dayOf(meeting, kPapersOut);
    const auto needed = lines.holds(due) ? agenciesWithPack(lines.reader(), meeting.id) : std::vector<base::Id> {};
    if (needed.empty())
        return;
    PaperLine line = lines.begin(paperOf("agency-pack", meeting.id), ofMeeting(meeting), noteTakerOf(meeting), due);
    line.title = "Packs for agencies";
    // Somebody may have marked all of them together.
    const bool allSent = line.wasSent;
    const auto issued = lines.take(line.name, true);
    const auto handed = packCopies(lines.reader(), meeting.id);
    std::size_t made = 0;
    std::size_t sent = 0;
    for (const base::Id& agency : needed) {
        PaperLine one;
        std::vector<IssuedPaper> own;
        std::copy_if(issued.begin(), issued.end(), std::back_inserter(own),
                     [&](const IssuedPaper& paper) { return paper.name.agency == agency; });
        noteIssued(one, own);
        if (const auto copy = handed.find(agency); copy != handed.end() && !one.sent) {
            one.sent = one.made = copy->second;
            one.unsent.clear();
        }
        notePack(line, one, agency);
        made += one.made || one.sent || allSent ? 1U : 0U;
        sent += one.sent || allSent ? 1U : 0U;
    }
    line.wasSent = sent == needed.size();
    countAgencies(line, sent > 0 ? sent : made, needed.size(), sent > 0 ? "have theirs" : "made");
    if (made < needed.size()) {
        // Nothing is made or sent as long as one is missing.
        line.made.reset();
        line.madeBy.clear();
        line.unsent.clear();
        line.next = PaperStep::Make;
    }
    if (!line.wasSent) {
        line.sent.reset();
        line.sentTo.clear();
    }
    if (!over || made > 0)
        lines.add(std::move(line));
}

void addInvitations(PaperLines& lines, const Meeting& meeting, bool over)
{
    const base::Date due = dayOf(meeting, kPapersOut);
    if (!lines.holds(due) || over)
        return;
    const auto invitations = governance::invitationsFor(lines.reader(), meeting.id);
    if (invitations.empty())
        return;
    PaperLine line = lines.begin(paperOf("invitation", meeting.id), ofMeeting(meeting), noteTakerOf(meeting), due);
    static_cast<void>(lines.take(nameOf(line.paper), true));
    line.title = "Invitations";
    line.mayMark = false;
    const auto told = static_cast<std::size_t>(std::count_if(
        invitations.begin(), invitations.end(), [](const governance::Invitation& one) { return !one.changed(); }));
    line.wasSent = told == invitations.size();
    line.unsent.clear();
    line.made.reset();
    line.next = line.wasSent ? PaperStep::None : PaperStep::Make;
    countAgencies(line, told, invitations.size(), "were told");
    if (!line.wasSent) {
        const auto next = std::find_if(invitations.begin(), invitations.end(),
                                       [](const governance::Invitation& one) { return one.changed(); });
        line.paper.agency = next->agency;
    }
    lines.add(std::move(line));
}

}  // namespace

void addHandouts(PaperLines& lines, const Meeting& meeting, bool over)
{
    addAgenda(lines, meeting, over);
    addInvitations(lines, meeting, over);
    addPacks(lines, meeting, over);
}

void addRestrictedCopies(PaperLines& lines)
{
    const Reader& reader = lines.reader();
    struct Copy {
        ExportRequest paper;
        std::string recipient;
        int number = 0;
        std::optional<base::Date> on;
    };
    std::vector<Copy> copies;
    {
        Statement row = reader.query(kCopiesSql, lines.span().from, lines.span().to);
        while (row.next()) {
            Copy copy;
            copy.paper.kind = row.text(0);
            copy.paper.edition = editionFrom(row.text(1)).value_or(Edition::Restricted);
            copy.paper.meeting = row.id(2);
            copy.paper.item = row.id(3);
            copy.paper.agency = row.id(4);
            copy.recipient = row.text(5);
            copy.number = row.number(6);
            copy.on = row.optionalDate(7);
            copies.push_back(std::move(copy));
        }
    }
    for (const Copy& copy : copies) {
        const auto meeting = meetings::meetingById(reader, copy.paper.meeting);
        PaperLine line = lines.begin(copy.paper, meeting ? ofMeeting(*meeting) : std::string {}, {}, {});
        line.key += fmt::format("/{}/{}", copy.number, copy.recipient);
        line.made = line.sent = copy.on;
        line.sentTo = copy.recipient;
        line.unsent.clear();
        line.mayMark = false;
        line.note = fmt::format("Copy {}", copy.number);
        lines.add(std::move(line));
    }
}

}  // namespace muster::documents::detail
