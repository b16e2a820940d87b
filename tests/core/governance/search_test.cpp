// SPDX-License-Identifier: GPL-3.0-or-later
//
// Anything is found by its words, what is restricted only while part two is open and never on the disk (requirements
// C07, §6.2, invariant 5).
#include "core/governance/search.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/replica/schema.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

namespace {

const Found* first(const SearchResults& results, FoundKind kind)
{
    const auto found =
        std::find_if(results.found.begin(), results.found.end(), [&](const Found& one) { return one.kind == kind; });
    return found == results.found.end() ? nullptr : &*found;
}

bool finds(const replica::Reader& reader, const std::string& words) { return !searchAll(reader, words).found.empty(); }

std::string bytesOf(const std::filesystem::path& folder)
{
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator {folder}) {
        if (!entry.is_regular_file()) {
            continue;
        }
        std::ifstream file {entry.path(), std::ios::binary};
        all += std::string {std::istreambuf_iterator<char> {file}, {}};
    }
    return all;
}

base::Id meetingId(const replica::Reader& reader, const char* reference)
{
    return must(meetings::findMeeting(reader, reference)).id;
}

}  // namespace

TEST_CASE("A body is found by the name it had before", "[search]")
{
    SampleReplica sample;
    const SearchResults results = searchAll(sample.reader(), "Delivery Board");
    const Found* body = first(results, FoundKind::Body);
    REQUIRE(body != nullptr);
    CHECK(body->record == partnership::bodyByName(sample.reader(), "PERF")->id);
    CHECK(body->snippetText() == "Delivery Board");
}

TEST_CASE("Items, minutes, actions, blockages, exceptions, recommendations, roles and agencies are found", "[search]")
{
    SampleReplica sample;
    const replica::Reader& reader = sample.reader();
    CHECK(first(searchAll(reader, "Fletton alcohol"), FoundKind::Item) != nullptr);
    CHECK(first(searchAll(reader, "A-019"), FoundKind::Action)->title.rfind("A-019 Explain the rise", 0) == 0);
    CHECK(first(searchAll(reader, "BL-01"), FoundKind::Blockage) != nullptr);
    CHECK(first(searchAll(reader, "EX-03"), FoundKind::Exception) != nullptr);
    CHECK(first(searchAll(reader, "REC-01"), FoundKind::Recommendation) != nullptr);
    CHECK(first(searchAll(reader, "parking manager"), FoundKind::Role) != nullptr);
    CHECK(first(searchAll(reader, "Cross Keys"), FoundKind::Agency) != nullptr);
    CHECK(first(searchAll(reader, "single community safety manager"), FoundKind::Item) != nullptr);
    // A tag leads to its item, a paper to the item it is for.
    const auto tagged = searchAll(reader, "fencing");
    CHECK(std::any_of(tagged.found.begin(), tagged.found.end(), [](const Found& one) {
        return one.kind == FoundKind::Item && one.title.find("Orton Longueville") != std::string::npos;
    }));
    CHECK(first(searchAll(reader, "One manager for all partnership staff"), FoundKind::Paper) != nullptr);
    const auto minutes = searchAll(reader, "street surgery");
    CHECK_FALSE(minutes.found.empty());
}

TEST_CASE("The last word is looked for by its beginning, and nothing typed is an operator", "[search]")
{
    SampleReplica sample;
    const replica::Reader& reader = sample.reader();
    CHECK(finds(reader, "viol"));
    CHECK(finds(reader, "VIOLENT cri"));
    CHECK_FALSE(finds(reader, "zzyzx"));
    CHECK_FALSE(finds(reader, ""));
    CHECK_FALSE(finds(reader, " - \" * "));
    CHECK_NOTHROW(searchAll(reader, "\"violent AND (NEAR *^:"));
    CHECK_NOTHROW(searchAll(reader, "OR NOT"));
    CHECK(searchExpression("A-019 \"x") == "\"A-019\" \" x\"*");
}

