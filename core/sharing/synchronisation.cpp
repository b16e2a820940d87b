// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/synchronisation.h"

#include "core/replica/replica.h"
#include "core/sharing/erasures.h"
#include "core/sharing/signature.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Head;

namespace {

    constexpr std::int64_t kClockToleranceMs = 2 * 60 * 1000;

}  // namespace

std::int64_t wallMs(replica::Replica& replica)
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

Result<HubIdentity> expectedIdentity(HubSession& session, const Share& share)
{
    auto identity = session.identity();
    if (identity && identity->hub != share.hub) {
        return fail(FailureCode::Foreign,
                    fmt::format("{} is another partnership's shared file, not the one this folder belongs to. Nothing "
                                "was read from it or written to it.",
                                share.shownAddress()));
    }
    if (identity && !mayRead(identity->needs)) {
        return tl::unexpected(tooOldToRead(identity->needs));
    }
    return identity;
}

Result<SyncOutcome> Synchronisation::run(bool rebuilding)
{
    const HeadsByDevice remembered = rememberedHubHeads(m_replica);
    // To look costs less than to write, and most of the time there is nothing to write.
    Purpose purpose = rebuilding          ? Purpose::Rebuild
        : hasSomethingFor(remembered) ? Purpose::Write
                                      : Purpose::Read;
    for (bool first = true;; first = false) {
        auto session = m_hub.begin(purpose);
        if (!session) {
            return tl::unexpected(session.error());
        }
        const bool isRebuild = purpose == Purpose::Rebuild;
        auto next = visit(**session, purpose, first && !isRebuild ? remembered : HeadsByDevice {});
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

Result<void> Synchronisation::join(HubSession& stray)
{
    if (auto identity = checked(stray); !identity) {
        return identity;
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
            return taken;
        }
    }
    return {};
}

bool Synchronisation::hasMoreThan(const HeadsByDevice& heads) const
{
    const auto own = m_replica.heads();
    return std::any_of(own.begin(), own.end(),
                       [&](const Head& head) { return head.sequence > sequenceIn(heads, head.device); });
}

bool Synchronisation::hasSomethingFor(const HeadsByDevice& hubHeads) const
{
    return hasMoreThan(hubHeads) || erasuresWait(m_replica);
}

Result<void> Synchronisation::checked(HubSession& session)
{
    const auto identity = expectedIdentity(session, m_share);
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    m_needs = identity->needs;
    return {};
}

Result<HeadsByDevice> Synchronisation::look(HubSession& session, const HeadsByDevice& remembered)
{
    if (auto identity = checked(session); !identity) {
        return tl::unexpected(identity.error());
    }
    auto signedHeads = session.heads();
    if (!signedHeads) {
        return tl::unexpected(signedHeads.error());
    }
    noticeClock(session);
    HeadsByDevice hubHeads;
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
    return hubHeads;
}

Result<Synchronisation::Next> Synchronisation::visit(HubSession& session, Purpose purpose,
                                                     const HeadsByDevice& remembered)
{
    auto hubHeads = look(session, remembered);
    if (!hubHeads) {
        return tl::unexpected(hubHeads.error());
    }
    if (auto told = tellApart(session, *hubHeads); !told) {
        return tl::unexpected(told.error());
    }
    auto complete = pull(session, *hubHeads);
    // A hub that is being made anew is not in its place yet: nobody waits for a turn at it.
    while (complete && !*complete && purpose == Purpose::Rebuild) {
        complete = pull(session, *hubHeads);
    }
    if (!complete) {
        return tl::unexpected(complete.error());
    }
    if (!*complete) {
        return Next::Again;
    }
    if (!mayWrite(m_needs)) {
        if (purpose == Purpose::Rebuild) {
            return fail(FailureCode::Newer, tooOldToWrite(m_needs));
        }
        rememberHubHeads(m_replica, *hubHeads);
        m_outcome.mayNotWrite = tooOldToWrite(m_needs);
        return Next::Done;
    }
    if (purpose == Purpose::Read) {
        rememberHubHeads(m_replica, *hubHeads);
        return hasSomethingFor(*hubHeads) ? Next::Push : Next::Done;
    }
    if (m_options.beforePush) {
        if (auto ready = m_options.beforePush(m_replica); !ready) {
            return tl::unexpected(ready.error());
        }
    }
    return push(session, *hubHeads, purpose);
}

void Synchronisation::noticeClock(HubSession& session)
{
    if (const auto server = session.serverTime()) {
        m_outcome.clockAheadMs = wallMs(m_replica) - *server;
        if (std::abs(m_outcome.clockAheadMs) > kClockToleranceMs) {
            add(m_outcome, SyncNotice::ClockWrong);
        }
    }
}

Result<void> Synchronisation::tellApart(HubSession& session, const HeadsByDevice& hubHeads)
{
    for (const auto& [device, head] : hubHeads) {
        const std::int64_t local = sequenceIn(byDevice(m_replica.heads()), device);
        auto common = commonPrefix(session, head);
        if (!common) {
            return tl::unexpected(common.error());
        }
        if (*common < std::min(local, head.sequence)) {
            add(m_outcome, SyncNotice::DeviceRenamed);
            if (auto renamed = m_replica.renameFork({device, *common + 1}); !renamed) {
                return renamed;
            }
        } else if (device == m_replica.deviceId() && head.sequence > local) {
            add(m_outcome, SyncNotice::DeviceRenamed);
            m_replica.startNewDevice();
        }
    }
    return {};
}

Result<std::int64_t> Synchronisation::commonPrefix(HubSession& session, const Head& hubHead)
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

}  // namespace muster::sharing
