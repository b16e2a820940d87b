// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recommendation pack of an agency and the papers of task and finish groups (requirements L01, §4.14, G01, G02,
// G07).
#include "core/documents/document_lint.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/task_group_commands.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting_commands.h"
#include "core/partnership/body_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

base::Id bodyId(const replica::Reader& reader, const std::string& name)
{
    return partnership::bodyByName(reader, name)->id;
}

ExportRequest groupPaper(const replica::Reader& reader, const std::string& kind, const std::string& body)
{
    ExportRequest request;
    request.kind = kind;
    request.body = body.empty() ? base::Id {} : bodyId(reader, body);
    return request;
}

ExportRequest packFor(const replica::Reader& reader, const std::string& agency, const std::string& reference = "REC-01")
{
    ExportRequest request;
    request.kind = "ratification-pack";
    request.reference = reference;
    request.agency = agencyId(reader, agency);
    return request;
}

std::string lintWords(const Document& document)
{
    const auto checked = lint(document);
    return checked ? std::string {} : checked.error().detail;
}

}  // namespace

TEST_CASE("Each agency gets a recommendation pack of its own, with the form to return", "[documents][governance]")
{
    SampleReplica sample;
    const Document fire = build(sample.reader(), packFor(sample.reader(), "FIRE"));
    const std::string text = wholeText(fire);
    CHECK_FALSE(fire.draft);
    CHECK(fire.marking == "OFFICIAL");
    CHECK(fire.recipient == partnership::agencyByShortName(sample.reader(), "FIRE")->name);
    CHECK_THAT(text, ContainsSubstring("Fire Authority"));
    CHECK_THAT(text, ContainsSubstring("Wednesday 14 December 2011"));
    CHECK_THAT(text, ContainsSubstring("Home fire safety visits and arson patrols are placed on the joint list."));
    // What it means for other agencies is theirs to read.
    CHECK_THAT(text, !ContainsSubstring("Tenancy officers join"));
    // Three parts, three dates (requirements L07); the dropped option with its reason (L03).
    CHECK_THAT(text, ContainsSubstring("9 January 2012"));
    CHECK_THAT(text, ContainsSubstring("2 April 2012"));
    CHECK_THAT(text, ContainsSubstring("2 July 2012"));
    CHECK_THAT(text, ContainsSubstring("Dropped"));
    CHECK_THAT(text, ContainsSubstring("No longer the preferred option"));
    CHECK_THAT(text, ContainsSubstring("Positive effect. One tasking list removes duplicate patrols"));
    CHECK_THAT(text, ContainsSubstring("Assessed on 12 October 2011"));
    CHECK_THAT(text, ContainsSubstring("A-024 cannot start"));
    CHECK_THAT(text, ContainsSubstring("Ratified with conditions   ☐ Not ratified"));
    CHECK_THAT(text, ContainsSubstring("by 16 December 2011"));
    CHECK(lintWords(fire).empty());
    // What an agency decided already stands on its form.
    CHECK_THAT(wholeText(build(sample.reader(), packFor(sample.reader(), "CONS"))),
               ContainsSubstring("On record: Ratified on 9 November 2011"));
    CHECK_FALSE(buildDocument(sample.reader(), packFor(sample.reader(), "HMP")).has_value());
    CHECK_FALSE(buildDocument(sample.reader(), packFor(sample.reader(), "FIRE", "REC-99")).has_value());
    ExportRequest nobody = packFor(sample.reader(), "FIRE");
    nobody.agency = {};
    CHECK_FALSE(buildDocument(sample.reader(), nobody).has_value());
    CHECK(suggestedFileName(sample.reader(), packFor(sample.reader(), "FIRE")) == "ratification-pack-FIRE-REC-01");
}

TEST_CASE("An action plan prints as a table with shares that sum to 100", "[documents][governance]")
{
    SampleReplica sample;
    sample.unlock();
    for (const char* body : {"TF-IOM", "TF-ASB", "TF-NBH", "TF-DA", "TF-RS"}) {
        const Document plan = build(sample.reader(), groupPaper(sample.reader(), "action-plan", body));
        CHECK(lintWords(plan).empty());
        int sum = 0;
        for (const Block& block : plan.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table != nullptr && !table->columns.empty() && table->columns.back().header == "Share") {
                CHECK(table->rows.size() == 4);
                for (const Row& row : table->rows) {
                    sum += std::stoi(cellText(row.cells.back()));
                }
            }
        }
        CHECK(sum == 100);
    }
    const std::string asb = wholeText(build(sample.reader(), groupPaper(sample.reader(), "action-plan", "TF-ASB")));
    CHECK_THAT(asb, ContainsSubstring("Reprogrammed with approval"));
    CHECK_THAT(asb, ContainsSubstring("16 December 2011 (was 30 September 2011)"));
    CHECK_THAT(asb, ContainsSubstring("£3,200 sought"));
    // Restricted actions by reference only, also with part two open.
    const std::string iom = wholeText(build(sample.reader(), groupPaper(sample.reader(), "action-plan", "TF-IOM")));
    CHECK_THAT(iom, ContainsSubstring("A-021"));
    CHECK_THAT(iom, ContainsSubstring("Restricted action"));
    CHECK_THAT(iom, !ContainsSubstring("resettlement place to stay"));
    CHECK_FALSE(buildDocument(sample.reader(), groupPaper(sample.reader(), "action-plan", "BOARD")).has_value());
    CHECK_FALSE(buildDocument(sample.reader(), groupPaper(sample.reader(), "action-plan", "")).has_value());
}

