// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/core/postgres_server.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace muster::test {
namespace {

constexpr const char* kUser = "muster";

/// Debian keeps each release in a folder of its own; the newest one.
std::filesystem::path newestPrograms()
{
    std::filesystem::path newest;
    int release = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error)) {
        const int number = std::atoi(entry.path().filename().c_str());
        if (number > release && std::filesystem::exists(entry.path() / "bin/initdb")) {
            release = number;
            newest = entry.path() / "bin";
        }
    }
    return newest;
}

/// PostgreSQL refuses to run as root.
const passwd* otherUser()
{
    if (::getuid() != 0) {
        return nullptr;
    }
    const passwd* user = ::getpwnam("postgres");
    return user != nullptr ? user : ::getpwnam("nobody");
}

pid_t started(const std::vector<std::string>& command)
{
    std::vector<char*> words;
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    const passwd* user = otherUser();
    const pid_t mother = ::getpid();
    const pid_t process = ::fork();
    if (process != 0) {
        return process;
    }
    if (user != nullptr
        && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) {
        ::_exit(126);
    }
    // The server goes down at once when this test program does.
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (::getppid() != mother || ::chdir("/") != 0) {
        ::_exit(126);
    }
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    ::closefrom(STDERR_FILENO + 1);
    ::execv(words.front(), words.data());
    ::_exit(127);
}

void run(const std::vector<std::string>& command)
{
    int status = 0;
    if (::waitpid(started(command), &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error("did not work: " + command.front());
    }
}

}  // namespace

PostgresServer* PostgresServer::running()
{
    static const std::unique_ptr<PostgresServer> only = []() -> std::unique_ptr<PostgresServer> {
        const auto programs = newestPrograms();
        if (programs.empty()) {
            std::puts("Skipped: PostgreSQL is not installed here (Debian package postgresql).");
            return nullptr;
        }
        return std::unique_ptr<PostgresServer>(new PostgresServer(programs));
    }();
    return only.get();
}

PostgresServer::PostgresServer(std::filesystem::path programs) : m_programs(std::move(programs))
{
    const auto data = m_folder.path() / "data";
    std::filesystem::create_directories(data);
    std::filesystem::create_directories(m_folder.path() / "socket");
    if (const passwd* user = otherUser()) {
        for (const char* name : {"data", "socket"}) {
            if (::chown((m_folder.path() / name).c_str(), user->pw_uid, user->pw_gid) != 0) {
                throw std::runtime_error("a folder for PostgreSQL could not be given away");
            }
        }
    }
    test::run({m_programs / "initdb", "--pgdata=" + data.string(), std::string {"--username="} + kUser, "--auth=trust",
               "--encoding=UTF8", "--locale=C", "--no-sync"});
    start();
}

PostgresServer::~PostgresServer() { kill(); }

void PostgresServer::kill()
{
    if (m_process > 0) {
        ::kill(m_process, SIGQUIT);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }
}

void PostgresServer::start()
{
    m_process = started({m_programs / "postgres", "-D", m_folder.path() / "data", "-k", m_folder.path() / "socket",
                         "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB"});
    const std::string address =
        std::string {"postgresql://"} + kUser + "@/postgres?host=" + (m_folder.path() / "socket").string();
    for (int attempt = 0; PQping(address.c_str()) != PQPING_OK; ++attempt) {
        if (attempt == 600) {
            throw std::runtime_error("PostgreSQL does not start");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds {50});
    }
}

std::string PostgresServer::newDatabase()
{
    const std::string name = "hub" + std::to_string(++m_databases);
    const std::string socket = (m_folder.path() / "socket").string();
    run(std::string {"postgresql://"} + kUser + "@/postgres?host=" + socket, "CREATE DATABASE " + name);
    return std::string {"postgresql://"} + kUser + "@/" + name + "?host=" + socket;
}

std::string PostgresServer::run(const std::string& address, const std::string& sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection {PQconnectdb(address.c_str()), PQfinish};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result {PQexec(connection.get(), sql.c_str()), PQclear};
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(PQerrorMessage(connection.get()));
    }
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

}  // namespace muster::test
