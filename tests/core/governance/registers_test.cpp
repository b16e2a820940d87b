// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registers, retention and requests for information (requirements V02, V06, V08, §6.1, §6.2).
#include "core/governance/registers.h"

#include "core/base/working_days.h"
#include "core/documents/circulation_commands.h"
#include "core/governance/information_requests.h"
#include "core/governance/retention.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/disclosure_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

namespace {

base::Date day(int year, unsigned month, unsigned day)
{
    return std::chrono::year {year} / static_cast<int>(month) / static_cast<int>(day);
}

const RetentionLine& lineOf(const RetentionReport& report, RecordClass kind)
{
    return *std::find_if(report.lines.begin(), report.lines.end(),
                         [&](const RetentionLine& one) { return one.rule.kind == kind; });
}

}  // namespace

TEST_CASE("The attendance register has who was there, meeting by meeting", "[registers]")
{
    SampleReplica sample;
    const auto all = attendanceRegister(sample.reader());
    CHECK(all.size() > 20);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const AttendanceLine& a, const AttendanceLine& b) { return a.date < b.date; }));
    RegisterSpan october;
    october.from = day(2011, 10, 1);
    october.to = day(2011, 10, 31);
    october.body = partnership::bodyByName(sample.reader(), "DTCG")->id;
    const auto some = attendanceRegister(sample.reader(), october);
    REQUIRE_FALSE(some.empty());
    CHECK(std::all_of(some.begin(), some.end(),
                      [](const AttendanceLine& one) { return one.meeting == "DTCG/2011-10-18"; }));
    // Nobody who is only expected: the November meeting has not been held.
    CHECK(std::none_of(all.begin(), all.end(),
                       [](const AttendanceLine& one) { return one.meeting == "DTCG/2011-11-15"; }));
    RegisterSpan agency;
    agency.agency = partnership::agencyByShortName(sample.reader(), "FIRE")->id;
    for (const AttendanceLine& one : attendanceRegister(sample.reader(), agency)) {
        CHECK(one.agency == agency.agency);
    }
}

TEST_CASE("Declared interests stand with their effect, restricted ones while part two is open", "[registers]")
{
    SampleReplica sample;
    const auto locked = declarationRegister(sample.reader());
    for (const DeclarationLine& one : locked) {
        CHECK_FALSE(one.restricted);
        CHECK_FALSE(one.effect.empty());
        CHECK_FALSE(one.person.empty());
    }
    sample.unlock();
    CHECK(declarationRegister(sample.reader()).size() >= locked.size());
}

TEST_CASE("The disclosure register has every line with its legal basis once part two is open",
          "[registers][restricted]")
{
    SampleReplica sample;
    const auto locked = disclosureRegister(sample.reader());
    CHECK(std::none_of(locked.begin(), locked.end(), [](const DisclosureLine& one) { return one.restricted; }));
    sample.unlock();
    const auto all = disclosureRegister(sample.reader());
    CHECK(all.size() == 3);
    const auto seventh =
        std::find_if(all.begin(), all.end(), [](const DisclosureLine& one) { return one.number == 7; });
    REQUIRE(seventh != all.end());
    CHECK(seventh->meeting == "DTCG/2011-10-18");
    CHECK(seventh->from == "Cambridgeshire and Peterborough Probation Trust");
    CHECK(seventh->to.size() == 3);
    CHECK(seventh->basis == LegalBasis::Section115);
    CHECK(inWords(seventh->basis) == "section 115 of the Crime and Disorder Act 1998");
    must(execute(*sample, CompleteDisclosure {seventh->id, LegalBasis::Safeguarding, "Keeping somebody safe.", {}}));
    const auto now = disclosureRegister(sample.reader());
    const auto changed =
        std::find_if(now.begin(), now.end(), [](const DisclosureLine& one) { return one.number == 7; });
    CHECK(changed->basis == LegalBasis::Safeguarding);
    CHECK(changed->purpose == "Keeping somebody safe.");
    CHECK(changed->proportionality == seventh->proportionality);
    const base::Id id = seventh->id;
    sample->lockPartTwo();
    CHECK_FALSE(execute(*sample, CompleteDisclosure {id, LegalBasis::Consent, {}, {}}).has_value());
}

