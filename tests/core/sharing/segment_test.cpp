// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is particular to the segment folder: torn ends, rot, copies, clones.
#include "core/sharing/segment_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace muster;
using base::FailureCode;
using replica::TravellingChange;
using sharing::Purpose;
using sharing::SegmentHub;
using test::Chain;
using test::must;
using test::newestOf;
using test::pull;
using test::push;
using test::quickHub;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

sharing::HubOptions writing(const base::Id& writer)
{
    sharing::HubOptions options = quickHub();
    options.writer = writer;
    return options;
}

/// Two computers, each with its own file.
struct Segments {
    Segments()
    {
        identity = must(sharing::createSegmentHub(places));
        must(push(hubA, first, {chainA.signedHead()}));
        must(push(hubB, second, {chainB.signedHead()}));
    }

    [[nodiscard]] fs::path fileOf(const base::Id& writer) const
    {
        for (const auto& entry : fs::directory_iterator(places.segments)) {
            if (entry.path().filename().string().starts_with(writer.hex())) {
                return entry.path();
            }
        }
        return {};
    }
    [[nodiscard]] std::string contentOf(const fs::path& file) const
    {
        std::ifstream in {file, std::ios::binary};
        return {std::istreambuf_iterator<char> {in}, {}};
    }
    void flip(const fs::path& file, const std::string& text) const
    {
        std::string content = contentOf(file);
        const auto at = content.find(text);
        REQUIRE(at != std::string::npos);
        content[at] = static_cast<char>(content[at] ^ 1);
        std::fstream out {file, std::ios::in | std::ios::out | std::ios::binary};
        out << content;
    }

    TemporaryFolder folder;
    sharing::HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster-segments").string());
    sharing::HubIdentity identity;
    Chain chainA;
    Chain chainB;
    std::vector<TravellingChange> first = chainA.next(10, "first device");
    std::vector<TravellingChange> second = chainB.next(10, "second device");
    SegmentHub hubA {places, writing(chainA.device())};
    SegmentHub hubB {places, writing(chainB.device())};
};

}  // namespace

TEST_CASE("Frames are found again behind torn and rotten bytes", "[sharing][segments]")
{
    const replica::Blob one = sharing::encodeFrame(sharing::FrameKind::Signature, {1, 2, 3});
    const replica::Blob two = sharing::encodeFrame(sharing::FrameKind::Change, replica::Blob(300, 9));
    replica::Blob bytes {'M', 'u', 'S', 'g', 0xFF, 0xFF, 0xFF, 0xFF, 0x7F};
    const auto append = [&bytes](const replica::Blob& frame) { std::ranges::copy(frame, std::back_inserter(bytes)); };
    append(one);
    const auto rotten = bytes.size();
    append(two);
    append(two);
    bytes[rotten + 50] ^= 4U;
    append(one);
    bytes.pop_back();
    const auto frames = sharing::framesIn(bytes, 1000);
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].at == 1009);
    CHECK(frames[0].body == replica::Blob {1, 2, 3});
    CHECK(frames[1].at == 1000 + static_cast<std::int64_t>(rotten + two.size()));
    CHECK(sharing::framesIn({}, 0).empty());
}

TEST_CASE("Each computer writes one file of its own, also what it relays", "[sharing][segments]")
{
    Segments segments;
    const auto untouched = segments.contentOf(segments.fileOf(segments.chainB.device()));
    Chain third;
    const auto relayed = third.next(3);
    must(push(segments.hubA, relayed));
    const auto more = segments.chainB.next(2);
    must(push(segments.hubA, more));
    CHECK(segments.contentOf(segments.fileOf(segments.chainB.device())) == untouched);
    CHECK(must(pull(segments.hubB, third.device())) == relayed);
    CHECK(newestOf(segments.hubB, segments.chainB.device()) == 12);
    // Its own computer brings them as well: they stand twice and count once.
    SegmentHub again {segments.places, writing(segments.chainB.device())};
    must(push(again, more));
    CHECK(newestOf(segments.hubA, segments.chainB.device()) == 12);
}

TEST_CASE("A torn end is passed over by readers and overwritten by its writer", "[sharing][segments]")
{
    Segments segments;
    const fs::path file = segments.fileOf(segments.chainA.device());
    fs::resize_file(file, fs::file_size(file) - 30);
    SegmentHub reader {segments.places, quickHub()};
    const auto whole = newestOf(reader, segments.chainA.device());
    // The signed head stood last, so every Change is there.
    CHECK(whole == 10);
    fs::resize_file(file, fs::file_size(file) - 200);
    CHECK(newestOf(reader, segments.chainA.device()) < 10);
    CHECK(newestOf(segments.hubA, segments.chainA.device()) < 10);
    must(push(segments.hubA, segments.first, {segments.chainA.signedHead()}));
    CHECK(must(pull(reader, segments.chainA.device())) == segments.first);
    CHECK(must(pull(segments.hubB, segments.chainB.device())) == segments.second);
}

