// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/session.h"

#include <ctime>
#include <utility>

namespace muster::replica {

Session::Session(std::string author, Clock clock, std::optional<base::Date> anchor)
    : m_author(std::move(author))
    , m_clock(std::move(clock))
    , m_today(anchor)
{
}

std::string Session::author() const
{
    const std::lock_guard lock {m_mutex};
    return m_author;
}

void Session::setAuthor(std::string author)
{
    const std::lock_guard lock {m_mutex};
    m_author = std::move(author);
}

LocalNow Session::now() const
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(m_clock());
    std::tm local {};
    localtime_r(&seconds, &local);
    LocalNow now;
    now.date = base::Date {std::chrono::year {local.tm_year + 1900},
                           std::chrono::month {static_cast<unsigned>(local.tm_mon + 1)},
                           std::chrono::day {static_cast<unsigned>(local.tm_mday)}};
    now.time = {local.tm_hour * 60 + local.tm_min};
    now.utcOffsetMinutes = static_cast<int>(local.tm_gmtoff / 60);
    const std::lock_guard lock {m_mutex};
    now.date = m_today.value_or(now.date);
    now.time = m_time.value_or(now.time);
    return now;
}

base::Date Session::today() const { return now().date; }

bool Session::hasOwnToday() const
{
    const std::lock_guard lock {m_mutex};
    return m_today.has_value();
}

void Session::setToday(std::optional<base::Date> today)
{
    const std::lock_guard lock {m_mutex};
    m_today = today;
}

void Session::setTime(std::optional<base::TimeOfDay> time)
{
    const std::lock_guard lock {m_mutex};
    m_time = time;
}

}  // namespace muster::replica
