// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a wish to a checked file on disk.
#include "ui/documents/export_document.h"

#include "core/actions/blockage_commands.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/performance/measure_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/pdf_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace muster;
using namespace muster::documents::test;
using muster::documents::Edition;
using muster::documents::ExportRequest;
using muster::test::expectedOfSample;
using muster::test::must;
using muster::test::SampleReplica;
using muster::test::TemporaryFolder;
namespace out = muster::ui::documents;

namespace {

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

std::size_t filesIn(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator {folder}, {}));
}

}  // namespace

TEST_CASE("Public minutes hold no restricted phrase in any format", "[documents][export]")
{
    SampleReplica sample;
    sample.unlock();
    const TemporaryFolder folder;
    for (const char* ending : {"pdf", "html", "txt"}) {
        const auto path =
            must(out::exportDocument(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, Edition::Public),
                                     folder.path() / (std::string {"minutes."} + ending)));
        std::string text = bytesOf(path);
        if (path.extension() == ".pdf")
            text = must(out::extractText(QByteArray::fromStdString(text)));
        CHECK_THAT(text, ContainsSubstring("Any other business"));
        for (const auto expected = expectedOfSample(); const auto& phrase : expected.at("october").at("restricted_phrases"))
            CHECK_THAT(text, !ContainsSubstring(phrase.get<std::string>()));
    }
    CHECK(filesIn(folder.path()) == 3);
}

TEST_CASE("Approved minutes are the same bytes whenever they are made", "[documents][export]")
{
    SampleReplica sample;
    const TemporaryFolder folder;
    const ExportRequest request = paperOf(sample.reader(), "minutes", kSeptember);
    const auto first = must(out::exportDocument(sample.reader(), request, folder.path() / "first.pdf"));
    sample->session().setToday(std::chrono::year {2012} / 3 / 1);
    const auto second = must(out::exportDocument(sample.reader(), request, folder.path() / "second.pdf"));
    CHECK(bytesOf(first) == bytesOf(second));
}

TEST_CASE("A planted leak is refused, nothing is left and an older file stays", "[documents][export]")
{
    SampleReplica sample;
    sample.unlock();
    const TemporaryFolder folder;
    const auto corpus = muster::documents::restrictedCorpus(sample.reader());
    muster::documents::Document document =
        build(sample.reader(), paperOf(sample.reader(), "minutes", kOctober, Edition::Public));
    document.blocks.push_back(muster::documents::Paragraph {
        muster::documents::runsOf("A return to borrowed sofas within a fortnight was feared.")});
    for (const char* name : {"minutes.pdf", "minutes.html", "minutes.txt"}) {
        std::ofstream {folder.path() / name} << "older";
        CHECK_FALSE(out::writeChecked(document, corpus, folder.path() / name).has_value());
        CHECK(bytesOf(folder.path() / name) == "older");
    }
    // Also where nobody looks: in what a reader's title bar shows.
    document.blocks.pop_back();
    document.subject = "About IOM-0147";
    CHECK_FALSE(out::writeChecked(document, corpus, folder.path() / "subject.pdf").has_value());
    CHECK(filesIn(folder.path()) == 3);
}

TEST_CASE("A restricted copy carries its number on every page and goes into the register", "[documents][export]")
{
    SampleReplica sample;
    sample.unlock();
    const TemporaryFolder folder;
    for (const auto& [agency, copy] : {std::pair {"PROB", "Copy 1: "}, std::pair {"SIB", "Copy 2: "}}) {
        const auto path = must(out::exportAndRecord(*sample, extractFor(sample.reader(), agency),
                                                    folder.path() / (std::string {agency} + ".pdf")));
        const auto text = must(out::readPdfText(QByteArray::fromStdString(bytesOf(path))));
        CHECK_FALSE(text.pages.empty());
        for (const std::string& page : text.pages) {
            CHECK_THAT(page, ContainsSubstring(copy));
            CHECK_THAT(page, ContainsSubstring("OFFICIAL-SENSITIVE"));
        }
    }
    sample->lockPartTwo();
    CHECK(
        out::exportDocument(sample.reader(), extractFor(sample.reader(), "HMP"), folder.path() / "hmp.pdf").error().code
        == base::FailureCode::Locked);
    CHECK(filesIn(folder.path()) == 2);
}

TEST_CASE("An ending that a paper does not have is refused in words", "[documents][export]")
{
    const SampleReplica sample;
    const TemporaryFolder folder;
    const auto minutes =
        out::exportDocument(sample.reader(), paperOf(sample.reader(), "minutes", kOctober), folder.path() / "m.csv");
    REQUIRE_FALSE(minutes.has_value());
    CHECK_THAT(minutes.error().detail, ContainsSubstring(".pdf, .html or .txt"));
    CHECK_FALSE(out::exportDocument(sample.reader(), paperOf(sample.reader(), "action-log", ""), folder.path() / "log")
                    .has_value());
    CHECK(out::exportDocument(sample.reader(), paperOf(sample.reader(), "action-log", ""),
                              folder.path() / "no" / "log.csv")
              .error()
              .code
          == base::FailureCode::Unreadable);
    CHECK(out::exportDocument(sample.reader(), paperOf(sample.reader(), "action-log", ""), folder.path() / "log.CSV")
              .has_value());
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("Papers keep to the sides they are allowed", "[documents][export]")
{
    SampleReplica sample;
    const auto sides = [&](const ExportRequest& request) {
        return out::layoutDocument(build(sample.reader(), request)).pages.size();
    };
    // In 12 points (requirements §4.0) fifteen items need a second side; readable goes before short (§4.1).
    CHECK(sides(paperOf(sample.reader(), "agenda", kNovember, Edition::Public)) <= 2);
    CHECK(sides(paperOf(sample.reader(), "agenda", kNovember)) <= 2);
    CHECK(sides(paperOf(sample.reader(), "action-sheet", kOctober)) <= 2);
    sample.unlock();
    CHECK(sides(paperOf(sample.reader(), "agenda", kNovember)) <= 2);
}

TEST_CASE("The report to the Board has two sides with four exceptions and two blockages", "[documents][export][performance]")
{
    // Requirements H02.
    SampleReplica sample;
    const auto find = [&](const char* reference) {
        return actions::findException(sample.reader(), std::string {reference})->id;
    };
    must(execute(*sample, actions::ConfirmException {find("EX-04")}));
    must(execute(*sample, actions::ExplainException {find("EX-04"), "Half-term holidays and two warm weekends"}));
    must(execute(*sample,
                 actions::RaiseFinding {.measure = performance::findMeasure(sample.reader(), "M03")->id, .crime = {},
                                        .text = "More people report since the leaflets", .byRole = {}, .meeting = {}}));
    must(execute(*sample, actions::EscalateBlockage {actions::findBlockage(sample.reader(), std::string {"BL-02"})->id}));
    const auto report = build(sample.reader(), paperOf(sample.reader(), "board-report", ""));
    const auto charts = std::count_if(report.blocks.begin(), report.blocks.end(), [](const auto& block) {
        return std::holds_alternative<muster::documents::Figure>(block);
    });
    CHECK(charts == 4);
    CHECK(out::layoutDocument(report).pages.size() == 2);
}
