// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/background_sync.h"

#include "core/base/date.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::sharing {

using State = SharingStatus::State;
using base::FailureCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

    constexpr milliseconds kLongestPause {60'000};
    constexpr std::size_t kScrubbedAtOnce = 200;

    std::string clockTimeOf(std::chrono::system_clock::time_point at, int utcOffsetMinutes)
    {
        const auto minutes =
            std::chrono::floor<std::chrono::minutes>(at.time_since_epoch()).count() + utcOffsetMinutes;
        const auto ofDay = ((minutes % 1440) + 1440) % 1440;
        return fmt::format("{:02}:{:02}", ofDay / 60, ofDay % 60);
    }

    bool sameStatus(const SharingStatus& a, const SharingStatus& b)
    {
        return a.state == b.state && a.sharedAt == b.sharedAt && a.waiting == b.waiting && a.received == b.received
            && a.problem == b.problem && a.notices == b.notices;
    }

}  // namespace

std::string inWords(const SharingStatus& status, int utcOffsetMinutes)
{
    if (status.state == State::NotShared) {
        return "Not shared: everything is on this computer only.";
    }
    std::string words = status.sharedAt ? fmt::format("Shared {}.", clockTimeOf(*status.sharedAt, utcOffsetMinutes))
                                        : std::string {"Not shared yet today."};
    if (status.waiting > 0) {
        words += fmt::format(" {} change{} waiting.", status.waiting, status.waiting == 1 ? "" : "s");
    }
    if (!status.problem.empty()) {
        words += " " + status.problem;
    }
    return words;
}

std::string inWords(SyncNotice notice)
{
    switch (notice) {
    case SyncNotice::HubWentBackwards:
        return "The shared file went back to an earlier state, as after a restored backup. What it lacked was put in "
               "again from this computer.";
    case SyncNotice::HubRepaired:
        return "The shared file was damaged or missing. It was made again from this computer; the damaged one is kept "
               "beside it.";
    case SyncNotice::CopyJoined:
        return "Another copy of the shared file was found beside it. What only it held was taken in. Ask your IT "
               "department whether a cloud service copies that folder: it should not.";
    case SyncNotice::DeviceRenamed:
        return "This folder is a copy or an earlier state of another one. Both keep their work; this one now writes "
               "under a name of its own.";
    case SyncNotice::SignatureWrong:
        return "Something in the shared file was written in another computer's name. Tell your IT department: somebody "
               "changed the file without Muster.";
    case SyncNotice::ClockWrong:
        return "This computer's clock differs from the file server's by more than two minutes. Set it right, or times "
               "in the minutes will be wrong.";
    }
    return {};
}

BackgroundSync::BackgroundSync(replica::Replica& replica, BackgroundOptions options,
                               std::function<void(const SharingStatus&)> changed)
    : m_replica(replica)
    , m_options(std::move(options))
    , m_changed(std::move(changed))
{
    const auto share = shareOf(m_replica);
    if (!share) {
        return;
    }
    m_options.helper.hub.writer = m_replica.deviceId();
    m_hub = std::make_unique<HelperHub>(share->address, m_options.helper);
    m_status.state = State::Working;
    m_status.waiting = waitingChanges(m_replica);
    m_subscription = m_replica.subscribe([this](const replica::ChangeNotice& notice) {
        if (notice.origin == replica::Origin::Remote || notice.rows.empty()) {
            return;
        }
        {
            const std::lock_guard lock {m_mutex};
            m_edited = true;
        }
        m_wake.notify_all();
    });
    m_thread = std::thread {[this] { run(); }};
}

BackgroundSync::~BackgroundSync()
{
    m_subscription = {};
    {
        const std::lock_guard lock {m_mutex};
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_hub) {
        m_hub->cancel();
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

SharingStatus BackgroundSync::status() const
{
    const std::lock_guard lock {m_mutex};
    return m_status;
}

void BackgroundSync::syncNow()
{
    {
        const std::lock_guard lock {m_mutex};
        m_asked = true;
    }
    m_wake.notify_all();
}

void BackgroundSync::change(const std::function<void(SharingStatus&)>& edit)
{
    SharingStatus now;
    {
        const std::lock_guard lock {m_mutex};
        const SharingStatus before = m_status;
        edit(m_status);
        if (m_ending || sameStatus(before, m_status)) {
            return;
        }
        now = m_status;
    }
    if (m_changed) {
        m_changed(now);
    }
}

void BackgroundSync::fail(const base::Failure& failure)
{
    const bool hopeless = failure.code == FailureCode::Foreign || failure.code == FailureCode::Newer;
    const State state = hopeless ? State::Stopped : failure.code == FailureCode::Busy ? State::Waiting : State::Away;
    m_pause = std::min(kLongestPause, m_pause.count() == 0 ? m_options.pauseAfterFailure : m_pause * 2);
    const std::size_t waiting = waitingChanges(m_replica);
    change([&](SharingStatus& status) {
        status.state = state;
        status.waiting = waiting;
        status.problem = failure.detail;
    });
}

void BackgroundSync::synchronise(Hub& hub)
{
    SyncOptions options;
    options.beforePush = m_options.beforePush;
    auto outcome = sync(m_replica, hub, options);
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    m_pause = milliseconds {0};
    const std::size_t waiting = waitingChanges(m_replica);
    change([&](SharingStatus& status) {
        status.state = waiting == 0 ? State::Shared
            : outcome->mayNotWrite.empty() ? State::Waiting
                                           : State::Stopped;
        status.sharedAt = m_replica.session().wallClock();
        status.waiting = waiting;
        status.received += outcome->received;
        status.clockAheadMs = outcome->clockAheadMs;
        status.problem = outcome->mayNotWrite;
        for (const SyncNotice notice : outcome->notices) {
            if (std::find(status.notices.begin(), status.notices.end(), notice) == status.notices.end()) {
                status.notices.push_back(notice);
            }
        }
    });
}

bool BackgroundSync::waitFor(milliseconds time)
{
    std::unique_lock lock {m_mutex};
    // After a failure own edits wait too, or a drive that is away would be asked at every key.
    m_wake.wait_for(lock, time, [&] { return m_ending || m_asked || (m_edited && m_pause.count() == 0); });
    return !m_ending;
}

void BackgroundSync::run()
{
    replica::Blob seen;
    auto compared = steady_clock::time_point {};
    auto scrubbed = steady_clock::now();
    for (;;) {
        bool full = false;
        {
            const std::lock_guard lock {m_mutex};
            if (m_ending) {
                return;
            }
            full = m_asked || m_edited;
            m_asked = false;
            m_edited = false;
        }
        const auto token = m_hub->poll();
        full = full || !token || *token != seen || steady_clock::now() - compared >= m_options.compareEvery;
        if (full) {
            synchronise(*m_hub);
            compared = steady_clock::now();
            const auto after = m_hub->poll();
            // A failure leaves the token open, so that the next round tries again.
            seen = after && m_pause.count() == 0 ? *after : replica::Blob {};
        } else if (steady_clock::now() - scrubbed >= m_options.scrubEvery) {
            scrubbed = steady_clock::now();
            if (auto sound = m_hub->scrub(kScrubbedAtOnce); !sound && sound.error().code == FailureCode::Damaged) {
                synchronise(*m_hub);
            }
        }
        if (!waitFor(m_pause.count() > 0 ? m_pause : m_options.pollEvery)) {
            return;
        }
        // Several edits of one moment leave together.
        std::unique_lock lock {m_mutex};
        m_wake.wait_for(lock, m_options.gather, [&] { return m_ending; });
        if (m_ending) {
            return;
        }
    }
}

}  // namespace muster::sharing
