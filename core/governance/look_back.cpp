// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/look_back.h"

#include "core/base/text.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using actions::EffectAnswer;
using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// What may be asked about: verified actions that are no recovery actions, and business items done with that led to one.
constexpr std::string_view kClosedSql = R"sql(
        SELECT a.id, NULL, a.reference || ' ' || coalesce(p.text, CASE WHEN a.sensitivity = 'restricted'
                                                                       THEN 'Restricted action' ELSE a.text END),
               b.short_name || '/' || m.held_on, a.closed_on AS closed, a.sensitivity = 'restricted', a.number
          FROM main.action a LEFT JOIN part_two.action p ON p.id = a.id
          LEFT JOIN main.meeting m ON m.id = a.meeting LEFT JOIN main.body b ON b.id = m.body
         WHERE a.status = 'closed_verified' AND a.closed_on IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM main.exception_recovery r WHERE r.action = a.id)
        UNION ALL
        SELECT NULL, i.id, coalesce(p.title, i.title, i.open_title), b.short_name || '/' || m.held_on, m.held_on,
               i.sensitivity = 'restricted', 100000 + i.number
          FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting JOIN main.body b ON b.id = m.body
          LEFT JOIN part_two.agenda_item p ON p.id = i.id
         WHERE i.state = 'concluded' AND coalesce(i.role_in_meeting, '') = '' AND i.standing IS NULL
           AND EXISTS (SELECT 1 FROM main.action a WHERE a.item = i.id AND a.status NOT IN ('draft', 'declined'))
           AND m.state IN ('held', 'minutes_draft', 'circulated', 'approved', 'archived')
         ORDER BY closed, 7)sql";
constexpr std::string_view kAnswersSql = R"sql(
        SELECT e.action, e.item, e.months, e.answer, coalesce(p.text, e.text), e.answered_on,
               coalesce(a.reference, pi.title, i.title, i.open_title)
          FROM main.effect_answer e LEFT JOIN part_two.effect_answer p ON p.id = e.id
          LEFT JOIN main.action a ON a.id = e.action LEFT JOIN main.agenda_item i ON i.id = e.item
          LEFT JOIN part_two.agenda_item pi ON pi.id = e.item
         WHERE e.exception IS NULL ORDER BY e.answered_on, e.id)sql";
constexpr std::string_view kAnswerSql = R"sql(
        INSERT INTO main.effect_answer (id, action, item, months, answered_on, by_role, answer, text, meeting)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql";
constexpr std::string_view kSealSql = "INSERT INTO part_two.effect_answer (id, text) VALUES (?1, ?2)";

std::vector<LookBack> closed(const Reader& reader)
{
    std::vector<LookBack> all;
    Statement row = reader.query(kClosedSql);
    while (row.next()) {
        LookBack one;
        one.action = row.id(0);
        one.item = row.id(1);
        one.name = row.text(2);
        one.where = row.text(3);
        one.closedOn = row.date(4);
        one.restricted = row.flag(5);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

std::vector<LookBackAnswer> lookBackAnswers(const Reader& reader)
{
    std::vector<LookBackAnswer> answers;
    Statement row = reader.query(kAnswersSql);
    while (row.next()) {
        answers.push_back({row.id(0), row.id(1), row.text(6), row.number(2),
                           actions::effectAnswerFromStored(row.text(3)).value_or(EffectAnswer::CannotTell), row.text(4),
                           row.optionalDate(5)});
    }
    return answers;
}

std::vector<LookBack> lookBacksDue(const Reader& reader)
{
    const std::vector<LookBackAnswer> answers = lookBackAnswers(reader);
    std::vector<LookBack> due;
    for (LookBack& one : closed(reader)) {
        const auto answered = [&](int months) {
            return std::find_if(answers.begin(), answers.end(), [&](const LookBackAnswer& answer) {
                return answer.months == months && answer.action == one.action && answer.item == one.item;
            });
        };
        const auto first = answered(kFirstLookBackMonths);
        if (first != answers.end()) {
            if (first->answer == EffectAnswer::Yes || answered(kSecondLookBackMonths) != answers.end()) {
                continue;
            }
            one.months = kSecondLookBackMonths;
        }
        one.askOn = base::addMonths(one.closedOn, one.months);
        if (one.askOn <= reader.today()) {
            due.push_back(std::move(one));
        }
    }
    std::stable_sort(due.begin(), due.end(), [](const LookBack& a, const LookBack& b) { return a.askOn < b.askOn; });
    return due;
}

Result<void> apply(Writer& writer, const AnswerLookBack& command)
{
    if (command.months != kFirstLookBackMonths && command.months != kSecondLookBackMonths) {
        return fail(FailureCode::Invalid, "It is asked after 3 months and after 6.", "months");
    }
    const std::vector<LookBack> all = closed(writer);
    const auto about = std::find_if(all.begin(), all.end(), [&](const LookBack& one) {
        return (command.action && one.action == command.action) || (command.item && one.item == command.item);
    });
    if (about == all.end()) {
        return fail(
            FailureCode::Refused,
            "Whether it worked is asked of a verified action, or of an item that was done with and led to an action. "
            "For an action that answers an exception, answer there.",
            "about");
    }
    if (about->restricted && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    const base::Id id = base::newId();
    const auto text = partnership::orNothing(command.text);
    writer.run(kAnswerSql, id, command.action, command.item, command.months, writer.today(),
               command.byRole.empty() ? writer.author() : command.byRole, actions::toStored(command.answer),
               about->restricted ? std::optional<std::string> {} : text, command.meeting);
    if (about->restricted) {
        writer.run(kSealSql, id, text);
    }
    writer.setLabel(fmt::format("Did it work? {}", actions::inWords(command.answer)));
    return {};
}

Result<void> execute(replica::Replica& replica, const AnswerLookBack& command)
{
    return replica.transact("Answer whether it worked", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance
