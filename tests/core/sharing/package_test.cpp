// SPDX-License-Identifier: GPL-3.0-or-later
//
// The meeting package: out of one computer, worked on in another, and back.
#include "core/sharing/package.h"

#include "core/replica/replica.h"
#include "core/sharing/package_bytes.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <algorithm>
#include <fstream>
#include <set>

using namespace muster;
using namespace muster::test;
using replica::KeyCost;
using replica::Replica;
using replica::Writer;

namespace {

namespace fs = std::filesystem;

const KeyCost kCheap {1, 8192};
constexpr std::string_view kPassphrase = "for the visiting chair";

/// The secretary's computer, the visiting chair's, and a stick between them.
struct Visit {
    TemporaryFolder folder;
    fs::path office = folder.path() / "office";
    fs::path away = folder.path() / "away";
    fs::path file = folder.path() / "meeting.muster-package";
    std::unique_ptr<Replica> secretary = must(Replica::create(office, {"Secretary", {}, {}}));

    std::unique_ptr<Replica> carry(const sharing::PackagePurpose& purpose = {})
    {
        must(sharing::writePackage(*secretary, file, kPassphrase, purpose, kCheap));
        must(sharing::openPackage(file, kPassphrase, away));
        return must(Replica::open(away, {"Visiting chair", {}, {}}));
    }

    sharing::PackagePreview bringBack(Replica& from)
    {
        must(sharing::writePackage(from, file, kPassphrase, {}, kCheap));
        return must(sharing::importPackage(*secretary, file, kPassphrase));
    }
};

replica::Blob bytesOf(const fs::path& file)
{
    std::ifstream in {file, std::ios::binary};
    return {std::istreambuf_iterator<char> {in}, {}};
}

void write(const fs::path& file, const replica::Blob& bytes)
{
    std::ofstream out {file, std::ios::binary | std::ios::trunc};
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("A package carries a partnership to another computer, and its work back", "[sharing][package]")
{
    Visit visit;
    const base::Id meeting = base::newId();
    const base::Id kept = addSector(*visit.secretary, "City Centre");
    must(visit.secretary->transact("Call a meeting", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO meeting (id, venue) VALUES (?1, 'Town Hall')", meeting);
        return {};
    }));
    auto chair = visit.carry({meeting, "DTCG/2011-11-15"});
    CHECK(sectors(*chair) == std::set<std::string> {"City Centre"});
    CHECK_FALSE(chair->undo());

    rename(*chair, kept, "City Centre and Station");
    addSector(*chair, "North");
    must(chair->transact("Record in item 4", [&](Writer& writer) -> base::Result<void> {
        writer.run("UPDATE meeting SET venue = 'Police station' WHERE id = ?1", meeting);
        return {};
    }));
    addSector(*visit.secretary, "South");

    must(sharing::writePackage(*chair, visit.file, kPassphrase, {meeting, "DTCG/2011-11-15"}, kCheap));
    const auto before = visit.secretary->heads();
    const auto preview = must(sharing::previewPackage(*visit.secretary, visit.file, kPassphrase));
    CHECK(visit.secretary->heads() == before);
    CHECK(preview.purpose.title == "DTCG/2011-11-15");
    CHECK(preview.purpose.meeting == meeting);
    CHECK(preview.writtenBy == "Visiting chair");
    REQUIRE(preview.arriving.size() == 3);
    CHECK(preview.arriving[0].label == "Rename sector");
    CHECK(preview.arriving[2].label == "Record in item 4");
    CHECK(preview.authors() == std::vector<std::pair<std::string, std::size_t>> {{"Visiting chair", 3}});
    CHECK(preview.meetings == std::vector<base::Id> {meeting});

    CHECK(must(sharing::importPackage(*visit.secretary, visit.file, kPassphrase)).arriving.size() == 3);
    CHECK(sectors(*visit.secretary) == std::set<std::string> {"City Centre and Station", "North", "South"});
    // Again changes nothing, and nothing is conflicting.
    CHECK(must(sharing::importPackage(*visit.secretary, visit.file, kPassphrase)).arriving.empty());
    CHECK(visit.secretary->conflicts().empty());
    CHECK(visit.secretary->check().empty());
}

TEST_CASE("Both sides of a package wrote the same field: both are kept until somebody picks", "[sharing][package]")
{
    Visit visit;
    const base::Id sector = addSector(*visit.secretary, "City Centre");
    auto chair = visit.carry();
    rename(*chair, sector, "Centre");
    rename(*visit.secretary, sector, "City");
    visit.bringBack(*chair);
    REQUIRE(visit.secretary->conflicts().size() == 1);
    CHECK(visit.secretary->conflicts().front().values.size() == 2);
}

TEST_CASE("A package is refused in words that name the file, and nothing is changed", "[sharing][package]")
{
    Visit visit;
    addSector(*visit.secretary, "City Centre");
    must(sharing::writePackage(*visit.secretary, visit.file, kPassphrase, {}, kCheap));
    const replica::Blob whole = bytesOf(visit.file);
    auto other = must(Replica::create(visit.folder.path() / "other", {"Other", {}, {}}));
    addSector(*other, "Elsewhere");
    const auto heads = other->heads();

    const auto refused = [&](Replica& into, std::string_view passphrase = kPassphrase) {
        const auto result = sharing::importPackage(into, visit.file, passphrase);
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().detail, ContainsSubstring(visit.file.string()));
        if (&into != other.get()) {
            CHECK_FALSE(sharing::openPackage(visit.file, passphrase, visit.away).has_value());
        }
        return result.error().code;
    };
    CHECK(refused(*other) == base::FailureCode::Foreign);
    CHECK(other->heads() == heads);
    CHECK(refused(*visit.secretary, "not the passphrase") == base::FailureCode::Locked);
    CHECK_FALSE(fs::exists(visit.away));

