// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports begin as council papers do (requirements D12).
#include "tests/core/documents/papers.h"
#include "core/governance/task_group_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::SampleReplica;

namespace {

/// The keys of the first list of a paper, and what stands beside "To".
std::pair<std::vector<std::string>, std::string> headOf(const Document& document)
{
    std::pair<std::vector<std::string>, std::string> head;
    for (const Block& block : document.blocks) {
        if (const auto* list = std::get_if<KeyValueList>(&block)) {
            for (const KeyValue& entry : list->entries) {
                head.first.push_back(entry.key);
                if (entry.key == "To")
                    head.second = plainText(entry.values.front());
            }
            return head;
        }
    }
    return head;
}

}  // namespace

TEST_CASE("A report says to whom it goes, from whom, of which day and under which title, in this order",
          "[documents][head]")
{
    const SampleReplica sample;
    const std::vector<std::string> order {"To", "From", "Date", "Title"};
    struct Expected {
        const char* kind;
        const char* meeting;
        const char* to;
    };
    for (const Expected& one : {Expected {"annual-report", "", "Safer Peterborough Partnership Board (CDRP Board)"},
                                Expected {"annual-summary", "", "Safer Peterborough Partnership Board (CDRP Board)"},
                                Expected {"performance-pack", "", "Performance Board (Performance Challenge meeting)"},
                                Expected {"papers", kNovember, "District Tasking and Co-ordination Group"},
                                Expected {"county-paper", "CCSB/2011-09-27", "County-wide Community Safety Board"}}) {
        INFO(one.kind);
        const auto head = headOf(build(sample.reader(), paperOf(sample.reader(), one.kind, one.meeting)));
        REQUIRE(head.first.size() >= 4);
        CHECK(std::vector<std::string>(head.first.begin(), head.first.begin() + 4) == order);
        CHECK(head.second == one.to);
    }
    ExportRequest plan = paperOf(sample.reader(), "action-plan", "");
    plan.body = partnership::bodyByName(sample.reader(), "TF-ASB")->id;
    CHECK(headOf(build(sample.reader(), plan)).second == "Performance Board (Performance Challenge meeting)");
    const auto scrutiny = headOf(build(sample.reader(), paperOf(sample.reader(), "scrutiny-report", "")));
    CHECK(scrutiny.first == std::vector<std::string> {"To", "Author", "Date", "Title"});
}
