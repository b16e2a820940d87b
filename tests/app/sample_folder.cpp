// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/sample_folder.h"

#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace muster::test {

SampleFolder::SampleFolder()
{
    static const TemporaryFolder made;
    static const Ran ran = runMuster({"sample", (made.path() / "sample").string(), "--anchor", "2011-11-15"});
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    std::filesystem::copy(made.path() / "sample", data(), std::filesystem::copy_options::recursive);
    std::ofstream {file("passphrase")} << "sample partnership\n";
}

std::string SampleFolder::textOf(const std::string& name) const
{
    std::ifstream stream {file(name), std::ios::binary};
    return {std::istreambuf_iterator<char> {stream}, {}};
}

Ran SampleFolder::run(std::vector<std::string> words, const std::string& input) const
{
    words.insert(words.end(), {"--data", data()});
    return runMuster(words, input);
}

nlohmann::json SampleFolder::list(const std::string& kind, std::vector<std::string> more) const
{
    more.insert(more.begin(), {"list", kind, "--format", "json"});
    const Ran ran = run(std::move(more));
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    return nlohmann::json::parse(ran.out);
}

nlohmann::json SampleFolder::where(const std::string& kind, const std::string& column, const std::string& value) const
{
    for (const nlohmann::json& row : list(kind)) {
        if (row.at(column) == value) {
            return row;
        }
    }
    FAIL("no " << value);
    return {};
}

}  // namespace muster::test
