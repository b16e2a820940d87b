// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/retention.h"

#include "core/base/text.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"

#include <chrono>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;

namespace {

constexpr int kMostYears = 150;
constexpr std::size_t kMostReferences = 12;

constexpr std::array<partnership::StoredWord<RecordClass>, 7> kClasses {{
    {RecordClass::Minutes, "minutes", "Agendas and minutes"},
    {RecordClass::InformalNotes, "informal", "Notes of informal meetings"},
    {RecordClass::RoughNotes, "rough", "Rough notes"},
    {RecordClass::Actions, "actions", "Closed actions"},
    {RecordClass::Restricted, "restricted", "Restricted items"},
    {RecordClass::Scrutiny, "scrutiny", "Scrutiny"},
    {RecordClass::Requests, "requests", "Requests for information"},
}};

constexpr std::string_view kRulesSql = "SELECT kind, years, note FROM main.retention_rule ORDER BY kind, id";
constexpr std::string_view kRuleIdSql = "SELECT id FROM main.retention_rule WHERE kind = ?1 ORDER BY id LIMIT 1";
constexpr std::string_view kAddRuleSql =
    "INSERT INTO main.retention_rule (id, kind, years, note) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kSetRuleSql = "UPDATE main.retention_rule SET years = ?2, note = ?3 WHERE id = ?1";

// Each gives the day from which the period runs, a reference, and perhaps whether it is still needed; oldest first.
constexpr std::string_view kMinutesSql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on FROM main.meeting m JOIN main.body b ON b.id = m.body
         WHERE m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived') AND b.tier <> 'scrutiny'
         ORDER BY m.held_on)sql";
constexpr std::string_view kInformalSql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on FROM main.meeting m JOIN main.body b ON b.id = m.body
         WHERE m.state = 'held_informally' ORDER BY m.held_on)sql";
// A draft is kept under the meeting it was typed in.
constexpr std::string_view kRoughSql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on FROM main.draft d
          JOIN main.meeting m ON instr(d.key, lower(hex(m.id))) > 0 JOIN main.body b ON b.id = m.body
          JOIN main.minutes_record r ON r.meeting = m.id AND r.state = 'approved'
         ORDER BY m.held_on)sql";
constexpr std::string_view kActionsSql = R"sql(
        SELECT closed_on, reference FROM main.action WHERE closed_on IS NOT NULL ORDER BY closed_on, number)sql";
constexpr std::string_view kRestrictedSql = R"sql(
        SELECT m.held_on, 'item ' || i.number || ' of ' || b.short_name || '/' || m.held_on,
               EXISTS (SELECT 1 FROM main.action a WHERE a.item = i.id AND a.closed_on IS NULL
                                                     AND a.status NOT IN ('superseded', 'declined', 'draft'))
          FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting JOIN main.body b ON b.id = m.body
         WHERE i.sensitivity = 'restricted' AND i.state = 'concluded'
         ORDER BY m.held_on, i.number)sql";
constexpr std::string_view kScrutinySql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on FROM main.meeting m JOIN main.body b ON b.id = m.body
         WHERE b.tier = 'scrutiny' AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived')
         ORDER BY m.held_on)sql";
constexpr std::string_view kRequestsSql = R"sql(
        SELECT answered_on, reference FROM main.information_request WHERE answered_on IS NOT NULL
         ORDER BY answered_on, number)sql";

// A change's number holds the number of the device it was made on.
constexpr std::string_view kComputersSql = R"sql(
        SELECT d.no, c.at, c.author FROM main.device d
          LEFT JOIN main.change c ON c.id = (SELECT max(x.id) FROM main.change x
                                              WHERE x.id >= d.no << 40 AND x.id < (d.no + 1) << 40)
         ORDER BY c.at IS NULL, c.at DESC)sql";

std::string_view sqlFor(RecordClass kind)
{
    switch (kind) {
    case RecordClass::Minutes:
        return kMinutesSql;
    case RecordClass::InformalNotes:
        return kInformalSql;
    case RecordClass::RoughNotes:
        return kRoughSql;
    case RecordClass::Actions:
        return kActionsSql;
    case RecordClass::Restricted:
        return kRestrictedSql;
    case RecordClass::Scrutiny:
        return kScrutinySql;
    case RecordClass::Requests:
        return kRequestsSql;
    }
    return kMinutesSql;
}

