// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which record is marked as sent, and which papers say it by their own steps.
#include "core/documents/paper_asks.h"
#include "core/documents/paper_list.h"
#include "core/documents/paper_record.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using namespace std::chrono_literals;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

ExportRequest sheetOf(const replica::Reader& reader, const char* meeting)
{
    ExportRequest request = paperOf(reader, "action-sheet", meeting);
    request.agency = {};
    return request;
}

base::Failure refusal(const base::Result<governance::MarkPaperSent>& result)
{
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

}  // namespace

TEST_CASE("What is marked as sent is the newest that was made, or its name where Muster made none", "[documents][list]")
{
    SampleReplica sample;
    const ExportRequest sheet = sheetOf(sample.reader(), kNovember);
    auto sending = must(sendingOf(sample.reader(), sheet));
    CHECK(sending.papers.empty());
    CHECK(sending.name == nameOf(sheet));
    must(execute(*sample, RecordPaper {sheet, "OFFICIAL", "Version 1", "pdf"}));
    must(execute(*sample, RecordPaper {sheet, "OFFICIAL", "Version 2", "pdf"}));
    sending = must(sendingOf(sample.reader(), sheet));
    REQUIRE(sending.papers.size() == 1);
    sending.to = "members of the group";
    must(governance::execute(*sample, sending));
    CHECK_THAT(refusal(sendingOf(sample.reader(), sheet)).detail,
               ContainsSubstring("marked as sent already, on 15 November 2011, to members of the group"));
}

TEST_CASE("What goes out by its own steps is not marked by hand", "[documents][list]")
{
    SampleReplica sample;
    CHECK_THAT(refusal(sendingOf(sample.reader(), paperOf(sample.reader(), "minutes", kOctober))).detail,
               ContainsSubstring("Next: Approve it at the next meeting"));
    ExportRequest report;
    report.kind = "quarterly-report";
    report.edition = Edition::Public;
    report.period = "2011-07 to 2011-09";
    CHECK_THAT(refusal(sendingOf(sample.reader(), report)).detail, ContainsSubstring("Check it for personal data"));
    ExportRequest invitation = paperOf(sample.reader(), "invitation", kNovember);
    invitation.agency = agencyId(sample.reader(), "NHS");
    CHECK_THAT(refusal(sendingOf(sample.reader(), invitation)).detail, ContainsSubstring("its own steps"));
    CHECK(refusal(sendingOf(sample.reader(), {.kind = "agenda"})).field == "meeting");
    CHECK(refusal(sendingOf(sample.reader(), {.kind = "poem"})).field == "kind");
    ExportRequest restricted = sheetOf(sample.reader(), kNovember);
    restricted.edition = Edition::Restricted;
    CHECK(refusal(sendingOf(sample.reader(), restricted)).field == "edition");
}

TEST_CASE("A list of a time holds nothing from before that waits; around today it does", "[documents][list]")
{
    SampleReplica sample;
    const auto holdsOctober = [](const std::vector<PaperLine>& list) {
        return std::any_of(list.begin(), list.end(), [](const PaperLine& line) {
            return line.title == "Minutes" && line.of == "DTCG, 18 October 2011";
        });
    };
    const base::Date today = sample.reader().today();
    const base::Date later = base::addMonths(today, 12);
    const auto ahead = paperList(sample.reader(), {today, later});
    CHECK_FALSE(holdsOctober(ahead));
    for (const PaperLine& line : ahead) {
        INFO(line.title << ", " << line.of);
        const auto within = [&](const std::optional<base::Date>& day) { return day && *day >= today && *day <= later; };
        CHECK((within(line.due) || within(line.made) || within(line.approved) || within(line.sent)));
    }
    CHECK(holdsOctober(paperList(sample.reader(), {today, later, true})));
    CHECK(holdsOctober(paperList(sample.reader(), aroundToday(sample.reader()))));
}

TEST_CASE("Each kind of paper says what it is of", "[documents]")
{
    // Of the whole partnership as it stands on the day.
    const std::set<std::string_view> ofToday {"plan",         "plan-summary",     "compliance", "task-lists",
                                              "theme-report", "retention-report", "request-log"};
    for (const DocumentKind& kind : documentKinds()) {
        INFO(kind.word);
        CHECK(asksOf(kind.word).empty() == ofToday.contains(kind.word));
        CHECK(needs(kind.word, PaperAsk::Meeting) == kind.needsMeeting);
    }
    CHECK(needs("invitation", PaperAsk::Agency));
    CHECK(asksFor("action-log", PaperAsk::Agency));
    CHECK_FALSE(needs("action-log", PaperAsk::Agency));
    CHECK(asksOf("poem").empty());
}
