// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/lease.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <random>
#include <thread>
#include <unistd.h>

namespace muster::sharing {

namespace {

using namespace std::chrono;
using Clock = steady_clock;

constexpr milliseconds kFirstPause {10};
constexpr milliseconds kLongestPause {160};
constexpr milliseconds kLookEvery {1000};
constexpr int kTouchMs = 5000;

milliseconds randomUpTo(milliseconds most)
{
    thread_local std::minstd_rand random {std::random_device {}()};
    return milliseconds {std::uniform_int_distribution<milliseconds::rep> {most.count() / 2, most.count()}(random)};
}

/// Unlike the waiters' clock it counts the time a laptop slept, in which its lease may have been taken.
std::int64_t awakeOrAsleepMs()
{
    timespec now {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * std::int64_t {1000} + now.tv_nsec / 1'000'000;
}

/// Takes a lease away that nobody has touched; false where it turned out to be another one by then.
bool removeStale(const HubPlaces& places, const FileStamp& stale)
{
    const std::filesystem::path aside = places.lease.string() + "-stale-" + base::newId().hex();
    // One waiter wins the rename, the others find nothing.
    if (::rename(places.lease.c_str(), aside.c_str()) != 0) {
        return false;
    }
    const auto taken = stampOf(aside);
    if (taken && *taken == stale) {
        ::unlink(aside.c_str());
        return true;
    }
    // Somebody alive: given back, unless a third computer holds a lease of its own by now. Then the one we
    // took from finds another word in it before it commits.
    if (!renameBeside(aside, places.lease)) {
        ::unlink(aside.c_str());
    }
    return false;
}

}  // namespace

Lease::Lease(HubPlaces places, std::string word, const FileStamp& stamp, int staleMs)
    : m_places(std::move(places))
    , m_word(std::move(word))
    , m_madeAtMs(stamp.modifiedNs / 1'000'000)
    , m_staleMs(staleMs)
    , m_touchedMs(awakeOrAsleepMs())
{
}

base::Result<std::unique_ptr<Lease>> Lease::take(const HubPlaces& places, const HubOptions& options, LeaseWatch& watch)
{
    const auto until = Clock::now() + milliseconds {options.leaseWaitMs};
    // Short stale times (tests) are watched more closely.
    const milliseconds lookEvery = std::min(kLookEvery, milliseconds {options.leaseStaleMs / 4 + 1});
    const std::string word = base::newId().hex();
    milliseconds pause = kFirstPause;
    Clock::time_point nextLook {};
    for (;;) {
        const auto made = makeFile(places.lease, word + "0000000000\n", Durable::No);
        if (made) {
            watch.seen = false;
            return std::unique_ptr<Lease>(new Lease(places, word, *made, options.leaseStaleMs));
        }
        if (made.error() != EEXIST) {
            return tl::unexpected(unreachable(places, made.error()));
        }
        const auto now = Clock::now();
        if (now >= nextLook) {
            nextLook = now + lookEvery;
            if (const auto stamp = stampOf(places.lease)) {
                if (!watch.seen || watch.stamp != *stamp) {
                    watch = {*stamp, now, true};
                } else if (now - watch.since >= milliseconds {options.leaseStaleMs}) {
                    watch.seen = false;
                    removeStale(places, *stamp);
                    continue;
                }
            } else {
                watch.seen = false;
                continue;
            }
        }
        if (now >= until) {
            return tl::unexpected(busy(places));
        }
        std::this_thread::sleep_for(randomUpTo(pause));
        pause = std::min(pause * 2, kLongestPause);
    }
}

base::Result<void> Lease::keep()
{
    const std::int64_t now = awakeOrAsleepMs();
    if (now - m_touchedMs < std::min(kTouchMs, m_staleMs / 6)) {
        return {};
    }
    if (!isOurs()) {
        return tl::unexpected(busy(m_places));
    }
    // Written rather than touched: the server then sets the time, and a count makes it differ on coarse clocks.
    const int file = ::open(m_places.lease.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return tl::unexpected(unreachable(m_places, errno));
    }
    std::string digits = std::to_string(now % 10'000'000'000);
    digits.insert(0, 10 - digits.size(), '0');
    const bool written = ::pwrite(file, digits.data(), digits.size(), static_cast<off_t>(m_word.size())) > 0;
    const int error = errno;
    if (::close(file) != 0 || !written) {
        return tl::unexpected(unreachable(m_places, error));
    }
    m_touchedMs = now;
    return {};
}

bool Lease::isOurs() const
{
    const auto bytes = readBytes(m_places.lease, 0, static_cast<std::int64_t>(m_word.size()));
    return bytes && std::equal(bytes->begin(), bytes->end(), m_word.begin(), m_word.end());
}

Lease::~Lease()
{
    // What lies there may be somebody else's by now.
    if (isOurs()) {
        ::unlink(m_places.lease.c_str());
    }
}

}  // namespace muster::sharing