TEST_CASE("A rotten Change is found by the scrub, and whoever has it brings it again", "[sharing][segments]")
{
    Segments segments;
    SegmentHub reader {segments.places, writing(base::newId())};
    CHECK(newestOf(reader, segments.chainA.device()) == 10);
    segments.flip(segments.fileOf(segments.chainA.device()), "first device 4");
    const auto scrubbed = reader.scrub(1000);
    REQUIRE(!scrubbed);
    CHECK(scrubbed.error().code == FailureCode::Damaged);
    const auto session = must(reader.begin(Purpose::Rebuild));
    CHECK(must(session->hashes({{segments.chainA.device(), 4}, {segments.chainA.device(), 5}}))[1] == std::nullopt);
    must(session->append(segments.first, {}));
    must(session->commit());
    CHECK(must(pull(reader, segments.chainA.device())) == segments.first);
    must(reader.scrub(1000));
    SegmentHub fresh {segments.places, quickHub()};
    CHECK(must(pull(fresh, segments.chainA.device())) == segments.first);
}

TEST_CASE("A segment that went backwards shows in the heads", "[sharing][segments]")
{
    Segments segments;
    const fs::path file = segments.fileOf(segments.chainA.device());
    const auto yesterday = segments.contentOf(file);
    must(push(segments.hubA, segments.chainA.next(5)));
    CHECK(newestOf(segments.hubB, segments.chainA.device()) == 15);
    std::ofstream {file, std::ios::binary | std::ios::trunc} << yesterday;
    CHECK(newestOf(segments.hubB, segments.chainA.device()) == 10);
}

TEST_CASE("A conflicted copy of a segment is read like the others", "[sharing][segments]")
{
    Segments segments;
    const fs::path file = segments.fileOf(segments.chainA.device());
    must(push(segments.hubA, segments.chainA.next(2)));
    fs::rename(file, segments.places.segments / "conflicted copy.segment");
    std::ofstream {segments.places.segments / "desktop.ini"} << "[x]";
    CHECK(newestOf(segments.hubB, segments.chainA.device()) == 12);
    CHECK(must(segments.hubB.strays()).empty());
}

TEST_CASE("A folder that lost its identity is confirmed damaged and gets it back", "[sharing][segments]")
{
    Segments segments;
    SECTION("its word is gone") { fs::remove(segments.places.segments / "hub.identity"); }
    SECTION("its word cannot be read") { std::ofstream {segments.places.segments / "hub.identity"} << "rubbish"; }
    SECTION("the whole folder is gone") { fs::remove_all(segments.places.segments); }
    SegmentHub hub {segments.places, quickHub()};
    CHECK(hub.begin(Purpose::Write).error().code == FailureCode::Damaged);
    must(push(hub, segments.first, {}, Purpose::Rebuild));
    CHECK(must(must(hub.begin(Purpose::Read))->identity()) == segments.identity);
    CHECK(must(pull(hub, segments.chainA.device())) == segments.first);
    fs::remove_all(segments.places.segments);
    fs::remove(segments.places.marker);
    CHECK(hub.begin(Purpose::Rebuild).error().code == FailureCode::Unreachable);
    CHECK(!fs::exists(segments.places.segments));
}

TEST_CASE("Everybody follows the same one of two forks, and its hash tells the other", "[sharing][segments]")
{
    Segments segments;
    Chain clone {segments.chainA.device()};
    (void)clone.next(10, "first device");
    const auto here = segments.chainA.next(1, "here");
    const auto there = clone.next(1, "there");
    // Both push at once: each has begun before the other committed.
    SegmentHub hubC {segments.places, writing(base::newId())};
    {
        const auto one = must(segments.hubA.begin(Purpose::Write));
        const auto two = must(hubC.begin(Purpose::Write));
        must(one->append(here, {}));
        must(two->append(there, {}));
        must(one->commit());
        must(two->commit());
    }
    const auto winner = std::min(here[0].hash, there[0].hash);
    for (SegmentHub* hub : {&segments.hubA, &segments.hubB, &hubC}) {
        const auto session = must(hub->begin(Purpose::Read));
        CHECK(must(session->hashes({{segments.chainA.device(), 11}}))[0] == winner);
    }
}

TEST_CASE("An erased payload leaves the file of its writer at its next visit", "[sharing][segments]")
{
    Segments segments;
    TravellingChange erased = segments.first[4];
    erased.record = must(replica::eraseRecord(erased.record, {'x'}));
    {
        const auto session = must(segments.hubB.begin(Purpose::Write));
        must(session->replaceErased(erased));
        must(session->commit());
    }
    CHECK(must(pull(segments.hubA, segments.chainA.device()))[4] == erased);
    const fs::path file = segments.fileOf(segments.chainA.device());
    CHECK(segments.contentOf(file).find("first device 4") != std::string::npos);
    must(must(segments.hubA.begin(Purpose::Write))->commit());
    CHECK(segments.contentOf(file).find("first device 4") == std::string::npos);
    SegmentHub fresh {segments.places, quickHub()};
    auto expected = segments.first;
    expected[4] = erased;
    CHECK(must(pull(fresh, segments.chainA.device())) == expected);
}