TEST_CASE("A monthly return has last month beside it and the successes of the others", "[documents][governance]")
{
    SampleReplica sample;
    ExportRequest request = groupPaper(sample.reader(), "monthly-return", "TF-ASB");
    const Document one = build(sample.reader(), request);
    CHECK_FALSE(one.draft);
    const std::string text = wholeText(one);
    CHECK_THAT(text, ContainsSubstring("November 2011"));
    CHECK_THAT(text, ContainsSubstring("Reports up as expected; one blockage."));
    CHECK_THAT(text, ContainsSubstring("Reports up since the new line was advertised, as expected."));
    CHECK_THAT(text, ContainsSubstring("(BL-01: escalated to the board)"));
    CHECK_THAT(text, ContainsSubstring("Pupils designed the reflective wear, and wear it."));
    CHECK(lintWords(one).empty());
    request.body = bodyId(sample.reader(), "TF-NBH");
    const Document late = build(sample.reader(), request);
    CHECK(late.draft);
    CHECK_THAT(wholeText(late), ContainsSubstring("12 days late"));
    CHECK_THAT(wholeText(late), ContainsSubstring("Not handed in"));
    CHECK_THAT(text, !ContainsSubstring("Not handed in"));

    // Without a group: who has handed in, who has not, and how late (requirements G02, H13).
    const Document board = build(sample.reader(), groupPaper(sample.reader(), "monthly-return", ""));
    const std::string all = wholeText(board);
    CHECK_THAT(all, ContainsSubstring("November 2011: 4 received and 1 late"));
    CHECK_THAT(all, ContainsSubstring("12 days late"));
    CHECK_THAT(all, ContainsSubstring("Road Safety Task and Finish Group: past its end date, 31 October 2011."));
    CHECK(lintWords(board).empty());
    request.period = "Q3";
    CHECK_FALSE(buildDocument(sample.reader(), request).has_value());
}

TEST_CASE("The pack of a group's meeting has the successes of the other groups", "[documents][governance]")
{
    SampleReplica sample;
    meetings::CreateMeeting create;
    create.body = bodyId(sample.reader(), "TF-RS");
    create.date = 2011y / 11 / 28;
    create.reason = "For the test";
    const base::Id meeting = must(meetings::execute(*sample, create)).id;
    meetings::ProposeItem propose;
    propose.meeting = meeting;
    propose.title = "School gates";
    propose.origin = meetings::ItemOrigin::Workstream;
    propose.ask = meetings::ItemAsk::Assistance;
    propose.needs = {{agencyId(sample.reader(), "FIRE")}};
    const base::Id item = must(meetings::execute(*sample, propose));
    must(meetings::execute(*sample, meetings::AcceptItem {meeting, item}));
    ExportRequest request;
    request.kind = "agency-pack";
    request.meeting = meeting;
    request.agency = agencyId(sample.reader(), "FIRE");
    const std::string text = wholeText(build(sample.reader(), request));
    CHECK_THAT(text, ContainsSubstring("What went well in the other groups"));
    CHECK_THAT(text, ContainsSubstring("Repeat callers get one named officer across council, police and landlord."));
    CHECK_THAT(text, !ContainsSubstring("Pupils designed"));
    // Not in the pack of any other body.
    request.meeting = meetingId(sample.reader(), kNovember);
    CHECK_THAT(wholeText(build(sample.reader(), request)), !ContainsSubstring("other groups"));
}

TEST_CASE("A closing report is printed once it is given, and keeps why the group took longer",
          "[documents][governance]")
{
    SampleReplica sample;
    const ExportRequest request = groupPaper(sample.reader(), "closing-report", "TF-RS");
    const auto early = buildDocument(sample.reader(), request);
    REQUIRE_FALSE(early.has_value());
    CHECK_THAT(early.error().detail, ContainsSubstring("has not given its closing report"));
    must(
        execute(*sample, governance::ExtendGroup {request.body, 2011y / 12 / 16, "The school term runs to December."}));
    must(execute(
        *sample,
        governance::GiveClosingReport {request.body, "Fewer children were hurt.\nParking is left to the council."}));
    Document report = build(sample.reader(), request);
    CHECK(report.draft);
    must(execute(*sample, governance::CloseGroup {request.body, "Performance Board, 10 November 2011, minute P48"}));
    report = build(sample.reader(), request);
    CHECK_FALSE(report.draft);
    const std::string text = wholeText(report);
    CHECK_THAT(text, ContainsSubstring("Fewer children were hurt."));
    CHECK_THAT(text, ContainsSubstring("Parking is left to the council."));
    CHECK_THAT(text, ContainsSubstring("16 December 2011 (was 31 October 2011)"));
    CHECK_THAT(text, ContainsSubstring("extended to 16 December 2011: The school term runs to December."));
    CHECK_THAT(text, ContainsSubstring("Performance Board, 10 November 2011, minute P48"));
    CHECK(lintWords(report).empty());
}
