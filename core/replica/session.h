// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who works, and which day it is. Rules never ask the system clock: they ask this.
#pragma once

#include "core/base/date.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace muster::replica {

/// A local moment as the meeting sees it; the offset from UTC is stored with times (invariant 19).
struct LocalNow {
    base::Date date;
    base::TimeOfDay time;
    int utcOffsetMinutes = 0;
};

/// Shared by the connections of one replica; safe to use from several threads.
class Session {
public:
    using Clock = std::function<std::chrono::system_clock::time_point()>;

    /// `anchor`: the folder's own today (a sample made with an anchor keeps its day).
    Session(std::string author, Clock clock, std::optional<base::Date> anchor);

    /// The role or user name that Changes carry.
    [[nodiscard]] std::string author() const;
    void setAuthor(std::string author);

    /// The override, else the folder's anchor, else the system's date.
    [[nodiscard]] base::Date today() const;
    [[nodiscard]] LocalNow now() const;
    [[nodiscard]] std::chrono::system_clock::time_point wallClock() const { return m_clock(); }
    /// True when today is not the system's day: the window says so.
    [[nodiscard]] bool hasOwnToday() const;

    void setToday(std::optional<base::Date> today);
    /// Stops the clock at a time of day (`--at`), or lets it run again.
    void setTime(std::optional<base::TimeOfDay> time);

private:
    mutable std::mutex m_mutex;
    std::string m_author;
    Clock m_clock;
    std::optional<base::Date> m_today;
    std::optional<base::TimeOfDay> m_time;
};

}  // namespace muster::replica
