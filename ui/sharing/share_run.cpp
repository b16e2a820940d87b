// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/share_run.h"

#include <QThread>

#include <utility>

namespace muster::ui {

ShareRun::ShareRun(std::string address, sharing::HelperOptions helper, sharing::SyncOptions options, Work work,
                   QObject* parent)
    : QObject(parent)
    , m_hub(std::move(address), std::move(helper))
    , m_worker(
          QThread::create([this, todo = std::move(work), options = std::move(options)] { this->work(todo, options); }))
{
    m_worker->setParent(this);
    connect(m_worker, &QThread::finished, this, &ShareRun::finished);
}

ShareRun::~ShareRun()
{
    cancel();
    m_worker->wait();
}

void ShareRun::start() { m_worker->start(); }

void ShareRun::cancel()
{
    m_cancelled = true;
    m_hub.cancel();
}

void ShareRun::work(const Work& work, sharing::SyncOptions options)
{
    options.progress = [this](std::size_t done, std::size_t total) {
        Q_EMIT progressed(done, total);
        return !m_cancelled;
    };
    // Broken storage is an exception in the queries and a refusal here.
    try {
        m_outcome = work(m_hub, options);
    } catch (const std::exception& trouble) {
        m_outcome = base::fail(base::FailureCode::Storage, trouble.what());
    }
}

}  // namespace muster::ui
