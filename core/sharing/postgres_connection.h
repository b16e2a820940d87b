// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection to a database, and what went wrong on it in words. The only file that knows libpq.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/change.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct pg_conn;
struct pg_result;

namespace muster::sharing {

/// A parameter of a query. Everything travels in binary form: nothing is ever put into the text of a statement.
using Parameter =
    std::variant<std::int64_t, replica::Blob, std::string, std::vector<std::int64_t>, std::vector<replica::Blob>>;

/// The rows of one query, read by number from 0.
class Rows {
public:
    explicit Rows(pg_result* result);

    [[nodiscard]] int count() const;
    /// Rows that an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::int64_t touched() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    /// A bigint; 0 for anything else.
    [[nodiscard]] std::int64_t number(int row, int column) const;
    [[nodiscard]] replica::Blob bytes(int row, int column) const;
    [[nodiscard]] std::string text(int row, int column) const;
    /// Nothing for bytes of another length: not what Muster stored.
    [[nodiscard]] std::optional<base::Id> id(int row, int column) const;
    [[nodiscard]] std::optional<replica::Hash> hash(int row, int column) const;

private:
    std::shared_ptr<pg_result> m_result;
};

class PostgresConnection {
public:
    /// Connects within ten seconds, with keepalives, and has the server cut off a statement after fifty seconds, a
    /// wait for a lock after `lockWaitMs`, and a transaction that its client forgot after a minute.
    ///
    /// `Invalid` for an address that is none; `Unreachable` for everything else, in words without the password.
    [[nodiscard]] static base::Result<std::unique_ptr<PostgresConnection>> open(const std::string& address,
                                                                                int lockWaitMs);

    /// Runs one statement. `Unreachable` (no connection, too slow, full, read-only, not allowed), `Busy` (somebody
    /// else holds what it needs), `Damaged` (the server says so), `NotFound` (no such table or column).
    [[nodiscard]] base::Result<Rows> run(std::string_view sql, const std::vector<Parameter>& parameters = {});

    /// False once the connection broke; nothing mends it.
    [[nodiscard]] bool alive() const;

private:
    explicit PostgresConnection(std::shared_ptr<pg_conn> connection) : m_connection(std::move(connection)) { }

    std::shared_ptr<pg_conn> m_connection;
};

}  // namespace muster::sharing