    // Cut anywhere, or any byte changed.
    for (std::size_t size = 0; size < whole.size(); size += std::max<std::size_t>(1, whole.size() / 23)) {
        write(visit.file, replica::Blob(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
        const auto code = refused(*visit.secretary);
        CHECK((code == base::FailureCode::Damaged || code == base::FailureCode::Foreign || code == base::FailureCode::Locked));
    }
    for (std::size_t at = 0; at < whole.size(); at += std::max<std::size_t>(1, whole.size() / 29)) {
        replica::Blob wrong = whole;
        wrong[at] ^= 0x20U;
        write(visit.file, wrong);
        static_cast<void>(refused(*visit.secretary));
    }
    replica::Blob newer = whole;
    newer[std::string_view {"Muster package\r\n"}.size()] = 2;
    write(visit.file, newer);
    CHECK(refused(*visit.secretary) == base::FailureCode::Newer);
    write(visit.file, {'P', 'K', 3, 4});
    CHECK(refused(*visit.secretary) == base::FailureCode::Foreign);
    fs::remove(visit.file);
    CHECK(refused(*visit.secretary) == base::FailureCode::Unreadable);

    CHECK(sharing::writePackage(*visit.secretary, visit.file, "short").error().code == base::FailureCode::Invalid);
    CHECK(sharing::writePackage(*visit.secretary, visit.folder.path() / "no" / "such" / "folder", kPassphrase, {}, kCheap)
              .error()
              .code
          == base::FailureCode::Unreadable);
    CHECK(sectors(*visit.secretary) == std::set<std::string> {"City Centre"});
}

TEST_CASE("A package does not open into a folder that holds something", "[sharing][package]")
{
    Visit visit;
    addSector(*visit.secretary, "City Centre");
    must(sharing::writePackage(*visit.secretary, visit.file, kPassphrase, {}, kCheap));
    CHECK(sharing::openPackage(visit.file, kPassphrase, visit.office).error().code == base::FailureCode::Refused);
}

TEST_CASE("A package from a copied folder is joined, not mistaken for the original", "[sharing][package]")
{
    Visit visit;
    addSector(*visit.secretary, "City Centre");
    visit.secretary.reset();
    fs::copy(visit.office, visit.away, fs::copy_options::recursive);
    visit.secretary = must(Replica::open(visit.office, {"Secretary", {}, {}}));
    auto copy = must(Replica::open(visit.away, {"Deputy", {}, {}}));
    addSector(*copy, "North");
    addSector(*visit.secretary, "South");
    visit.bringBack(*copy);
    CHECK(sectors(*visit.secretary) == std::set<std::string> {"City Centre", "North", "South"});
    CHECK(visit.bringBack(*copy).arriving.empty());
}

TEST_CASE("A folder put back from a backup takes its own later work in from a package, and goes on as another device",
          "[sharing][package]")
{
    Visit visit;
    addSector(*visit.secretary, "City Centre");
    const base::Id device = visit.secretary->deviceId();
    auto chair = visit.carry();
    addSector(*visit.secretary, "South");
    must(sharing::writePackage(*visit.secretary, visit.file, kPassphrase, {}, kCheap));
    must(sharing::importPackage(*chair, visit.file, kPassphrase));
    CHECK(sectors(*chair) == std::set<std::string> {"City Centre", "South"});
    addSector(*chair, "North");
    visit.bringBack(*chair);
    CHECK(visit.secretary->deviceId() == device);
    CHECK(sectors(*visit.secretary) == std::set<std::string> {"City Centre", "South", "North"});
}

TEST_CASE("What is restricted travels sealed in a package", "[sharing][package][keys]")
{
    Visit visit;
    must(visit.secretary->initPartTwo("the first passphrase", kCheap));
    must(visit.secretary->transact("Record in item 9", [&](Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO part_two.entry (id, text) VALUES (?1, 'never to be seen')", base::newId());
        return {};
    }));
    auto chair = visit.carry();
    CHECK(chair->partTwoState() == replica::PartTwoState::Locked);
    const auto count = [&] {
        auto row = chair->reader().query("SELECT count(*) FROM part_two.entry WHERE text = 'never to be seen'");
        row.next();
        return row.number(0);
    };
    CHECK(count() == 0);
    must(chair->unlockPartTwo("the first passphrase"));
    CHECK(count() == 1);
    // Not even whoever opens the package itself finds it.
    const auto plain = must(sharing::openPackageBytes(bytesOf(visit.file), kPassphrase));
    CHECK(std::string(plain.begin(), plain.end()).find("never to be seen") == std::string::npos);
    CHECK(std::string(plain.begin(), plain.end()).find("Record in item 9") != std::string::npos);
}

TEST_CASE("A package of many chunks is whole", "[sharing][package]")
{
    // Random bytes do not shrink, so this is several chunks, and one exactly on a boundary.
    for (const std::size_t size : {std::size_t {0}, std::size_t {1}, std::size_t {65536}, std::size_t {300000}}) {
        replica::Blob plain(size);
        std::uint32_t state = 1;
        for (auto& byte : plain) {
            state = state * 1664525U + 1013904223U;
            byte = static_cast<std::uint8_t>(state >> 24U);
        }
        const auto sealed = must(sharing::sealPackage(plain, kPassphrase, kCheap));
        CHECK(must(sharing::openPackageBytes(sealed, kPassphrase)) == plain);
        // A chunk left out, and two in another order.
        if (size > 200000) {
            replica::Blob without = sealed;
            without.erase(without.end() - 100000, without.end() - 100000 + 65536 + 17);
            CHECK_FALSE(sharing::openPackageBytes(without, kPassphrase));
        }
    }
}
