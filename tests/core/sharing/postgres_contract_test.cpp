// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract suite over a database.
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/postgres_server.h"

using namespace muster;

namespace {

class DatabasePlace final : public test::HubPlace {
public:
    explicit DatabasePlace(test::PostgresServer& server) : m_address(server.newDatabase()) { }
    base::Result<sharing::HubIdentity> create() override { return sharing::createHub(m_address, test::quickHub()); }
    base::Result<std::unique_ptr<sharing::Hub>> open() override
    {
        return sharing::openHub(m_address, test::quickHub());
    }

private:
    std::string m_address;
};

}  // namespace

TEST_CASE("A database keeps the promises of a hub", "[sharing][contract][postgres]")
{
    if (test::PostgresServer* server = test::PostgresServer::running()) {
        test::checkHubContract([server] { return std::make_unique<DatabasePlace>(*server); });
    }
}
