// SPDX-License-Identifier: GPL-3.0-or-later
//
// The helper process as the real program that it is, and helpers that misbehave.
#include "core/sharing/helper_hub.h"
#include "core/sharing/helper_process.h"
#include "core/sharing/postgres_hub.h"
#include "tests/core/sharing/hub_contract.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"
#include "tests/support/core/postgres_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <future>
#include <netinet/in.h>
#include <optional>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace muster;
using namespace std::chrono_literals;
using base::FailureCode;
using sharing::HelperHub;
using sharing::HelperOptions;
using sharing::Purpose;
using std::chrono::steady_clock;
using test::Chain;
using test::headsOf;
using test::must;
using test::push;
using test::TemporaryFolder;

namespace {

HelperOptions withRealHelper()
{
    HelperOptions options;
    options.hub = test::quickHub();
    options.program = MUSTER_SHARE_HELPER;
    return options;
}

/// A hub of any kind behind the real helper.
class PlaceBehindHelper final : public test::HubPlace {
public:
    explicit PlaceBehindHelper(std::string address) : m_address(std::move(address)) { }
    base::Result<sharing::HubIdentity> create() override { return HelperHub {m_address, withRealHelper()}.create(); }
    base::Result<std::unique_ptr<sharing::Hub>> open() override
    {
        return std::make_unique<HelperHub>(m_address, withRealHelper());
    }

private:
    std::string m_address;
};

/// A helper that is a shell script; its standard input is the socket.
class FakeHelper {
public:
    explicit FakeHelper(const std::string& script)
    {
        std::ofstream {path()} << "#!/bin/sh\n" << script << '\n';
        ::chmod(path().c_str(), 0755);
    }
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path() / "helper"; }
    [[nodiscard]] HelperOptions options() const
    {
        HelperOptions options;
        options.program = path();
        return options;
    }

private:
    TemporaryFolder m_folder;
};

bool becomesTrue(const std::function<bool()>& condition, std::chrono::seconds within = 30s)
{
    const auto end = steady_clock::now() + within;
    while (!condition()) {
        if (steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

/// State and parent of a process, by what /proc says; nothing once it is gone.
std::optional<std::pair<char, pid_t>> stateOf(const std::string& process)
{
    std::ifstream file {"/proc/" + process + "/stat"};
    std::string text;
    std::getline(file, text);
    const auto name = text.rfind(')');
    char state = 0;
    pid_t parent = 0;
    if (name == std::string::npos || std::sscanf(text.c_str() + name + 1, " %c %d", &state, &parent) != 2) {
        return std::nullopt;
    }
    return std::pair {state, parent};
}

bool runs(pid_t process)
{
    const auto state = stateOf(std::to_string(process));
    return state && state->first != 'Z';
}

/// The children of a process that run and are not only remains.
std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") == std::string::npos) {
            const auto state = stateOf(name);
            if (state && state->first != 'Z' && state->second == parent) {
                children.push_back(std::atoi(name.c_str()));
            }
        }
    }
    return children;
}

bool noHelperLeft()
{
    return becomesTrue([] { return sharing::helpersLeft() == 0; });
}

}  // namespace

TEST_CASE("A shared file keeps its promises behind the helper", "[sharing][contract][helper]")
{
    const TemporaryFolder folder;
    int number = 0;
    test::checkHubContract([&] {
        const auto name = folder.path() / ("partnership" + std::to_string(++number) + ".muster");
        return std::make_unique<PlaceBehindHelper>(name.string());
    });
    CHECK(noHelperLeft());
}

TEST_CASE("A database keeps its promises behind the helper", "[sharing][contract][helper][postgres]")
{
    if (test::PostgresServer* server = test::PostgresServer::running()) {
        test::checkHubContract([server] { return std::make_unique<PlaceBehindHelper>(server->newDatabase()); });
        CHECK(noHelperLeft());
    }
}

TEST_CASE("A helper that does not answer costs the caller its time limit and no more", "[sharing][helper]")
{
    const FakeHelper sleeper {"sleep 1000"};
    HelperOptions options = sleeper.options();
    options.pollLimit = 200ms;
    options.callLimit = 400ms;
    {
        HelperHub hub {"sleeping.muster", options};
        const auto begun = steady_clock::now();
        const auto polled = hub.poll();
        REQUIRE_FALSE(polled);
        CHECK(polled.error().code == FailureCode::Unreachable);
        CHECK(polled.error().detail == "The drive is not answering; your work is safe on this computer.");
        CHECK(hub.begin(Purpose::Write).error().code == FailureCode::Unreachable);
        CHECK(hub.scrub(10).error().code == FailureCode::Unreachable);
        // Far from the minute of a call that nobody limits.
        CHECK(steady_clock::now() - begun < 30s);
    }
    CHECK(noHelperLeft());
}

