// SPDX-License-Identifier: GPL-3.0-or-later
//
// A data folder with the sample partnership of November 2011, worked on by the real program.
#pragma once

#include "tests/app/program.h"
#include "tests/support/test_replica.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace muster::test {

/// The sample is made once for a run of the tests; each folder is a copy of it, with the passphrase of its part two in
/// the file "passphrase" beside it.
class SampleFolder {
public:
    SampleFolder();

    [[nodiscard]] std::string data() const { return file("data"); }
    /// Where a file of this name stands, or may be put, beside the data folder.
    [[nodiscard]] std::string file(const std::string& name) const { return (m_folder.path() / name).string(); }
    /// The bytes of such a file; empty where there is none.
    [[nodiscard]] std::string textOf(const std::string& name) const;

    Ran run(std::vector<std::string> words, const std::string& input = {}) const;
    /// `muster list kind more...`, which must succeed, as JSON.
    nlohmann::json list(const std::string& kind, std::vector<std::string> more = {}) const;
    /// The row of such a list whose column holds the value; fails the test where there is none.
    nlohmann::json where(const std::string& kind, const std::string& column, const std::string& value) const;

private:
    TemporaryFolder m_folder;
};

}  // namespace muster::test
