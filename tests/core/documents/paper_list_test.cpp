// SPDX-License-Identifier: GPL-3.0-or-later
//
// What papers are due, made, approved and sent (issue "The year", 10). Days are worked out by hand from
// requirements 2.2 and a calendar of 2011: 26 and 27 December and 2 January are bank holidays.
#include "core/documents/paper_list.h"

#include "core/documents/paper_record.h"
#include "core/documents/publication_steps.h"
#include "core/governance/countdown.h"
#include "core/governance/publication_commands.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

std::vector<PaperLine> listOf(const SampleReplica& sample)
{
    return paperList(sample.reader(), aroundToday(sample.reader()));
}

/// By its title and what it is of; a line of its own in the message where there is none.
PaperLine lineOf(const std::vector<PaperLine>& list, const std::string& title, const std::string& of)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const PaperLine& line) { return line.title == title && line.of == of; });
    INFO(title << " of " << of);
    REQUIRE(found != list.end());
    return *found;
}

bool has(const std::vector<PaperLine>& list, const std::string& title, const std::string& of)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const PaperLine& line) { return line.title == title && line.of == of; });
}

const std::string kOctoberWords = "DTCG, 18 October 2011";
const std::string kNovemberWords = "DTCG, 15 November 2011";
const std::string kBoardWords = "BOARD, 29 November 2011";

}  // namespace

TEST_CASE("Papers of meetings are due so many working days before and after them", "[documents][list]")
{
    SampleReplica sample;
    const auto list = listOf(sample);
    CHECK(lineOf(list, "Agenda", kNovemberWords).due == 2011y / 11 / 8);
    CHECK(lineOf(list, "Action sheet", kNovemberWords).due == 2011y / 11 / 16);
    CHECK(lineOf(list, "Briefing and tasking", kNovemberWords).due == 2011y / 11 / 16);
    CHECK(lineOf(list, "Minutes", kNovemberWords).due == 2011y / 11 / 18);
    CHECK(lineOf(list, "Minutes, public version", kNovemberWords).due == 2011y / 11 / 29);
    for (const char* paper : {"Agenda", "Annual report by agency", "Annual summary of the tasking group",
                              "Exception and blockage report"}) {
        CHECK(lineOf(list, paper, kBoardWords).due == 2011y / 11 / 22);
    }
    const std::string december = "DTCG, 20 December 2011";
    CHECK(lineOf(list, "Agenda", december).due == 2011y / 12 / 13);
    CHECK(lineOf(list, "Minutes", december).due == 2011y / 12 / 23);
    // Past Christmas and the New Year.
    CHECK(lineOf(list, "Minutes, public version", december).due == 2012y / 1 / 6);
    CHECK(lineOf(list, "Performance pack", "PERF, 10 November 2011").due == 2011y / 11 / 3);
    CHECK(lineOf(list, "County goals", "CCSB, 27 September 2011").due == 2011y / 9 / 20);
    // The committee's was due on 15 September, the day before the list begins.
    CHECK_FALSE(has(list, "Report to scrutiny", "SCRUT, 22 September 2011"));
    CHECK(has(paperList(sample.reader(), {2011y / 9 / 15, 2011y / 9 / 15}), "Report to scrutiny",
              "SCRUT, 22 September 2011"));
}

TEST_CASE("Returns, public reports and answers are due too", "[documents][list]")
{
    SampleReplica sample;
    const auto list = listOf(sample);
    const auto isReturn = [](const PaperLine& line) { return line.title == "Monthly return"; };
    std::set<std::string> late;
    for (const PaperLine& line : list) {
        if (isReturn(line) && line.state == PaperState::Late) {
            late.insert(line.of);
            CHECK(line.due == 2011y / 11 / 3);
            CHECK(line.next == PaperStep::HandIn);
            CHECK_FALSE(line.who.empty());
        }
    }
    // Four of five came in for November; those of October all did.
    CHECK(late.size() == 1);
    CHECK(std::count_if(list.begin(), list.end(),
                        [&](const PaperLine& line) {
                            return isReturn(line) && line.due == 2011y / 12 / 8 && line.state == PaperState::Due;
                        })
          == 5);
    const PaperLine report = lineOf(list, "Public report", "July to September 2011");
    CHECK(report.due == 2011y / 11 / 30);
    CHECK(report.state == PaperState::Due);
    CHECK(report.note == "The draft is begun");
    CHECK(report.next == PaperStep::Check);
    CHECK(report.who == "Communications and Marketing Manager");
    const PaperLine answer = lineOf(list, "Answer to a request", "REQ-01");
    CHECK(answer.due == 2011y / 11 / 30);
    CHECK(answer.state == PaperState::Due);
}

