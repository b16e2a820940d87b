// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every paper in every edition and every agency's pack and invitation, in every format, searched for what it may not
// hold (requirements invariant 5, §4.0 "Editions").
#include "core/documents/csv_writer.h"
#include "core/documents/html_writer.h"
#include "core/documents/text_writer.h"
#include "core/governance/search.h"
#include "tests/support/catch.h"
#include "tests/ui/documents/leaks/every_paper.h"
#include "ui/documents/export_document.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace muster;
using namespace muster::test;
using muster::base::Result;
namespace out = muster::ui::documents;

namespace {

/// What one paper said in all its formats.
struct Said {
    std::set<std::size_t> words;  ///< indexes of planted words
    int files = 0;
    std::string marking {};
    std::string refusal;  ///< where it was not made
    std::string refusedField;
};

/// Fields that no paper prints and the search does not look into: they stand in the records on the screen, and in their
/// history.
const std::set<std::string>& onScreenOnly()
{
    static const std::set<std::string> fields {
        "evidence of an exception",
        "from whom a blocked action needs it",
        "from whom a decision is wanted",
        "from whom, of a second blockage",
        "how an exception is monitored",
        "owner of a second exception",
        "provider conflict",
        "reply of an agency",
        "specialism of an action",
        "the Board's answer to an exception",
        "what the Board is asked about an exception",
        "whether an item worked",
        "whether recovery worked",
        "who agreed to an action",
        "who assessed a problem-solving sheet",
        "who raised a second exception",
        "who said whether recovery worked",
        "who verified an action",
        "who worked on a blockage",
        "who worked on an action",
        "who worked on an exception",
        "why a blockage was closed",
        "why a record was left out for a person",
        "why an exception was closed",
        "why an exception was dismissed",
        "why an exception was taken up again",
        "why partners are needed together",
        "why the colour of an action was set",
        "words to the Board",
        "words to the Performance Board",
    };
    return fields;
}

/// As PDF and as a calendar through the export with its checks; the other formats as their writers make them.
Result<std::string> fileOf(PlantedPartnership& planted, const Paper& paper, const documents::Document* document,
                           const std::string& ending, const std::filesystem::path& folder)
{
    if (document != nullptr && ending == "html")
        return documents::writeHtml(*document);
    if (document != nullptr && ending == "txt")
        return documents::writeText(*document);
    if (document != nullptr && ending == "csv")
        return documents::writeCsv(*document);
    const auto path = folder / ("paper." + ending);
    return out::exportDocument(planted.reader(), paper.request, path).map([&](const std::filesystem::path& written) {
        std::ifstream file {written, std::ios::binary};
        std::string bytes {std::istreambuf_iterator<char> {file}, {}};
        file.close();
        std::filesystem::remove(written);
        return bytes;
    });
}

/// `agenciesToo`: also the PDFs that are of one agency, which take the longest.
Said exported(PlantedPartnership& planted, const Paper& paper, const std::filesystem::path& folder, bool agenciesToo)
{
    Said said;
    const auto document = documents::buildDocument(planted.reader(), paper.request);
    if (document)
        said.marking = document->marking;
    const auto inName = planted.foundIn(documents::suggestedFileName(planted.reader(), paper.request));
    said.words.insert(inName.begin(), inName.end());
    for (const std::string_view ending : must(documents::documentKind(paper.request.kind))->endings) {
        const std::string wanted {ending};
        if (wanted == "pdf" && !agenciesToo && !paper.request.agency.isNil())
            continue;
        const auto file = fileOf(planted, paper, document ? &*document : nullptr, wanted, folder);
        if (!file) {
            said.refusal = file.error().detail;
            said.refusedField = file.error().field;
            continue;
        }
        ++said.files;
        const auto found = planted.foundIn(everythingIn(*file, wanted));
        said.words.insert(found.begin(), found.end());
    }
    return said;
}

/// What was done, for the sums at the end.
struct Tally {
    std::map<std::string, int> made;  ///< by kind and edition
    std::set<std::size_t> found;
    int papers = 0;
    int files = 0;
};

/// Exports all and checks each; `open`: part two is open, so that some may hold some words.
Tally exportAll(PlantedPartnership& planted, bool open)
{
    Tally tally;
    const TemporaryFolder folder;
    for (const Paper& paper : everyPaper(planted)) {
        CAPTURE(paper.name);
        const Said said = exported(planted, paper, folder.path(), open);
        tally.made[paper.request.kind + ", " + std::string {documents::editionWord(paper.request.edition)}] +=
            said.files;
        tally.papers += said.files == 0 ? 0 : 1;
        tally.files += said.files;
        tally.found.insert(said.words.begin(), said.words.end());
        // The check before a file is handed over is the last guard: what gets that far was put in by mistake.
        INFO(said.refusal);
        CHECK_FALSE((said.refusedField == "edition" && said.refusal.find("restricted text") != std::string::npos));
        std::string leaked;
        for (const std::size_t index : said.words) {
            const PlantedWord& word = planted.words()[index];
            if (!open || !mayHold(planted, paper, word))
                leaked += fmt::format("{} ({}); ", word.field, word.word);
        }
        CHECK(leaked == "");
        // A paper with restricted text says so.
        CHECK((said.words.empty() || !leaked.empty() || said.marking == "OFFICIAL-SENSITIVE"));
    }
    return tally;
}

}  // namespace

TEST_CASE("No paper in any edition, format or state gives a planted word to somebody who may not have it",
          "[documents][leaks][year]")
{
    PlantedPartnership planted;
    Tally open = exportAll(planted, true);
    planted.lock();
    const Tally locked = exportAll(planted, false);
    CHECK(locked.found.empty());
    // Every kind in every edition was really made at least once.
    for (const auto& [kind, files] : open.made) {
        INFO(kind);
        CHECK(files > 0);
        const bool needsKey = kind.find("restricted") != std::string::npos;
        CHECK((locked.made.at(kind) == 0) == needsKey);
    }
    CHECK(open.papers > 150);
    CHECK(open.files > 500);

    // So that the test can fail: what a paper or the search may give is given by one of them.
    planted.unlock();
    std::string nowhere;
    for (std::size_t i = 0; i < planted.words().size(); ++i) {
        const PlantedWord& word = planted.words()[i];
        const bool given = open.found.contains(i) || !governance::searchAll(planted.reader(), word.word).found.empty();
        if (!given && !onScreenOnly().contains(word.field))
            nowhere += word.field + "; ";
    }
    CHECK(nowhere == "");
}

TEST_CASE("A locked folder finds no planted word", "[documents][leaks][search]")
{
    PlantedPartnership planted;
    std::size_t found = 0;
    for (const PlantedWord& word : planted.words())
        found += governance::searchAll(planted.reader(), word.word).found.empty() ? 0U : 1U;
    CHECK(found > 60);
    planted.lock();
    for (const PlantedWord& word : planted.words()) {
        INFO(word.field);
        CHECK(governance::searchAll(planted.reader(), word.word).found.empty());
        CHECK(governance::searchAll(planted.reader(), word.word.substr(0, 5)).found.empty());
    }
}
