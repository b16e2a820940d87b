// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/backup.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <mutex>
#include <set>
#include <string>

namespace muster::replica {

namespace {

    using namespace std::chrono;

    std::optional<sys_seconds> timeFromName(const std::string& name)
    {
        int y = 0;
        unsigned mo = 0;
        unsigned d = 0;
        int h = 0;
        int mi = 0;
        int s = 0;
        if (std::sscanf(name.c_str(), "replica-%4d%2u%2uT%2d%2d%2dZ.sqlite", &y, &mo, &d, &h, &mi, &s) != 6) {
            return std::nullopt;
        }
        const year_month_day date {year {y}, month {mo}, day {d}};
        if (!date.ok()) {
            return std::nullopt;
        }
        return sys_days {date} + hours {h} + minutes {mi} + seconds {s};
    }

    std::string nameFor(sys_seconds at)
    {
        const auto midnight = floor<days>(at);
        const year_month_day date {midnight};
        const hh_mm_ss time {at - midnight};
        return fmt::format("replica-{:04}{:02}{:02}T{:02}{:02}{:02}Z.sqlite", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                           time.hours().count(), time.minutes().count(), time.seconds().count());
    }

    void thin(const std::filesystem::path& folder, sys_seconds now)
    {
        std::set<std::string> kept;
        for (const Backup& backup : backupsIn(folder)) {
            const auto age = now - backup.at;
            const year_month_day date {floor<days>(backup.at)};
            const std::string slot = age < hours {24} ? nameFor(backup.at)
                : age < days {31}                     ? fmt::format("day {}", floor<days>(backup.at).time_since_epoch().count())
                                  : fmt::format("month {} {}", static_cast<int>(date.year()),
                                                static_cast<unsigned>(date.month()));
            if (!kept.insert(slot).second) {
                std::error_code ignored;
                std::filesystem::remove(backup.file, ignored);
            }
        }
    }

}  // namespace

std::vector<Backup> backupsIn(const std::filesystem::path& folder)
{
    std::vector<Backup> backups;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "backups", error)) {
        if (const auto at = timeFromName(entry.path().filename().string())) {
            backups.push_back({entry.path(), *at});
        }
    }
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) { return a.at > b.at; });
    return backups;
}

std::filesystem::path writeBackup(Database& database, const std::filesystem::path& folder, sys_seconds now)
{
    static std::mutex oneAtATime;
    const std::lock_guard lock {oneAtATime};
    std::filesystem::create_directories(folder / "backups");
    const std::filesystem::path file = folder / "backups" / nameFor(now);
    const std::filesystem::path partial = folder / "backups" / "writing.part";
    std::filesystem::remove(partial);
    database.copyTo(partial);
    {
        Database copy {partial.string(), Access::Write};
        copy.execute("PRAGMA journal_mode=DELETE");
        Statement check = copy.query("PRAGMA quick_check(1)");
        if (!check.next() || check.text(0) != "ok") {
            throw StorageError("the backup that was just written is not whole", 11);
        }
    }
    std::filesystem::rename(partial, file);
    thin(folder, now);
    return file;
}

}  // namespace muster::replica
