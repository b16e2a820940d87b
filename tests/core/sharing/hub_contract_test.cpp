// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract suite over the hubs that stand in a folder.
#include "core/sharing/folder_test.h"
#include "core/sharing/hub_places.h"
#include "core/sharing/segment_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

using namespace muster;
using test::TemporaryFolder;

namespace {

class FolderPlace final : public test::HubPlace {
public:
    explicit FolderPlace(const std::string& name) : m_address((m_folder.path() / name).string()) { }
    base::Result<sharing::HubIdentity> create() override { return sharing::createHub(m_address, test::quickHub()); }
    base::Result<std::unique_ptr<sharing::Hub>> open() override
    {
        sharing::HubOptions options = test::quickHub();
        options.writer = base::newId();
        return sharing::openHub(m_address, options);
    }

private:
    TemporaryFolder m_folder;
    std::string m_address;
};

}  // namespace

TEST_CASE("A shared file keeps the promises of a hub", "[sharing][contract]")
{
    test::checkHubContract([] { return std::make_unique<FolderPlace>("partnership.muster"); });
}

TEST_CASE("A segment folder keeps the promises of a hub", "[sharing][contract]")
{
    test::checkHubContract([] { return std::make_unique<FolderPlace>("partnership.muster-segments"); });
}

TEST_CASE("An ordinary folder keeps the promises a shared file needs", "[sharing]")
{
    const TemporaryFolder folder;
    const auto test = sharing::testFolder(folder.path());
    CHECK(test.reachable);
    CHECK(test.keepsPromises);
    CHECK(test.findings.empty());
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK(!sharing::testFolder(folder.path() / "missing").reachable);
}

TEST_CASE("A segment folder that stands in for a shared file is opened by the file's name", "[sharing]")
{
    const TemporaryFolder folder;
    const std::string name = (folder.path() / "partnership.muster").string();
    const auto identity = test::must(sharing::createSegmentHub(*sharing::placesOf(name)));
    const auto hub = test::must(sharing::openHub(name, test::quickHub()));
    CHECK(test::must(test::must(hub->begin(sharing::Purpose::Read))->identity()) == identity);
    CHECK(sharing::createHub(name).error().code == base::FailureCode::Refused);
}

TEST_CASE("The name of a shared file says what it is", "[sharing]")
{
    CHECK(sharing::createHub("partnership.sqlite").error().code == base::FailureCode::Invalid);
    CHECK(sharing::openHub("/tmp/.muster").error().code == base::FailureCode::Invalid);
    const auto missing = sharing::createHub("/nowhere-at-all/partnership.muster");
    REQUIRE(!missing);
    CHECK_THAT(missing.error().detail, ContainsSubstring("nowhere-at-all"));
}
