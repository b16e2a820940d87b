// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/writing_role.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/writing_claims.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using detail::WritingClaim;
using replica::Reader;
using replica::Statement;

namespace {

constexpr int kMinutesADay = 24 * 60;

// Every other computer by its newest Change, with what it called itself when it last had a writing role. What did not
// arrive was done here, under a name this folder had before; and who wrote nothing for a month is not in the room.
constexpr std::string_view kComputersSql = R"(
        SELECT id, author, (SELECT w.computer FROM main.writing_role w WHERE w.device = d.id AND w.computer IS NOT NULL
                             ORDER BY w.taken_at DESC LIMIT 1)
          FROM (SELECT v.id, c.author, c.clock, c.arrived, c.at FROM main.device v
                  JOIN main.change c ON c.id = (SELECT max(id) FROM main.change
                                                 WHERE id BETWEEN (v.no << 40) AND (((v.no + 1) << 40) - 1))) d
         WHERE id <> ?1 AND arrived IS NOT NULL AND at > (SELECT max(at) FROM main.change) - 2592000000
         ORDER BY clock DESC)";

std::string named(const std::string& roleTitle, const std::string& computer)
{
    if (computer.empty()) {
        return roleTitle.empty() ? "Another computer" : roleTitle;
    }
    return roleTitle.empty() ? computer : fmt::format("{} on {}", roleTitle, computer);
}

WritingHolder holderFrom(const Reader& reader, const WritingClaim& claim)
{
    const int offset = reader.now().utcOffsetMinutes;
    // Another computer's clock may be ahead of this one.
    const auto ago = std::max<std::int64_t>(0, detail::minutesNow(reader) - std::max(claim.takenAt, claim.wroteAt));
    const auto ofDay = ((claim.takenAt + offset) % kMinutesADay + kMinutesADay) % kMinutesADay;
    using Sign = WritingHolder::Sign;
    const Sign sign = claim.wroteAt == 0 ? Sign::WasPassed : claim.wroteAt > claim.takenAt ? Sign::Wrote : Sign::Took;
    return {claim.device, claim.roleTitle, claim.computer, {static_cast<int>(ofDay)}, sign,
            static_cast<int>(std::min<std::int64_t>(ago, 1'000'000))};
}

}  // namespace

WritingRole writingRole(const Reader& reader, const base::Id& meeting)
{
    WritingRole role;
    const auto known = meetingById(reader, meeting);
    if (!known || !reader.isShared() || !(isBeforeHeld(known->state) || isLive(known->state))) {
        return role;
    }
    role.standing = WritingRole::Standing::Free;
    const std::vector<WritingClaim> claims = detail::writingClaims(reader, meeting);
    const WritingClaim* held = detail::heldClaim(claims);
    if (held == nullptr) {
        return role;
    }
    const base::Id here = detail::thisDevice(reader);
    role.holder = holderFrom(reader, *held);
    const auto claimed = [&](const base::Id& id) {
        return std::find_if(claims.begin(), claims.end(), [&](const WritingClaim& one) { return one.id == id; });
    };
    if (held->device == here) {
        role.standing = WritingRole::Standing::Here;
        const auto from = claimed(held->takenFrom);
        if (held->wroteAt == 0 && from != claims.end()) {
            role.passedBy = named(from->roleTitle, from->computer);
        }
        return role;
    }
    role.standing = WritingRole::Standing::Elsewhere;
    for (const WritingClaim& one : claims) {
        if (one.device == here && one.ended.empty()) {
            role.lost = one.turn == held->turn ? WritingRole::Lost::First : WritingRole::Lost::TakenOver;
            break;
        }
    }
    return role;
}

std::string inWords(const WritingHolder& holder) { return named(holder.roleTitle, holder.computer); }

std::string lastSign(const WritingHolder& holder)
{
    const std::string what = holder.sign == WritingHolder::Sign::Wrote ? "wrote"
        : holder.sign == WritingHolder::Sign::Took                     ? "took it"
                                                                       : "was passed it";
    if (holder.minutesAgo == 0) {
        return what + " just now";
    }
    if (holder.minutesAgo < 2 * 60) {
        return fmt::format("{} {} ago", what, base::counted(holder.minutesAgo, "minute", "minutes"));
    }
    return holder.minutesAgo < kMinutesADay
        ? fmt::format("{} {} ago", what, base::counted(holder.minutesAgo / 60, "hour", "hours"))
        : fmt::format("{} {} ago", what, base::counted(holder.minutesAgo / kMinutesADay, "day", "days"));
}

std::string inWords(const WritingRole& role)
{
    switch (role.standing) {
    case WritingRole::Standing::None:
        return {};
    case WritingRole::Standing::Free:
        return "Nobody has the writing role.";
    case WritingRole::Standing::Here:
        return role.passedBy.empty() ? "This computer has the writing role."
                                     : fmt::format("This computer has the writing role: {} passed it on.",
                                                   role.passedBy);
    case WritingRole::Standing::Elsewhere:
        break;
    }
    const std::string who = inWords(*role.holder);
    if (role.lost == WritingRole::Lost::First) {
        return fmt::format("{} took the writing role first, at {}, while the two computers could not see each other. "
                           "Everything recorded on both is kept.",
                           who, base::spokenTime(role.holder->takenAt));
    }
    if (role.lost == WritingRole::Lost::TakenOver) {
        return fmt::format("{} took the writing role over at {}. What you record is added all the same.", who,
                           base::spokenTime(role.holder->takenAt));
    }
    return role.holder->expired()
        ? fmt::format("{} has the writing role and {}. You may take it over.", who, lastSign(*role.holder))
        : fmt::format("{} has the writing role. What you record is added all the same.", who);
}

std::string WritingComputer::words() const { return named(roleTitle, computer); }

std::vector<WritingComputer> writingComputers(const Reader& reader)
{
    std::vector<WritingComputer> computers;
    Statement row = reader.query(kComputersSql, detail::thisDevice(reader));
    while (row.next()) {
        computers.push_back({row.id(0), row.text(1), row.text(2)});
    }
    return computers;
}

}  // namespace muster::meetings
