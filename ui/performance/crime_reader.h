// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads street files beside the window, which stays alive.
#pragma once

#include "core/performance/crime_reading.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>

class QThread;

namespace muster::ui {

class CrimeReader final : public QObject {
    Q_OBJECT

public:
    explicit CrimeReader(QObject* parent = nullptr);
    /// Stops reading and waits until it has stopped.
    ~CrimeReader() override;

    /// Files, folders, archives; one reading at a time.
    void start(const QStringList& paths);
    /// `done` follows with `Cancelled`.
    void cancel();
    [[nodiscard]] bool isReading() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progress(const QString& file, qulonglong rows);
    void done(const std::shared_ptr<muster::base::Result<muster::performance::ReadCrime>>& read);

private:
    QThread* m_thread = nullptr;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

}  // namespace muster::ui