TEST_CASE("A disclosure between meetings is logged with the next number, and only while part two is open",
          "[registers][restricted]")
{
    SampleReplica sample;
    const auto agency = [&](const char* name) { return partnership::agencyByShortName(sample.reader(), name)->id; };
    meetings::LogDisclosure command {.madeOn = day(2011, 11, 11),
                                     .from = agency("PROB"),
                                     .to = {agency("CONS"), agency("CITY"), agency("CONS")},
                                     .what = "Released on Friday, to the same address.",
                                     .legalBasis = "s115",
                                     .purpose = "Prevention of crime and disorder."};
    CHECK(execute(*sample, command).error().code == base::FailureCode::Locked);
    sample.unlock();
    int highest = 0;
    for (const DisclosureLine& one : disclosureRegister(sample.reader())) {
        highest = std::max(highest, one.number);
    }
    const base::Id made = must(execute(*sample, command));
    const auto all = disclosureRegister(sample.reader());
    const auto line = std::find_if(all.begin(), all.end(), [&](const DisclosureLine& one) { return one.id == made; });
    REQUIRE(line != all.end());
    CHECK(line->number == highest + 1);
    CHECK(line->date == day(2011, 11, 11));
    CHECK(line->meeting.empty());
    CHECK(line->to.size() == 2);
    CHECK(line->basis == LegalBasis::Section115);
    CHECK(line->restricted);

    SECTION("what is missing is said under its field")
    {
        meetings::LogDisclosure wrong = command;
        wrong.from = {};
        CHECK(execute(*sample, wrong).error().field == "from");
        wrong = command;
        wrong.to = {};
        CHECK(execute(*sample, wrong).error().field == "to");
        wrong.to = {command.from};
        CHECK(execute(*sample, wrong).error().field == "to");
        wrong = command;
        wrong.what = "  ";
        CHECK(execute(*sample, wrong).error().field == "what");
        wrong = command;
        wrong.madeOn = day(2011, 11, 16);
        CHECK(execute(*sample, wrong).error().field == "made on");
    }
}

TEST_CASE("A restricted copy that was handed over stands in the register of copies", "[registers]")
{
    SampleReplica sample;
    const std::size_t before = copyRegister(sample.reader()).size();
    documents::RecordCirculation copy;
    copy.meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-10-18")).id;
    copy.item = meetings::agendaOf(sample.reader(), copy.meeting).byNumber(10)->id;
    copy.document = "minutes";
    copy.edition = "restricted";
    copy.agency = partnership::agencyByShortName(sample.reader(), "PROB")->id;
    copy.recipient = "Probation lead officer, Probation Trust";
    copy.copyNumber = 1;
    must(execute(*sample, copy));
    const auto lines = copyRegister(sample.reader());
    REQUIRE(lines.size() == before + 1);
    const auto line = std::find_if(lines.begin(), lines.end(), [](const CopyLine& one) {
        return one.recipient == "Probation lead officer, Probation Trust";
    });
    REQUIRE(line != lines.end());
    CHECK(line->date == day(2011, 11, 15));
    CHECK(line->meeting == "DTCG/2011-10-18");
    CHECK(line->item == 10);
    CHECK(line->copy == 1);
}

TEST_CASE("Retention says what is past its period, and which computers hold a copy", "[retention]")
{
    SampleReplica sample;
    RetentionReport now = retentionReport(sample.reader());
    CHECK(now.lines.size() == kRecordClasses.size());
    CHECK(lineOf(now, RecordClass::Minutes).rule.inWords() == "7 years");
    CHECK_FALSE(lineOf(now, RecordClass::Minutes).rule.usual);
    CHECK(lineOf(now, RecordClass::Scrutiny).rule.inWords() == "for good");
    CHECK(lineOf(now, RecordClass::RoughNotes).rule.inWords() == "until the minutes are approved");
    CHECK(lineOf(now, RecordClass::Minutes).past == 0);
    REQUIRE(now.computers.size() == 1);
    CHECK(now.computers[0].thisComputer);
    CHECK(now.computers[0].lastUser == "Community Safety Officer");
    CHECK(kBackupsSentence == "Copies in backups follow your IT policy.");
    // Two years and a day after the meeting of 18 October the restricted item is past, but its actions are still open.
    sample->session().setToday(day(2013, 10, 19));
    CHECK(lineOf(retentionReport(sample.reader()), RecordClass::Restricted).past == 0);
    // Seven years after the last meeting all minutes are.
    sample->session().setToday(day(2019, 1, 1));
    now = retentionReport(sample.reader());
    CHECK(lineOf(now, RecordClass::Minutes).past == lineOf(now, RecordClass::Minutes).held);
    CHECK(lineOf(now, RecordClass::Scrutiny).past == 0);
    must(execute(*sample, SetRetention {RecordClass::Minutes, std::nullopt, "Kept by the county archive"}));
    now = retentionReport(sample.reader());
    CHECK(lineOf(now, RecordClass::Minutes).past == 0);
    CHECK(lineOf(now, RecordClass::Minutes).rule.note == "Kept by the county archive");
    CHECK_FALSE(execute(*sample, SetRetention {RecordClass::Minutes, 151, {}}).has_value());
}

TEST_CASE("Rough notes are past once the minutes are approved", "[retention]")
{
    SampleReplica sample;
    const auto september = must(meetings::findMeeting(sample.reader(), "DTCG/2011-09-20"));
    const auto november = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-15"));
    must(sample->saveDraft(september.id.hex() + "/" + base::newId().hex(), "half a sen", false));
    must(sample->saveDraft(november.id.hex() + "/" + base::newId().hex(), "another", false));
    sample->session().setToday(day(2011, 11, 16));
    const RetentionReport report = retentionReport(sample.reader());
    const RetentionLine& rough = lineOf(report, RecordClass::RoughNotes);
    CHECK(rough.past == 1);
    CHECK(rough.references == std::vector<std::string> {"DTCG/2011-09-20"});
}

