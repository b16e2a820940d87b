// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calendars as two other programs read them (python3-icalendar, python3-vobject), and by the rules of RFC 5545.
#include "core/base/text.h"
#include "core/documents/build_document.h"
#include "core/documents/invitation_calendar.h"
#include "core/meetings/meeting_commands.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;
using muster::test::TemporaryFolder;

namespace {

std::string calendarFor(const replica::Reader& reader, const std::string& agency)
{
    ExportRequest request = paperOf(reader, "invitation", kNovember);
    request.agency = agencyId(reader, agency);
    return must(buildCalendar(reader, request));
}

/// What a program prints; nothing when it could not run.
std::optional<std::string> printed(const std::string& command)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe {popen((command + " 2>&1").c_str(), "r"), pclose};
    std::string text;
    std::array<char, 4096> buffer {};
    while (pipe != nullptr && std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
        text += buffer.data();
    }
    return text.find("ModuleNotFoundError") != std::string::npos || text.find("not found") != std::string::npos
        ? std::nullopt
        : std::optional {text};
}

constexpr const char* kIcalendarScript = R"py(
import sys
from icalendar import Calendar
c = Calendar.from_ical(open(sys.argv[1], 'rb').read())
print('method', c['METHOD'])
for z in c.walk('VTIMEZONE'):
    print('zone', z['TZID'])
for e in c.walk('VEVENT'):
    s, t = e['DTSTART'].dt, e['DTEND'].dt
    print('event', e['UID'], int(e['SEQUENCE']), e['STATUS'], s.strftime('%Y-%m-%dT%H:%M%z'), t.strftime('%H:%M%z'),
          '|' + str(e['SUMMARY']) + '|' + str(e.get('LOCATION', '')) + '|' + str(e.get('DESCRIPTION', '')).replace('\n', '/'))
)py";

constexpr const char* kVobjectScript = R"py(
import sys
import vobject
c = vobject.readOne(open(sys.argv[1], encoding='utf-8', newline='').read())
print('method', c.method.value)
print('zone', c.vtimezone.tzid.value)
for e in c.vevent_list:
    s, t = e.dtstart.value, e.dtend.value
    text = lambda n: getattr(e, n).value if hasattr(e, n) else ''
    print('event', e.uid.value, int(e.sequence.value), e.status.value, s.strftime('%Y-%m-%dT%H:%M%z'), t.strftime('%H:%M%z'),
          '|' + e.summary.value + '|' + text('location') + '|' + text('description').replace('\n', '/'))
)py";

std::optional<std::string> readBy(const char* script, const std::string& calendar)
{
    const TemporaryFolder folder;
    const auto program = folder.path() / "read.py";
    const auto file = folder.path() / "invitation.ics";
    std::ofstream {program, std::ios::binary} << script;
    std::ofstream {file, std::ios::binary} << calendar;
    // Debian's own Python, which has Debian's packages.
    return printed(fmt::format("/usr/bin/python3 {} {}", program.string(), file.string()));
}

}  // namespace

TEST_CASE("Two other programs read the same times and words from a calendar", "[calendar]")
{
    SampleReplica sample;
    const std::string calendar = calendarFor(sample.reader(), "NHS");
    const auto first = readBy(kIcalendarScript, calendar);
    const auto second = readBy(kVobjectScript, calendar);
    if (!first || !second) {
        WARN("python3-icalendar or python3-vobject is not installed, so no other program read the calendar");
        return;
    }
    CHECK(*first == *second);
    CHECK_THAT(*first, StartsWith("method PUBLISH\nzone Europe/London\n"));
    CHECK_THAT(*first,
               ContainsSubstring("@muster 0 CONFIRMED 2011-11-15T10:38+0000 11:18+0000 |District Tasking and "
                                 "Co-ordination Group: items 6, 8 and 9|"));
    CHECK_THAT(
        *first,
        ContainsSubstring("6. Fletton: alcohol-related incidents, 10:38am to 10:48am: your input is asked for/"));
    CHECK_THAT(*first,
               ContainsSubstring("CONFIRMED 2011-11-15T11:31+0000 11:51+0000 |District Tasking, restricted item||\n"));
}

