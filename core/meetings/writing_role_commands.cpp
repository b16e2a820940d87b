// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/writing_role_commands.h"

#include "core/base/computer_name.h"
#include "core/base/text.h"
#include "core/meetings/room_rules.h"
#include "core/meetings/writing_claims.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Result;
using detail::refusal;
using detail::WritingClaim;
using replica::Reader;
using replica::Replica;
using replica::Statement;
using replica::Writer;
using Standing = WritingRole::Standing;

namespace {

constexpr int kRenewalMinutes = 10;

constexpr std::string_view kClaimsSql = R"(
        SELECT id, turn, device, computer, role_title, taken_at, wrote_at, ended, taken_from
          FROM main.writing_role WHERE meeting = ?1 ORDER BY turn DESC, taken_at, device, id)";
constexpr std::string_view kThisDeviceSql =
    "SELECT id FROM main.device WHERE no = coalesce((SELECT value FROM main.meta WHERE key = 'self'), 1)";
constexpr std::string_view kClaimSql = R"(
        INSERT INTO main.writing_role (id, meeting, turn, device, computer, role_title, taken_at, wrote_at, taken_from)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kEndOwnSql =
    "UPDATE main.writing_role SET ended = ?3 WHERE meeting = ?1 AND device = ?2 AND ended IS NULL";
constexpr std::string_view kRenewSql =
    "UPDATE main.writing_role SET wrote_at = ?2, computer = ?3, role_title = ?4 WHERE id = ?1";

struct NewClaim {
    base::Id device;
    std::string roleTitle;
    std::string computer;
    bool passed = false;  ///< they have not written yet
};

void claim(Writer& writer, const base::Id& meeting, const NewClaim& wanted)
{
    const std::vector<WritingClaim> claims = detail::writingClaims(writer, meeting);
    const WritingClaim* held = detail::heldClaim(claims);
    const std::int64_t now = detail::minutesNow(writer);
    const int turn = claims.empty() ? 1 : claims.front().turn + 1;
    writer.run(kClaimSql, base::newId(), meeting, turn, wanted.device, detail::orNull(wanted.computer),
               detail::orNull(wanted.roleTitle), now, wanted.passed ? std::nullopt : std::optional {now},
               held != nullptr ? held->id : base::Id {});
}

void renew(Writer& writer, const base::Id& meeting, const std::string& roleTitle, const std::string& computer)
{
    const std::vector<WritingClaim> claims = detail::writingClaims(writer, meeting);
    if (const WritingClaim* held = detail::heldClaim(claims)) {
        writer.run(kRenewSql, held->id, detail::minutesNow(writer), detail::orNull(computer),
                   detail::orNull(roleTitle));
    }
}

std::string roleHere(const Reader& reader, const std::string& given)
{
    return given.empty() ? reader.author() : given;
}

std::string computerHere(const std::string& given) { return given.empty() ? base::computerName() : given; }

// How it stands, where there is anything to take.
Result<WritingRole> standing(const Reader& reader, const base::Id& meeting)
{
    auto known = detail::knownMeeting(reader, meeting);
    if (!known) {
        return refusal(known.error());
    }
    if (!reader.isShared()) {
        return fail(FailureCode::Refused, "Nobody else works in this folder: this computer writes.");
    }
    WritingRole role = writingRole(reader, meeting);
    if (role.standing == Standing::None) {
        return fail(FailureCode::Refused, "The meeting is over: nobody needs the writing role.");
    }
    return role;
}

Result<WritingRole> mustBeHere(const Reader& reader, const base::Id& meeting)
{
    auto role = standing(reader, meeting);
    if (role && role->standing == Standing::Free) {
        return fail(FailureCode::Refused, "Nobody has the writing role. Take it first.");
    }
    if (role && role->standing == Standing::Elsewhere) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has the writing role: only they can pass it on or give it up.",
                                inWords(*role->holder)));
    }
    return role;
}

}  // namespace

namespace detail {

    std::vector<WritingClaim> writingClaims(const Reader& reader, const base::Id& meeting)
    {
        std::vector<WritingClaim> claims;
        Statement row = reader.query(kClaimsSql, meeting);
        while (row.next()) {
            claims.push_back({row.id(0), row.number(1), row.id(2), row.text(3), row.text(4), row.integer(5),
                              row.integer(6), row.text(7), row.id(8)});
        }
        return claims;
    }