TEST_CASE("A server that takes the call and says nothing does not hold Muster up", "[sharing][helper][postgres]")
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here {};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&here), size) == 0);
    REQUIRE(::listen(listener, 8) == 0);
    REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&here), &size) == 0);
    const std::string address = "postgresql://clerk@127.0.0.1:" + std::to_string(ntohs(here.sin_port)) + "/county";
    HelperOptions options = withRealHelper();
    options.pollLimit = 300ms;
    {
        HelperHub hub {address, options};
        for (int turn = 0; turn < 2; ++turn) {
            CHECK(hub.poll().error().code == FailureCode::Unreachable);
        }
    }
    CHECK(noHelperLeft());
    ::close(listener);
}

TEST_CASE("While one drive hangs, other threads go on with theirs", "[sharing][helper]")
{
    const FakeHelper sleeper {"sleep 1000"};
    const TemporaryFolder folder;
    HelperHub hanging {"sleeping.muster", sleeper.options()};
    auto waiting = std::async(std::launch::async, [&] { return hanging.poll(); });
    {
        HelperHub hub {(folder.path() / "partnership.muster").string(), withRealHelper()};
        must(hub.create());
        Chain chain;
        must(push(hub, chain.next(3)));
        CHECK(must(headsOf(hub)).size() == 1);
    }
    // The other call has waited all the while, and this thread ends that.
    CHECK(waiting.wait_for(0s) == std::future_status::timeout);
    hanging.cancel();
    CHECK(waiting.get().error().code == FailureCode::Cancelled);
    CHECK(hanging.poll().error().code == FailureCode::Cancelled);
    CHECK(hanging.begin(Purpose::Read).error().code == FailureCode::Cancelled);
}

TEST_CASE("Helpers that cannot be ended are given up, and after some no more are started", "[sharing][helper]")
{
    const TemporaryFolder folder;
    const auto program = folder.path() / "helper";
    std::filesystem::copy_file(MUSTER_STUBBORN_HELPER, program);
    HelperOptions options;
    options.program = program;
    const std::string address = (folder.path() / "stubborn.muster").string();
    {
        HelperHub hub {address, options};
        CHECK(hub.poll().error().code == FailureCode::Unreachable);
        std::this_thread::sleep_for(500ms);
        if (sharing::abandonedHelpers(address) == 0) {
            std::puts("Skipped: no process may be kept from ending here (ptrace is not allowed).");
            return;
        }
        CHECK(hub.poll().error().code == FailureCode::Unreachable);
        CHECK(hub.poll().error().code == FailureCode::Unreachable);
        CHECK(sharing::abandonedHelpers(address) == 3);
        // Three hang: a fourth is not started, also not by another window's hub.
        CHECK_THAT(hub.poll().error().detail, ContainsSubstring("for some time"));
        HelperHub another {address, options};
        CHECK_THAT(another.poll().error().detail, ContainsSubstring("for some time"));
        CHECK(sharing::abandonedHelpers(address) == 3);
        CHECK(sharing::abandonedHelpers("elsewhere.muster") == 0);

        std::ofstream {folder.path() / "release"} << "now";
        CHECK(becomesTrue([&] { return sharing::abandonedHelpers(address) == 0; }));
        options.program = MUSTER_SHARE_HELPER;
        HelperHub mended {(folder.path() / "partnership.muster").string(), options};
        CHECK(mended.create());
    }
    CHECK(noHelperLeft());
}

