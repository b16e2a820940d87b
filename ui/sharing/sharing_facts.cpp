// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_facts.h"

#include "core/sharing/sync.h"
#include "ui/sharing/arrival_words.h"

#include <algorithm>

namespace muster::ui {
namespace {

constexpr std::size_t kMostWaiting = 12;
constexpr std::size_t kOneChange = std::size_t {1} << 20;

std::vector<SharingMember> membersOf(replica::Replica& replica)
{
    std::vector<SharingMember> members;
    const base::Id here = replica.deviceId();
    for (const replica::Head& head : replica.heads()) {
        const auto newest = replica.changesAfter(head.device, head.sequence - 1, 1, kOneChange);
        if (newest.empty())
            continue;
        if (const auto record = replica::decodeRecord(newest.front().record))
            members.push_back(
                {head.device, record->header.author, record->header.label, record->header.at, head.device == here});
    }
    std::sort(members.begin(), members.end(), [](const SharingMember& a, const SharingMember& b) {
        return std::pair {a.isHere, a.lastAt} > std::pair {b.isHere, b.lastAt};
    });
    return members;
}

}  // namespace

SharingFacts sharingFacts(replica::Replica& replica, int mostArrivals)
{
    SharingFacts facts;
    facts.members = membersOf(replica);
    // A connection of its own: the replica's belongs to the window's thread.
    const auto reading = replica.newReadConnection();
    for (const replica::StoredChange& change : replica.arrivals(0, mostArrivals + 1)) {
        if (static_cast<int>(facts.arrivals.size()) == mostArrivals) {
            facts.moreArrivals = true;
            break;
        }
        facts.arrivals.push_back({change.header.author,
                                  arrivalWords(reading->reader(), replica.catalogue(), change).toStdString(),
                                  change.header.at});
    }
    facts.waiting = sharing::waitingChanges(replica);
    if (facts.waiting > 0) {
        for (const replica::ChangeHeader& header : sharing::waitingHeaders(replica, kMostWaiting))
            facts.waitingLines.push_back({header.author, header.label, header.at});
    }
    facts.conflicts = replica.conflicts();
    return facts;
}

}  // namespace muster::ui
