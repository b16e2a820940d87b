// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other computers, played by processes of this one.
#pragma once

#include <csignal>
#include <exception>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace muster::test {

/// Real processes, forked from the test while it has no thread and no file of a hub open.
class Children {
public:
    Children() = default;
    Children(const Children&) = delete;
    Children& operator=(const Children&) = delete;
    ~Children()
    {
        for (const pid_t child : m_running) {
            ::kill(child, SIGKILL);
        }
        waitForAll();
    }

    /// Runs `work` in a process of its own, which ends with 0, or with 1 after an exception.
    template <class Work> pid_t run(Work work)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                work();
            } catch (const std::exception&) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        m_running.push_back(child);
        return child;
    }

    /// Ends one of them in the middle of whatever it does.
    void killAndForget(pid_t child)
    {
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        std::erase(m_running, child);
    }

    /// Waits for the rest; gives how many did not end with 0, killed ones included.
    int waitForAll()
    {
        int failed = 0;
        for (const pid_t child : m_running) {
            int status = 0;
            ::waitpid(child, &status, 0);
            failed += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
        }
        m_running.clear();
        return failed;
    }

private:
    std::vector<pid_t> m_running;
};

}  // namespace muster::test
