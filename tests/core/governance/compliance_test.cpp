// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the law asks, and whether each body governs itself (requirements A06, C13); the month's countdown and the year's
// reminders (requirements 2.2, C04).
#include "core/governance/compliance.h"
#include "core/governance/countdown.h"

#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

ComplianceLine lineOf(const replica::Reader& reader, const std::string& duty)
{
    for (const ComplianceLine& line : compliance(reader)) {
        if (line.duty == duty) {
            return line;
        }
    }
    FAIL("no " << duty);
    return {};
}

GovernanceCheck checkOf(const replica::Reader& reader, const std::string& body)
{
    for (const GovernanceCheck& check : governanceChecks(reader)) {
        if (check.shortName == body) {
            return check;
        }
    }
    FAIL("no " << body);
    return {};
}

const CountdownStep& stepOf(const Countdown& countdown, const std::string& step)
{
    return *std::find_if(countdown.steps.begin(), countdown.steps.end(),
                         [&](const CountdownStep& one) { return one.step == step; });
}

/// The sample on another day.
class SampleOn {
public:
    explicit SampleOn(base::Date today)
    {
        {
            auto made = must(sample::createSample(m_folder.path() / "sample", sample::kLiteralAnchor,
                                                  {.author = "Community Safety Officer", .clock = {}, .today = {}}));
        }
        m_replica = must(replica::Replica::open(m_folder.path() / "sample",
                                                {.author = "Community Safety Officer", .clock = {}, .today = today}));
    }
    replica::Replica& operator*() { return *m_replica; }
    [[nodiscard]] const replica::Reader& reader() const { return m_replica->reader(); }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<replica::Replica> m_replica;
};

}  // namespace

TEST_CASE("Each duty shows its day and where it can be read, or not yet", "[governance][compliance]")
{
    SampleReplica sample;
    const auto lines = compliance(sample.reader());
    CHECK(lines.size() == kDuties.size());
    const ComplianceLine scrutiny = lineOf(sample.reader(), "scrutiny");
    CHECK(scrutiny.met);
    CHECK(scrutiny.state() == "22 September 2011");
    CHECK(scrutiny.evidence == "SCRUT/2011-09-22");
    CHECK_FALSE(scrutiny.meeting.isNil());
    CHECK(lineOf(sample.reader(), "public_meeting").state() == "6 October 2011");
    CHECK(lineOf(sample.reader(), "assessment").state() == "8 February 2011");
    CHECK(lineOf(sample.reader(), "plan").evidence == "Partnership Plan 2011 to 2014, revision of 2011");
    CHECK(lineOf(sample.reader(), "equality").met);
    CHECK(lineOf(sample.reader(), "isp").state() == "20 September 2011");
    const ComplianceLine copied = lineOf(sample.reader(), "plan_copied");
    CHECK_FALSE(copied.met);
    CHECK(copied.state() == "Not yet");
    CHECK_FALSE(copied.todo.empty());

    CHECK_FALSE(execute(*sample, NoteDuty {"plan_copied", 2011y / 11 / 1, " "}).has_value());
    CHECK_FALSE(execute(*sample, NoteDuty {"plan_copied", 2011y / 11 / 16, "Letter"}).has_value());
    CHECK_FALSE(execute(*sample, NoteDuty {"parade", 2011y / 11 / 1, "Letter"}).has_value());
    must(
        execute(*sample, NoteDuty {"plan_copied", 2011y / 11 / 1, "Letter with the plan", "Community Safety Manager"}));
    CHECK(lineOf(sample.reader(), "plan_copied").evidence == "Letter with the plan (Community Safety Manager)");
    CHECK(lineOf(sample.reader(), "plan_copied").met);
}

TEST_CASE("A responsible authority that has not signed is named, and time makes a duty due again",
          "[governance][compliance]")
{
    SampleReplica sample;
    partnership::AddAgency joining;
    joining.shortName = "CCG";
    joining.name = "Clinical Commissioning Group";
    joining.category = partnership::AgencyCategory::Responsible;
    must(partnership::execute(*sample, joining));
    const ComplianceLine isp = lineOf(sample.reader(), "isp");
    CHECK_FALSE(isp.met);
    CHECK(isp.missing == "Clinical Commissioning Group has not signed.");
    CHECK(isp.state() == "Not yet");

    SampleOn later {2012y / 11 / 15};
    CHECK(lineOf(later.reader(), "scrutiny").state() == "Not since 22 September 2011");
    CHECK(lineOf(later.reader(), "plan").state() == "Not since 1 April 2011");
    CHECK(lineOf(later.reader(), "data_shared").state() == "Not since 3 October 2011");
}

