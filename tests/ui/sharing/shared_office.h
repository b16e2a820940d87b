// SPDX-License-Identifier: GPL-3.0-or-later
//
// A drive with one shared file, and a colleague's computer at it.
#pragma once

#include "core/actions/action_queries.h"
#include "core/replica/replica.h"
#include "core/sharing/background_sync.h"
#include "core/sharing/sync.h"
#include "tests/support/test_replica.h"

#include <QTest>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

namespace muster::test {

inline constexpr base::Date kOfficeDay = std::chrono::year {2011} / 11 / 15;

class SharedOffice {
public:
    [[nodiscard]] std::string file() const { return (m_drive.path() / "partnership.muster").string(); }
    [[nodiscard]] const std::filesystem::path& drive() const { return m_drive.path(); }
    [[nodiscard]] const std::filesystem::path& disks() const { return m_disks.path(); }

    /// The real helper, looking often.
    [[nodiscard]] static sharing::BackgroundOptions options()
    {
        sharing::BackgroundOptions options;
        options.helper.program = MUSTER_SHARE_HELPER;
        options.pollEvery = std::chrono::milliseconds {150};
        options.gather = std::chrono::milliseconds {20};
        return options;
    }

    /// A helper that listens and never answers, as one whose share hangs in the kernel; it ends with its window.
    [[nodiscard]] std::filesystem::path hangingHelper() const
    {
        const auto script = m_disks.path() / "hanging-helper";
        std::ofstream(script) << "#!/bin/sh\nexec cat >/dev/null\n";
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        return script;
    }

    /// Shares a replica of a window, at once and in this process.
    void share(replica::Replica& replica) const
    {
        const auto identity = must(sharing::createHub(file(), kQuick));
        const auto hub = must(sharing::openHub(file(), kQuick));
        must(sharing::startShare(
            replica, file(), [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
    }

    /// A second computer that joins; its user is the Fire and Rescue lead.
    [[nodiscard]] std::unique_ptr<replica::Replica> colleague(const std::string& name = "colleague") const
    {
        const auto folder = m_disks.path() / name;
        {
            const auto hub = must(sharing::openHub(file(), kQuick));
            must(sharing::joinShare(folder, file(), *hub));
        }
        auto replica =
            must(replica::Replica::open(folder, {.author = "Lead Fire Officer", .clock = {}, .today = kOfficeDay}));
        replica->session().setTime(base::parseTimeOfDay("10:05"));
        return replica;
    }

    /// What the colleague's computer does by itself.
    void sync(replica::Replica& replica) const
    {
        const auto hub = must(sharing::openHub(file(), kQuick));
        must(sharing::sync(replica, *hub));
    }

private:
    static constexpr sharing::HubOptions kQuick {2000, 5000, 100, {}};

    TemporaryFolder m_drive;
    TemporaryFolder m_disks;
};

/// One field of one record, as any command would write it.
inline void write(replica::Replica& replica, const std::string& label, const char* sql, const base::Id& row,
                  const std::string& value)
{
    must(replica.transact(label, [&](replica::Writer& writer) -> base::Result<void> {
        writer.run(sql, row, value);
        return {};
    }));
}

/// Actions that everybody may read.
inline std::vector<actions::Action> openActions(const replica::Reader& reader)
{
    auto all = actions::listActions(reader);
    std::erase_if(all, [](const actions::Action& action) { return action.restricted; });
    return all;
}

inline constexpr const char* kSetText = "UPDATE action SET text = ?2 WHERE id = ?1";
inline constexpr const char* kSetDue = "UPDATE action SET due = ?2 WHERE id = ?1";

/// Waits in the event loop, generously: the computers that run tests are busy.
inline bool becomes(const std::function<bool()>& what, int ms = 60'000) { return QTest::qWaitFor(what, ms); }

}  // namespace muster::test