TEST_CASE("What is written is found at once, what is changed under its new words, and undo takes it back", "[search]")
{
    SampleReplica sample;
    const base::Id meeting = meetingId(sample.reader(), "DTCG/2011-12-20");
    meetings::ProposeItem item;
    item.meeting = meeting;
    item.title = "Quad bikes on the embankment";
    item.origin = meetings::ItemOrigin::PanelPriority;
    item.ask = meetings::ItemAsk::Input;
    const base::Id id = must(execute(*sample, item));
    CHECK(first(searchAll(sample.reader(), "quad bikes"), FoundKind::Item)->record == id);
    meetings::EditItem edit;
    edit.meeting = meeting;
    edit.item = id;
    edit.title = "Motor scooters on the embankment";
    must(execute(*sample, edit));
    CHECK_FALSE(finds(sample.reader(), "quad"));
    CHECK(finds(sample.reader(), "motor scoo"));
    must(sample->undo());
    CHECK(finds(sample.reader(), "quad"));
    must(sample->undo());
    CHECK_FALSE(finds(sample.reader(), "embankment"));
}

TEST_CASE("Restricted words are found while part two is open only, and stand in no file", "[search][parttwo]")
{
    SampleReplica sample;
    CHECK_FALSE(finds(sample.reader(), "IOM-0147"));
    CHECK_FALSE(finds(sample.reader(), "resettlement place"));
    sample.unlock();
    const SearchResults open = searchAll(sample.reader(), "IOM-0147");
    REQUIRE_FALSE(open.found.empty());
    CHECK(std::all_of(open.found.begin(), open.found.end(), [](const Found& one) { return one.restricted; }));
    CHECK(finds(sample.reader(), "resettlement place"));
    meetings::ProposeItem item;
    item.meeting = meetingId(sample.reader(), "DTCG/2011-12-20");
    item.title = "Xanthic quernstone";
    item.origin = meetings::ItemOrigin::PartnerReferral;
    item.ask = meetings::ItemAsk::Input;
    item.subject = meetings::SubjectType::Victim;
    must(execute(*sample, item));
    CHECK(finds(sample.reader(), "quernst"));
    // Not the text, and not the words the index splits it into, which share their beginnings with others.
    const std::string bytes = bytesOf(sample.folder());
    CHECK(bytes.find("IOM-0147") == std::string::npos);
    CHECK(bytes.find("uernstone") == std::string::npos);
    sample->lockPartTwo();
    CHECK_FALSE(finds(sample.reader(), "IOM-0147"));
    CHECK_FALSE(finds(sample.reader(), "resettlement place"));
    CHECK_FALSE(finds(sample.reader(), "quernstone"));
}

TEST_CASE("A folder that another computer's changes made is searched as any other", "[search][sharing]")
{
    SampleReplica sample;
    TestReplica other;
    std::vector<replica::TravellingChange> changes;
    for (const replica::Head& head : sample->heads()) {
        for (auto& change : sample->changesAfter(head.device, 0, 100000, 100000000)) {
            changes.push_back(std::move(change));
        }
    }
    must(other->receive(changes));
    CHECK(finds(other->reader(), "Delivery Board"));
    CHECK(finds(other->reader(), "A-019"));
    CHECK_FALSE(finds(other->reader(), "IOM-0147"));
    must(other->unlockPartTwo(sample::kSamplePassphrase));
    CHECK(finds(other->reader(), "IOM-0147"));
}

TEST_CASE("A folder from before there was an index gets one when it is opened", "[search]")
{
    const TemporaryFolder folder;
    constexpr int kBeforeTheIndex = 18;
    {
        replica::Database older {(folder.path() / "replica.sqlite").string(), replica::Access::Create};
        migrate(older, kBeforeTheIndex);
        older.run("INSERT INTO device (no, id) VALUES (1, ?1)", base::newId());
        older.run(
            "INSERT INTO body (id, short_name, name) VALUES (?1, 'CDRP', 'Crime and Disorder Reduction Partnership')",
            base::newId());
    }
    const auto replica = must(replica::Replica::open(folder.path()));
    CHECK(first(searchAll(replica->reader(), "disorder"), FoundKind::Body) != nullptr);
}
