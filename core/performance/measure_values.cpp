// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of a measure, and where its limits begin anew.
#include "core/partnership/rules.h"
#include "core/performance/figures.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace muster::performance {

using base::fail;
using base::FailureCode;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kPeriodSql = R"(
    SELECT value, state, revision FROM measure_value WHERE measure = ?1 AND period = ?2
    ORDER BY revision DESC, id DESC LIMIT 1)";
constexpr std::string_view kValueSql = R"(
    INSERT INTO measure_value (id, measure, period, revision, value, state, source, received_on, reason)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kRebaseSql = R"(
    INSERT INTO measure_rebase (id, measure, from_period, kind, reason, decided_by, decided_on, meeting)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kRebaseOwnerSql = R"(
    SELECT m.reference FROM measure_rebase r JOIN measure m ON m.id = r.measure WHERE r.id = ?1)";
constexpr std::string_view kWithdrawSql = "DELETE FROM measure_rebase WHERE id = ?1";

// Two computers that import the same month give it one row; where their figures differ, that is seen as a conflict.
base::Id valueId(const base::Id& measure, base::Date period, int revision)
{
    base::Id place;
    const auto days = static_cast<std::uint32_t>(std::chrono::sys_days {period}.time_since_epoch().count());
    const auto number = static_cast<std::uint32_t>(revision);
    for (std::size_t i = 0; i < 4; ++i) {
        place.bytes[i] = static_cast<std::uint8_t>(days >> (8 * i));
        place.bytes[i + 4] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    return base::deriveId(measure, place);
}

}  // namespace

Result<Recorded> apply(Writer& writer, const RecordValue& command)
{
    const auto there = measure(writer, command.measure);
    if (!there) {
        return partnership::gone("measure");
    }
    if (!std::isfinite(command.value)) {
        return fail(FailureCode::Invalid, "A value is a number.", "value");
    }
    if (there->details.kind == MeasureKind::Milestone && command.value != 0 && command.value != 1) {
        return fail(FailureCode::Invalid, fmt::format("{} is a milestone: say yes or no.", there->reference), "value");
    }
    const base::Date period = periodOf(command.period, there->details.frequency);
    const std::string state = command.provisional ? "provisional" : "final";
    int revision = 0;
    Recorded recorded = Recorded::New;
    {
        Statement row = writer.query(kPeriodSql, there->id, period);
        if (row.next()) {
            if (row.real(0) == command.value && row.text(1) == state) {
                return Recorded::Unchanged;
            }
            revision = row.number(2) + 1;
            recorded = Recorded::Revised;
        }
    }
    const base::Id id = valueId(there->id, period, revision);
    const std::string source = command.source.empty() ? there->details.source : command.source;
    writer.run(kValueSql, id, there->id, period, revision, command.value, state, orNothing(source),
               command.receivedOn.value_or(writer.today()), orNothing(command.reason));
    writer.setLabel(fmt::format("{} {} for {}", recorded == Recorded::New ? "Record" : "Revise", there->reference,
                                inWords(period, there->details.frequency)));
    return recorded;
}

Result<base::Id> apply(Writer& writer, const RebaseMeasure& command)
{
    const auto there = measure(writer, command.measure);
    if (!there) {
        return partnership::gone("measure");
    }
    const auto reason =
        partnership::requiredText(command.reason, command.isBreak ? "A break in the series" : "A new normal", "reason");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    // A break is a fact about the figures; that a level is the new normal, somebody decides.
    const auto decidedBy = command.isBreak
        ? Result<std::string> {command.decidedBy}
        : partnership::requiredText(command.decidedBy, "A new normal", "body or role that agreed it");
    if (!decidedBy) {
        return tl::unexpected(decidedBy.error());
    }
    const base::Date from = periodOf(command.from, there->details.frequency);
    for (const Rebase& other : rebasesOf(writer, there->id)) {
        if (other.from == from) {
            return fail(FailureCode::Refused,
                        fmt::format("The limits of {} begin anew with {} already.", there->reference,
                                    inWords(from, there->details.frequency)),
                        "from");
        }
    }
    const base::Id id = base::newId();
    writer.run(kRebaseSql, id, there->id, from, command.isBreak ? "break" : "rebase", *reason, orNothing(*decidedBy),
               command.decidedOn.value_or(writer.today()), command.meeting);
    writer.setLabel(fmt::format("{} of {} from {}", command.isBreak ? "Break" : "Rebase", there->reference,
                                inWords(from, there->details.frequency)));
    return id;
}

Result<void> apply(Writer& writer, const WithdrawRebase& command)
{
    std::string reference;
    {
        Statement row = writer.query(kRebaseOwnerSql, command.rebase);
        if (!row.next()) {
            return partnership::gone("rebase");
        }
        reference = row.text(0);
    }
    writer.run(kWithdrawSql, command.rebase);
    writer.setLabel("Withdraw a rebase of " + reference);
    return {};
}

}  // namespace muster::performance
