// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whoever gets a restricted paper stands in the register of copies: extracts, packs and briefings (requirements
// V08, 4.6).
#include "core/documents/paper_record.h"
#include "core/governance/registers.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

ExportRequest briefingFor(const std::string& sector)
{
    ExportRequest request;
    request.kind = "briefing";
    request.edition = Edition::Restricted;
    request.sector = sector;
    return request;
}

void handOver(SampleReplica& sample, const ExportRequest& request)
{
    RecordPaper record {request, "OFFICIAL-SENSITIVE", "Of the day", "pdf"};
    record.copy = circulationOf(sample.reader(), request);
    REQUIRE(record.copy.has_value());
    must(execute(*sample, record));
}

std::vector<governance::CopyLine> copiesOf(const SampleReplica& sample, const std::string& document)
{
    auto all = governance::copyRegister(sample.reader());
    std::erase_if(all, [&](const auto& one) { return one.document != document || one.copy == 0; });
    return all;
}

}  // namespace

TEST_CASE("A restricted briefing says whose copy it is, and the register knows", "[documents][copies]")
{
    SampleReplica sample;
    sample.unlock();
    const std::string east = "Eastern";
    const Document paper = build(sample.reader(), briefingFor(east));
    REQUIRE(paper.recipient.starts_with("Copy 1: "));
    handOver(sample, briefingFor(east));
    handOver(sample, briefingFor(""));
    // Made again it stays the same copy.
    CHECK(build(sample.reader(), briefingFor(east)).recipient == paper.recipient);
    handOver(sample, briefingFor(east));
    CHECK(build(sample.reader(), briefingFor("")).recipient.starts_with("Copy 2: "));

    const auto copies = copiesOf(sample, "briefing");
    REQUIRE(copies.size() == 3);
    CHECK("Copy 1: " + copies.front().recipient == paper.recipient);
    CHECK(copies.front().edition == "restricted");
    CHECK(std::count_if(copies.begin(), copies.end(), [](const auto& one) { return one.copy == 1; }) == 2);
    CHECK(sample->undoLabel() == "Hand over copy 1 of restricted briefing");

    ExportRequest open = briefingFor(east);
    open.edition = Edition::Full;
    CHECK_FALSE(circulationOf(sample.reader(), open).has_value());
}

TEST_CASE("A pack with restricted items is a copy of them, a pack without is not", "[documents][copies]")
{
    SampleReplica sample;
    ExportRequest pack = paperOf(sample.reader(), "agency-pack", kNovember);
    pack.agency = agencyId(sample.reader(), "PROB");
    // While part two is locked nothing restricted is in it.
    CHECK_FALSE(circulationOf(sample.reader(), pack).has_value());
    sample.unlock();
    handOver(sample, pack);
    const auto copies = copiesOf(sample, "agency-pack");
    REQUIRE(copies.size() == 1);
    CHECK(copies.front().copy == 1);
    CHECK_THAT(copies.front().recipient, ContainsSubstring("Probation"));
    CHECK(copies.front().item == 0);
}

TEST_CASE("A copy for nobody is not recorded", "[documents][copies]")
{
    SampleReplica sample;
    RecordCirculation copy;
    copy.document = "briefing";
    copy.copyNumber = 1;
    CHECK_FALSE(execute(*sample, copy).has_value());
    copy.recipient = "Neighbourhood Manager, Eastern sector";
    copy.copyNumber = 0;
    CHECK_FALSE(execute(*sample, copy).has_value());
}
