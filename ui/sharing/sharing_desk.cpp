// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_desk.h"

#include "core/sharing/moving.h"
#include "ui/bridge/words.h"
#include "ui/sharing/share_run.h"

#include <algorithm>

namespace muster::ui {

namespace {

using sharing::SharingStatus;

constexpr int kFirstArrivals = 12;
constexpr int kSoonMs = 120;  // several notices in a row are one look
constexpr int kLeavesWithinMs = 2000;  // an edit that leaves so soon is not said to be waiting

}  // namespace

SharingDesk::SharingDesk(ReplicaBridge& bridge, sharing::BackgroundOptions options, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_options(std::move(options)), m_mostArrivals(kFirstArrivals)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &SharingDesk::look);
    connect(&m_bridge, &ReplicaBridge::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, &m_soon, qOverload<>(&QTimer::start));
    startBackground();
    m_soon.start();
}

SharingDesk::~SharingDesk()
{
    // What they call back is this.
    delete m_run;
    m_background.reset();
}

QString SharingDesk::place() const { return m_share ? words(m_share->shownAddress()) : QString(); }

QString SharingDesk::statusWords() const
{
    return words(sharing::inWords(m_status, m_bridge.reader().now().utcOffsetMinutes));
}

Tone SharingDesk::statusTone() const
{
    switch (m_status.state) {
    case SharingStatus::State::Shared:
        return Tone::Good;
    case SharingStatus::State::Away:
        return Tone::Attention;
    case SharingStatus::State::Stopped:
        return Tone::Concern;
    case SharingStatus::State::NotShared:
    case SharingStatus::State::Working:
    case SharingStatus::State::Waiting:
        break;
    }
    return Tone::Neutral;
}

void SharingDesk::startBackground()
{
    m_background.reset();
    m_share = sharing::shareOf(m_bridge.replica());
    const int generation = ++m_generation;
    if (m_share) {
        m_background = std::make_unique<sharing::BackgroundSync>(
            m_bridge.replica(), m_options, [this, generation](const SharingStatus& status) {
                QMetaObject::invokeMethod(
                    this, [this, status, generation] { take(status, generation); }, Qt::QueuedConnection);
            });
    }
    take(m_background ? m_background->status() : SharingStatus {}, generation);
}

void SharingDesk::take(const SharingStatus& status, int generation)
{
    if (generation != m_generation) {
        return;
    }
    m_status = status;
    Q_EMIT statusChanged();
    m_soon.start();
}

void SharingDesk::syncNow()
{
    if (m_background) {
        m_background->syncNow();
    }
}

// The replica answers these after a write that is under way, so another thread asks.
void SharingDesk::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_reading.post([this, most = m_mostArrivals] {
        auto facts = std::make_shared<SharingFacts>();
        bool read = true;
        try {
            *facts = sharingFacts(m_bridge.replica(), most);
        } catch (const std::exception&) {
            read = false;  // broken storage is said where something is written; here the last facts stay
        }
        QMetaObject::invokeMethod(
            this,
            [this, facts, read] {
                m_looking = false;
                if (m_lookAgain) {
                    m_lookAgain = false;
                    m_soon.start();
                }
                if (!read) {
                    return;
                }
                m_facts = std::move(*facts);
                countWaiting();
                Q_EMIT factsChanged();
            },
            Qt::QueuedConnection);
    });
}

// Between two attempts the background does not count again.
void SharingDesk::countWaiting()
{
    if (!m_share || m_facts.waiting == 0) {
        m_waitingSince.invalidate();
    } else if (!m_waitingSince.isValid()) {
        m_waitingSince.start();
    }
    if (!m_share || m_status.waiting == m_facts.waiting) {
        return;
    }
    if (m_status.state == SharingStatus::State::Shared && m_facts.waiting > 0
        && m_waitingSince.elapsed() < kLeavesWithinMs) {
        QTimer::singleShot(kLeavesWithinMs, this, &SharingDesk::look);
        return;
    }
    m_status.waiting = m_facts.waiting;
    Q_EMIT statusChanged();
}

void SharingDesk::setMostArrivals(int most)
{
    m_mostArrivals = most;
    look();
}

void SharingDesk::create(const QString& address)
{
    replica::Replica& replica = m_bridge.replica();
    const std::string where = address.toStdString();
    sharing::SyncOptions options;
    options.beforePush = m_options.beforePush;
    run(Task::Creating, where, std::move(options),
        [&replica, where](sharing::HelperHub& hub, const sharing::SyncOptions& sync) {
            return sharing::startShare(
                replica, where, [&hub] { return hub.create(); }, hub, sync);
        });
}

void SharingDesk::repair()
{
    if (!m_share || m_task != Task::None) {
        return;
    }
    // Ended on the worker: it may be taking something in.
    auto ending = std::make_shared<std::unique_ptr<sharing::BackgroundSync>>(std::move(m_background));
    replica::Replica& replica = m_bridge.replica();
    sharing::SyncOptions options;
    options.beforePush = m_options.beforePush;
    ++m_generation;
    run(Task::Repairing, m_share->address, std::move(options),
        [&replica, ending](sharing::HelperHub& hub, const sharing::SyncOptions& sync) {
            ending->reset();
            return sharing::repairHub(replica, hub, sync);
        });
}

