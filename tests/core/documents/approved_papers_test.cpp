// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was approved for the public is what is given, whatever changed since (requirements 3.7, M11; invariant 6).
#include "core/documents/publication_steps.h"
#include "core/governance/publication_commands.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/profile_commands.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using governance::PublicationKind;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

constexpr const char* kOwner = "Communications and Marketing Manager";

base::Id approved(SampleReplica& sample, PublicationKind kind, base::Date from, base::Date to)
{
    const base::Id id = must(governance::execute(*sample, governance::DraftPublication {kind, from, to}));
    must(checkPublication(*sample, id));
    must(approvePublication(*sample, id, kOwner));
    return id;
}

ExportRequest wish(const std::string& kind, Edition edition, const std::string& period = {})
{
    ExportRequest request;
    request.kind = kind;
    request.edition = edition;
    request.period = period;
    return request;
}

/// Another name for an agency and another vision: both stand in plan and report.
void changeMuch(SampleReplica& sample)
{
    partnership::EditAgency edit;
    edit.agency = agencyId(sample.reader(), "FIRE");
    edit.name = "Fenland Rescue Board";
    edit.displayName = "Fenland Rescue Board";
    must(partnership::execute(*sample, edit));
    partnership::EditPartnership profile;
    profile.vision = "A quite different vision";
    must(partnership::execute(*sample, profile));
}

}  // namespace

TEST_CASE("The approved annual report is given as it was read, for every reader", "[documents][approved]")
{
    SampleReplica sample;
    const std::string year = "2011-01-01 to 2011-12-31";
    const std::string before = wholeText(build(sample.reader(), wish("annual-report", Edition::Public, year)));
    ExportRequest page = wish("annual-report", Edition::Full, year);
    page.agency = agencyId(sample.reader(), "FIRE");
    const std::string pageBefore = wholeText(build(sample.reader(), page));
    const base::Id id = approved(sample, PublicationKind::AnnualReport, 2011y / 1 / 1, 2011y / 12 / 31);
    changeMuch(sample);

    const Document after = build(sample.reader(), wish("annual-report", Edition::Public, year));
    CHECK(wholeText(after) == before);
    CHECK_THAT(wholeText(after), !ContainsSubstring("Fenland Rescue Board"));
    CHECK_FALSE(after.draft);
    const Document members = build(sample.reader(), wish("annual-report", Edition::Full, year));
    CHECK(members.marking == "OFFICIAL");
    CHECK_THAT(wholeText(members), !ContainsSubstring("Fenland Rescue Board"));
    CHECK(build(sample.reader(), page).blocks.size() > 3);
    CHECK_THAT(wholeText(build(sample.reader(), page)), !ContainsSubstring("Fenland Rescue Board"));
    // Its page alone, with the minutes behind it.
    CHECK_THAT(wholeText(build(sample.reader(), page)), ContainsSubstring("Cambridgeshire Fire"));
    CHECK_THAT(wholeText(build(sample.reader(), page)), !ContainsSubstring("All agencies together"));

    // Without a period the report of the year that today belongs to; of other years what the record says now.
    CHECK_THAT(wholeText(build(sample.reader(), wish("annual-report", Edition::Public))),
               !ContainsSubstring("Fenland Rescue Board"));
    CHECK_THAT(wholeText(build(sample.reader(), wish("annual-report", Edition::Public, "2011-09 to 2011-11"))),
               ContainsSubstring("Fenland Rescue Board"));
    // What is withdrawn is given no more.
    must(governance::execute(*sample, governance::WithdrawPublication {id, "A figure was wrong."}));
    CHECK_THAT(wholeText(build(sample.reader(), wish("annual-report", Edition::Public, year))),
               ContainsSubstring("Fenland Rescue Board"));
}

TEST_CASE("The approved plan and its summary are given as they were read", "[documents][approved]")
{
    SampleReplica sample;
    const std::string plan = wholeText(build(sample.reader(), wish("plan", Edition::Full)));
    const std::string summary = wholeText(build(sample.reader(), wish("plan-summary", Edition::Public)));
    CHECK_THAT(plan, ContainsSubstring("Cambridgeshire Fire"));
    approved(sample, PublicationKind::FullPlan, 2011y / 4 / 1, 2014y / 3 / 31);
    approved(sample, PublicationKind::PlanSummary, 2011y / 4 / 1, 2014y / 3 / 31);
    changeMuch(sample);
    CHECK(wholeText(build(sample.reader(), wish("plan", Edition::Full))) == plan);
    CHECK(build(sample.reader(), wish("plan", Edition::Full)).marking == "OFFICIAL");
    CHECK(wholeText(build(sample.reader(), wish("plan-summary", Edition::Public))) == summary);
}

TEST_CASE("Public minutes of the tasking group are made where that is the policy", "[documents][public]")
{
    SampleReplica sample;
    const ExportRequest request = paperOf(sample.reader(), "minutes", kSeptember, Edition::Public);
    CHECK(buildDocument(sample.reader(), request).has_value());
    partnership::EditPartnership policy;
    policy.publishTaskingMinutes = false;
    must(partnership::execute(*sample, policy));
    const auto refused = buildDocument(sample.reader(), request);
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("does not make public versions"));
    // Another body's are not asked about.
    CHECK(buildDocument(sample.reader(), paperOf(sample.reader(), "minutes", "PERF/2011-11-10", Edition::Public))
              .has_value());
}
