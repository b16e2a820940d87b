// SPDX-License-Identifier: GPL-3.0-or-later
//
// One visit to a database: one transaction on a connection of its own. Not for other rooms.
#pragma once

#include "core/sharing/postgres_tables.h"

namespace muster::sharing {

class PostgresSession final : public HubSession {
public:
    /// Connects, waits for its turn where it writes, and sees from then on what the hub held at that moment.
    [[nodiscard]] static base::Result<std::unique_ptr<HubSession>>
    begin(const std::string& address, const base::Id& hub, Purpose purpose, const HubOptions& options);

    base::Result<HubIdentity> identity() override { return m_identity; }
    base::Result<std::vector<SignedHead>> heads() override;
    base::Result<std::vector<std::optional<replica::Hash>>>
    hashes(const std::vector<replica::Version>& versions) override;
    base::Result<std::vector<replica::TravellingChange>> read(const base::Id& device, std::int64_t after,
                                                              const ReadLimit& limit) override;
    base::Result<void> append(const std::vector<replica::TravellingChange>& changes,
                              const std::vector<SignedHead>& heads) override;
    base::Result<void> replaceErased(const replica::TravellingChange& change) override;
    base::Result<void> require(const HubNeeds& needs) override;
    base::Result<void> commit() override;
    std::optional<std::int64_t> serverTime() override;

private:
    struct Addition;

    PostgresSession(std::string address, std::unique_ptr<PostgresConnection> connection, Purpose purpose)
        : m_address(std::move(address)), m_connection(std::move(connection)), m_purpose(purpose)
    {
    }
    /// Refuses once the session is over, or for one that may only read.
    [[nodiscard]] base::Result<void> open(bool toWrite) const;
    [[nodiscard]] base::Result<Addition> examine(const std::vector<replica::TravellingChange>& changes,
                                                 const std::vector<SignedHead>& heads);
    [[nodiscard]] base::Result<void> mustBeStored(const std::vector<replica::TravellingChange>& changes,
                                                  base::FailureCode otherwise);
    [[nodiscard]] base::Result<void> insert(const std::vector<replica::TravellingChange>& changes);
    [[nodiscard]] base::Result<void> proveCommitted() const;

    std::string m_address;
    std::unique_ptr<PostgresConnection> m_connection;
    Purpose m_purpose;
    HubIdentity m_identity;
    HeadMap m_heads;  ///< as this session leaves them
    // What must be found on a fresh connection after the commit. Of each device the newest Change only: the others
    // stand below it in one chain, and came in the same transaction.
    std::map<base::Id, replica::TravellingChange> m_pushed;
    std::map<replica::Version, replica::TravellingChange> m_erased;
    bool m_changed = false;
    bool m_over = false;
};

}  // namespace muster::sharing