TEST_CASE("What was made, sent and approved is read from the record", "[documents][list]")
{
    SampleReplica sample;
    const auto list = listOf(sample);
    const PaperLine october = lineOf(list, "Minutes", kOctoberWords);
    CHECK(october.made == 2011y / 10 / 19);
    CHECK(october.sent == 2011y / 10 / 25);
    CHECK(october.state == PaperState::Sent);
    CHECK(october.open);
    CHECK_FALSE(october.late);
    CHECK(october.next == PaperStep::ApproveAtMeeting);
    const PaperLine september = lineOf(list, "Minutes", "DTCG, 20 September 2011");
    CHECK(september.approved == 2011y / 10 / 18);
    CHECK(september.approvedBy == kOctoberWords);
    CHECK(september.state == PaperState::Approved);
    CHECK_FALSE(september.open);
    CHECK(lineOf(list, "Action sheet", kOctoberWords).sentTo == "members of the group");
    CHECK(lineOf(list, "Agenda", kNovemberWords).state == PaperState::Sent);
    CHECK(lineOf(list, "Minutes, public version", "DTCG, 20 September 2011").state == PaperState::Sent);
    CHECK(lineOf(list, "Minutes, public version", kOctoberWords).state == PaperState::Late);
    const PaperLine annual = lineOf(list, "Annual report by agency", kBoardWords);
    CHECK(annual.state == PaperState::Made);
    CHECK(annual.made == 2011y / 11 / 14);
    CHECK(annual.next == PaperStep::Send);
    // A briefing is of its day: the one after the October meeting went out then, and September's was overtaken.
    CHECK(lineOf(list, "Briefing and tasking", kOctoberWords).sent == 2011y / 10 / 20);
    CHECK(lineOf(list, "Briefing and tasking", kNovemberWords).state == PaperState::Due);
    CHECK_FALSE(has(list, "Briefing and tasking", "DTCG, 20 September 2011"));
    const PaperLine packs = lineOf(list, "Packs for agencies", kNovemberWords);
    CHECK(packs.note == "6 of 9 agencies have theirs");
    CHECK(packs.state == PaperState::Late);
}

TEST_CASE("What is still to go out comes first, by its day", "[documents][list]")
{
    SampleReplica sample;
    const auto list = listOf(sample);
    REQUIRE(list.size() > 20);
    // The road safety group was to end on 31 October; the public minutes were due on 1 November.
    CHECK(list.front().title == "Closing report of a group");
    CHECK(list.front().of == "TF-RS");
    CHECK(list.at(1).title == "Minutes, public version");
    CHECK(list.at(1).of == kOctoberWords);
    std::optional<base::Date> before;
    bool done = false;
    std::set<std::string> keys;
    for (const PaperLine& line : list) {
        INFO(line.title << ", " << line.of);
        CHECK(keys.insert(line.key).second);
        CHECK_FALSE((done && line.open));
        done = done || !line.open;
        if (line.open && !line.wasSent) {
            CHECK((!before || *before <= line.due.value()));
            before = line.due;
        }
        CHECK_FALSE(line.title.empty());
    }
}

