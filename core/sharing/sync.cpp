// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/sync.h"

#include "core/replica/byte_stream.h"
#include "core/replica/replica.h"
#include "core/sharing/signature.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Head;
using replica::Replica;
using replica::Version;

namespace {

    constexpr const char* kHubHeads = "hub heads";
    constexpr const char* kLastRepair = "last repair";
    constexpr std::int64_t kRepairPauseMs = 10 * 60 * 1000;
    constexpr std::int64_t kClockToleranceMs = 2 * 60 * 1000;
    constexpr std::size_t kMostChangesAVisit = 5000;
    constexpr std::size_t kMostBytesAVisit = std::size_t {8} * 1024 * 1024;

    using Heads = std::map<base::Id, Head>;

    Heads byDevice(const std::vector<Head>& heads)
    {
        Heads found;
        for (const Head& head : heads) {
            found.emplace(head.device, head);
        }
        return found;
    }

    std::int64_t sequenceIn(const Heads& heads, const base::Id& device)
    {
        const auto head = heads.find(device);
        return head == heads.end() ? 0 : head->second.sequence;
    }

    Heads rememberedHubHeads(Replica& replica)
    {
        Heads heads;
        const auto kept = replica.localValue(kHubHeads);
        if (!kept) {
            return heads;
        }
        replica::ByteReader in {kept->data(), kept->size()};
        while (!in.atEnd()) {
            Head head;
            const std::uint8_t* device = in.raw(head.device.bytes.size());
            head.sequence = static_cast<std::int64_t>(in.number());
            const std::uint8_t* hash = in.raw(head.hash.size());
            if (in.failed()) {
                break;
            }
            std::copy_n(device, head.device.bytes.size(), head.device.bytes.begin());
            std::copy_n(hash, head.hash.size(), head.hash.begin());
            heads.emplace(head.device, head);
        }
        return heads;
    }

    void rememberHubHeads(Replica& replica, const Heads& heads)
    {
        if (rememberedHubHeads(replica) == heads) {
            return;
        }
        replica::ByteWriter out;
        for (const auto& [device, head] : heads) {
            out.raw(device.bytes.data(), device.bytes.size());
            out.number(static_cast<std::uint64_t>(head.sequence));
            out.raw(head.hash.data(), head.hash.size());
        }
        replica.keepLocalValue(kHubHeads, out.take());
    }

