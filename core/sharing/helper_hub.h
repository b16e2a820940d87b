// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hub behind the helper process: whatever a share does to that process, nobody here waits for ever.
#pragma once

#include "core/sharing/hub.h"

#include <atomic>
#include <chrono>
#include <filesystem>

namespace muster::sharing {

struct HelperOptions {
    HubOptions hub {};
    std::filesystem::path program {};  ///< empty: `helperProgram()`
    std::chrono::milliseconds pollLimit {10'000};
    std::chrono::milliseconds callLimit {60'000};
    /// Of a repair, which moves the whole hub.
    std::chrono::milliseconds rebuildLimit {600'000};
    /// So many helpers of one address may hang at once; more are not started until one has ended.
    std::size_t abandonedAtMost = 3;
};

/// The helper's executable: beside the running program, or in `../libexec/muster` from there.
[[nodiscard]] std::filesystem::path helperProgram();

/// Starts a helper for the address, forwards every call to it and brings back what it says.
///
/// A call that takes longer than its limit returns `Unreachable`; the helper is killed and given up without
/// waiting for its end (a process that hangs in the kernel cannot be killed), and the next call starts another
/// one. The sessions of a helper that is gone refuse with `Unreachable`. Damaged or senseless answers count as a
/// helper that is gone: `Damaged` is only ever said of the hub itself.
///
/// Used by one thread, except `cancel`. The destructor does not wait: the helper finishes what it is doing,
/// within seconds, and ends.
class HelperHub final : public Hub {
public:
    /// Starts nothing yet. A file name is taken from the current folder of this process.
    explicit HelperHub(std::string address, HelperOptions options = {});
    ~HelperHub() override;

    /// From any thread and for good: the call that waits now returns `Cancelled` at once, and so does every later
    /// one. A commit that was waited for may still happen.
    void cancel() noexcept;

    /// Makes the hub instead of opening it (`createHub`).
    [[nodiscard]] base::Result<HubIdentity> create();

    [[nodiscard]] base::Result<replica::Blob> poll() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> begin(Purpose purpose) override;
    [[nodiscard]] base::Result<std::vector<std::string>> strays() override;
    [[nodiscard]] base::Result<std::unique_ptr<HubSession>> openStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> retireStray(const std::string& name) override;
    [[nodiscard]] base::Result<void> scrub(std::size_t changes) override;

private:
    class Link;
    class Session;

    /// Shared with the sessions, so that one that outlives the hub refuses instead of crashing.
    std::shared_ptr<Link> m_link;
};

}  // namespace muster::sharing
