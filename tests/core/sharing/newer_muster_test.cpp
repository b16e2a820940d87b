// SPDX-License-Identifier: GPL-3.0-or-later
//
// Newer and older Musters at one shared file. This Muster plays the older one: the file asks for more than it knows.
#include "core/replica/replica.h"
#include "core/sharing/shared_file_hub.h"
#include "core/sharing/sync.h"
#include "tests/core/sharing/sectors.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using namespace muster::test;
using replica::Replica;
using sharing::HubNeeds;
using sharing::SharedFileHub;

namespace {

struct MixedOffice {
    TemporaryFolder folder;
    sharing::HubPlaces places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    SharedFileHub hub {places, {2000, 5000, 100, {}}};
    std::unique_ptr<Replica> one = must(Replica::create(folder.path() / "one", {"Secretary", {}, {}}));
    std::unique_ptr<Replica> two;

    MixedOffice()
    {
        must(sharing::startShare(*one, places.file.string(), [&] { return sharing::createSharedFile(places, {}); }, hub));
        must(sharing::joinShare(folder.path() / "two", places.file.string(), hub));
        two = must(Replica::open(folder.path() / "two", {"Chair", {}, {}}));
    }

    HubNeeds needs() { return must(must(hub.begin(sharing::Purpose::Read))->identity()).needs; }

    /// As the first push of a newer Muster does.
    void ask(const HubNeeds& needs)
    {
        const auto session = must(hub.begin(sharing::Purpose::Write));
        must(session->require(needs));
        must(session->commit());
    }
};

}  // namespace

TEST_CASE("A Muster too old to write reads on, keeps its changes, and sends them once it is updated", "[sharing][sync]")
{
    MixedOffice office;
    addSector(*office.one, "before the update");
    must(sharing::sync(*office.one, office.hub));
    const int newer = replica::newestSchemaVersion() + 1;
    office.ask({0, newer, "0.7"});

    addSector(*office.two, "on the older computer");
    const auto outcome = must(sharing::sync(*office.two, office.hub));
    CHECK(outcome.received == 1);
    CHECK(outcome.sent == 0);
    CHECK(outcome.mayNotWrite
          == "This shared file needs Muster 0.7 or newer to write. You can still read it; your changes wait on this "
             "computer until Muster is updated here.");
    CHECK(sharing::waitingChanges(*office.two) == 1);
    CHECK(sectors(*office.two).size() == 2);
    CHECK(must(must(office.hub.begin(sharing::Purpose::Read))->heads()).size() == 1);
    // Nothing changes by trying again.
    CHECK_FALSE(must(sharing::sync(*office.two, office.hub)).mayNotWrite.empty());
    CHECK(office.needs() == HubNeeds {0, newer, "0.7"});
}

TEST_CASE("A Muster too old to read says so and touches nothing", "[sharing][sync]")
{
    MixedOffice office;
    office.ask({replica::newestSchemaVersion() + 1, 0, "0.7"});
    addSector(*office.two, "on the older computer");
    const auto refused = sharing::sync(*office.two, office.hub);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::FailureCode::Newer);
    CHECK(refused.error().detail
          == "This shared file needs Muster 0.7 or newer. Your work is kept on this computer until Muster is updated "
             "here.");
    CHECK(sharing::waitingChanges(*office.two) == 1);
    const auto joined = sharing::joinShare(office.folder.path() / "three", office.places.file.string(), office.hub);
    REQUIRE_FALSE(joined);
    CHECK(joined.error().code == base::FailureCode::Newer);
    CHECK_FALSE(std::filesystem::exists(office.folder.path() / "three"));
}

TEST_CASE("The first push of a Muster that asks for more says so in a file of an older one", "[sharing][sync]")
{
    const TemporaryFolder folder;
    const auto places = *sharing::placesOf((folder.path() / "partnership.muster").string());
    // As an older Muster made it, which asked for nothing.
    const sharing::HubIdentity old {base::newId(), sharing::kSharedFileFormat, {}};
    sharing::SharedFile::make(places.file, sharing::kSharedFileVfs, old);
    must(sharing::writeMarker(places, old.hub));
    SharedFileHub hub {places, {2000, 5000, 100, {}}};
    const auto needs = [&] { return must(must(hub.begin(sharing::Purpose::Read))->identity()).needs; };
    const auto replica = must(Replica::create(folder.path() / "one", {"Secretary", {}, {}}));
    must(sharing::startShare(*replica, places.file.string(),
                             [&] { return base::Result<sharing::HubIdentity> {old}; }, hub));
    // Looking alone writes nothing.
    CHECK(needs() == HubNeeds {});
    addSector(*replica, "North");
    CHECK(must(sharing::sync(*replica, hub)).sent == 1);
    CHECK(needs() == sharing::ownNeeds());
    CHECK(sharing::ownNeeds().writer > 0);
    CHECK(sharing::mayWrite(needs()));
}
