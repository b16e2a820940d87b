// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/effect.h"

#include "core/actions/action_queries.h"
#include "core/actions/action_writing.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/base/text.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::size_t kMarkerWords = 4;

constexpr std::array<partnership::StoredWord<EffectAnswer>, 4> kAnswers {{
    {EffectAnswer::Yes, "yes", "Yes"},
    {EffectAnswer::Partly, "partly", "Partly"},
    {EffectAnswer::No, "no", "No"},
    {EffectAnswer::CannotTell, "cannot_tell", "Cannot tell"},
}};

// What was verified; what nobody did has no effect to ask for.
constexpr std::string_view kClosedSql = R"(
        SELECT r.exception, r.action, a.closed_on FROM main.exception_recovery r JOIN main.action a ON a.id = r.action
         WHERE a.status = 'closed_verified' AND a.closed_on IS NOT NULL ORDER BY a.closed_on, a.number, r.id)";
constexpr std::string_view kAnsweredSql = "SELECT exception, action FROM main.effect_answer";
constexpr std::string_view kAnswerSql = R"(
        INSERT INTO main.effect_answer (id, exception, action, answered_on, by_role, answer, text, before, after, meeting)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";
constexpr std::string_view kSealedAnswerSql =
    "INSERT INTO part_two.effect_answer (id, exception, text, by_role) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kEffectsSql = R"(
        SELECT e.action, a.reference, e.answer, coalesce(p.text, e.text), e.answered_on, coalesce(p.by_role, e.by_role),
               e.before, e.after
          FROM main.effect_answer e LEFT JOIN part_two.effect_answer p ON p.id = e.id
          LEFT JOIN main.action a ON a.id = e.action WHERE e.exception = ?1 ORDER BY e.answered_on, e.id)";

struct ClosedAction {
    base::Id exception;
    base::Id action;
    base::Date on;
};

std::vector<ClosedAction> closedActions(const Reader& reader)
{
    std::vector<ClosedAction> closed;
    Statement row = reader.query(kClosedSql);
    while (row.next()) {
        closed.push_back({row.id(0), row.id(1), row.date(2)});
    }
    return closed;
}

std::string firstWords(const std::string& text)
{
    std::string words;
    std::size_t count = 0;
    for (const std::string& word : base::split(text, ' ')) {
        if (count++ == kMarkerWords) {
            return words + "\xE2\x80\xA6";
        }
        words += (words.empty() ? "" : " ") + word;
    }
    return words;
}

/// The series of an exception, by period.
std::vector<std::pair<base::Date, double>> seriesOf(const Reader& reader, const PerformanceException& exception)
{
    std::vector<std::pair<base::Date, double>> series;
    if (exception.measure) {
        for (const performance::PeriodValue& value : performance::valuesOf(reader, exception.measure)) {
            series.emplace_back(value.period, value.now.value);
        }
    } else if (exception.crime) {
        const auto table = performance::crimeTable(reader, exception.crime->by, exception.crime->type.empty());
        for (const performance::CrimeSeries& one : table.series) {
            if (one.area != exception.crime->area || one.type != exception.crime->type) {
                continue;
            }
            for (std::size_t i = 0; i < one.counts.size(); ++i) {
                if (one.counts[i]) {
                    series.emplace_back(table.months[i], *one.counts[i]);
                }
            }
        }
    }
    return series;
}

template <class Range> std::optional<double> meanOf(const Range& values)
{
    if (values.size() < kEffectPeriods) {
        return std::nullopt;
    }
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

EffectFigures figuresAround(const Reader& reader, const PerformanceException& exception, base::Date closedOn)
{
    const auto measure = performance::measure(reader, exception.measure);
    const auto frequency = measure ? measure->details.frequency : performance::Frequency::Monthly;
    const base::Date period = performance::periodOf(closedOn, frequency);
    std::vector<double> before;
    std::vector<double> after;
    for (const auto& [when, value] : seriesOf(reader, exception)) {
        if (when < period) {
            before.push_back(value);
        } else if (when > period && after.size() < kEffectPeriods) {
            after.push_back(value);
        }
    }
    if (before.size() > kEffectPeriods) {
        before.erase(before.begin(), before.end() - static_cast<std::ptrdiff_t>(kEffectPeriods));
    }
    EffectFigures figures {meanOf(before), meanOf(after), {}};
    if (figures.before && figures.after) {
        figures.change =
            performance::changeText(*figures.before, *figures.after, (measure ? measure->details.decimals : 0) + 1,
                                    measure ? measure->details.unit : std::string {});
    }
    return figures;
}

}  // namespace

std::string_view toStored(EffectAnswer answer) { return partnership::wordOf(kAnswers, answer).stored; }
std::optional<EffectAnswer> effectAnswerFromStored(std::string_view stored)
{
    return partnership::valueOf(kAnswers, stored);
}
std::string_view inWords(EffectAnswer answer) { return partnership::wordOf(kAnswers, answer).words; }

