// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where several computers share the partnership, requests are numbered for good once they have met (requirements 2.5
// row 13, invariant 8).
#include "core/governance/information_requests.h"
#include "core/meetings/settle_numbers.h"
#include "core/sharing/sync.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <map>

using namespace muster;
using namespace muster::test;
using replica::Replica;

namespace {

class SharedRequests {
public:
    SharedRequests()
    {
        log(*one, "Before the share");
        const auto identity = must(sharing::createHub(m_address));
        auto hub = must(sharing::openHub(m_address));
        must(sharing::startShare(
            *one, m_address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
        must(sharing::joinShare(m_disks.path() / "two", m_address, *hub));
        two = must(Replica::open(m_disks.path() / "two", {"Officer", {}, {}}));
    }

    static void log(Replica& replica, const std::string& subject)
    {
        must(governance::execute(
            replica,
            governance::LogRequest {governance::RequestKind::FreedomOfInformation, {}, subject, "All papers on it"}));
    }
    void meet(Replica& replica)
    {
        auto hub = must(sharing::openHub(m_address));
        sharing::SyncOptions options;
        options.beforePush = meetings::settleNumbers;
        must(sharing::sync(replica, *hub, options));
    }
    static std::map<std::string, std::string> references(Replica& replica)
    {
        std::map<std::string, std::string> found;
        for (const auto& request : governance::informationRequests(replica.reader())) {
            found.emplace(request.subject, request.reference);
        }
        return found;
    }

private:
    TemporaryFolder m_drive;
    TemporaryFolder m_disks;
    std::string m_address = (m_drive.path() / "partnership.muster").string();

public:
    std::unique_ptr<Replica> one = must(Replica::create(m_disks.path() / "one", {"Secretary", {}, {}}));
    std::unique_ptr<Replica> two;
};

}  // namespace

TEST_CASE("Two computers log a request each, and both have a number of their own once they have met",
          "[governance][requests]")
{
    SharedRequests office;
    SharedRequests::log(*office.one, "Lighting");
    SharedRequests::log(*office.two, "Patrols");
    CHECK(SharedRequests::references(*office.one).at("Lighting") == "REQ-P1");
    CHECK(SharedRequests::references(*office.two).at("Patrols") == "REQ-P1");
    CHECK(governance::findRequest(office.one->reader(), "req-p1")->subject == "Lighting");

    office.meet(*office.two);
    office.meet(*office.one);
    office.meet(*office.two);
    const std::map<std::string, std::string> all {
        {"Before the share", "REQ-01"}, {"Patrols", "REQ-02"}, {"Lighting", "REQ-03"}};
    CHECK(SharedRequests::references(*office.one) == all);
    CHECK(SharedRequests::references(*office.two) == all);
}
