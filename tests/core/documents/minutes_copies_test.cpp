// SPDX-License-Identifier: GPL-3.0-or-later
//
// Approved minutes are the same bytes for ever, whatever is renamed later (requirements invariant 6, §2.5 row 22).
#include "core/documents/corrections.h"
#include "core/documents/document_json.h"
#include "core/documents/html_writer.h"
#include "core/documents/minutes_content.h"
#include "core/documents/minutes_copies.h"
#include "core/documents/minutes_document.h"
#include "core/documents/text_writer.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

/// The sample on 15 November: the meeting runs, and item 3 (the previous minutes) is open.
class Approval {
public:
    Approval()
    {
        must(meetings::execute(*sample, meetings::StartMeeting {.meeting = november()}));
        must(meetings::execute(*sample, meetings::OpenItem {november(), itemId(sample.reader(), kNovember, 3)}));
        for (const auto& amendment : meetings::amendmentsOf(sample.reader(), october()))
            must(execute(*sample, meetings::DecideAmendment {amendment.id, true}));
    }

    [[nodiscard]] base::Id october() const { return meetingId(sample.reader(), kOctober); }
    [[nodiscard]] base::Id november() const { return meetingId(sample.reader(), kNovember); }
    void approve() { must(execute(*sample, ApproveMinutes {.meeting = october()})); }

    [[nodiscard]] std::string html(Edition edition, int version = 0) const
    {
        ExportRequest request = paperOf(sample.reader(), "minutes", kOctober, edition);
        request.version = version;
        return must(writeHtml(build(sample.reader(), request)));
    }
    [[nodiscard]] std::string text(Edition edition) const
    {
        return must(writeText(build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, edition))));
    }
    /// The extract but for who gets it.
    [[nodiscard]] std::string extract(const char* agency) const
    {
        Document document = build(sample.reader(), extractFor(sample.reader(), agency));
        document.recipient.clear();
        return must(writeHtml(document));
    }

    /// Everything minutes name gets another name.
    void renameAll()
    {
        must(sample->transact("Rename", [](replica::Writer& w) -> base::Result<void> {
            w.run("UPDATE agency SET name = 'New ' || name, display_name = 'New ' || coalesce(display_name, name), "
                  "short_name = 'N' || short_name");
            w.run("UPDATE role SET title = 'Former ' || title");
            w.run("UPDATE unit SET name = 'Former ' || name");
            w.run("UPDATE body SET name = 'The former ' || name");
            w.run("UPDATE partnership SET name = 'Another partnership', confidentiality_statement = 'Other words'");
            w.run("UPDATE glossary_entry SET meaning = 'something else altogether'");
            w.run("UPDATE main.agenda_item SET title = 'Retitled ' || title, minute_heading = 'Retitled'");
            w.run("UPDATE part_two.agenda_item SET title = 'Retitled ' || title, minute_heading = 'Retitled'");
            return {};
        }));
        sample->session().setToday(std::chrono::year {2013} / 5 / 1);
    }

    SampleReplica sample;
};

}  // namespace

TEST_CASE("A document comes back from its JSON as it was, block by block", "[documents][json]")
{
    Document all;
    all.title = "Everything";
    all.printedOn = "Printed";
    all.landscape = true;
    all.draft = true;
    all.blocks = {
        Title {"A", "B\nC"},
        Heading {1, "Heading", "17", "minute-17"},
        Paragraph {{{.text = "bold", .bold = true}, {.text = "link", .href = "#minute-17", .language = "pl"}},
                   ParagraphStyle::Notice},
        List {true, {{runsOf("one"), {List {false, {{runsOf("nested"), {}}}}}}}},
        Table {.caption = "Caption",
               .columns = {{.header = "No.", .width = 0.3, .align = Align::End}},
               .rows = {{{{.runs = runsOf("1"), .isRowHeader = true, .status = Status {"Overdue", Tone::Concern}}}}},
               .whenEmpty = "Nothing."},
        Decision {"AGREED", runsOf("to meet")},
        ActionLine {"A-014", runsOf("Hold it"), {"Lead: City Council.", "By Friday."}},
        Figure {std::string {"\x89PNG\0\xff", 6}, "alt", "caption", 120.5},
        KeyValueList {{{"Chair", {runsOf("one"), runsOf("two")}}}},
        PageBreak {},
    };
    const std::string json = toJson(all);
    const Document back = must(documentFromJson(json));
    CHECK(toJson(back) == json);
    CHECK(must(writeHtml(back)) == must(writeHtml(all)));
    CHECK(std::get<Figure>(back.blocks[7]).image == std::get<Figure>(all.blocks[7]).image);
    CHECK(documentFromJson("{").error().code == base::FailureCode::Damaged);
    CHECK(documentFromJson(R"({"blocks":[{"is":"hologram"}]})").error().code == base::FailureCode::Damaged);
}