    std::int64_t wallMs(Replica& replica)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   replica.session().wallClock().time_since_epoch())
            .count();
    }

    void add(SyncOutcome& outcome, SyncNotice notice)
    {
        if (std::find(outcome.notices.begin(), outcome.notices.end(), notice) == outcome.notices.end()) {
            outcome.notices.push_back(notice);
        }
    }

    /// One synchronisation; every step says whether another visit is needed.
    class Synchronisation {
    public:
        Synchronisation(Replica& replica, Hub& hub, const Share& share, const SyncOptions& options)
            : m_replica(replica)
            , m_hub(hub)
            , m_share(share)
            , m_options(options)
        {
        }

        Result<SyncOutcome> run(bool rebuilding)
        {
            const Heads remembered = rememberedHubHeads(m_replica);
            // To look costs less than to write, and most of the time there is nothing to write.
            Purpose purpose = rebuilding ? Purpose::Rebuild
                : hasMoreThan(remembered) ? Purpose::Write
                                          : Purpose::Read;
            for (bool first = true;; first = false) {
                auto session = m_hub.begin(purpose);
                if (!session) {
                    return tl::unexpected(session.error());
                }
                const bool isRebuild = purpose == Purpose::Rebuild;
                auto next = visit(**session, purpose, first && !isRebuild ? remembered : Heads {});
                if (!next) {
                    return tl::unexpected(next.error());
                }
                if (*next == Next::Done) {
                    return std::move(m_outcome);
                }
                // A rebuilt hub is in its place now; the rest is ordinary.
                purpose = *next == Next::Push || isRebuild ? Purpose::Write : purpose;
            }
        }

        /// Takes in what a copy beside the hub holds.
        Result<void> join(HubSession& stray)
        {
            auto identity = checked(stray);
            if (!identity) {
                return tl::unexpected(identity.error());
            }
            auto heads = stray.heads();
            if (!heads) {
                return tl::unexpected(heads.error());
            }
            for (const SignedHead& head : *heads) {
                auto common = commonPrefix(stray, head.head);
                if (!common) {
                    return tl::unexpected(common.error());
                }
                const std::int64_t local = sequenceIn(byDevice(m_replica.heads()), head.head.device);
                const bool forked = *common < std::min(local, head.head.sequence);
                auto taken = forked ? takeFork(stray, head.head, *common) : take(stray, head.head, local);
                if (!taken) {
                    return tl::unexpected(taken.error());
                }
            }
            return {};
        }

        SyncOutcome& outcome() { return m_outcome; }

    private:
        enum class Next { Done, Again, Push };

        bool hasMoreThan(const Heads& heads) const
        {
            const auto own = m_replica.heads();
            return std::any_of(own.begin(), own.end(),
                               [&](const Head& head) { return head.sequence > sequenceIn(heads, head.device); });
        }

        Result<void> checked(HubSession& session)
        {
            const auto identity = session.identity();
            if (!identity) {
                return tl::unexpected(identity.error());
            }
            if (identity->hub != m_share.hub) {
                return fail(FailureCode::Foreign,
                            fmt::format("{} is another partnership's shared file, not the one this folder belongs to. "
                                        "Nothing was read from it or written to it.",
                                        m_share.shownAddress()));
            }
            if (replica::newestSchemaVersion() < identity->minimumReader) {
                return fail(FailureCode::Newer,
                            "The shared file needs a newer Muster. Update Muster on this computer; until then your "
                            "work is kept here.");
            }
            m_mayWrite = replica::newestSchemaVersion() >= identity->minimumWriter;
            return {};
        }

        Result<Next> visit(HubSession& session, Purpose purpose, const Heads& remembered)
        {
            auto identity = checked(session);
            if (!identity) {
                return tl::unexpected(identity.error());
            }
            auto signedHeads = session.heads();
            if (!signedHeads) {
                return tl::unexpected(signedHeads.error());
            }
            noticeClock(session);
            Heads hubHeads;
            for (const SignedHead& head : *signedHeads) {
                hubHeads.emplace(head.head.device, head.head);
                if (!recognise(m_replica, m_share.hub, head)) {
                    add(m_outcome, SyncNotice::SignatureWrong);
                }
            }
            for (const auto& [device, head] : remembered) {
                if (sequenceIn(hubHeads, device) < head.sequence) {
                    add(m_outcome, SyncNotice::HubWentBackwards);
                }
            }
            auto told = tellApart(session, hubHeads);
            if (!told) {
                return tl::unexpected(told.error());
            }
            auto complete = pull(session, hubHeads);
            if (!complete) {
                return tl::unexpected(complete.error());
            }
            // A hub that is being made anew is not in its place yet: nobody waits for a turn at it.
            while (complete && !*complete && purpose == Purpose::Rebuild) {
                complete = pull(session, hubHeads);
            }
            if (!complete) {
                return tl::unexpected(complete.error());
            }
            if (!*complete) {
                return Next::Again;
            }
            if (purpose == Purpose::Read) {
                rememberHubHeads(m_replica, hubHeads);
                return m_mayWrite && hasMoreThan(hubHeads) ? Next::Push : Next::Done;
            }
            if (!m_mayWrite) {
                return fail(FailureCode::Newer,
                            "The shared file takes changes from a newer Muster only. Update Muster on this computer; "
                            "until then your changes wait here.");
            }
            if (m_options.beforePush) {
                auto ready = m_options.beforePush(m_replica);
                if (!ready) {
                    return tl::unexpected(ready.error());
                }
            }
            return push(session, hubHeads, purpose);
        }

        void noticeClock(HubSession& session)
        {
            if (const auto server = session.serverTime()) {
                m_outcome.clockAheadMs = wallMs(m_replica) - *server;
                if (std::abs(m_outcome.clockAheadMs) > kClockToleranceMs) {
                    add(m_outcome, SyncNotice::ClockWrong);
                }
            }
        }

        /// Where one number of a device names two Changes, this replica's later ones get a new device's name; so
        /// does this replica where the hub knows more of it than itself (invariant I4).
        Result<void> tellApart(HubSession& session, const Heads& hubHeads)
        {
            for (const auto& [device, head] : hubHeads) {
                const std::int64_t local = sequenceIn(byDevice(m_replica.heads()), device);
                auto common = commonPrefix(session, head);
                if (!common) {
                    return tl::unexpected(common.error());
                }
                if (*common < std::min(local, head.sequence)) {
                    add(m_outcome, SyncNotice::DeviceRenamed);
                    auto renamed = m_replica.renameFork({device, *common + 1});
                    if (!renamed) {
                        return renamed;
                    }
                } else if (device == m_replica.deviceId() && head.sequence > local) {
                    add(m_outcome, SyncNotice::DeviceRenamed);
                    m_replica.startNewDevice();
                }
            }
            return {};
        }

        /// How far this replica and a hub agree about a device.
        Result<std::int64_t> commonPrefix(HubSession& session, const Head& hubHead)
        {
            const std::int64_t local = sequenceIn(byDevice(m_replica.heads()), hubHead.device);
            std::int64_t agreed = 0;
            std::int64_t differs = std::min(local, hubHead.sequence) + 1;
            if (differs == 1) {
                return 0;
            }
            // The newest common number first: nearly always they agree there.
            for (std::int64_t at = differs - 1; agreed + 1 < differs; at = agreed + (differs - agreed) / 2) {
                std::optional<replica::Hash> theirs = hubHead.hash;
                if (at != hubHead.sequence) {
                    auto hashes = session.hashes({{hubHead.device, at}});
                    if (!hashes) {
                        return tl::unexpected(hashes.error());
                    }
                    theirs = hashes->empty() ? std::nullopt : hashes->front();
                }
                (theirs && theirs == m_replica.hashOf({hubHead.device, at}) ? agreed : differs) = at;
            }
            return agreed;
        }

        Result<void> take(HubSession& session, const Head& head, std::int64_t after)
        {
            while (after < head.sequence) {
                auto changes = session.read(head.device, after, {});
                if (!changes) {
                    return tl::unexpected(changes.error());
                }
                if (changes->empty()) {
                    break;
                }
                after = changes->back().version.sequence;
                auto received = m_replica.receive(*changes);
                if (!received) {
                    return tl::unexpected(received.error());
                }
                m_outcome.received += received->changes;
            }
            return {};
        }

        /// The end of a copy's chain that differs from ours comes in under a new device's name.
        Result<void> takeFork(HubSession& session, const Head& head, std::int64_t common)
        {
            std::vector<replica::TravellingChange> tail;
            for (std::int64_t after = common; after < head.sequence;) {
                auto changes = session.read(head.device, after, {});
                if (!changes) {
                    return tl::unexpected(changes.error());
                }
                if (changes->empty()) {
                    break;
                }
                after = changes->back().version.sequence;
                tail.insert(tail.end(), changes->begin(), changes->end());
            }
            auto renamed = replica::renameTail(tail);
            if (!renamed) {
                return tl::unexpected(renamed.error());
            }
            auto received = m_replica.receive(*renamed);
            if (!received) {
                return tl::unexpected(received.error());
            }
            m_outcome.received += received->changes;
            return {};
        }

        /// True once nothing is missing here; false after as much as one visit may take, so that others get their turn.
        Result<bool> pull(HubSession& session, const Heads& hubHeads)
        {
            const Heads own = byDevice(m_replica.heads());
            std::size_t missing = 0;
            for (const auto& [device, head] : hubHeads) {
                missing += static_cast<std::size_t>(std::max<std::int64_t>(0, head.sequence - sequenceIn(own, device)));
            }
            m_total = std::max(m_total, m_outcome.received + missing);
            std::size_t visited = 0;
            std::size_t bytes = 0;
            std::vector<replica::TravellingChange> batch;
            for (const auto& [device, head] : hubHeads) {
                for (std::int64_t after = sequenceIn(own, device); after < head.sequence;) {
                    auto changes = session.read(device, after, {kMostChangesAVisit - visited, kMostBytesAVisit - bytes});
                    if (!changes) {
                        return tl::unexpected(changes.error());
                    }
                    if (changes->empty()) {
                        return fail(FailureCode::Unreachable,
                                    "The shared file did not give all it says it has. Muster tries again.");
                    }
                    after = changes->back().version.sequence;
                    visited += changes->size();
                    for (replica::TravellingChange& change : *changes) {
                        bytes += change.record.size();
                        batch.push_back(std::move(change));
                    }
                    if (visited >= kMostChangesAVisit || bytes >= kMostBytesAVisit) {
                        return received(batch, visited == missing);
                    }
                }
            }
            return received(batch, true);
        }

        Result<bool> received(const std::vector<replica::TravellingChange>& batch, bool complete)
        {
            if (!batch.empty()) {
                auto taken = m_replica.receive(batch);
                if (!taken) {
                    return tl::unexpected(taken.error());
                }
                m_outcome.received += taken->changes;
            }
            if (m_options.progress && !m_options.progress(m_outcome.received, m_total) && !complete) {
                return fail(FailureCode::Cancelled, "You stopped it. What came in until now is kept.");
            }
            return complete;
        }

        Result<Next> push(HubSession& session, Heads& hubHeads, Purpose purpose)
        {
            const SigningKey key = signingKeyOf(m_replica);
            const base::Id self = m_replica.deviceId();
            std::size_t sent = 0;
            bool more = false;
            for (const Head& own : m_replica.heads()) {
                std::int64_t after = sequenceIn(hubHeads, own.device);
                while (after < own.sequence) {
                    if (sent >= kMostChangesAVisit && purpose != Purpose::Rebuild) {
                        more = true;
                        break;
                    }
                    const auto changes =
                        m_replica.changesAfter(own.device, after, kMostChangesAVisit, kMostBytesAVisit);
                    if (changes.empty()) {
                        break;
                    }
                    after = changes.back().version.sequence;
                    const Head head {own.device, after, changes.back().hash};
                    const SignedHead signedHead =
                        own.device == self ? signHead(key, m_share.hub, head) : rememberedHead(m_replica, head);
                    auto added = session.append(changes, {signedHead});
                    if (!added) {
                        return tl::unexpected(added.error());
                    }
                    sent += changes.size();
                    hubHeads[own.device] = head;
                }
            }
            if (sent > 0 || purpose == Purpose::Rebuild) {
                auto committed = session.commit();
                if (!committed) {
                    return tl::unexpected(committed.error());
                }
                m_outcome.sent += sent;
            }
            rememberHubHeads(m_replica, hubHeads);
            return more ? Next::Again : Next::Done;
        }

        Replica& m_replica;
        Hub& m_hub;
        const Share& m_share;
        const SyncOptions& m_options;
        SyncOutcome m_outcome;
        std::size_t m_total = 0;
        bool m_mayWrite = true;
    };

    Result<Share> shareFor(Replica& replica)
    {
        auto share = shareOf(replica);
        if (!share) {
            return fail(FailureCode::NotFound, "This folder is not shared yet. Create a shared file or join one.");
        }
        return std::move(*share);
    }

    Result<void> joinStrays(Replica& replica, Hub& hub, const Share& share, const SyncOptions& options,
                            SyncOutcome& outcome)
    {
        const auto names = hub.strays();
        if (!names) {
            return tl::unexpected(names.error());
        }
        std::vector<std::string> joined;
        for (const std::string& name : *names) {
            auto stray = hub.openStray(name);
            if (!stray) {
                // It may still be copied, or be damaged beyond reading: it stays where it is, and the rest goes on.
                continue;
            }
            Synchronisation reading {replica, hub, share, options};
            if (auto read = reading.join(**stray)) {
                outcome.received += reading.outcome().received;
                joined.push_back(name);
            }
        }
        if (joined.empty()) {
            return {};
        }
        add(outcome, SyncNotice::CopyJoined);
        // Only what the hub has for certain may be put aside.
        auto pushed = Synchronisation {replica, hub, share, options}.run(false);
        if (!pushed) {
            return tl::unexpected(pushed.error());
        }
        outcome.sent += pushed->sent;
        outcome.received += pushed->received;
        for (const std::string& name : joined) {
            auto retired = hub.retireStray(name);
            if (!retired) {
                return retired;
            }
        }
        return {};
    }

    bool mayRepairAgain(Replica& replica)
    {
        const auto kept = replica.localValue(kLastRepair);
        std::int64_t last = 0;
        if (kept) {
            replica::ByteReader in {kept->data(), kept->size()};
            last = static_cast<std::int64_t>(in.number());
        }
        const std::int64_t now = wallMs(replica);
        return now - last > kRepairPauseMs || now < last;
    }

    void noteRepair(Replica& replica)
    {
        replica::ByteWriter out;
        out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, wallMs(replica))));
        replica.keepLocalValue(kLastRepair, out.take());
    }

    Result<SyncOutcome> rebuild(Replica& replica, Hub& hub, const Share& share, const SyncOptions& options)
    {
        noteRepair(replica);
        auto outcome = Synchronisation {replica, hub, share, options}.run(true);
        if (outcome) {
            add(*outcome, SyncNotice::HubRepaired);
        }
        return outcome;
    }

}  // namespace

