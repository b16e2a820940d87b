// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers that a meeting asks for, counted in working days from it (requirements 2.2).
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/documents/paper_list_parts.h"
#include "core/documents/paper_record.h"
#include "core/governance/calendar.h"
#include "core/governance/publication.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace muster::documents::detail {

using governance::IssuedPaper;
using meetings::Meeting;
using meetings::MeetingState;
using partnership::Authority;
using partnership::Body;
using replica::Reader;
using replica::Statement;

namespace {

constexpr int kDayAfter = 1;
constexpr int kDraftOut = 3;
constexpr int kPublicOut = 10;
constexpr int kLongPast = 120;  // days

constexpr std::string_view kPublicSql = "SELECT public_state FROM main.minutes_record WHERE meeting = ?1";

using Asks = bool (*)(const Body&, const Meeting&);

bool tasks(const Body& body, const Meeting&) { return body.authority == Authority::OperationalTasking; }
bool scrutinises(const Body& body, const Meeting&) { return body.tier == partnership::Tier::Scrutiny; }
bool setsGoals(const Body& body, const Meeting&) { return body.authority == Authority::StrategicGoals; }
bool watchesPerformance(const Body& body, const Meeting&) { return body.authority == Authority::PerformanceScrutiny; }
bool decides(const Body& body, const Meeting&) { return body.authority == Authority::StatutoryDecision; }
/// The Board of the autumn holds agencies to account (requirements K01).
bool decidesInAutumn(const Body& body, const Meeting& meeting)
{
    return decides(body, meeting) && meeting.date.month() >= std::chrono::September;
}

struct MeetingRule {
    std::string_view kind;
    int workingDays;
    Asks asks;
    std::string_view who;  ///< empty: who takes the notes
    bool unplannedToo = false;  ///< asked for while the meeting has no day yet
};

constexpr MeetingRule kRules[] {
    {"board-report", kPapersOut, decides, "Performance lead"},
    {"performance-pack", kPapersOut, watchesPerformance, "Performance lead"},
    {"annual-report", kPapersOut, decidesInAutumn, "Community Safety Manager", true},
    {"annual-summary", kPapersOut, decidesInAutumn, "Community Safety Manager"},
    {"scrutiny-report", kPapersOut, scrutinises, "Community Safety Manager", true},
    {"county-paper", kPapersOut, setsGoals, "Community Safety Manager", true},
    {"action-sheet", kDayAfter, tasks, ""},
};

/// A briefing is of its day: what was made since the meeting is the one after it, and the next meeting overtakes it.
void addBriefing(PaperLines& lines, const Meeting& meeting, bool over, bool overtaken)
{
    PaperLine line = PaperLines::blank(paperOf("briefing", {}), ofMeeting(meeting), "Community Safety Manager",
                                       dayOf(meeting, kDayAfter));
    line.key += "/" + meeting.id.hex();
    if (over) {
        noteIssued(line, lines.takeIf([&](const IssuedPaper& one) {
            const auto on = one.madeOn ? one.madeOn : one.sentOn;
            return one.name.kind == "briefing" && on && *on >= meeting.date;
        }));
    }
    if (lines.shows(line) && (!overtaken || line.made || line.sent))
        lines.add(std::move(line));
}

bool isLongPast(const PaperLines& lines, const Meeting& meeting)
{
    return meeting.date < base::addDays(lines.span().from, -kLongPast);
}

void addMinutes(PaperLines& lines, const Meeting& meeting)
{
    const base::Date due = dayOf(meeting, kDraftOut);
    const meetings::MinutesRecord record = meetings::minutesRecord(lines.reader(), meeting.id);
    const bool waits = record.circulatedOn && !record.approvedOn;
    // Of what was held informally there is a record and no minutes.
    if ((meeting.state == MeetingState::HeldInformally && !record.draftOn) || (isLongPast(lines, meeting) && !waits))
        return;
    const std::string chair = meeting.chair.roleTitle.empty() ? std::string {"Chair"} : meeting.chair.roleTitle;
    PaperLine line = lines.begin(paperOf("minutes", meeting.id), ofMeeting(meeting), chair, due);
    line.made = record.draftOn;
    line.madeBy = record.draftOn ? noteTakerOf(meeting) : std::string {};
    line.sent = record.circulatedOn;
    line.sentTo = record.circulatedOn ? "the members, as a draft" : "";
    line.wasSent = line.sent.has_value();
    line.approved = record.approvedOn;
    line.unsent.clear();
    line.mayMark = false;
    if (record.approvedAtDate)
        line.approvedBy = fmt::format("{}, {}", meeting.bodyShortName, base::longDate(*record.approvedAtDate));
    line.next = !record.draftOn ? PaperStep::None
        : !record.circulatedOn  ? PaperStep::Circulate
        : !record.approvedOn    ? PaperStep::ApproveAtMeeting
                                : PaperStep::None;
    if (!record.draftOn)
        line.note = "Drafted when the meeting ends";
    if (lines.shows(line) || (waits && lines.span().waiting))
        lines.add(std::move(line), true);
}

/// Where the partnership publishes what its tasking group decided.
void addPublicMinutes(PaperLines& lines, const Meeting& meeting)
{
    const base::Date due = dayOf(meeting, kPublicOut);
    std::string state;
    {
        Statement row = lines.reader().query(kPublicSql, meeting.id);
        state = row.next() ? row.text(0) : std::string {};
    }
    const auto profile = partnership::profile(lines.reader());
    const bool wasReleased = state == "published" || state == "released";
    const bool wanted = profile && profile->publishTaskingMinutes && state != "withheld";
    if (!wanted && !wasReleased)
        return;
    const auto owner = governance::communicationsOwner(lines.reader());
    PaperLine line = lines.begin(paperOf("minutes", meeting.id, Edition::Public), ofMeeting(meeting),
                                 owner ? owner->title : std::string {"Communications owner"}, due);
    line.wasSent = line.wasSent || wasReleased;
    if (lines.shows(line))
        lines.add(std::move(line));
}

void addByRule(PaperLines& lines, const MeetingRule& rule, const Meeting& meeting, bool over)
{
    const base::Date due = dayOf(meeting, rule.workingDays);
    PaperLine line = lines.begin(paperOf(rule.kind, meeting.id), ofMeeting(meeting),
                                 rule.who.empty() ? noteTakerOf(meeting) : std::string {rule.who}, due);
    if (rule.kind == "board-report") {
        for (const actions::ExceptionReport& report : actions::exceptionReports(lines.reader(), meeting.body)) {
            if (report.meeting == meeting.id && report.madeOn) {
                line.made = report.madeOn;
                line.madeBy = report.byRole;
                // Tabled at the meeting it goes out with the agenda, unless it was made for somebody.
                if (!report.recipients.empty()) {
                    line.sent = report.madeOn;
                    line.sentTo = base::counted(static_cast<int>(report.recipients.size()), "recipient", "recipients");
                }
            }
        }
    }
    // Nobody makes a paper for a meeting that is over.
    if (lines.shows(line) && (!over || line.made || line.sent || rule.workingDays > 0))
        lines.add(std::move(line));
}

/// What the year asks for before a meeting that the calendar foresees and nobody has planned.
void addUnplanned(PaperLines& lines, const std::map<base::Id, Body>& bodies)
{
    const Reader& reader = lines.reader();
    constexpr int kAhead = 90;
    for (const auto& place :
         governance::yearCalendar(reader, lines.today(), base::addDays(lines.today(), kAhead)).places) {
        const auto body = bodies.find(place.body);
        if (place.kind == governance::PlaceKind::Meeting || body == bodies.end())
            continue;
        Meeting foreseen;
        foreseen.body = place.body;
        foreseen.bodyShortName = place.bodyShortName;
        foreseen.date = place.date;
        for (const MeetingRule& rule : kRules) {
            const base::Date due = dayOf(foreseen, rule.workingDays);
            if (!rule.unplannedToo || !rule.asks(body->second, foreseen) || !lines.holds(due))
                continue;
            PaperLine line =
                lines.begin(paperOf(rule.kind, {}),
                            fmt::format("{}, {} {}", place.bodyShortName, base::monthName(place.date.month()),
                                        static_cast<int>(place.date.year())),
                            std::string {rule.who}, due);
            line.key += "/" + place.body.hex() + base::isoDate(place.date);
            line.note = "No day is planned for the meeting yet";
            lines.add(std::move(line));
        }
    }
}

}  // namespace

