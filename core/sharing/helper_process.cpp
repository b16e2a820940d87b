// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/helper_process.h"

#include "core/sharing/helper_protocol.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace muster::sharing {
namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using std::chrono::steady_clock;

/// Longer than the helper's own patience with what it does when Muster hangs up (`helper_server.cpp`).
constexpr std::chrono::seconds kLeavingAtMost {8};

/// A helper that nobody speaks with any more.
struct Leaving {
    pid_t process;
    std::string address;
    bool killed;
    steady_clock::time_point killAt;
};

/// The helpers without an owner. One list for the process: a hub that is gone leaves its helpers behind.
class Orphanage {
public:
    static Orphanage& only()
    {
        static Orphanage orphanage;
        return orphanage;
    }
    void take(Leaving helper)
    {
        const std::lock_guard lock {m_mutex};
        m_helpers.push_back(std::move(helper));
        clear();
    }
    std::size_t killedAt(const std::string& address)
    {
        const std::lock_guard lock {m_mutex};
        clear();
        return static_cast<std::size_t>(std::count_if(m_helpers.begin(), m_helpers.end(), [&](const Leaving& one) {
            return one.killed && one.address == address;
        }));
    }
    std::size_t left()
    {
        const std::lock_guard lock {m_mutex};
        clear();
        return m_helpers.size();
    }

private:
    void clear()
    {
        std::erase_if(m_helpers, [](const Leaving& one) {
            // Another part of the program that ignores SIGCHLD leaves nothing to wait for: ended as well.
            const pid_t ended = ::waitpid(one.process, nullptr, WNOHANG);
            return ended == one.process || (ended < 0 && errno == ECHILD);
        });
        for (Leaving& one : m_helpers) {
            if (!one.killed && steady_clock::now() >= one.killAt) {
                ::kill(-one.process, SIGKILL);
                one.killed = true;
            }
        }
    }

    std::mutex m_mutex;
    std::vector<Leaving> m_helpers;
};

auto cancelled() { return fail(FailureCode::Cancelled, "Stopped."); }

auto noAnswer()
{
    return fail(FailureCode::Unreachable, "The drive is not answering; your work is safe on this computer.");
}

auto stopped()
{
    return fail(FailureCode::Unreachable,
                "The part of Muster that speaks with the drive has stopped and is started again at the next try; your "
                "work is safe on this computer.");
}

auto notStarted(const std::string& why)
{
    return fail(FailureCode::Unreachable,
                fmt::format("The part of Muster that speaks with the drive cannot be started: {}. If this stays so, "
                            "install Muster again; your work is safe on this computer.",
                            why));
}

/// Waits until the socket is ready for `events`.
Result<void> awaitSocket(int socket, short events, Deadline deadline, const WakeUp& wake)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
        if (left <= 0) {
            return noAnswer();
        }
        std::array<pollfd, 2> watched {pollfd {socket, events, 0}, pollfd {wake.descriptor(), POLLIN, 0}};
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(std::min<long>(left, 3'600'000)));
        if (ready < 0 && errno != EINTR) {
            return stopped();
        }
        if (ready > 0) {
            if (watched[1].revents != 0) {
                return cancelled();
            }
            return {};
        }
    }
}

/// What posix_spawn is told, freed at the end.
struct SpawnOrders {
    posix_spawn_file_actions_t files {};
    posix_spawnattr_t attributes {};

    SpawnOrders()
    {
        posix_spawn_file_actions_init(&files);
        posix_spawnattr_init(&attributes);
    }
    SpawnOrders(const SpawnOrders&) = delete;
    SpawnOrders& operator=(const SpawnOrders&) = delete;
    ~SpawnOrders()
    {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }

