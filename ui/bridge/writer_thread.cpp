// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/writer_thread.h"

#include <utility>

namespace muster::ui {

WriterThread::WriterThread()
    : m_thread([this] { run(); })
{
}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock {m_mutex};
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void WriterThread::post(std::function<void()> task)
{
    {
        const std::lock_guard lock {m_mutex};
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_all();
}

void WriterThread::drain()
{
    std::unique_lock lock {m_mutex};
    m_changed.wait(lock, [this] { return m_tasks.empty() && !m_busy; });
}

void WriterThread::run()
{
    std::unique_lock lock {m_mutex};
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_tasks.empty()) {
            return;
        }
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_busy = true;
        lock.unlock();
        task();
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

}  // namespace muster::ui
