// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real PostgreSQL, Debian's, in a temporary folder and on a socket that only this test knows.
#pragma once

#include "tests/support/test_replica.h"

#include <memory>
#include <string>
#include <sys/types.h>

namespace muster::test {

/// Ends with the test program, however that ends.
class PostgresServer {
public:
    /// The server of this test program, started when it is first asked for. Null where PostgreSQL is not installed,
    /// and then the reason is printed.
    [[nodiscard]] static PostgresServer* running();

    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer();

    /// The address of a new, empty database.
    [[nodiscard]] std::string newDatabase();
    /// Runs statements in a database, as its administrator does; the first value of the last one.
    std::string run(const std::string& address, const std::string& sql);

    /// As when the power fails; `start` brings it back.
    void kill();
    void start();

private:
    explicit PostgresServer(std::filesystem::path programs);

    TemporaryFolder m_folder;
    std::filesystem::path m_programs;
    pid_t m_process = 0;
    int m_databases = 0;
};

}  // namespace muster::test