TEST_CASE("In summer the hour is that of British Summer Time", "[calendar]")
{
    governance::Invitation invitation;
    governance::InvitationWindow window;
    window.id = base::newId();
    window.date = std::chrono::year {2012} / 7 / 17;
    window.from = {10 * 60};
    window.to = {11 * 60};
    window.summary =
        "A comma, a semicolon; a \\ and\na second line, with Welsh: Llŷn, tŷ ac ŵyn ŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷŷ";
    window.stampedAt = "20120701T090000Z";
    invitation.windows = {window};
    const std::string calendar = must(calendarOf(invitation, {}));
    const auto read = readBy(kIcalendarScript, calendar);
    const auto other = readBy(kVobjectScript, calendar);
    if (!read || !other) {
        WARN("python3-icalendar or python3-vobject is not installed");
        return;
    }
    CHECK_THAT(*read, ContainsSubstring("2012-07-17T10:00+0100 11:00+0100 |" + window.summary + "|"));
    CHECK_THAT(*other, ContainsSubstring("2012-07-17T10:00+0100 11:00+0100 |" + window.summary + "|"));
}

TEST_CASE("Lines end in CR LF and are folded at 75 octets, never within a character", "[calendar]")
{
    SampleReplica sample;
    const std::string calendar = calendarFor(sample.reader(), "NHS");
    std::size_t folded = 0;
    for (std::size_t at = 0; at < calendar.size();) {
        const std::size_t end = calendar.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const std::string line = calendar.substr(at, end - at);
        CHECK(line.size() <= 75);
        CHECK(line.find('\n') == std::string::npos);
        CHECK(base::isValidUtf8(line));
        folded += !line.empty() && line.front() == ' ' ? 1U : 0U;
        at = end + 2;
    }
    CHECK(folded > 0);
    CHECK_THAT(calendar, StartsWith("BEGIN:VCALENDAR\r\n"));
    CHECK(calendar.substr(calendar.size() - 15) == "END:VCALENDAR\r\n");
}

TEST_CASE("A calendar holds no restricted word, and a cancelled one says so", "[calendar][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const std::string calendar = calendarFor(sample.reader(), "PROB");
    for (const char* word : {"IOM", "0147", "offender", "Offender", "curfew"}) {
        CAPTURE(word);
        CHECK(calendar.find(word) == std::string::npos);
    }
    const base::Id meeting = meetingId(sample.reader(), kNovember);
    must(governance::execute(*sample, governance::SendInvitations {meeting, {}}));
    must(execute(*sample, meetings::CancelMeeting {meeting, "Snow"}));
    const std::string cancelled = calendarFor(sample.reader(), "PROB");
    // Without an address nobody is named who could cancel; the event comes again, with its state.
    CHECK_THAT(cancelled, ContainsSubstring("METHOD:PUBLISH\r\n"));
    CHECK_THAT(cancelled, ContainsSubstring("STATUS:CANCELLED\r\n"));
    CHECK_THAT(cancelled, ContainsSubstring("SEQUENCE:1\r\n"));
    if (const auto read = readBy(kIcalendarScript, cancelled)) {
        CHECK_THAT(*read, StartsWith("method PUBLISH\n"));
        CHECK_THAT(*read, ContainsSubstring(" 1 CANCELLED "));
    }
}

TEST_CASE("An organiser is named where there is an address, and only then a meeting is called off", "[calendar]")
{
    SampleReplica sample;
    const std::string none = calendarFor(sample.reader(), "NHS");
    CHECK(none.find("ORGANIZER") == std::string::npos);
    CHECK(none.find("invalid:") == std::string::npos);
    const base::Id meeting = meetingId(sample.reader(), kNovember);
    must(execute(*sample, meetings::EditMeeting {.meeting = meeting, .contact = "Safety team, safety@example.org"}));
    must(governance::execute(*sample, governance::SendInvitations {meeting, {}}));
    const std::string named = calendarFor(sample.reader(), "NHS");
    CHECK_THAT(named, ContainsSubstring("METHOD:PUBLISH\r\n"));
    CHECK_THAT(named, ContainsSubstring("safety@example.org\r\n"));
    CHECK_THAT(named, ContainsSubstring("CONTACT:Safety team\\, safety@example.org\r\n"));
    if (const auto read = readBy(kIcalendarScript, named)) {
        CHECK_THAT(*read, ContainsSubstring("/Please tell Safety team, safety@example.org now whether you will come."));
        CHECK(*read == readBy(kVobjectScript, named));
        // The restricted window says when and nothing else.
        CHECK_THAT(*read, ContainsSubstring("|District Tasking, restricted item||\n"));
    }
    must(execute(*sample, meetings::CancelMeeting {meeting, "Snow"}));
    const std::string cancelled = calendarFor(sample.reader(), "NHS");
    CHECK_THAT(cancelled, ContainsSubstring("METHOD:CANCEL\r\n"));
    CHECK_THAT(cancelled, ContainsSubstring("ORGANIZER;CN="));
    CHECK_THAT(cancelled, ContainsSubstring("safety@example.org\r\n"));
}