    void give(int socket)
    {
        posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
        // Its own group: Ctrl+C in Muster's terminal must not interrupt a commit, and a kill reaches what it started.
        posix_spawnattr_setpgroup(&attributes, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        sigset_t usual;
        sigemptyset(&usual);
        sigaddset(&usual, SIGPIPE);
        sigaddset(&usual, SIGTERM);
        sigaddset(&usual, SIGINT);
        sigaddset(&usual, SIGHUP);
        posix_spawnattr_setsigdefault(&attributes, &usual);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
};

}  // namespace

WakeUp::WakeUp() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
}

WakeUp::~WakeUp() { ::close(m_descriptor); }

void WakeUp::raise() noexcept
{
    const std::uint64_t one = 1;
    // Fails only when the counter is full, and then it is raised.
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor, &one, sizeof one);
}

bool WakeUp::raised() const
{
    pollfd watched {m_descriptor, POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(const std::filesystem::path& program,
                                                            const std::string& address)
{
    std::array<int, 2> ends {};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return notStarted(std::generic_category().message(errno));
    }
    SpawnOrders orders;
    orders.give(ends[1]);
    const std::string path = program.string();
    std::string name = program.filename().string();
    std::array<char*, 2> words {name.data(), nullptr};
    pid_t process = 0;
    const int error = ::posix_spawn(&process, path.c_str(), &orders.files, &orders.attributes, words.data(), environ);
    ::close(ends[1]);
    if (error != 0) {
        ::close(ends[0]);
        return notStarted(fmt::format("{}: {}", path, std::generic_category().message(error)));
    }
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return std::unique_ptr<HelperProcess>(new HelperProcess(process, ends[0], address));
}

HelperProcess::~HelperProcess()
{
    ::close(m_socket);
    Orphanage::only().take({m_process, m_address, m_killed, steady_clock::now() + kLeavingAtMost});
}

void HelperProcess::kill()
{
    ::kill(-m_process, SIGKILL);
    m_killed = true;
}

Result<void> HelperProcess::send(const replica::Blob& body, Deadline deadline, const WakeUp& wake)
{
    const helper::MessageLength length = helper::encodeLength(body.size());
    replica::Blob message(length.begin(), length.end());
    message.insert(message.end(), body.begin(), body.end());
    for (std::size_t sent = 0; sent < message.size();) {
        if (auto ready = awaitSocket(m_socket, POLLOUT, deadline, wake); !ready) {
            return ready;
        }
        const ssize_t some = ::send(m_socket, message.data() + sent, message.size() - sent, MSG_NOSIGNAL);
        if (some >= 0) {
            sent += static_cast<std::size_t>(some);
        } else if (errno != EINTR && errno != EAGAIN) {
            return stopped();
        }
    }
    return {};
}

Result<void> HelperProcess::receiveInto(std::uint8_t* into, std::size_t size, Deadline deadline,
                                        const WakeUp& wake) const
{
    while (size > 0) {
        if (auto ready = awaitSocket(m_socket, POLLIN, deadline, wake); !ready) {
            return ready;
        }
        const ssize_t some = ::recv(m_socket, into, size, 0);
        if (some > 0) {
            into += some;
            size -= static_cast<std::size_t>(some);
        } else if (some == 0 || (errno != EINTR && errno != EAGAIN)) {
            return stopped();
        }
    }
    return {};
}

Result<replica::Blob> HelperProcess::receive(Deadline deadline, const WakeUp& wake)
{
    helper::MessageLength bytes {};
    if (auto got = receiveInto(bytes.data(), bytes.size(), deadline, wake); !got) {
        return tl::unexpected(got.error());
    }
    const auto length = helper::decodeLength(bytes);
    if (!length) {
        return stopped();
    }
    replica::Blob body(*length);
    if (auto got = receiveInto(body.data(), body.size(), deadline, wake); !got) {
        return tl::unexpected(got.error());
    }
    return body;
}

std::size_t abandonedHelpers(const std::string& address) { return Orphanage::only().killedAt(address); }

std::size_t helpersLeft() { return Orphanage::only().left(); }

}  // namespace muster::sharing
