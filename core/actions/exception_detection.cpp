// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what the figures show to an exception somebody answers for.
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::tell;
using partnership::orNothing;
using performance::Finding;
using performance::Meaning;

namespace {

constexpr std::string_view kThereSql = "SELECT 1 FROM main.performance_exception WHERE id = ?1";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.performance_exception (id, number, reference, measure, measure_id, crime_by, crime_area,
                                                crime_type, period, first_period, rule, direction, meaning, state,
                                                raised_on, sensitivity, text, owner_title)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'detected', ?14, 'open', ?15, ?16))";
constexpr std::string_view kLeadSql = "SELECT lead_role FROM main.measure WHERE id = ?1";
constexpr std::string_view kFoundSql = R"(
        INSERT INTO main.exception_event (id, exception, kind, made_on, new_state, text, position)
        VALUES (?1, ?2, 'detected', ?3, 'detected', ?4, 0))";
constexpr std::string_view kDismissalSql =
    "UPDATE main.performance_exception SET reason_code = 'duplicate', reason = ?2 WHERE id = ?1";

// Computers that find the same signal make the same record of it.
base::Id exceptionId(const Finding& finding)
{
    base::Id place;
    const auto days = static_cast<std::uint32_t>(std::chrono::sys_days {finding.first}.time_since_epoch().count());
    for (std::size_t i = 0; i < 4; ++i) {
        place.bytes[i] = static_cast<std::uint8_t>(days >> (8 * i));
    }
    place.bytes[4] = finding.run.direction > 0 ? 1 : 2;
    return base::deriveId(finding.series, place);
}

base::Id eventId(const base::Id& exception)
{
    base::Id place;
    place.bytes[0] = 1;
    return base::deriveId(exception, place);
}

std::string leadOf(const Writer& writer, const base::Id& measure)
{
    replica::Statement row = writer.query(kLeadSql, measure);
    return row.next() ? row.text(0) : std::string {};
}

bool isThere(const Writer& writer, const base::Id& exception)
{
    replica::Statement row = writer.query(kThereSql, exception);
    return row.next();
}

RaisedReference raise(Writer& writer, const Finding& finding, const std::string& words, const std::string& text)
{
    const GivenReference reference = takeReference(writer, ReferenceSeries::Exception);
    const RaisedReference raised {exceptionId(finding), reference.reference};
    const bool crime = finding.crime.has_value();
    using Text = std::optional<std::string>;
    // The day its figure came in, which is the same wherever it is found.
    const base::Date on = finding.foundOn.value_or(writer.today());
    writer.run(kInsertSql, raised.id, reference.stored(), raised.reference, finding.name, finding.measure,
               crime ? Text {performance::toStored(finding.crime->by)} : std::nullopt,
               crime ? Text {finding.crime->area} : std::nullopt, crime ? Text {finding.crime->type} : std::nullopt,
               storedPeriod(finding.last), storedPeriod(finding.first),
               std::string {performance::toStored(finding.rule())}, finding.run.direction > 0 ? "high" : "low",
               std::string {performance::toStored(finding.run.meaning)}, on, orNothing(text),
               orNothing(leadOf(writer, finding.measure)));
    writer.run(kFoundSql, eventId(raised.id), raised.id, on, words);
    return raised;
}

/// "; December 2010 was dismissed as seasonal (EX-01)": what was said of the same time in another year.
std::string seasonBefore(const std::vector<PerformanceException>& known, const Finding& finding)
{
    for (auto one = known.rbegin(); one != known.rend(); ++one) {
        const auto period = periodFromStored(one->period);
        if (one->series() == finding.series && one->dismissal == DismissalReason::Seasonal && period
            && period->month() == finding.last.month()) {
            return fmt::format("; {} was dismissed as seasonal ({})", performance::inWords(*period, finding.frequency),
                               one->reference);
        }
    }
    return {};
}

/// Of several for one signal the first keeps it; later ones that nobody has touched are dismissed.
void dismissDuplicates(Writer& writer, const std::vector<const PerformanceException*>& covering, Detection& detection)
{
    const PerformanceException* kept = nullptr;
    for (const PerformanceException* one : covering) {
        if (one->dismissal == DismissalReason::Duplicate) {
            continue;
        }
        if (kept == nullptr) {
            kept = one;
            continue;
        }
        if (one->state != ExceptionState::Detected || one->restricted) {
            continue;
        }
        const std::string why = fmt::format("{} is about the same signal.", kept->reference);
        writer.run(kDismissalSql, one->id, why);
        tell(writer, *one,
             {.kind = "dismissed", .reason = why, .text = std::string {inWords(DismissalReason::Duplicate)}},
             ExceptionState::Dismissed);
        detection.duplicates.push_back(one->reference);
    }
}

}  // namespace

Result<Detection> apply(Writer& writer, const DetectExceptions&)
{
    Detection detection;
    const std::vector<PerformanceException> known = listExceptions(writer);
    for (const Finding& finding : performance::findings(writer)) {
        if (finding.run.meaning != Meaning::Concern) {
            continue;
        }
        std::vector<const PerformanceException*> covering;
        for (const PerformanceException& exception : known) {
            if (covers(exception, finding)) {
                covering.push_back(&exception);
            }
        }
        const std::string sentence = performance::sentenceOf(finding);
        if (!covering.empty()) {
            dismissDuplicates(writer, covering, detection);
            if (finding.run.since == 0) {
                const PerformanceException& first = *covering.front();
                detection.goingOn.push_back({first.id, first.reference, finding.name, sentence});
            }
        } else if (!finding.run.trial && !isThere(writer, exceptionId(finding))) {
            const std::string words = sentence + seasonBefore(known, finding);
            const RaisedReference raised = raise(writer, finding, words, {});
            detection.raised.push_back({raised.id, raised.reference, finding.name, words});
        }
    }
    std::vector<std::string> references;
    for (const Detection::Raised& raised : detection.raised) {
        references.push_back(raised.reference);
    }
    writer.setLabel(references.empty() ? "Look for exceptions"
                                       : "Look for exceptions: " + base::joinedInWords(references));
    return detection;
}

Result<RaisedReference> apply(Writer& writer, const RaiseFinding& command)
{
    auto found = command.crime ? performance::signalRuns(writer, *command.crime)
        : performance::measure(writer, command.measure)
        ? std::optional {performance::signalRuns(writer, command.measure)}
        : std::nullopt;
    if (!found) {
        return command.crime
            ? fail(FailureCode::NotFound,
                   fmt::format("No crime is recorded as {}.", performance::inWords(*command.crime)), "crime")
            : partnership::gone("measure");
    }
    const auto latest =
        std::find_if(found->rbegin(), found->rend(), [](const Finding& one) { return one.run.goesOn(); });
    if (latest == found->rend()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} shows ordinary variation, and one month on its own would be. If it matters all the "
                                "same, raise an exception by judgement, saying why.",
                                command.crime ? performance::inWords(*command.crime) : std::string {"The measure"}));
    }
    for (const PerformanceException& exception : listExceptions(writer)) {
        if (covers(exception, *latest)) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is about that already. Open it instead.", exception.reference));
        }
    }
    const RaisedReference raised = raise(writer, *latest, performance::sentenceOf(*latest), command.text);
    if (const auto exception = findException(writer, raised.id)) {
        tell(writer, *exception, {.kind = "confirmed", .byRole = command.byRole, .meeting = command.meeting},
             ExceptionState::Confirmed);
    }
    writer.setLabel("Raise exception " + raised.reference);
    return raised;
}

}  // namespace muster::actions
