// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thread that runs tasks one after another.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace muster::ui {

/// Writes wait for the disk; the window does not. Tasks run in the order given; the destructor runs what is
/// still waiting, so that nothing entered is lost when the window closes.
class WriterThread {
public:
    WriterThread();
    WriterThread(const WriterThread&) = delete;
    WriterThread& operator=(const WriterThread&) = delete;
    ~WriterThread();

    void post(std::function<void()> task);
    /// Returns once everything posted before has run.
    void drain();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    bool m_busy = false;
    bool m_ending = false;
    std::thread m_thread;
};

}  // namespace muster::ui
