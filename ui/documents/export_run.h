// SPDX-License-Identifier: GPL-3.0-or-later
//
// One export on its way, in a worker of its own.
#pragma once

#include "core/documents/build_document.h"
#include "core/replica/replica.h"
#include "ui/documents/export_document.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

class QThread;

namespace muster::ui {

/// Writes and checks a paper with its own reading connection, beside its final place; `keep` then gives it its name.
/// Destroyed without `keep`, nothing is left and an older file of that name stays as it was.
class ExportRun final : public QObject {
    Q_OBJECT

public:
    ExportRun(const replica::Replica& replica, muster::documents::ExportRequest request, std::filesystem::path target,
              QObject* parent);
    /// Waits for the worker.
    ~ExportRun() override;

    void start();
    [[nodiscard]] const muster::documents::ExportRequest& request() const { return m_request; }
    [[nodiscard]] const std::filesystem::path& target() const { return m_target; }
    /// The outcome, once `finished` was emitted.
    [[nodiscard]] const base::Result<documents::WrittenPaper>& result() const { return *m_result; }
    /// Moves the file to its name.
    [[nodiscard]] base::Result<void> keep();

Q_SIGNALS:
    void finished();

private:
    muster::documents::ExportRequest m_request;
    std::filesystem::path m_target;
    std::filesystem::path m_aside;
    std::unique_ptr<replica::ReadConnection> m_reading;
    std::optional<base::Result<documents::WrittenPaper>> m_result;
    QThread* m_worker;
};

}  // namespace muster::ui
