// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sharing while people work: own edits leave at once, others' come in within seconds, nobody waits.
#pragma once

#include "core/replica/replica.h"
#include "core/sharing/helper_hub.h"
#include "core/sharing/sync.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace muster::sharing {

/// How sharing stands, for the status line and the Sharing page.
struct SharingStatus {
    enum class State {
        NotShared,
        Shared,     ///< everything this computer has is in the hub, as far as it was asked
        Working,    ///< at it
        Waiting,    ///< changes wait because another computer is at it, or for the next attempt
        Away,       ///< the drive or server does not answer
        Stopped     ///< something a person has to see to: another file in its place, Muster too old
    };
    State state = State::NotShared;
    std::optional<std::chrono::system_clock::time_point> sharedAt;  ///< of the last complete synchronisation
    std::size_t waiting = 0;                                        ///< own Changes not yet in the hub
    std::size_t received = 0;                                       ///< Changes that came in since the start
    std::string problem;                                            ///< in words; empty when there is none
    std::vector<SyncNotice> notices;                                ///< since the start, each once
    std::int64_t clockAheadMs = 0;
};

/// "Shared 10:42. 3 changes waiting. The drive is not answering; your work is safe on this computer."
/// `sharedAt` is said in the local time of `utcOffsetMinutes`.
[[nodiscard]] std::string inWords(const SharingStatus& status, int utcOffsetMinutes);
/// One sentence for each thing a user is told of, saying what to do where there is something to do.
[[nodiscard]] std::string inWords(SyncNotice notice);

struct BackgroundOptions {
    HelperOptions helper {};
    /// How often the hub is looked at: one open, one read of 100 bytes, nothing written.
    std::chrono::milliseconds pollEvery {4'000};
    /// A full comparison is due so often, since a restored copy may look unchanged.
    std::chrono::milliseconds compareEvery {60'000};
    /// How long to gather own edits before they leave.
    std::chrono::milliseconds gather {150};
    /// The first pause after a failure; it doubles up to a minute.
    std::chrono::milliseconds pauseAfterFailure {2'000};
    /// Some stored Changes are read again so often, to find damage in old pages.
    std::chrono::milliseconds scrubEvery {600'000};
    std::function<base::Result<void>(replica::Replica&)> beforePush = {};
};

/// Synchronises in a thread of its own for as long as it lives. All work on the share is in the helper process, so
/// that ending never waits for a drive.
class BackgroundSync {
public:
    /// `changed` is called on the thread, whenever the status is another one.
    BackgroundSync(replica::Replica& replica, BackgroundOptions options, std::function<void(const SharingStatus&)> changed);
    BackgroundSync(const BackgroundSync&) = delete;
    BackgroundSync& operator=(const BackgroundSync&) = delete;
    ~BackgroundSync();

    [[nodiscard]] SharingStatus status() const;
    /// A full synchronisation now, also during a pause after a failure.
    void syncNow();

private:
    void run();
    void synchronise(Hub& hub);
    bool waitFor(std::chrono::milliseconds time);
    void change(const std::function<void(SharingStatus&)>& edit);
    void fail(const base::Failure& failure);

    replica::Replica& m_replica;
    BackgroundOptions m_options;
    std::function<void(const SharingStatus&)> m_changed;
    std::unique_ptr<HelperHub> m_hub;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false;
    bool m_asked = false;   ///< somebody wants a full synchronisation
    bool m_edited = false;  ///< there is something to send
    SharingStatus m_status;
    std::chrono::milliseconds m_pause {0};
    replica::Subscription m_subscription;
    std::thread m_thread;
};

}  // namespace muster::sharing