TEST_CASE("Approved minutes are the same bytes after every name has changed", "[documents][minutes][approved]")
{
    Approval october;
    october.sample.unlock();
    october.approve();
    const std::string full = october.html(Edition::Full);
    const std::string open = october.html(Edition::Public);
    const std::string text = october.text(Edition::Full);
    const std::string extract = october.extract("PROB");
    CHECK_THAT(full, ContainsSubstring("Approved as a correct record"));
    CHECK_THAT(full, ContainsSubstring("at the meeting of 15 November 2011 (item 3 of its agenda)."));
    CHECK_THAT(full, ContainsSubstring("Part two (restricted)"));
    CHECK_THAT(full, !ContainsSubstring("DRAFT"));

    october.renameAll();
    CHECK(october.html(Edition::Full) == full);
    CHECK(october.html(Edition::Public) == open);
    CHECK(october.text(Edition::Full) == text);
    // Who gets a copy now is called as they are called now; the minute is not.
    CHECK(october.extract("NPROB") == extract);
    CHECK_THAT(extract, ContainsSubstring("Minute 20"));

    SECTION("and after the meeting that approved them has its own minutes")
    {
        must(meetings::execute(*october.sample,
                               meetings::EndMeeting {.meeting = october.november(),
                                                     .acknowledgeIncomplete = true,
                                                     .deferRemaining = true}));
        CHECK(october.html(Edition::Full) == full);
    }
    SECTION("and locked, only what is open")
    {
        october.sample->lockPartTwo();
        const std::string stubs = october.html(Edition::Full);
        CHECK_THAT(stubs, !ContainsSubstring("Part two (restricted)"));
        CHECK_THAT(stubs, !ContainsSubstring("Retitled"));
        CHECK_THAT(stubs, ContainsSubstring("Minute 20: restricted item."));
    }
}

TEST_CASE("The kept copy is what would have been printed, and holds nothing restricted in the open part",
          "[documents][minutes][approved][restricted]")
{
    Approval october;
    october.approve();
    const Document locked = must(composeMinutes(october.sample.reader(), october.october(), Edition::Full, true));
    CHECK(toJson(must(minutesDocument(october.sample.reader(), october.october(), Edition::Full)))
          == toJson(locked));
    october.sample.unlock();
    must(keepApprovedMinutes(*october.sample));
    const Document whole = must(composeMinutes(october.sample.reader(), october.october(), Edition::Full, true));
    CHECK(toJson(must(minutesDocument(october.sample.reader(), october.october(), Edition::Full))) == toJson(whole));
    auto row = october.sample.reader().query("SELECT document FROM main.minutes_copy");
    auto sealed = october.sample.reader().query("SELECT title FROM part_two.agenda_item WHERE title IS NOT NULL");
    std::vector<std::string> titles;
    while (sealed.next())
        titles.push_back(sealed.text(0));
    REQUIRE_FALSE(titles.empty());
    while (row.next()) {
        for (const std::string& title : titles)
            CHECK(row.text(0).find(title) == std::string::npos);
    }
}

TEST_CASE("Approved while part two is locked, the restricted part is kept when it is next unlocked, and undo passes over it",
          "[documents][minutes][approved][restricted]")
{
    Approval october;
    october.approve();
    const auto undo = october.sample->undoLabel();
    october.sample.unlock();
    must(keepApprovedMinutes(*october.sample));
    CHECK(october.sample->undoLabel() == undo);
    const std::string full = october.html(Edition::Full);
    CHECK_THAT(full, ContainsSubstring("Part two (restricted)"));
    october.renameAll();
    CHECK(october.html(Edition::Full) == full);
    october.sample->lockPartTwo();
    october.sample.unlock();
    must(keepApprovedMinutes(*october.sample));
    CHECK(october.html(Edition::Full) == full);
}

TEST_CASE("Undone, an approval leaves a draft; approved again, the minutes are locked again", "[documents][minutes][approved]")
{
    Approval october;
    october.approve();
    must(october.sample->undo());
    CHECK_THAT(october.html(Edition::Public), ContainsSubstring("DRAFT"));
    october.approve();
    CHECK_THAT(october.html(Edition::Public), !ContainsSubstring("DRAFT"));
}

TEST_CASE("A correction makes a new version; the approved words stay and the old version is found",
          "[documents][minutes][approved]")
{
    Approval october;
    october.approve();
    const std::string approved = october.html(Edition::Public);
    meetings::CorrectApprovedMinute correct {.meeting = october.october(),
                                             .minute = 17,
                                             .oldText = "street surgery",
                                             .newText = "street meeting"};
    correct.askedBy = "Head of tenancy and ASB";
    correct.agency = agencyId(october.sample.reader(), "CKH");
    must(execute(*october.sample, correct));

    CHECK(minutesVersions(october.sample.reader(), october.october(), Edition::Full) == 2);
    const Document newest = build(october.sample.reader(), paperOf(october.sample.reader(), "minutes", kOctober));
    const std::string whole = wholeText(newest);
    CHECK_THAT(newest.version, ContainsSubstring("version 2, corrected on 15 November 2011"));
    CHECK_THAT(whole, ContainsSubstring("Hold a street surgery"));
    CHECK_THAT(whole, ContainsSubstring("Minute 17 of 18 October 2011: for \u2018street surgery\u2019 read \u2018street "
                                        "meeting\u2019. Asked for by the Head of tenancy and ASB, Cross Keys Homes. "
                                        "Recorded at the meeting of 15 November 2011, item 3."));
    CHECK(october.html(Edition::Public, 1) == approved);
    const std::string second = october.html(Edition::Public, 2);
    CHECK(second == october.html(Edition::Public));
    ExportRequest third = paperOf(october.sample.reader(), "minutes", kOctober);
    third.version = 3;
    CHECK(buildDocument(october.sample.reader(), third).error().field == "version");
    third.version = 1;
    CHECK(suggestedFileName(october.sample.reader(), third) == "DTCG-2011-10-18-minutes-version-1");
    // It is no amendment: those were decided before approval.
    CHECK(meetings::amendmentsOf(october.sample.reader(), october.october()).size() == 1);

    october.renameAll();
    CHECK(october.html(Edition::Public, 1) == approved);
    CHECK(october.html(Edition::Public, 2) == second);
    must(october.sample->undo());
    must(october.sample->undo());
    CHECK(minutesVersions(october.sample.reader(), october.october(), Edition::Full) == 1);
}
