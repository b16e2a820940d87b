// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/arriving.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::replica {

using base::FailureCode;

namespace {

    // A computer in 2099 must not drag everybody's clock with it (design §4, clocks).
    constexpr std::int64_t kMostClockAheadMs = 10 * 60 * 1000;

}  // namespace

KnownHeads knownHeads(ChangeStore& store)
{
    KnownHeads heads;
    for (const Head& head : store.heads()) {
        heads.emplace(head.device, head);
    }
    return heads;
}

bool isKnown(const Catalogue& catalogue, const std::vector<RowWrite>& rows)
{
    return std::all_of(rows.begin(), rows.end(), [&](const RowWrite& row) {
        const TableInfo* table = catalogue.byNumber(row.table);
        return table != nullptr && std::all_of(row.cells.begin(), row.cells.end(), [&](const CellWrite& cell) {
            return cell.column >= 0 && cell.column < static_cast<int>(table->columns.size());
        });
    });
}

base::Result<std::vector<Arriving>> proven(const std::vector<TravellingChange>& changes, KnownHeads& heads,
                                           ChangeStore& store, const Catalogue& catalogue)
{
    std::vector<Arriving> arriving;
    for (const TravellingChange& change : changes) {
        const Version& version = change.version;
        Head& head = heads.try_emplace(version.device, Head {version.device, 0, {}}).first->second;
        if (version.sequence <= head.sequence) {
            const auto known = store.hashOf(version);
            if (known && *known != change.hash) {
                return base::fail(FailureCode::Superseded,
                                  "One computer's changes exist in two versions under the same number.");
            }
            continue;
        }
        auto record = decodeRecord(change.record);
        // A header that was read is written as it was read, so this is the hash of the record's own bytes.
        if (version.sequence != head.sequence + 1 || !record
            || chainHash(head.hash, version, encodeHeader(record->header), record->payloadHash) != change.hash) {
            return base::fail(FailureCode::Damaged,
                              fmt::format("Change {} of a computer is not what was written there: its hash differs. "
                                          "Nothing was taken in.",
                                          version.sequence));
        }
        head = {version.device, version.sequence, change.hash};
        Arriving next {version, change.hash, {}, std::move(*record), {}, true};
        if (!next.record.erased) {
            auto payload = decodePayload(next.record.payload);
            next.understood = payload && isKnown(catalogue, payload->rows);
            if (payload) {
                next.payload = std::move(*payload);
            }
        }
        arriving.push_back(std::move(next));
    }
    return arriving;
}

void keep(std::vector<Arriving>& arriving, ChangeStore& store, std::int64_t atMs)
{
    std::map<base::Id, std::int64_t> numbers;
    for (Arriving& change : arriving) {
        const auto [number, fresh] = numbers.try_emplace(change.version.device);
        if (fresh) {
            number->second = store.deviceNumber(change.version.device);
        }
        change.id = ChangeId::of(number->second, change.version.sequence);
        store.storeArrived(change.id, change.hash, change.record,
                           {atMs, !change.payload.sealed.empty(), change.understood});
    }
}

void followClock(const std::vector<Arriving>& arriving, ChangeStore& store, std::int64_t wallMs)
{
    std::int64_t clock = 0;
    for (const Arriving& change : arriving) {
        clock = std::max(clock, change.record.header.clock);
    }
    const std::int64_t own = store.nextClock(0) - 1;
    store.keepClock(std::max(own, std::min(clock, (wallMs + kMostClockAheadMs) << 16)));
}

}  // namespace muster::replica
