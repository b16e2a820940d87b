// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something long at a shared file, in a thread of its own.
#pragma once

#include "core/sharing/helper_hub.h"
#include "core/sharing/sync.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <string>

class QThread;

namespace muster::ui {

/// Making, joining or repairing a shared file while the window goes on. It can be broken off at any moment; the worker
/// then ends without waiting for the drive.
class ShareRun final : public QObject {
    Q_OBJECT

public:
    using Outcome = base::Result<sharing::SyncOutcome>;
    using Work = std::function<Outcome(sharing::HelperHub&, const sharing::SyncOptions&)>;

    /// `work` runs on the worker.
    ShareRun(std::string address, sharing::HelperOptions helper, sharing::SyncOptions options, Work work,
             QObject* parent = nullptr);
    /// Breaks off what still runs.
    ~ShareRun() override;

    void start();
    void cancel();
    [[nodiscard]] bool wasCancelled() const { return m_cancelled; }
    /// Once `finished` was emitted.
    [[nodiscard]] const Outcome& outcome() const { return m_outcome; }

Q_SIGNALS:
    /// Changes that came in, of how many.
    void progressed(qulonglong done, qulonglong total);
    void finished();

private:
    void work(const Work& work, sharing::SyncOptions options);

    sharing::HelperHub m_hub;
    std::atomic<bool> m_cancelled = false;
    Outcome m_outcome;
    QThread* m_worker;
};

}  // namespace muster::ui