Result<SyncOutcome> sync(Replica& replica, Hub& hub, const SyncOptions& options)
{
    const auto share = shareFor(replica);
    if (!share) {
        return tl::unexpected(share.error());
    }
    auto outcome = Synchronisation {replica, hub, *share, options}.run(false);
    if (!outcome && outcome.error().code == FailureCode::Damaged && options.repair && mayRepairAgain(replica)) {
        outcome = rebuild(replica, hub, *share, options);
    }
    if (outcome && options.joinStrays) {
        auto joined = joinStrays(replica, hub, *share, options, *outcome);
        if (!joined) {
            return tl::unexpected(joined.error());
        }
    }
    return outcome;
}

std::size_t waitingChanges(Replica& replica)
{
    const Heads hubHeads = rememberedHubHeads(replica);
    std::int64_t waiting = 0;
    for (const Head& head : replica.heads()) {
        waiting += std::max<std::int64_t>(0, head.sequence - sequenceIn(hubHeads, head.device));
    }
    return static_cast<std::size_t>(waiting);
}

std::vector<replica::ChangeHeader> waitingHeaders(Replica& replica, std::size_t most)
{
    const Heads hubHeads = rememberedHubHeads(replica);
    std::vector<replica::ChangeHeader> headers;
    for (const Head& head : replica.heads()) {
        const std::int64_t known = sequenceIn(hubHeads, head.device);
        const std::int64_t after = std::max(known, head.sequence - static_cast<std::int64_t>(most));
        for (const auto& change : replica.changesAfter(head.device, after, most, kMostBytesAVisit)) {
            if (auto record = replica::decodeRecord(change.record)) {
                headers.push_back(std::move(record->header));
            }
        }
    }
    std::sort(headers.begin(), headers.end(),
              [](const auto& a, const auto& b) { return a.clock > b.clock; });
    headers.resize(std::min(headers.size(), most));
    return headers;
}

