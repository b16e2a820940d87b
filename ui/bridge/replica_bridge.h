// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only QObject that knows the replica.
#pragma once

#include "core/replica/replica.h"
#include "ui/bridge/writer_thread.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace muster::ui {

/// Finds the `execute` of the command's own room.
template <class Command>
auto dispatch(replica::Replica& replica, const Command& command)
{
    return execute(replica, command);
}

/// Carries commands to the writer thread and answers and notices back to the window's thread.
class ReplicaBridge final : public QObject {
    Q_OBJECT

public:
    explicit ReplicaBridge(std::unique_ptr<replica::Replica> replica, QObject* parent = nullptr);
    /// Runs every command still waiting before it returns.
    ~ReplicaBridge() override;

    /// For queries on the window's thread; local and fast, never waits for a write.
    [[nodiscard]] const replica::Reader& reader() const { return m_replica->reader(); }
    /// For `history`, backups and settings; writing goes through `execute`.
    [[nodiscard]] replica::Replica& replica() { return *m_replica; }

    /// Runs `execute(replica, command)` of the command's room on the writer thread, then `done(result)` on the
    /// window's thread unless `context` is gone by then. Commands run in the order given. The typist's text is
    /// cleared in `done`, never before: only then is it on the disk.
    template <class Command, class Done>
    void execute(Command command, QObject* context, Done done)
    {
        run([command = std::move(command)](replica::Replica& replica) { return dispatch(replica, command); },
            context, std::move(done));
    }

    /// The same for any work on the replica; `work(Replica&)` returns a Result.
    template <class Work, class Done>
    void run(Work work, QObject* context, Done done)
    {
        const QPointer<QObject> guard {context};
        ++m_waiting;
        m_writer.post([this, work = std::move(work), guard, done = std::move(done)]() mutable {
            auto result = std::make_shared<std::invoke_result_t<Work, replica::Replica&>>(work(*m_replica));
            QMetaObject::invokeMethod(
                this,
                [this, guard, result, done = std::move(done)]() mutable {
                    --m_waiting;
                    if (guard) {
                        done(std::move(*result));
                    }
                    Q_EMIT saved();
                },
                Qt::QueuedConnection);
        });
    }

    /// Keeps text that is being typed and not yet entered (see Replica::saveDraft).
    void saveDraft(const QString& key, const QString& text, bool restricted);

    void undo();
    void redo();

    [[nodiscard]] replica::PartTwoState partTwoState() const { return m_replica->partTwoState(); }
    /// `done(Result<void>)` on the window's thread; working out the key takes up to a second.
    void unlockPartTwo(const QString& passphrase, QObject* context, std::function<void(base::Result<void>)> done);
    void lockPartTwo();
    /// Part two locks itself after this much time without a key or mouse press; 0 for never.
    void setIdleLock(std::chrono::minutes after);

    /// Commands not answered yet.
    [[nodiscard]] int waiting() const { return m_waiting; }
    /// Waits for the writer thread and delivers what it answered. For closing and for tests.
    void settle();

Q_SIGNALS:
    /// Something was committed: views query again and keep selection, scroll and typing.
    void changed(const muster::replica::ChangeNotice& notice);
    /// A command was answered and everything before it is on the disk.
    void saved();
    /// Part two was opened or locked.
    void partTwoChanged();
    /// Undo or redo was done (its label) or refused (why), for a message where the user looks.
    void undone(const QString& label);
    void redone(const QString& label);
    void refused(const QString& why);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::unique_ptr<replica::Replica> m_replica;
    replica::Subscription m_subscription;
    QTimer m_backupTimer;
    QTimer m_idleTimer;
    int m_waiting = 0;
    // Last, so that it ends (and runs what waits) while the replica still lives.
    WriterThread m_writer;
};

}  // namespace muster::ui

Q_DECLARE_METATYPE(muster::replica::ChangeNotice)