    const WritingClaim* heldClaim(const std::vector<WritingClaim>& claims)
    {
        for (const WritingClaim& one : claims) {
            if (one.turn == claims.front().turn && one.ended.empty()) {
                return &one;
            }
        }
        return nullptr;
    }

    std::int64_t minutesNow(const Reader& reader)
    {
        const replica::LocalNow now = reader.now();
        const std::int64_t days = std::chrono::sys_days {now.date}.time_since_epoch().count();
        return days * 24 * 60 + now.time.minutes - now.utcOffsetMinutes;
    }

    base::Id thisDevice(const Reader& reader)
    {
        Statement row = reader.query(kThisDeviceSql);
        return row.next() ? row.id(0) : base::Id {};
    }

    bool writingRoleIsDue(const Reader& reader, const base::Id& meeting)
    {
        if (!reader.isShared()) {
            return false;
        }
        const WritingRole role = writingRole(reader, meeting);
        return role.standing == Standing::Free
            || (role.standing == Standing::Here
                && (role.holder->minutesAgo >= kRenewalMinutes
                    || role.holder->sign == WritingHolder::Sign::WasPassed));
    }

    void tendWritingRole(Replica& replica, const base::Id& meeting)
    {
        // What was recorded is recorded, whatever becomes of this.
        static_cast<void>(execute(replica, TakeWritingRole {meeting}));
    }

    void endWritingRole(Writer& writer, const base::Id& meeting)
    {
        writer.run(kEndOwnSql, meeting, thisDevice(writer), "ended");
    }

}  // namespace detail

Result<WritingRoleTaken> apply(Writer& writer, const TakeWritingRole& command)
{
    auto role = standing(writer, command.meeting);
    if (!role) {
        return refusal(role.error());
    }
    const std::string roleTitle = roleHere(writer, command.roleTitle);
    const std::string computer = computerHere(command.computer);
    writer.setLabel("Writing role: " + roleTitle);
    if (role->standing == Standing::Here) {
        renew(writer, command.meeting, roleTitle, computer);
        return WritingRoleTaken {"This computer has the writing role."};
    }
    const bool elsewhere = role->standing == Standing::Elsewhere;
    if (elsewhere && !role->holder->expired() && !command.evenIfHeld) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has the writing role and {}. Ask them to pass it on; or take it over all the same, "
                                "and they are told.",
                                inWords(*role->holder), lastSign(*role->holder)),
                    "writing role");
    }
    const base::Id here = detail::thisDevice(writer);
    writer.run(kEndOwnSql, command.meeting, here, "replaced");
    claim(writer, command.meeting, {here, roleTitle, computer, false});
    return WritingRoleTaken {
        elsewhere ? fmt::format("The writing role is taken over from {}, who {}.", inWords(*role->holder),
                                lastSign(*role->holder))
                  : "This computer has the writing role."};
}

Result<void> apply(Writer& writer, const PassWritingRole& command)
{
    auto role = mustBeHere(writer, command.meeting);
    if (!role) {
        return refusal(role.error());
    }
    const std::vector<WritingComputer> computers = writingComputers(writer);
    const auto to = std::find_if(computers.begin(), computers.end(),
                                 [&](const WritingComputer& one) { return one.device == command.device; });
    if (to == computers.end()) {
        return fail(FailureCode::NotFound, "Nobody has worked on that computer yet. Let it take the writing role itself.",
                    "computer");
    }
    claim(writer, command.meeting, {to->device, to->roleTitle, to->computer, true});
    writer.run(kEndOwnSql, command.meeting, detail::thisDevice(writer), "passed");
    writer.setLabel(fmt::format("Pass the writing role to {}", to->words()));
    return {};
}

Result<void> apply(Writer& writer, const ReleaseWritingRole& command)
{
    auto role = mustBeHere(writer, command.meeting);
    if (!role) {
        return refusal(role.error());
    }
    writer.run(kEndOwnSql, command.meeting, detail::thisDevice(writer), "released");
    writer.setLabel("Give up the writing role");
    return {};
}

Result<WritingRoleTaken> execute(Replica& replica, const TakeWritingRole& command)
{
    return replica.upkeep("Take the writing role", [&](Writer& writer) { return apply(writer, command); });
}
Result<void> execute(Replica& replica, const PassWritingRole& command)
{
    return replica.upkeep("Pass the writing role", [&](Writer& writer) { return apply(writer, command); });
}
Result<void> execute(Replica& replica, const ReleaseWritingRole& command)
{
    return replica.upkeep("Give up the writing role", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::meetings