Result<SyncOutcome> repairHub(Replica& replica, Hub& hub, const SyncOptions& options)
{
    const auto share = shareFor(replica);
    if (!share) {
        return tl::unexpected(share.error());
    }
    SyncOptions looking = options;
    looking.repair = false;
    auto outcome = sync(replica, hub, looking);
    if (!outcome && outcome.error().code == FailureCode::Damaged) {
        outcome = rebuild(replica, hub, *share, options);
    }
    return outcome;
}

Result<SyncOutcome> startShare(Replica& replica, const std::string& address,
                               const std::function<Result<HubIdentity>()>& create, Hub& hub, const SyncOptions& options)
{
    if (const auto share = shareOf(replica)) {
        return fail(FailureCode::Refused,
                    fmt::format("This partnership is shared already, in {}.", share->shownAddress()));
    }
    const auto identity = create();
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    keepShare(replica, {address, identity->hub});
    return sync(replica, hub, options);
}

Result<SyncOutcome> joinShare(const std::filesystem::path& folder, const std::string& address, Hub& hub,
                              const SyncOptions& options)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_empty(folder, ignored)) {
        return fail(FailureCode::Refused,
                    fmt::format("The folder {} is not empty. Choose a new folder for the partnership.",
                                folder.string()));
    }
    base::Id hubId;
    {
        auto session = hub.begin(Purpose::Read);
        if (!session) {
            return tl::unexpected(session.error());
        }
        const auto identity = (*session)->identity();
        if (!identity) {
            return tl::unexpected(identity.error());
        }
        hubId = identity->hub;
    }
    std::filesystem::path making = folder;
    making += ".joining";
    std::filesystem::remove_all(making, ignored);
    auto outcome = [&]() -> Result<SyncOutcome> {
        auto replica = Replica::create(making);
        if (!replica) {
            return tl::unexpected(replica.error());
        }
        keepShare(**replica, {address, hubId});
        SyncOptions reading = options;
        reading.beforePush = {};
        auto synced = sync(**replica, hub, reading);
        (*replica)->settleUndo();
        return synced;
    }();
    if (!outcome) {
        std::filesystem::remove_all(making, ignored);
        return outcome;
    }
    std::filesystem::remove(folder, ignored);
    std::error_code error;
    std::filesystem::rename(making, folder, error);
    if (error) {
        std::filesystem::remove_all(making, ignored);
        return fail(FailureCode::Unreadable,
                    fmt::format("The folder {} cannot be made: {}.", folder.string(), error.message()));
    }
    return outcome;
}

}  // namespace muster::sharing
