// SPDX-License-Identifier: GPL-3.0-or-later
//
// The meeting of room_fixture.h on two computers that share one file.
#pragma once

#include "core/meetings/settle_numbers.h"
#include "core/sharing/sync.h"
#include "tests/core/meetings/room_fixture.h"

#include <memory>

namespace muster::test {

/// `one` is the fixture's own replica, its author "Secretary"; `two` joined it, its author "Chair". They meet in
/// `sync` only. Part two is open on both.
class SharedRoom : public RoomFixture {
public:
    SharedRoom()
    {
        one.session().setAuthor("Secretary");
        const auto identity = must(sharing::createHub(address));
        auto hub = must(sharing::openHub(address));
        must(sharing::startShare(one, address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub,
                                 options()));
        must(sharing::joinShare(disk.path() / "two", address, *hub));
        second = must(replica::Replica::open(disk.path() / "two", {"Chair", {}, 2011y / 11 / 15}));
        must(second->unlockPartTwo("a passphrase"));
        clock(9, 30);
    }

    /// Both clocks.
    void clock(int hour, int minute)
    {
        one.session().setTime(base::TimeOfDay {hour * 60 + minute});
        second->session().setTime(base::TimeOfDay {hour * 60 + minute});
    }
    void sync(replica::Replica& of)
    {
        auto hub = must(sharing::openHub(address));
        must(sharing::sync(of, *hub, options()));
    }
    /// Until both know everything.
    void meet()
    {
        sync(one);
        sync(*second);
        sync(one);
    }
    [[nodiscard]] replica::Replica& two() { return *second; }

    replica::Replica& one = *replica;

private:
    static sharing::SyncOptions options()
    {
        sharing::SyncOptions options;
        options.beforePush = settleNumbers;
        return options;
    }

    TemporaryFolder drive;
    TemporaryFolder disk;
    std::string address = (drive.path() / "partnership.muster").string();
    std::unique_ptr<replica::Replica> second;
};

}  // namespace muster::test