std::string noteTakerOf(const Meeting& meeting)
{
    return meeting.noteTaker.roleTitle.empty() ? std::string {"Minute taker"} : meeting.noteTaker.roleTitle;
}

base::Date dayOf(const Meeting& meeting, int workingDays) { return base::addWorkingDays(meeting.date, workingDays); }

void addMeetingPapers(PaperLines& lines)
{
    const Reader& reader = lines.reader();
    std::map<base::Id, Body> bodies;
    for (Body& body : partnership::bodies(reader))
        bodies.emplace(body.id, std::move(body));
    auto all = meetings::allMeetings(reader);
    // The newest first: a briefing that was made since belongs to the last meeting before it.
    std::reverse(all.begin(), all.end());
    std::set<base::Id> newest;  // bodies whose last meeting was met on the way
    for (const Meeting& meeting : all) {
        const auto body = bodies.find(meeting.body);
        if (meeting.state == MeetingState::Cancelled || body == bodies.end())
            continue;
        const bool over = !meetings::isBeforeHeld(meeting.state);
        // Of what is long past only minutes may still wait for approval.
        if (isLongPast(lines, meeting)) {
            addMinutes(lines, meeting);
            continue;
        }
        addHandouts(lines, meeting, over);
        for (const MeetingRule& rule : kRules) {
            if (rule.asks(body->second, meeting))
                addByRule(lines, rule, meeting, over);
        }
        addMinutes(lines, meeting);
        if (tasks(body->second, meeting)) {
            addBriefing(lines, meeting, over, over && !newest.insert(meeting.body).second);
            addPublicMinutes(lines, meeting);
        }
    }
    addUnplanned(lines, bodies);
}

}  // namespace muster::documents::detail