TEST_CASE("A paper that is made and marked as sent moves along, and Today knows it", "[documents][list]")
{
    SampleReplica sample;
    ExportRequest sheet = paperOf(sample.reader(), "action-sheet", kNovember);
    sheet.agency = {};
    must(execute(*sample, RecordPaper {sheet, "OFFICIAL", "Version 1", "pdf"}));
    PaperLine line = lineOf(listOf(sample), "Action sheet", kNovemberWords);
    CHECK(line.state == PaperState::Made);
    CHECK(line.madeBy == "Community Safety Officer");
    CHECK(line.version == "Version 1");
    REQUIRE(line.unsent.size() == 1);
    // That a file was made is not undone; what was sample's making is settled.
    CHECK_FALSE(sample->undoLabel());

    CHECK_FALSE(governance::execute(*sample, governance::MarkPaperSent {.papers = line.unsent}).has_value());
    CHECK_FALSE(governance::execute(
                    *sample, governance::MarkPaperSent {.papers = line.unsent, .to = "members", .on = 2011y / 11 / 14})
                    .has_value());
    CHECK_FALSE(governance::execute(
                    *sample, governance::MarkPaperSent {.papers = line.unsent, .to = "members", .on = 2011y / 11 / 16})
                    .has_value());
    must(governance::execute(*sample, governance::MarkPaperSent {.papers = line.unsent, .to = "members"}));
    line = lineOf(listOf(sample), "Action sheet", kNovemberWords);
    CHECK(line.state == PaperState::Sent);
    CHECK(line.sent == 2011y / 11 / 15);
    CHECK(line.sentTo == "members");
    CHECK_FALSE(line.open);
    const auto countdown = governance::countdownOf(sample.reader(), meetingId(sample.reader(), kNovember));
    const auto step = std::find_if(countdown->steps.begin(), countdown->steps.end(),
                                   [](const auto& one) { return one.step == "action-sheet"; });
    CHECK(step->state == governance::CountdownState::Done);
    must(sample->undo());
    CHECK(lineOf(listOf(sample), "Action sheet", kNovemberWords).state == PaperState::Made);
}

TEST_CASE("What went out without Muster is marked by its name, and any other paper has its line", "[documents][list]")
{
    SampleReplica sample;
    const PaperLine publicMinutes = lineOf(listOf(sample), "Minutes, public version", kOctoberWords);
    CHECK(publicMinutes.unsent.empty());
    must(governance::execute(
        *sample,
        governance::MarkPaperSent {.name = publicMinutes.name, .to = "council website", .on = 2011y / 11 / 2}));
    CHECK(lineOf(listOf(sample), "Minutes, public version", kOctoberWords).sent == 2011y / 11 / 2);

    ExportRequest chart = paperOf(sample.reader(), "governance", kNovember);
    must(execute(*sample, RecordPaper {chart, "OFFICIAL", "", "pdf"}));
    const PaperLine other = lineOf(listOf(sample), "Governance structure", "");
    CHECK(other.state == PaperState::Made);
    CHECK_FALSE(other.due.has_value());
    CHECK_FALSE(other.open);
}

TEST_CASE("A publication goes along the list as it goes along its steps", "[documents][list]")
{
    SampleReplica sample;
    const auto report = [&] { return lineOf(listOf(sample), "Public report", "July to September 2011"); };
    // Made without saying of when, it is the report that is under way.
    const auto before = listOf(sample).size();
    must(execute(
        *sample,
        RecordPaper {paperOf(sample.reader(), "quarterly-report", "", Edition::Public), "OFFICIAL", "", "pdf"}));
    CHECK(listOf(sample).size() == before);
    CHECK(report().made == 2011y / 11 / 15);
    const base::Id id = report().publication;
    must(checkPublication(*sample, id));
    CHECK(report().state == PaperState::Made);
    CHECK(report().next == PaperStep::Approve);
    must(approvePublication(*sample, id, "Communications and Marketing Manager"));
    CHECK(report().state == PaperState::Approved);
    CHECK(report().next == PaperStep::Publish);
    must(governance::execute(*sample, governance::PublishOnChannel {id, governance::Channel::PartnershipSite}));
    CHECK(report().state == PaperState::Sent);
    CHECK(report().sentTo == "1 of 7 channels");
    CHECK_FALSE(report().open);
}
