// SPDX-License-Identifier: GPL-3.0-or-later
//
// `muster part-two`, `export|import package` and `export|import return-slip`, as scripts use them.
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <fstream>
#include <nlohmann/json.hpp>

using muster::test::Ran;
using muster::test::runMuster;
using nlohmann::json;

namespace {

/// A folder with the sample and a few passphrases beside it.
class Desk {
public:
    Desk()
    {
        REQUIRE(runMuster({"sample", file("one"), "--anchor", "2011-11-15"}).code == 0);
        write("sample", "sample partnership\n");
        write("police", "the police passphrase\n");
        write("package", "for the visiting chair\n");
    }

    [[nodiscard]] std::string file(const std::string& name) const { return (m_folder.path() / name).string(); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(file(name)) << text; }

    Ran run(const std::string& folder, std::vector<std::string> words, const std::string& passphrase = {}) const
    {
        words.insert(words.end(), {"--data", file(folder)});
        if (!passphrase.empty()) {
            words.insert(words.end(), {"--passphrase-file", file(passphrase)});
        }
        return runMuster(words);
    }

    json list(const std::string& folder, const std::string& kind) const
    {
        const Ran ran = run(folder, {"list", kind, "--format", "json", "--today", "2011-11-15"});
        REQUIRE(ran.code == 0);
        return json::parse(ran.out);
    }

private:
    muster::test::TemporaryFolder m_folder;
};

json rowWhere(const json& rows, const std::string& column, const std::string& value)
{
    for (const json& row : rows) {
        if (row.at(column) == value) {
            return row;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("Keys of part two are added, listed and removed by commands", "[app][part-two]")
{
    const Desk desk;
    CHECK(desk.run("one", {"part-two", "unlock"}, "police").code == 1);
    REQUIRE(desk.run("one", {"part-two", "add-key", "--name", "Police lead", "--new-passphrase-file", desk.file("police")},
                     "sample")
                .code
            == 0);
    CHECK(desk.run("one", {"part-two", "unlock"}, "police").code == 0);

    const Ran recovery = desk.run("one", {"part-two", "add-key", "--recovery"}, "sample");
    REQUIRE(recovery.code == 0);
    CHECK(recovery.out.size() == 7 * 5 + 6 + 1);
    desk.write("code", recovery.out);
    CHECK(desk.run("one", {"part-two", "unlock"}, "code").code == 0);

    const json keys = desk.list("one", "keys");
    CHECK(keys.size() == 3);
    CHECK(rowWhere(keys, "kind", "recovery_code").at("state") == "opens");

    const Ran removed = desk.run("one", {"part-two", "remove-key", "--name", "Police lead"}, "sample");
    REQUIRE(removed.code == 0);
    CHECK_THAT(removed.out, ContainsSubstring("cannot be taken back"));
    CHECK(rowWhere(desk.list("one", "keys"), "name", "Police lead").at("state") == "removed");
    const Ran refused = desk.run("one", {"part-two", "unlock"}, "police");
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, ContainsSubstring("was removed"));
    CHECK(desk.run("one", {"part-two", "remove-key", "--name", "Police lead"}, "sample").code == 1);
    CHECK(desk.run("one", {"part-two", "remove-key"}, "sample").code == 2);
    CHECK(desk.run("one", {"part-two", "add-key"}, "sample").code == 2);
}

TEST_CASE("A package goes out, is worked on elsewhere and comes back by commands", "[app][package]")
{
    const Desk desk;
    const std::string out = desk.file("out.muster-package");
    REQUIRE(desk.run("one", {"export", "package", "--meeting", "DTCG/2011-11-15", "-o", out}, "package").code == 0);
    CHECK(desk.run("two", {"import", "package", out}, "sample").code == 1);
    CHECK_FALSE(std::filesystem::exists(desk.file("two")));
    const Ran opened = desk.run("two", {"import", "package", out}, "package");
    CHECK(opened.code == 0);
    CHECK_THAT(opened.out, ContainsSubstring("DTCG/2011-11-15"));
    CHECK(desk.list("two", "actions") == desk.list("one", "actions"));
    CHECK(desk.run("two", {"part-two", "unlock"}, "sample").code == 0);

    // Worked on: a return slip, filled in by an agency.
    const std::string slip = desk.file("slip.csv");
    REQUIRE(desk.run("two", {"export", "return-slip", "--agency", "CKH", "-o", slip}).code == 0);
    std::ifstream in {slip};
    std::string text {std::istreambuf_iterator<char> {in}, {}};
    const auto line = text.find("A-015");
    REQUIRE(line != std::string::npos);
    const auto empty = text.find(",,,", line);
    text.replace(empty, 3, ",done,Warnings reviewed,");
    desk.write("filled.csv", text);
    const std::vector<std::string> import {"import", "return-slip", desk.file("filled.csv"), "--sender", "Tenancy manager"};
    std::vector<std::string> dry = import;
    dry.push_back("--dry-run");
    CHECK_THAT(desk.run("two", dry).out, ContainsSubstring("A-015 is claimed complete: Warnings reviewed"));
    CHECK(rowWhere(desk.list("two", "actions"), "ref", "A-015").at("status") == "in_progress");
    CHECK(desk.run("two", import).code == 0);
    CHECK(rowWhere(desk.list("two", "actions"), "ref", "A-015").at("status") == "complete_claimed");

    const std::string back = desk.file("back.muster-package");
    REQUIRE(desk.run("two", {"export", "package", "-o", back}, "package").code == 0);
    const Ran preview = desk.run("one", {"import", "package", back, "--dry-run"}, "package");
    CHECK(preview.code == 0);
    CHECK_THAT(preview.out, ContainsSubstring("Return slip of CKH"));
    CHECK(rowWhere(desk.list("one", "actions"), "ref", "A-015").at("status") == "in_progress");
    CHECK(desk.run("one", {"import", "package", back}, "package").code == 0);
    CHECK(rowWhere(desk.list("one", "actions"), "ref", "A-015").at("status") == "complete_claimed");
    CHECK(desk.run("one", {"check"}).code == 0);

    CHECK(desk.run("one", {"import", "package", slip}, "package").code == 1);
    CHECK(desk.run("one", {"import", "nonsense", slip}).code == 2);
    CHECK(desk.run("one", {"export", "return-slip", "-o", slip}).code == 2);
    CHECK(desk.run("one", {"export", "return-slip", "--agency", "NOBODY", "-o", slip}).code == 1);
}