std::vector<ChartMarker> chartMarkers(const Reader& reader, const base::Id& series)
{
    std::vector<ChartMarker> markers;
    if (series.isNil()) {
        return markers;
    }
    std::vector<PerformanceException> exceptions = listExceptions(reader);
    std::erase_if(exceptions, [&](const PerformanceException& one) { return one.series() != series; });
    for (const ClosedAction& closed : closedActions(reader)) {
        const bool here = std::any_of(exceptions.begin(), exceptions.end(),
                                      [&](const PerformanceException& one) { return one.id == closed.exception; });
        const bool told = std::any_of(markers.begin(), markers.end(),
                                      [&](const ChartMarker& marker) { return marker.action == closed.action; });
        if (!here || told) {
            continue;
        }
        if (const auto action = findAction(reader, closed.action)) {
            markers.push_back({action->id, action->reference, firstWords(action->text), closed.on, closed.exception});
        }
    }
    return markers;
}

EffectFigures effectFigures(const Reader& reader, const PerformanceException& exception, const base::Id& action)
{
    const auto found = findAction(reader, action);
    return found && found->closedOn ? figuresAround(reader, exception, *found->closedOn) : EffectFigures {};
}

std::vector<EffectQuestion> effectQuestionsDue(const Reader& reader)
{
    std::vector<std::pair<base::Id, base::Id>> answered;
    {
        Statement row = reader.query(kAnsweredSql);
        while (row.next()) {
            answered.emplace_back(row.id(0), row.id(1));
        }
    }
    std::vector<EffectQuestion> questions;
    for (const ClosedAction& closed : closedActions(reader)) {
        const base::Date askOn = base::addMonths(closed.on, kMonthsUntilAsked);
        if (askOn > reader.today()
            || std::find(answered.begin(), answered.end(), std::pair {closed.exception, closed.action})
                != answered.end()) {
            continue;
        }
        const auto exception = findException(reader, closed.exception);
        const auto action = findAction(reader, closed.action);
        if (!exception || !action || exception->state == ExceptionState::Dismissed) {
            continue;
        }
        questions.push_back({exception->id, exception->reference, exception->name, action->id, action->reference,
                             action->text, closed.on, askOn, figuresAround(reader, *exception, closed.on)});
    }
    return questions;
}

Result<void> apply(Writer& writer, const AnswerEffect& command)
{
    const auto exception = findException(writer, command.exception);
    if (!exception) {
        return partnership::gone("exception");
    }
    const auto linked = std::find_if(exception->recovery.begin(), exception->recovery.end(),
                                     [&](const RecoveryAction& one) { return one.action == command.action; });
    if (linked == exception->recovery.end()) {
        return fail(FailureCode::Refused,
                    fmt::format("That action is no recovery action of {}. Link it first.", exception->reference),
                    "action");
    }
    const auto action = findAction(writer, command.action);
    if (!action || action->status != ActionStatus::ClosedVerified || !action->closedOn) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is not verified yet. Whether it worked is asked once it is done.", linked->reference),
            "action");
    }
    if (exception->restricted && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    const EffectFigures figures = figuresAround(writer, *exception, *action->closedOn);
    const bool sealed = exception->restricted;
    const base::Id id = base::newId();
    using Text = std::optional<std::string>;
    const Text by = detail::authorOr(writer, command.byRole);
    writer.run(kAnswerSql, id, exception->id, action->id, writer.today(), sealed ? Text {} : by,
               std::string {toStored(command.answer)}, sealed ? Text {} : partnership::orNothing(command.text),
               figures.before, figures.after, command.meeting);
    if (sealed) {
        writer.run(kSealedAnswerSql, id, exception->id, partnership::orNothing(command.text), by);
    }
    detail::tell(writer, *exception,
                 {.kind = "effect",
                  .byRole = command.byRole,
                  .meeting = command.meeting,
                  .text = fmt::format("{}: {}", action->reference, inWords(command.answer))});
    writer.setLabel(fmt::format("Did {} work? {}", action->reference, inWords(command.answer)));
    return {};
}

std::vector<GivenEffect> effectsOf(const Reader& reader, const base::Id& exception)
{
    std::vector<GivenEffect> effects;
    Statement row = reader.query(kEffectsSql, exception);
    while (row.next()) {
        effects.push_back({row.id(0), row.text(1),
                           effectAnswerFromStored(row.text(2)).value_or(EffectAnswer::CannotTell), row.text(3),
                           row.optionalDate(4), row.text(5), row.isNull(6) ? std::nullopt : std::optional {row.real(6)},
                           row.isNull(7) ? std::nullopt : std::optional {row.real(7)}});
    }
    return effects;
}

}  // namespace muster::actions