void SharingDesk::move(const QString& address, bool evenIfOlder)
{
    if (!m_share || m_task != Task::None) {
        return;
    }
    m_movingTo = address;
    auto ending = std::make_shared<std::unique_ptr<sharing::BackgroundSync>>(std::move(m_background));
    replica::Replica& replica = m_bridge.replica();
    const std::string where = address.toStdString();
    sharing::SyncOptions options;
    options.beforePush = m_options.beforePush;
    ++m_generation;
    run(Task::Moving, where, std::move(options),
        [&replica, ending, where, evenIfOlder](sharing::HelperHub& hub, const sharing::SyncOptions& sync) {
            ending->reset();
            return sharing::moveShare(replica, where, hub, sync, evenIfOlder);
        });
}

void SharingDesk::leave()
{
    if (!m_share || m_task != Task::None) {
        return;
    }
    m_task = Task::Leaving;
    Q_EMIT taskChanged();
    auto ending = std::make_shared<std::unique_ptr<sharing::BackgroundSync>>(std::move(m_background));
    ++m_generation;
    m_bridge.run(
        [ending, settle = m_options.beforePush](replica::Replica& replica) {
            ending->reset();
            return sharing::leaveShare(replica, settle);
        },
        this, [this](const base::Result<void>& left) {
            m_task = Task::None;
            startBackground();
            Q_EMIT taskChanged();
            if (left) {
                Q_EMIT done(tr("This folder works alone now. Everything in it is as it was."));
            } else {
                Q_EMIT refused(words(left.error().detail));
            }
        });
}

void SharingDesk::run(
    Task task, const std::string& address, sharing::SyncOptions options,
    std::function<base::Result<sharing::SyncOutcome>(sharing::HelperHub&, const sharing::SyncOptions&)> work)
{
    if (m_task != Task::None) {
        return;
    }
    m_task = task;
    m_run = new ShareRun(address, m_options.helper, std::move(options), std::move(work), this);
    connect(m_run, &ShareRun::finished, this, &SharingDesk::finishTask);
    m_run->start();
    Q_EMIT taskChanged();
}

void SharingDesk::cancelTask()
{
    if (m_run != nullptr) {
        m_run->cancel();
    }
}

void SharingDesk::finishTask()
{
    const Task task = m_task;
    const auto outcome = m_run->outcome();
    const bool cancelled = m_run->wasCancelled();
    m_run->deleteLater();
    m_run = nullptr;
    m_task = Task::None;
    startBackground();
    Q_EMIT taskChanged();
    if (task == Task::Moving) {
        finishMoving(outcome, cancelled);
        return;
    }
    if (outcome) {
        if (task == Task::Creating) {
            Q_EMIT done(tr("The partnership is shared now. On another computer, choose \u201cJoin a shared file\u201d "
                           "and this file."));
        } else {
            const bool repaired =
                std::find(outcome->notices.begin(), outcome->notices.end(), sharing::SyncNotice::HubRepaired)
                != outcome->notices.end();
            Q_EMIT done(repaired ? words(sharing::inWords(sharing::SyncNotice::HubRepaired))
                                 : tr("The shared file is in order. Nothing had to be repaired."));
        }
        return;
    }
    if (task == Task::Creating && m_share) {
        Q_EMIT refused(tr("The shared file was made, but not all of it was sent yet. Muster goes on by itself. %1")
                           .arg(cancelled ? QString() : words(outcome.error().detail))
                           .trimmed());
    } else if (cancelled) {
        Q_EMIT refused(task == Task::Creating
                           ? tr("You stopped it. The partnership is not shared.")
                           : tr("You stopped the repair. Nothing was lost; it can be started again."));
    } else {
        Q_EMIT refused(words(outcome.error().detail));
    }
}

void SharingDesk::finishMoving(const base::Result<sharing::SyncOutcome>& outcome, bool cancelled)
{
    if (outcome) {
        Q_EMIT done(tr("The shared file is in its new place, and nothing is missing in it."));
    } else if (cancelled) {
        Q_EMIT refused(tr("You stopped it. The shared file is looked for where it was."));
    } else if (outcome.error().code == base::FailureCode::Superseded) {
        Q_EMIT olderCopy(m_movingTo, words(outcome.error().detail));
    } else {
        Q_EMIT refused(words(outcome.error().detail));
    }
}

void SharingDesk::settle(const replica::Conflict& conflict, const std::optional<replica::Value>& chosen,
                         const std::string& label, QObject* context, std::function<void(base::Result<void>)> done)
{
    m_bridge.run([conflict, chosen,
                  label](replica::Replica& replica) { return replica.settleConflict(conflict, chosen, label); },
                 context, std::move(done));
}

}  // namespace muster::ui
