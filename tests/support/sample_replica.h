// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample partnership in a temporary folder, with its literal dates.
#pragma once

#include "core/sample/sample.h"
#include "tests/support/test_replica.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace muster::test {

/// Loaded afresh, on 15 November 2011; part two is locked.
class SampleReplica {
public:
    explicit SampleReplica(std::optional<base::Date> anchor = sample::kLiteralAnchor)
        : m_replica(must(sample::createSample(m_folder.path() / "sample", anchor,
                                              {.author = "Community Safety Officer", .clock = {}, .today = {}})))
    {
    }
    replica::Replica& operator*() { return *m_replica; }
    replica::Replica* operator->() { return m_replica.get(); }
    [[nodiscard]] const replica::Reader& reader() const { return m_replica->reader(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_replica->folder(); }

    void unlock() { must(m_replica->unlockPartTwo(sample::kSamplePassphrase)); }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<replica::Replica> m_replica;
};

/// The independent figures of tests/data/sample/expected.json.
inline nlohmann::json expectedOfSample()
{
    std::ifstream file {std::filesystem::path {MUSTER_TEST_DATA} / "sample" / "expected.json"};
    return nlohmann::json::parse(file);
}

}  // namespace muster::test
