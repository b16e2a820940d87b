// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/replica_bridge.h"

#include "core/documents/minutes_copies.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

namespace muster::ui {

namespace {

    constexpr std::chrono::hours kBackupEvery {1};
    constexpr std::chrono::minutes kIdleLock {10};

    QString words(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

ReplicaBridge::ReplicaBridge(std::unique_ptr<replica::Replica> replica, QObject* parent)
    : QObject(parent)
    , m_replica(std::move(replica))
{
    qRegisterMetaType<replica::ChangeNotice>();
    m_subscription = m_replica->subscribe([this](const replica::ChangeNotice& notice) {
        QMetaObject::invokeMethod(this, [this, notice] { Q_EMIT changed(notice); }, Qt::QueuedConnection);
    });

    // Beside the writer: what is typed meanwhile need not wait until everything is copied.
    const auto backUp = [this] {
        QThread* thread = QThread::create([this] {
            if (const auto made = m_replica->backUp(); !made) {
                QMetaObject::invokeMethod(
                    this, [this, why = words(made.error().detail)] { Q_EMIT refused(why); }, Qt::QueuedConnection);
            }
        });
        thread->setParent(this);
        connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        thread->start(QThread::LowPriority);
    };
    connect(&m_backupTimer, &QTimer::timeout, this, backUp);
    m_backupTimer.start(kBackupEvery);
    backUp();

    m_idleTimer.setSingleShot(true);
    connect(&m_idleTimer, &QTimer::timeout, this, &ReplicaBridge::lockPartTwo);
    setIdleLock(kIdleLock);
    QCoreApplication::instance()->installEventFilter(this);
}

ReplicaBridge::~ReplicaBridge()
{
    m_subscription = {};
    for (QThread* thread : findChildren<QThread*>()) {
        thread->wait();
    }
}

void ReplicaBridge::saveDraft(const QString& key, const QString& text, bool restricted)
{
    run(
        [key = key.toStdString(), text = text.toStdString(), restricted](replica::Replica& open) {
            return open.saveDraft(key, text, restricted);
        },
        this,
        [this](const base::Result<void>& kept) {
            if (!kept) {
                Q_EMIT refused(words(kept.error().detail));
            }
        });
}

void ReplicaBridge::undo()
{
    run([](replica::Replica& open) { return open.undo(); }, this, [this](const base::Result<std::string>& label) {
        if (label) {
            Q_EMIT undone(words(*label));
        } else {
            Q_EMIT refused(words(label.error().detail));
        }
    });
}

void ReplicaBridge::redo()
{
    run([](replica::Replica& open) { return open.redo(); }, this, [this](const base::Result<std::string>& label) {
        if (label) {
            Q_EMIT redone(words(*label));
        } else {
            Q_EMIT refused(words(label.error().detail));
        }
    });
}

void ReplicaBridge::unlockPartTwo(const QString& passphrase, QObject* context,
                                  std::function<void(base::Result<void>)> done)
{
    const auto unlock = [passphrase = passphrase.toStdString()](replica::Replica& open) {
        auto unlocked = open.unlockPartTwo(passphrase);
        if (unlocked) {
            // A copy that cannot be kept now is kept the next time; part two is open all the same.
            static_cast<void>(muster::documents::keepApprovedMinutes(open));
        }
        return unlocked;
    };
    run(unlock, context, [this, done = std::move(done)](base::Result<void> opened) {
            if (opened) {
                m_idleTimer.start();
                Q_EMIT partTwoChanged();
            }
            done(std::move(opened));
        });
}

void ReplicaBridge::lockPartTwo()
{
    if (partTwoState() != replica::PartTwoState::Open) {
        return;
    }
    run(
        [](replica::Replica& open) {
            open.lockPartTwo();
            return base::Result<void> {};
        },
        this, [this](const base::Result<void>&) { Q_EMIT partTwoChanged(); });
}

void ReplicaBridge::setIdleLock(std::chrono::minutes after)
{
    m_idleTimer.setInterval(after);
    if (after.count() == 0) {
        m_idleTimer.stop();
    }
}

void ReplicaBridge::settle()
{
    m_writer.drain();
    while (m_waiting > 0) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        m_writer.drain();
    }
    QCoreApplication::sendPostedEvents(this);
}

bool ReplicaBridge::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if ((type == QEvent::KeyPress || type == QEvent::MouseButtonPress) && m_idleTimer.interval() > 0
        && partTwoState() == replica::PartTwoState::Open) {
        m_idleTimer.start();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace muster::ui
