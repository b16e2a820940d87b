// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything the window asks of a shared file.
#pragma once

#include "core/sharing/background_sync.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/writer_thread.h"
#include "ui/sharing/sharing_facts.h"
#include "ui/widgets/theme.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace muster::ui {

class ShareRun;

/// Keeps the replica in step with its shared file while the window is open, and tells how that stands. The window's
/// thread never waits for the share, nor for a large arrival.
class SharingDesk final : public QObject {
    Q_OBJECT

public:
    enum class Task { None, Creating, Repairing, Moving, Leaving };

    /// Starts at once where the folder is shared. `bridge` must outlive the desk.
    SharingDesk(ReplicaBridge& bridge, sharing::BackgroundOptions options, QObject* parent = nullptr);
    ~SharingDesk() override;

    [[nodiscard]] bool isShared() const { return m_share.has_value(); }
    /// Where, without a password; empty while not shared.
    [[nodiscard]] QString place() const;
    [[nodiscard]] const sharing::SharingStatus& status() const { return m_status; }
    /// "Shared 10:42. 3 changes waiting."
    [[nodiscard]] QString statusWords() const;
    [[nodiscard]] Tone statusTone() const;
    [[nodiscard]] const SharingFacts& facts() const { return m_facts; }
    [[nodiscard]] Task task() const { return m_task; }
    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }

    void syncNow();
    /// Makes a shared file (or a database's tables) and fills it.
    void create(const QString& address);
    /// Puts the shared file right from what this computer has.
    void repair();
    /// The shared file is at `address` now. One that lacks something is used only where `evenIfOlder`.
    void move(const QString& address, bool evenIfOlder);
    /// This folder works alone from then on.
    void leave();
    /// Breaks off what `create`, `repair` or `move` started.
    void cancelTask();
    /// How many arrivals `facts` holds at most.
    void setMostArrivals(int most);
    [[nodiscard]] int mostArrivals() const { return m_mostArrivals; }
    /// Settles where two people wrote different things; `done` on the window's thread.
    void settle(const replica::Conflict& conflict, const std::optional<replica::Value>& chosen,
                const std::string& label, QObject* context, std::function<void(base::Result<void>)> done);

Q_SIGNALS:
    void statusChanged();
    void factsChanged();
    void taskChanged();
    /// What a task did, or why not, in words.
    void done(const QString& what);
    void refused(const QString& why);
    /// The file in the new place lacks something, and nothing was done.
    void olderCopy(const QString& address, const QString& why);

private:
    void startBackground();
    void take(const sharing::SharingStatus& status, int generation);
    void look();
    void countWaiting();
    void run(Task task, const std::string& address, sharing::SyncOptions options,
             std::function<base::Result<sharing::SyncOutcome>(sharing::HelperHub&, const sharing::SyncOptions&)> work);
    void finishTask();
    void finishMoving(const base::Result<sharing::SyncOutcome>& outcome, bool cancelled);

    ReplicaBridge& m_bridge;
    sharing::BackgroundOptions m_options;
    std::optional<sharing::Share> m_share;
    sharing::SharingStatus m_status;
    SharingFacts m_facts;
    int m_mostArrivals;
    int m_generation = 0;  ///< of the background: what an earlier one says late does not count
    bool m_looking = false;
    bool m_lookAgain = false;
    Task m_task = Task::None;
    ShareRun* m_run = nullptr;
    QString m_movingTo;
    QTimer m_soon;
    QElapsedTimer m_waitingSince;
    std::unique_ptr<sharing::BackgroundSync> m_background;
    WriterThread m_reading;
};

}  // namespace muster::ui
