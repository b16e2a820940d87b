// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the computer itself costs somebody who waits, against which a window is judged.
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace muster::test {

/// The longest time a thread that only sleeps was kept waiting: what the computer itself costs.
class IdleThread {
public:
    IdleThread()
        : m_thread([this] {
            QElapsedTimer since;
            since.start();
            while (!m_end) {
                std::this_thread::sleep_for(std::chrono::milliseconds {5});
                m_longest = std::max<qint64>(m_longest, since.restart());
            }
        })
    {
    }
    ~IdleThread() { end(); }
    qint64 end()
    {
        m_end = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_longest;
    }

private:
    std::atomic<bool> m_end = false;
    qint64 m_longest = 0;
    std::thread m_thread;
};

}  // namespace muster::test
