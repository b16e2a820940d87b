// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_writing.h"

#include "core/actions/action_queries.h"

#include <fmt/format.h>

namespace muster::actions::detail {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kHoldSql = R"(
        SELECT a.reference, a.status, a.sensitivity, a.lead_agency, coalesce(p.owner_title, a.owner_title),
               a.original_due, a.due, a.depends_on_recommendation, a.meeting,
               (SELECT count(*) FROM main.action_update u WHERE u.action = a.id AND u.kind = 'extend')
               + (SELECT count(*) FROM part_two.action_update u WHERE u.action = a.id AND u.kind = 'extend')
          FROM main.action a LEFT JOIN part_two.action p ON p.id = a.id WHERE a.id = ?1)";
constexpr std::string_view kAgencySql = "SELECT short_name, left_on FROM main.agency WHERE id = ?1";
constexpr std::string_view kPositionSql = R"(
        SELECT (SELECT count(*) FROM main.action_update WHERE action = ?1)
             + (SELECT count(*) FROM part_two.action_update WHERE action = ?1))";
constexpr std::string_view kStatusSql = "UPDATE main.action SET status = ?2 WHERE id = ?1";
constexpr std::string_view kMinutedSql = R"(
        SELECT 1 FROM main.minutes_record WHERE meeting = ?1 AND state NOT IN ('none', 'collecting'))";

}  // namespace

base::Result<Held> hold(const Reader& reader, const base::Id& action, bool content)
{
    Statement row = reader.query(kHoldSql, action);
    if (!row.next()) {
        return fail(FailureCode::NotFound, "That action is not in the register. It may have been undone.");
    }
    Held held;
    held.id = action;
    held.reference = row.text(0);
    held.status = statusFromStored(row.text(1)).value_or(ActionStatus::InProgress);
    held.restricted = row.text(2) == "restricted";
    held.lead = row.id(3);
    held.ownerTitle = row.text(4);
    held.originalDue = row.optionalDate(5);
    held.due = row.optionalDate(6);
    held.dependsOn = row.id(7);
    held.meeting = row.id(8);
    held.extensions = row.number(9);
    held.schema = held.restricted ? "part_two" : "main";
    if (content && held.restricted && !reader.partTwoIsOpen()) {
        return fail(FailureCode::Locked,
                    fmt::format("{} is a restricted action and part two is locked. Unlock it first.", held.reference));
    }
    return held;
}

base::Result<void> mustBeOpen(const Held& held)
{
    if (isOpen(held.status)) {
        return {};
    }
    return fail(FailureCode::Refused,
                fmt::format("{} is closed ({}). Record a new action that takes it up again.", held.reference,
                            inWords(held.status)),
                "status");
}

base::Result<void> mayBecome(const Held& held, ActionStatus next)
{
    if (auto open = mustBeOpen(held); !open) {
        return open;
    }
    const auto refuse = [&](std::string_view what) {
        return fail(FailureCode::Refused, fmt::format("{} {}", held.reference, what), "status");
    };
    if (held.status == next) {
        return refuse(fmt::format("is \"{}\" already.", inWords(next)));
    }
    switch (held.status) {
    case ActionStatus::Draft:
    case ActionStatus::AwaitingConfirmation:
        return next == ActionStatus::NotStarted || next == ActionStatus::Declined || next == ActionStatus::Superseded
            ? base::Result<void> {}
            : refuse("still awaits its agency's confirmation. Confirm or decline it first.");
    case ActionStatus::CompleteClaimed:
        return next == ActionStatus::ClosedVerified || next == ActionStatus::InProgress
                || next == ActionStatus::Superseded
            ? base::Result<void> {}
            : refuse("is claimed complete. Verify it, or send it back with a reason.");
    case ActionStatus::Blocked:
    case ActionStatus::Escalated:
        if (next == ActionStatus::CompleteClaimed) {
            return refuse("is blocked. Put it back in progress first.");
        }
        return held.status == ActionStatus::Escalated && next == ActionStatus::Blocked
            ? base::Result<void> {refuse("is escalated already: its blockage is with the body above.")}
            : base::Result<void> {};
    default:
        return {};
    }
}

base::Result<std::string> leadingAgency(const Reader& reader, const base::Id& agency, base::Date on)
{
    Statement row = reader.query(kAgencySql, agency);
    if (!row.next()) {
        return fail(FailureCode::Invalid, "An action needs exactly one lead agency. Choose the agency that leads.",
                    "lead agency");
    }
    const auto left = row.optionalDate(1);
    if (left && *left < on) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} left the partnership on {} and cannot lead an action.", row.text(0), base::longDate(*left)),
            "lead agency");
    }
    return row.text(0);
}

base::Result<void> mustNotBeHeldBack(const Reader& reader, const Held& held)
{
    if (!held.dependsOn) {
        return {};
    }
    const RatificationCount count = ratificationCount(reader, held.dependsOn);
    if (count.isImplementable()) {
        return {};
    }
    Statement row = reader.query("SELECT reference FROM main.recommendation WHERE id = ?1", held.dependsOn);
    const std::string reference = row.next() ? row.text(0) : "its recommendation";
    return fail(FailureCode::Refused,
                fmt::format("{} cannot start: it depends on {}, which is {}.", held.reference, reference,
                            count.inWords()),
                "status");
}

std::string authorOr(const Reader& reader, const std::string& byRole)
{
    return byRole.empty() ? reader.author() : byRole;
}

void writeUpdate(Writer& writer, const Held& held, const Update& update)
{
    int position = 0;
    {
        Statement count = writer.query(kPositionSql, held.id);
        count.next();
        position = count.number(0);
    }
    const replica::LocalNow now = writer.now();
    const std::optional<std::string> newStatus =
        update.newStatus ? std::optional<std::string> {toStored(*update.newStatus)} : std::nullopt;
    const auto textOrNull = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional {text}; };
    writer.run(fmt::format(R"(
        INSERT INTO {}.action_update (id, action, made_on, made_at, by_role, meeting, kind, text, percent, old_status,
                                      new_status, old_due, new_due, old_owner, new_owner, old_agency, new_agency,
                                      reason, evidence, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20))",
                           held.schema),
               base::newId(), held.id, now.date, now.time, authorOr(writer, update.byRole), update.meeting, update.kind,
               textOrNull(update.text), update.percent, toStored(held.status), newStatus,
               update.newDue ? held.due : std::nullopt, update.newDue,
               update.newOwner.empty() ? std::nullopt : textOrNull(held.ownerTitle), textOrNull(update.newOwner),
               update.newAgency ? held.lead : base::Id {}, update.newAgency, textOrNull(update.reason),
               textOrNull(update.evidence), position);
    if (update.newStatus) {
        writer.run(kStatusSql, held.id, toStored(*update.newStatus));
    }
}

bool isMinuted(const Reader& reader, const base::Id& meeting)
{
    Statement row = reader.query(kMinutedSql, meeting);
    return row.next();
}

}  // namespace muster::actions::detail
