// SPDX-License-Identifier: GPL-3.0-or-later
//
// One running helper, and the socket to it. Nothing here ever waits for the helper to end.
#pragma once

#include "core/base/failure.h"
#include "core/replica/value.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace muster::sharing {

using Deadline = std::chrono::steady_clock::time_point;

/// A counter that wakes whoever polls it, from any thread and for good.
class WakeUp {
public:
    WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;
    ~WakeUp();

    void raise() noexcept;
    [[nodiscard]] bool raised() const;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

class HelperProcess {
public:
    /// Starts `program` with one end of a socket as its standard input and with nothing else of this process:
    /// no other file, no output to a terminal or pipe that a helper that hangs would keep open.
    ///
    /// `address` only counts: helpers given up hang at one address, and another may well answer.
    [[nodiscard]] static base::Result<std::unique_ptr<HelperProcess>> start(const std::filesystem::path& program,
                                                                            const std::string& address);
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;
    /// Hangs up: the helper finishes what it does and ends by itself; killed if it has not within some seconds.
    ~HelperProcess();

    /// Sends one message. `Unreachable` when the time is up or the helper gone, `Cancelled` when woken.
    [[nodiscard]] base::Result<void> send(const replica::Blob& body, Deadline deadline, const WakeUp& wake);
    /// Brings the next message; refuses like `send`.
    [[nodiscard]] base::Result<replica::Blob> receive(Deadline deadline, const WakeUp& wake);

    /// For a helper that does not answer: killed, and given up whether or not it dies.
    void kill();

    [[nodiscard]] pid_t process() const { return m_process; }

private:
    HelperProcess(pid_t process, int socket, std::string address)
        : m_process(process), m_socket(socket), m_address(std::move(address))
    {
    }
    [[nodiscard]] base::Result<void> receiveInto(std::uint8_t* into, std::size_t size, Deadline deadline,
                                                 const WakeUp& wake) const;

    pid_t m_process;
    int m_socket;
    std::string m_address;
    bool m_killed = false;
};

/// Killed helpers of an address that have not ended. Helpers that have ended are cleared away here, by every start
/// and by every end, so that none stays in the process table for long.
[[nodiscard]] std::size_t abandonedHelpers(const std::string& address);

/// All helpers without an owner that have not ended, also those that are about to.
[[nodiscard]] std::size_t helpersLeft();

}  // namespace muster::sharing
