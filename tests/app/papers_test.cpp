// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export leaves in the record, from the command line.
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::runMuster;
using nlohmann::json;

namespace {

class PapersFolder {
public:
    PapersFolder() { REQUIRE(runMuster({"sample", data(), "--anchor", "2011-11-15"}).code == 0); }

    Ran run(std::vector<std::string> words) const
    {
        words.insert(words.end(), {"--data", data()});
        return runMuster(words);
    }
    json list(std::vector<std::string> words) const
    {
        words.insert(words.begin(), "list");
        words.insert(words.end(), {"--format", "json"});
        const Ran ran = run(std::move(words));
        INFO(ran.err);
        REQUIRE(ran.code == 0);
        return json::parse(ran.out);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return (m_folder.path() / name).string(); }

private:
    [[nodiscard]] std::string data() const { return (m_folder.path() / "data").string(); }

    muster::test::TemporaryFolder m_folder;
};

json documentOf(const json& rows, const std::string& kind, const std::string& of)
{
    for (const json& row : rows) {
        if (row.at("document") == kind && row.at("of") == of) {
            return row;
        }
    }
    FAIL("no " << kind << " of " << of);
    return {};
}

}  // namespace

TEST_CASE("An export is recorded as made, and a restricted briefing as a copy", "[app][papers]")
{
    const PapersFolder folder;
    const std::string of = "DTCG, 15 November 2011";
    CHECK(documentOf(folder.list({"documents"}), "action-sheet", of).at("state") == "due");
    const Ran sheet =
        folder.run({"export", "action-sheet", "--meeting", "DTCG/2011-11-15", "-o", folder.file("sheet.txt")});
    INFO(sheet.err);
    REQUIRE(sheet.code == 0);
    const json row = documentOf(folder.list({"documents"}), "action-sheet", of);
    CHECK(row.at("state") == "made");
    CHECK(row.at("made") == "2011-11-15");
    CHECK(row.at("due") == "2011-11-16");
    CHECK_FALSE(row.at("late").get<bool>());

    const auto briefings = [&] {
        int count = 0;
        for (const json& copy : folder.list({"copies"})) {
            count += copy.at("document") == "briefing" ? 1 : 0;
        }
        return count;
    };
    CHECK(briefings() == 0);
    std::ofstream {folder.file("passphrase")} << "sample partnership\n";
    const Ran briefing = folder.run({"export", "briefing", "--edition", "restricted", "--passphrase-file",
                                     folder.file("passphrase"), "-o", folder.file("briefing.txt")});
    INFO(briefing.err);
    REQUIRE(briefing.code == 0);
    CHECK(briefings() == 1);
    CHECK(folder.list({"documents", "--period", "2012-03-20"}).size() > 0);
}
