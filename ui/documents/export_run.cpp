// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/export_run.h"

#include <QThread>

namespace muster::ui {

ExportRun::ExportRun(const replica::Replica& replica, muster::documents::ExportRequest request,
                     std::filesystem::path target, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_target(std::move(target))
    , m_aside(m_target.parent_path()
              / (".muster-" + base::newId().hex().substr(0, 8) + m_target.extension().string()))
    , m_reading(replica.newReadConnection())
    , m_worker(QThread::create([this] {
        // Broken storage is an exception in the queries and a refusal here.
        try {
            m_result = documents::writePaper(m_reading->reader(), m_request, m_aside);
        } catch (const std::exception& trouble) {
            m_result = base::fail(base::FailureCode::Storage, trouble.what());
        }
    }))
{
    m_worker->setParent(this);
    connect(m_worker, &QThread::finished, this, &ExportRun::finished);
}

ExportRun::~ExportRun()
{
    m_worker->wait();
    std::error_code ignored;
    std::filesystem::remove(m_aside, ignored);
}

void ExportRun::start() { m_worker->start(); }

base::Result<void> ExportRun::keep()
{
    std::error_code error;
    std::filesystem::rename(m_aside, m_target, error);
    if (error)
        return base::fail(base::FailureCode::Unreadable,
                          m_target.string() + " cannot be written. Choose a folder that exists and that you may write to.",
                          "output");
    return {};
}

}  // namespace muster::ui
