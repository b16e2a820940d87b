// SPDX-License-Identifier: GPL-3.0-or-later
//
// Years of work of ten computers, without the ten computers.
#pragma once

#include "core/replica/exchange.h"
#include "core/replica/schema.h"

#include <random>
#include <vector>

namespace muster::bench {

/// Makes Changes as replicas make them, one after another: of a hundred, 50 record a line of a meeting, 12 an action,
/// 18 report on one, 17 change status and due date of an action whoever last changed it, 3 do so without having seen
/// the last change (so that the fold has something to weigh). Deterministic.
class LongHistory {
public:
    explicit LongHistory(const replica::Catalogue& catalogue);

    /// The next Changes, in the order in which they were made.
    [[nodiscard]] std::vector<replica::TravellingChange> next(std::size_t count);

private:
    struct Action {
        base::Id id;
        replica::Version made;
        replica::Version changed;
        std::int64_t status = 0;
    };

    [[nodiscard]] base::Id id();
    [[nodiscard]] replica::RowWrite entry();
    [[nodiscard]] replica::RowWrite action(const replica::Version& version);
    [[nodiscard]] replica::RowWrite update();
    [[nodiscard]] replica::RowWrite changeOf(const replica::Version& version, bool unseen);
    [[nodiscard]] replica::TravellingChange change(std::size_t computer);

    const replica::Catalogue& m_catalogue;
    std::minstd_rand m_random {250'000};
    std::vector<replica::Head> m_computers;
    std::vector<Action> m_actions;
    base::Id m_meeting;
    base::Id m_item;
    std::int64_t m_count = 0;
};

}  // namespace muster::bench
