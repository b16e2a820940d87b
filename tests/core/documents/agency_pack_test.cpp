// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packs: what each agency needs and nothing else, quoted by the same words in each (requirements §4.3).
#include "core/documents/agency_pack.h"

#include "core/documents/document_lint.h"
#include "core/documents/leak_check.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

Document packFor(const replica::Reader& reader, const std::string& agency)
{
    ExportRequest request = paperOf(reader, "agency-pack", kNovember);
    request.agency = agencyId(reader, agency);
    return build(reader, request);
}

/// Text of each section up to what only this agency gets.
std::map<std::string, std::string> commonParts(const Document& document)
{
    std::map<std::string, std::string> parts;
    std::string section;
    bool common = false;
    Document part;
    const auto end = [&] {
        if (!section.empty()) {
            parts[section] = wholeText(part);
        }
        part.blocks.clear();
    };
    for (const Block& block : document.blocks) {
        if (const auto* pageBreak = std::get_if<PageBreak>(&block);
            pageBreak != nullptr && !pageBreak->section.empty()) {
            end();
            section = pageBreak->section;
            common = true;
        } else if (const auto* heading = std::get_if<Heading>(&block);
                   heading != nullptr && heading->text.rfind("Only in your pack", 0) == 0) {
            common = false;
        } else if (common) {
            part.blocks.push_back(block);
        }
    }
    end();
    return parts;
}

}  // namespace

TEST_CASE("A pack holds the items its agency is needed for, exactly", "[documents][pack]")
{
    SampleReplica sample;
    // The cover names every item; what is sealed or has nothing to read has no pages.
    const std::map<std::string, std::vector<int>> needed {
        {"NHS", {6, 8, 9}}, {"CONS", {6, 7, 8, 9, 10, 11}}, {"HMP", {}}, {"MIND", {}}, {"SIB", {}}};
    for (const auto& [agency, items] : needed) {
        CAPTURE(agency);
        const Document pack = packFor(sample.reader(), agency);
        CHECK(lint(pack).has_value());
        std::vector<std::string> sections;
        for (const Block& block : pack.blocks) {
            if (const auto* pageBreak = std::get_if<PageBreak>(&block)) {
                sections.push_back(pageBreak->section);
            }
        }
        std::vector<std::string> expected;
        for (const int item : items) {
            expected.push_back("Item " + std::to_string(item));
        }
        expected.emplace_back("Your part");
        CHECK(sections == expected);
    }
    ExportRequest none = paperOf(sample.reader(), "agency-pack", kNovember);
    none.agency = agencyId(sample.reader(), "PREC");
    CHECK_FALSE(buildDocument(sample.reader(), none).has_value());
    CHECK(agenciesWithPack(sample.reader(), none.meeting).size() == 9);
}

TEST_CASE("What a section holds is the same in every pack, so that its pages are quoted alike", "[documents][pack]")
{
    SampleReplica sample;
    sample.unlock();
    std::map<std::string, std::string> known;
    for (const char* agency : {"CITY", "CONS", "FIRE", "NHS", "PROB", "CKH", "HMP", "MIND", "SIB"}) {
        for (const auto& [section, text] : commonParts(packFor(sample.reader(), agency))) {
            if (section == "Your part") {
                continue;
            }
            const auto [there, fresh] = known.emplace(section, text);
            CAPTURE(agency);
            CAPTURE(section);
            CHECK((fresh || there->second == text));
        }
    }
    CHECK(known.size() == 8);  // items 6 to 13
    CHECK_THAT(known.at("Item 6"), ContainsSubstring("What is asked"));
    CHECK_THAT(known.at("Item 9"),
               ContainsSubstring("To say what the agencies answered on the single Community Safety Manager"));
}

TEST_CASE("A pack is marked by the highest of what is inside, and holds no other agency's restricted item",
          "[documents][pack][restricted]")
{
    SampleReplica sample;
    CHECK(packFor(sample.reader(), "MIND").marking == "OFFICIAL");
    CHECK_THAT(wholeText(packFor(sample.reader(), "MIND")),
               ContainsSubstring("Sent separately"));
    sample.unlock();
    const base::Id meeting = meetingId(sample.reader(), kNovember);
    const Document mind = packFor(sample.reader(), "MIND");
    CHECK(mind.marking == "OFFICIAL-SENSITIVE");
    CHECK_THAT(wholeText(mind), ContainsSubstring("ASB-0312"));
    CHECK_THAT(wholeText(mind), !ContainsSubstring("IOM-0147"));
    CHECK(packFor(sample.reader(), "FIRE").marking == "OFFICIAL");
    for (const base::Id& agency : agenciesWithPack(sample.reader(), meeting)) {
        const Document pack = must(agencyPack(sample.reader(), meeting, agency));
        CAPTURE(pack.title);
        const auto own = restrictedItemsFor(sample.reader(), meeting, agency);
        CHECK(checkForLeaks(wholeText(pack), restrictedCorpus(sample.reader(), own)).has_value());
    }
}

TEST_CASE("A pack has the agency's open actions with room for a reply, its measures and the statement",
          "[documents][pack]")
{
    SampleReplica sample;
    const std::string text = wholeText(packFor(sample.reader(), "CKH"));
    for (const char* words :
         {"A-007", "A-009", "A-015", "How far it has come", "Statement of confidentiality", "quote pages"}) {
        CAPTURE(words);
        CHECK_THAT(text, ContainsSubstring(words));
    }
    CHECK_THAT(wholeText(packFor(sample.reader(), "CONS")), ContainsSubstring("Your measures"));
    CHECK_THAT(wholeText(packFor(sample.reader(), "HMP")), !ContainsSubstring("Your measures"));
}

TEST_CASE("The cover of a pack says of every item where it is read, and nobody reads that he did nothing",
          "[documents][pack]")
{
    SampleReplica sample;
    const Document pack = packFor(sample.reader(), "CONS");
    const auto cover = std::find_if(pack.blocks.begin(), pack.blocks.end(),
                                    [](const Block& block) { return std::holds_alternative<Table>(block); });
    REQUIRE(cover != pack.blocks.end());
    std::map<std::string, std::string> toRead;
    for (const Row& row : std::get<Table>(*cover).rows)
        toRead[plainText(row.cells.front().runs)] = plainText(row.cells.back().runs);
    CHECK(toRead.size() == 15);
    CHECK(toRead.at("1") == "Nothing");
    CHECK(toRead.at("3") == "The minutes");
    CHECK(toRead.at("4") == "Your open actions");
    CHECK(toRead.at("8") == "Item 8, page 1");
    CHECK(toRead.at("12") == "Sent separately");
    CHECK_THAT(wholeText(pack), !ContainsSubstring("No earlier action"));
    CHECK_THAT(wholeText(pack), ContainsSubstring("A-003"));  // what came of item 8 before
}

TEST_CASE("A paper prints its parts and a place for each decision", "[documents][papers]")
{
    SampleReplica sample;
    const Document papers = build(sample.reader(), paperOf(sample.reader(), "papers", kNovember));
    CHECK(lint(papers).has_value());
    const std::string text = wholeText(papers);
    CHECK_THAT(text, ContainsSubstring("One manager for all partnership staff"));
    CHECK_THAT(text, ContainsSubstring("to note where each agency has come with the recommendation"));
    CHECK_THAT(text, ContainsSubstring("Decision"));
    CHECK_FALSE(buildDocument(sample.reader(), paperOf(sample.reader(), "papers", kSeptember)).has_value());
}