TEST_CASE("A body without terms, chair, parent or approved minutes is listed", "[governance][compliance]")
{
    SampleReplica sample;
    const GovernanceCheck dtcg = checkOf(sample.reader(), "DTCG");
    CHECK(dtcg.terms);
    CHECK(dtcg.termsWords == "Version 1, 26 July 2011");
    CHECK(dtcg.minutesWords == "Approved for 20 September 2011");
    const GovernanceCheck roads = checkOf(sample.reader(), "C-RS");
    CHECK_FALSE(roads.complete());
    CHECK(roads.missing() == "terms of reference and minutes approved in the last 12 months");
    CHECK(checkOf(sample.reader(), "SCRUT").reportsTo);
    must(partnership::execute(*sample,
                              partnership::EditBody {.body = roads.body,
                                                     .shortName = {},
                                                     .name = {},
                                                     .tier = {},
                                                     .authority = {},
                                                     .chairRole = {},
                                                     .secretaryRole = {},
                                                     .effectiveFrom = {},
                                                     .purpose = {},
                                                     .termsOfReference = "Fewer people hurt.",
                                                     .linkedText = {},
                                                     .notes = {}}));
    CHECK(checkOf(sample.reader(), "C-RS").missing() == "minutes approved in the last 12 months");
}

TEST_CASE("The month is counted back in working days from the meeting", "[governance][countdown]")
{
    SampleOn sample {2011y / 12 / 5};
    const auto countdown = nextCountdown(sample.reader());
    REQUIRE(countdown.has_value());
    CHECK(countdown->date == 2011y / 12 / 20);
    // Tuesday 20 December less five, seven and twelve working days.
    CHECK(stepOf(*countdown, "papers").date == 2011y / 12 / 13);
    CHECK(stepOf(*countdown, "close").date == 2011y / 12 / 9);
    CHECK(stepOf(*countdown, "open").date == 2011y / 12 / 2);
    CHECK(stepOf(*countdown, "open").state == CountdownState::Done);
    CHECK(stepOf(*countdown, "close").state == CountdownState::ToCome);
    CHECK(stepOf(*countdown, "close").sentence() == "Agenda closes: Friday 9 December, in 4 working days");
    // Ten working days after it: Christmas and New Year are passed over.
    CHECK(stepOf(*countdown, "public").date == 2012y / 1 / 6);

    SampleOn late {2011y / 12 / 14};
    const auto then = nextCountdown(late.reader());
    CHECK(stepOf(*then, "close").state == CountdownState::Late);
    CHECK(stepOf(*then, "papers").sentence() == "Papers go out: Tuesday 13 December, 1 working day late");
}

TEST_CASE("The year reminds of scrutiny from 1 July, of the Board and of the plan's review", "[governance][countdown]")
{
    const auto texts = [](const replica::Reader& reader) {
        std::vector<std::string> all;
        for (const YearReminder& one : yearReminders(reader)) {
            all.push_back(one.what);
        }
        return all;
    };
    const auto has = [](const std::vector<std::string>& all, const char* what) {
        return std::find(all.begin(), all.end(), what) != all.end();
    };
    SampleOn june {2012y / 6 / 30};
    CHECK_FALSE(has(texts(june.reader()), "scrutiny"));
    SampleOn july {2012y / 7 / 1};
    CHECK(has(texts(july.reader()), "scrutiny"));
    CHECK(has(texts(july.reader()), "plan"));  // its review is due since April
    for (const YearReminder& one : yearReminders(july.reader())) {
        if (one.what == "scrutiny") {
            CHECK_THAT(one.text, StartsWith("Scrutiny: September, report due in "));
        }
    }
    SampleReplica november;
    const auto now = texts(november.reader());
    CHECK(has(now, "board"));
    CHECK_FALSE(has(now, "scrutiny"));
    CHECK_FALSE(has(now, "plan"));
}