TEST_CASE("Whatever a helper says instead of an answer, the drive is only unreachable", "[sharing][helper]")
{
    // Ends at once; nonsense; a message of four gigabytes; "done" twice, which is no answer to a poll.
    const std::string script =
        GENERATE(std::string {"exit 3"}, std::string {"printf 'hello, this is no helper' >&0"},
                 std::string {R"(printf '\377\377\377\377' >&0; sleep 1000)"},
                 std::string {R"(printf '\001\000\000\000\001\001\000\000\000\001' >&0; sleep 1000)"},
                 std::string {R"(printf '\001\000\000\000' >&0)"});
    const FakeHelper liar {script};
    {
        HelperHub hub {"lying.muster", liar.options()};
        const auto polled = hub.poll();
        REQUIRE_FALSE(polled);
        CHECK(polled.error().code == FailureCode::Unreachable);
        CHECK_THAT(polled.error().detail, ContainsSubstring("your work is safe on this computer"));
    }
    CHECK(noHelperLeft());
}

TEST_CASE("A helper that is not installed is said in words", "[sharing][helper]")
{
    HelperOptions options;
    options.program = "/nowhere/muster-share-helper";
    HelperHub hub {"partnership.muster", options};
    const auto polled = hub.poll();
    REQUIRE_FALSE(polled);
    CHECK(polled.error().code == FailureCode::Unreachable);
    CHECK_THAT(polled.error().detail, ContainsSubstring("/nowhere/muster-share-helper"));
}

TEST_CASE("A hub whose helper was killed starts another one, and the old visit refuses", "[sharing][helper]")
{
    const TemporaryFolder folder;
    // In one process with the other cases a database server may be another child.
    const auto others = childrenOf(::getpid());
    HelperHub hub {(folder.path() / "partnership.muster").string(), withRealHelper()};
    must(hub.create());
    Chain chain;
    must(push(hub, chain.next(2)));
    auto visit = must(hub.begin(Purpose::Read));
    auto helpers = childrenOf(::getpid());
    std::erase_if(helpers, [&others](pid_t child) {
        return std::find(others.begin(), others.end(), child) != others.end();
    });
    REQUIRE(helpers.size() == 1);
    ::kill(helpers.front(), SIGKILL);
    CHECK(visit->heads().error().code == FailureCode::Unreachable);
    CHECK(visit->heads().error().code == FailureCode::Unreachable);
    CHECK(must(headsOf(hub)).front().head.sequence == 2);
    CHECK(visit->heads().error().code == FailureCode::Unreachable);
}

TEST_CASE("The helper has nothing of Muster's but its socket", "[sharing][helper]")
{
    // Not marked to be closed in other programs, as a careless library opens files.
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const TemporaryFolder folder;
    HelperHub hub {(folder.path() / "partnership.muster").string(), withRealHelper()};
    must(hub.create());
    ::close(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    char byte = 0;
    CHECK(::read(ends[0], &byte, 1) == 0);
    ::close(ends[0]);
}

TEST_CASE("A Muster that is killed takes its helper along, and gives the lease back", "[sharing][helper][kill]")
{
    const TemporaryFolder folder;
    const std::string address = (folder.path() / "partnership.muster").string();
    must(HelperHub {address, withRealHelper()}.create());
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const pid_t other = ::fork();
    REQUIRE(other >= 0);
    if (other == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a failed test leaves nothing behind
        HelperHub hub {address, withRealHelper()};
        auto visit = hub.begin(Purpose::Write);
        Chain chain;
        const bool wrote = visit && (*visit)->append(chain.next(5), {});
        const char word = wrote ? 'y' : 'n';
        [[maybe_unused]] const ssize_t told = ::write(ends[1], &word, 1);
        for (;;) {
            ::pause();
        }
    }
    char word = 0;
    REQUIRE(::read(ends[0], &word, 1) == 1);
    CHECK(word == 'y');
    const auto helpers = childrenOf(other);
    REQUIRE(helpers.size() == 1);
    ::kill(other, SIGKILL);
    ::waitpid(other, nullptr, 0);
    CHECK(becomesTrue([&] { return !runs(helpers.front()); }));
    // Nobody had to wait until the lease looked abandoned, and nothing of the visit was written.
    HelperOptions patient = withRealHelper();
    patient.hub.leaseStaleMs = 600'000;
    patient.hub.leaseWaitMs = 20'000;
    HelperHub hub {address, patient};
    CHECK(hub.begin(Purpose::Write));
    CHECK(must(headsOf(hub)).empty());
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("The helper by itself says who starts it", "[sharing][helper]")
{
    const pid_t process = ::fork();
    REQUIRE(process >= 0);
    if (process == 0) {
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        ::execl(MUSTER_SHARE_HELPER, "muster-share-helper", nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 2);
}