/// What councils usually do (requirements §6.1).
RetentionRule usualRule(RecordClass kind)
{
    switch (kind) {
    case RecordClass::Minutes:
    case RecordClass::InformalNotes:
    case RecordClass::Actions:
        return {kind, 6, {}, true};
    case RecordClass::RoughNotes:
        return {kind, 0, {}, true};
    case RecordClass::Restricted:
        return {kind, 2, {}, true};
    case RecordClass::Requests:
        return {kind, 3, {}, true};
    case RecordClass::Scrutiny:
        break;
    }
    return {kind, std::nullopt, {}, true};
}

RetentionLine lineFor(const Reader& reader, const RetentionRule& rule)
{
    RetentionLine line {rule, 0, 0, std::nullopt, {}};
    Statement row = reader.query(sqlFor(rule.kind));
    while (row.next()) {
        const base::Date from = row.date(0);
        ++line.held;
        line.oldest = line.oldest ? line.oldest : std::optional {from};
        const bool needed = row.columnCount() > 2 && row.flag(2);
        if (!needed && rule.years && base::addMonths(from, *rule.years * 12) < reader.today()) {
            ++line.past;
            if (line.references.size() < kMostReferences) {
                line.references.push_back(row.text(1));
            }
        }
    }
    return line;
}

base::Date dayOf(std::int64_t milliseconds)
{
    return base::Date {std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds> {std::chrono::milliseconds {milliseconds}})};
}

}  // namespace

std::string_view toStored(RecordClass kind) { return partnership::wordOf(kClasses, kind).stored; }
std::optional<RecordClass> recordClassFrom(std::string_view stored) { return partnership::valueOf(kClasses, stored); }
std::string_view inWords(RecordClass kind) { return partnership::wordOf(kClasses, kind).words; }

std::string RetentionRule::inWords() const
{
    if (!years) {
        return "for good";
    }
    if (kind == RecordClass::RoughNotes && *years == 0) {
        return "until the minutes are approved";
    }
    return base::counted(*years, "year", "years");
}

std::vector<RetentionRule> retentionRules(const Reader& reader)
{
    std::vector<RetentionRule> rules;
    for (const RecordClass kind : kRecordClasses) {
        rules.push_back(usualRule(kind));
    }
    Statement row = reader.query(kRulesSql);
    while (row.next()) {
        for (RetentionRule& rule : rules) {
            if (toStored(rule.kind) == row.text(0)) {
                rule = {rule.kind, row.optionalNumber(1), row.text(2), false};
            }
        }
    }
    return rules;
}

base::Result<void> apply(replica::Writer& writer, const SetRetention& command)
{
    if (command.years && (*command.years < 0 || *command.years > kMostYears)) {
        return fail(FailureCode::Invalid, fmt::format("Give 0 to {} years, or none to keep it for good.", kMostYears),
                    "years");
    }
    base::Id id;
    {
        Statement row = writer.query(kRuleIdSql, toStored(command.kind));
        id = row.next() ? row.id(0) : base::Id {};
    }
    if (id.isNil()) {
        writer.run(kAddRuleSql, base::newId(), toStored(command.kind), command.years,
                   partnership::orNothing(command.note));
    } else {
        writer.run(kSetRuleSql, id, command.years, partnership::orNothing(command.note));
    }
    writer.setLabel(fmt::format("How long to keep: {}", base::lowered(inWords(command.kind))));
    return {};
}

base::Result<void> execute(replica::Replica& replica, const SetRetention& command)
{
    return replica.transact("Set a retention period", [&](replica::Writer& writer) { return apply(writer, command); });
}

RetentionReport retentionReport(const Reader& reader)
{
    RetentionReport report;
    for (const RetentionRule& rule : retentionRules(reader)) {
        report.lines.push_back(lineFor(reader, rule));
    }
    Statement row = reader.query(kComputersSql);
    while (row.next()) {
        CopyHolder holder {row.text(2), std::nullopt, row.number(0) == 1};
        if (!row.isNull(1)) {
            holder.lastSeen = dayOf(row.integer(1));
        }
        report.computers.push_back(std::move(holder));
    }
    report.partnershipsWords = partnership::hostDuties(reader).retention;
    return report;
}

}  // namespace muster::governance