TEST_CASE("Requests have 20 working days, or one calendar month", "[requests]")
{
    // 2 November 2011 and 20 working days: no bank holiday before 30 November.
    CHECK(answerDue(RequestKind::FreedomOfInformation, day(2011, 11, 2)) == day(2011, 11, 30));
    // Christmas and New Year 2011: 26 and 27 December and 2 January are bank holidays.
    CHECK(answerDue(RequestKind::FreedomOfInformation, day(2011, 12, 14)) == day(2012, 1, 16));
    CHECK(answerDue(RequestKind::SubjectAccess, day(2011, 11, 2)) == day(2011, 12, 2));
    // 31 January: the last day of February; 25 November leads to Christmas, and on to the first working day after it.
    CHECK(answerDue(RequestKind::SubjectAccess, day(2011, 1, 31)) == day(2011, 2, 28));
    CHECK(answerDue(RequestKind::SubjectAccess, day(2011, 11, 25)) == day(2011, 12, 28));
}

TEST_CASE("A request is logged, filled and closed, with its clock in words", "[requests]")
{
    SampleReplica sample;
    auto request = must(findRequest(sample.reader(), "req-01"));
    CHECK(request.dueOn == day(2011, 11, 30));
    CHECK(request.clockInWords(day(2011, 11, 15)) == "Due 30 November 2011, 11 working days left");
    LogRequest log;
    log.subject = "Fires in empty premises";
    CHECK_FALSE(execute(*sample, log).has_value());
    log.scope = "Minutes of 2011.";
    must(execute(*sample, log));
    CHECK(must(findRequest(sample.reader(), "REQ-02")).receivedOn == day(2011, 11, 15));

    const base::Id meeting = must(meetings::findMeeting(sample.reader(), "DTCG/2011-09-20")).id;
    const base::Id item = meetings::agendaOf(sample.reader(), meeting).byNumber(5)->id;
    must(execute(*sample, ChooseRecord {request.id, FoundKind::Item, item, true, {}}));
    const base::Id october = must(meetings::findMeeting(sample.reader(), "DTCG/2011-10-18")).id;
    const base::Id restricted = meetings::agendaOf(sample.reader(), october).byNumber(10)->id;
    CHECK_FALSE(execute(*sample, ChooseRecord {request.id, FoundKind::Item, restricted, true, {}}).has_value());
    CHECK_FALSE(execute(*sample, ChooseRecord {request.id, FoundKind::Item, restricted, false, {}}).has_value());
    must(execute(*sample,
                 ChooseRecord {request.id, FoundKind::Item, restricted, false, "section 40, personal information"}));
    request = must(findRequest(sample.reader(), "REQ-01"));
    CHECK(request.included == 1);
    CHECK(request.omitted == 1);
    // Chosen differently, the record stands there once.
    must(execute(*sample, ChooseRecord {request.id, FoundKind::Item, item, false, "published already"}));
    CHECK(recordsOf(sample.reader(), request.id).size() == 2);

    CHECK_FALSE(execute(*sample, CloseRequest {request.id, RequestState::Refused, " ", {}}).has_value());
    sample->session().setToday(day(2011, 12, 2));
    CHECK(must(findRequest(sample.reader(), "REQ-01")).overdue);
    CHECK(must(findRequest(sample.reader(), "REQ-01")).clockInWords(day(2011, 12, 2)) == "2 working days overdue");
    must(execute(*sample, CloseRequest {request.id, RequestState::Answered, "Two minutes given.", {}}));
    request = must(findRequest(sample.reader(), "REQ-01"));
    CHECK(request.late);
    CHECK(request.clockInWords(day(2011, 12, 2)) == "Answered 2 December 2011, late");
    CHECK_FALSE(execute(*sample, ChooseRecord {request.id, FoundKind::Item, item, true, {}}).has_value());
}

TEST_CASE("Who asks for what is held about them is sealed", "[requests][restricted]")
{
    SampleReplica sample;
    LogRequest log;
    log.kind = RequestKind::SubjectAccess;
    log.subject = "Tenant of the East ward";
    log.scope = "Everything about me.";
    CHECK(execute(*sample, log).error().code == base::FailureCode::Locked);
    sample.unlock();
    must(execute(*sample, log));
    CHECK(must(findRequest(sample.reader(), "REQ-02")).subject == "Tenant of the East ward");
    sample->lockPartTwo();
    const auto sealed = must(findRequest(sample.reader(), "REQ-02"));
    CHECK(sealed.restricted);
    CHECK(sealed.subject.empty());
    CHECK(sealed.dueOn == day(2011, 12, 15));
    CHECK_FALSE(execute(*sample, CloseRequest {sealed.id, RequestState::Answered, "Given.", {}}).has_value());
}
