// SPDX-License-Identifier: GPL-3.0-or-later
//
// Briefings, task lists, registers and answers to requests as papers (requirements F03, §4.16, §4.17, §6.2).
#include "core/documents/agenda_privacy.h"
#include "core/documents/csv_writer.h"
#include "core/documents/document_lint.h"
#include "core/documents/leak_check.h"
#include "core/governance/information_requests.h"
#include "core/meetings/agenda_commands.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

TEST_CASE("A briefing has a page for each sector, and no restricted text in its open edition", "[documents][briefing]")
{
    SampleReplica sample;
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    ExportRequest request = paperOf(sample.reader(), "briefing", "");
    const Document all = build(sample.reader(), request);
    CHECK(lint(all).has_value());
    CHECK(all.marking == "OFFICIAL");
    const std::string text = wholeText(all);
    for (const char* words : {"Northern sector", "Eastern sector", "Southern sector", "Contact point", "Safety",
                              "A-014", "Priority ward for"}) {
        CAPTURE(words);
        CHECK_THAT(text, ContainsSubstring(words));
    }
    CHECK(checkForLeaks(text, corpus).has_value());
    request.sector = "eastern";
    CHECK_THAT(wholeText(build(sample.reader(), request)), !ContainsSubstring("Northern sector"));
    request.sector = "Western";
    CHECK_FALSE(buildDocument(sample.reader(), request).has_value());
    request.sector = "";
    request.edition = Edition::Restricted;
    CHECK(build(sample.reader(), request).marking == "OFFICIAL-SENSITIVE");
    sample->lockPartTwo();
    CHECK(buildDocument(sample.reader(), request).error().code == base::FailureCode::Locked);
}

TEST_CASE("Task lists stand by manager and by employer", "[documents][briefing]")
{
    SampleReplica sample;
    const Document lists = build(sample.reader(), paperOf(sample.reader(), "task-lists", ""));
    CHECK(lint(lists).has_value());
    CHECK_THAT(wholeText(lists), ContainsSubstring("Community Safety Manager, Peterborough City Council"));
    CHECK_THAT(wholeText(lists), ContainsSubstring("By employer"));
}

TEST_CASE("Every register is a sound paper and a table for a spreadsheet, and the open ones hold nothing restricted",
          "[documents][registers]")
{
    SampleReplica sample;
    sample.unlock();
    const RestrictedCorpus corpus = restrictedCorpus(sample.reader());
    for (const char* kind : {"attendance-register", "declaration-register", "disclosure-register", "copy-register",
                             "retention-report", "request-log", "theme-report"}) {
        CAPTURE(kind);
        const Document document = build(sample.reader(), paperOf(sample.reader(), kind, ""));
        CHECK(lint(document).has_value());
        CHECK(writeCsv(document).has_value());
        const bool sensitive = document.marking == "OFFICIAL-SENSITIVE";
        CHECK(checkForLeaks(wholeText(document), corpus).has_value() != sensitive);
    }
    sample->lockPartTwo();
    const Document locked = build(sample.reader(), paperOf(sample.reader(), "disclosure-register", ""));
    CHECK(locked.marking == "OFFICIAL");
    CHECK_THAT(wholeText(locked), ContainsSubstring("part two was locked"));
    ExportRequest period = paperOf(sample.reader(), "attendance-register", "");
    period.period = "2011-10";
    CHECK_THAT(wholeText(build(sample.reader(), period)), ContainsSubstring("October 2011"));
    period.period = "soon";
    CHECK_FALSE(buildDocument(sample.reader(), period).has_value());
}

TEST_CASE("The answer to a request holds what was chosen and says that it is edited", "[documents][requests]")
{
    SampleReplica sample;
    sample.unlock();
    const auto request = must(governance::findRequest(sample.reader(), "REQ-01"));
    ExportRequest wanted = paperOf(sample.reader(), "request-bundle", "");
    wanted.reference = "REQ-01";
    CHECK_FALSE(buildDocument(sample.reader(), wanted).has_value());
    using governance::FoundKind;
    const auto choose = [&](FoundKind kind, const base::Id& record, bool include, const char* reason) {
        must(execute(*sample, governance::ChooseRecord {request.id, kind, record, include, reason}));
    };
    const base::Id item = itemId(sample.reader(), kSeptember, 5);
    choose(FoundKind::Item, item, true, "");
    choose(FoundKind::Item, itemId(sample.reader(), kOctober, 10), false, "section 40, personal information");
    const Document bundle = build(sample.reader(), wanted);
    CHECK(lint(bundle).has_value());
    CHECK(bundle.marking.empty());
    CHECK(bundle.edition == "Edited version");
    const std::string text = wholeText(bundle);
    CHECK_THAT(text, ContainsSubstring("This is an edited version of the record. 1 record was left out."));
    CHECK_THAT(text, ContainsSubstring("Central: street drinking and anti-social behaviour"));
    CHECK_THAT(text, !ContainsSubstring("IOM"));
    CHECK(checkForLeaks(text, restrictedCorpus(sample.reader())).has_value());
    wanted.reference = "REQ-09";
    CHECK(buildDocument(sample.reader(), wanted).error().code == base::FailureCode::NotFound);
}

TEST_CASE("A house number in an open item's place raises the privacy check", "[documents][privacy]")
{
    // Requirements J05.
    SampleReplica sample;
    const base::Id meeting = meetingId(sample.reader(), "DTCG/2011-12-20");
    CHECK(personalDataOnAgenda(sample.reader(), meeting).empty());
    meetings::ProposeItem item;
    item.meeting = meeting;
    item.title = "Noise";
    item.origin = meetings::ItemOrigin::PanelPriority;
    item.ask = meetings::ItemAsk::Input;
    item.locationText = "12 Oundle Road";
    must(execute(*sample, item));
    const auto found = personalDataOnAgenda(sample.reader(), meeting);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front().what, ContainsSubstring("house number"));
}
