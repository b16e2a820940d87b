// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/postgres_hub.h"

#include "core/sharing/postgres_repair.h"
#include "core/sharing/postgres_session.h"

namespace muster::sharing {
namespace {

using base::fail;
using base::FailureCode;
using base::Result;

constexpr std::string_view kTokenSql = "SELECT hub, stamp FROM muster_meta";

// Two computers that make a hub in one database at the same moment: one of them comes second and refuses.
constexpr std::string_view kTakeTurnToMakeSql = "SELECT pg_advisory_lock(7810770519838550354)";  // "lets mus"

class PostgresHub final : public Hub {
public:
    PostgresHub(std::string address, const HubOptions& options) : m_address(std::move(address)), m_options(options) { }

    Result<void> identify()
    {
        return withConnection([this](PostgresConnection& connection) -> Result<void> {
            const auto identity = readPostgresIdentity(connection, {});
            if (!identity) {
                return tl::unexpected(identity.error());
            }
            m_hub = identity->hub;
            return {};
        });
    }

    Result<replica::Blob> poll() override
    {
        return withConnection([](PostgresConnection& connection) -> Result<replica::Blob> {
            const auto rows = connection.run(kTokenSql);
            if (!rows && rows.error().code != FailureCode::NotFound) {
                return tl::unexpected(rows.error());
            }
            if (!rows || rows->count() != 1) {
                // Says in words what is wrong with it.
                const auto identity = readPostgresIdentity(connection, {});
                return identity ? Result<replica::Blob> {damagedPostgres()} : tl::unexpected(identity.error());
            }
            replica::Blob token = rows->bytes(0, 0);
            const replica::Blob stamp = rows->bytes(0, 1);
            token.insert(token.end(), stamp.begin(), stamp.end());
            return token;
        });
    }

    Result<std::unique_ptr<HubSession>> begin(Purpose purpose) override
    {
        return PostgresSession::begin(m_address, m_hub, purpose, m_options);
    }

    Result<std::vector<std::string>> strays() override { return std::vector<std::string> {}; }

    Result<std::unique_ptr<HubSession>> openStray(const std::string& /*name*/) override { return noStrays(); }

    Result<void> retireStray(const std::string& /*name*/) override { return noStrays(); }

    Result<void> scrub(std::size_t changes) override
    {
        return withConnection([&](PostgresConnection& connection) { return m_scrub.next(connection, changes); });
    }

private:
    static tl::unexpected<base::Failure> noStrays()
    {
        return fail(FailureCode::NotFound, "A database has no other copies beside it.");
    }

    /// Asks on the connection that is kept for small questions; the server may have closed it meanwhile, and then
    /// a second one is tried.
    template <class Ask> auto withConnection(Ask ask) -> decltype(ask(std::declval<PostgresConnection&>()))
    {
        if (m_connection != nullptr) {
            auto answer = ask(*m_connection);
            if (m_connection->alive()) {
                return answer;
            }
            m_connection.reset();
        }
        auto connection = PostgresConnection::open(m_address, m_options.leaseWaitMs);
        if (!connection) {
            return tl::unexpected(connection.error());
        }
        m_connection = std::move(*connection);
        auto answer = ask(*m_connection);
        if (!m_connection->alive()) {
            m_connection.reset();
        }
        return answer;
    }

    std::string m_address;
    HubOptions m_options;
    base::Id m_hub;
    std::unique_ptr<PostgresConnection> m_connection;
    PostgresScrub m_scrub;
};

}  // namespace

bool isPostgresAddress(const std::string& address)
{
    return address.rfind("postgresql://", 0) == 0 || address.rfind("postgres://", 0) == 0;
}

Result<HubIdentity> createPostgresHub(const std::string& address, const HubOptions& options)
{
    auto connection = PostgresConnection::open(address, options.leaseWaitMs);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    PostgresConnection& database = **connection;
    for (const std::string_view sql : {kTakeTurnToMakeSql, std::string_view {"BEGIN ISOLATION LEVEL SERIALIZABLE"}}) {
        if (auto begun = database.run(sql); !begun) {
            return tl::unexpected(begun.error());
        }
    }
    const auto taken = hasPostgresTables(database);
    if (!taken) {
        return tl::unexpected(taken.error());
    }
    if (*taken) {
        return fail(FailureCode::Refused,
                    "This database holds a hub of Muster already. Join it, or ask for another database.");
    }
    const HubIdentity identity {base::newId(), kPostgresFormat, ownNeeds()};
    auto made = makePostgresTables(database);
    if (made) {
        made = writePostgresIdentity(database, identity);
    }
    if (!made) {
        return tl::unexpected(made.error());
    }
    if (auto committed = database.run("COMMIT"); !committed) {
        return tl::unexpected(committed.error());
    }
    const auto fresh = PostgresConnection::open(address, options.leaseWaitMs);
    return fresh ? readPostgresIdentity(**fresh, identity.hub) : Result<HubIdentity> {tl::unexpected(fresh.error())};
}

Result<std::unique_ptr<Hub>> openPostgresHub(const std::string& address, const HubOptions& options)
{
    auto hub = std::make_unique<PostgresHub>(address, options);
    if (auto known = hub->identify(); !known) {
        return tl::unexpected(known.error());
    }
    return hub;
}

}  // namespace muster::sharing
