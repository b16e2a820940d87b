// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/exception_queries.h"

#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kExceptionsSql = R"(
        SELECT x.id, x.reference, x.sensitivity, x.measure_id, m.reference, coalesce(m.name, x.measure), x.crime_by,
               x.crime_area, x.crime_type, x.period, x.first_period, x.rule, x.direction, x.meaning, x.state,
               x.raised_on, coalesce(p.text, x.text), x.reason_code, coalesce(p.reason, x.reason),
               coalesce(p.cause, x.cause), coalesce(p.plan, x.plan), coalesce(p.ask, x.ask),
               coalesce(p.note, x.note), coalesce(p.evidence, x.evidence), x.evidence_on, x.owner_role,
               coalesce(p.owner_title, x.owner_title), x.review_by, x.reported_to, b.name, b.short_name,
               x.reported_on, x.report_number, x.response, coalesce(p.response_text, x.response_text), x.ended_on,
               x.meeting, x.item
          FROM main.performance_exception x LEFT JOIN part_two.performance_exception p ON p.id = x.id
          LEFT JOIN main.measure m ON m.id = x.measure_id LEFT JOIN main.body b ON b.id = x.reported_to)";
constexpr std::string_view kInOrderSql = " ORDER BY x.number IS NULL, x.number, x.id";
constexpr std::string_view kByIdSql = " WHERE x.id = ?1";
constexpr std::string_view kByReferenceSql = " WHERE x.reference = ?1 COLLATE NOCASE";

constexpr std::string_view kRecoverySql = R"(
        SELECT r.exception, r.id, r.action, a.reference FROM main.exception_recovery r
          JOIN main.action a ON a.id = r.action ORDER BY a.number IS NULL, a.number, a.reference, r.id)";
constexpr std::string_view kRecoveryOfSql = R"(
        SELECT r.exception, r.id, r.action, a.reference FROM main.exception_recovery r
          JOIN main.action a ON a.id = r.action WHERE r.exception = ?1
         ORDER BY a.number IS NULL, a.number, a.reference, r.id)";

constexpr std::string_view kEventsSql = R"(
        SELECT e.id, e.kind, e.made_on, e.old_state, e.new_state, coalesce(p.by_role, e.by_role), e.body, b.name, e.meeting,
               e.report_number, coalesce(p.reason, e.reason), coalesce(p.text, e.text)
          FROM main.exception_event e LEFT JOIN part_two.exception_event p ON p.id = e.id
          LEFT JOIN main.body b ON b.id = e.body
         WHERE e.exception = ?1 ORDER BY e.position, e.made_on, e.id)";

performance::Meaning meaningFromStored(std::string_view stored)
{
    using performance::Meaning;
    for (const Meaning meaning : {Meaning::Concern, Meaning::Improvement, Meaning::Neutral}) {
        if (performance::toStored(meaning) == stored) {
            return meaning;
        }
    }
    return Meaning::None;
}

PerformanceException exceptionFrom(const Statement& row)
{
    PerformanceException x;
    x.id = row.id(0);
    x.reference = row.text(1);
    x.restricted = row.text(2) == "restricted";
    x.measure = row.id(3);
    x.measureReference = row.text(4);
    x.name = row.text(5);
    if (const auto by = performance::crimeByFromStored(row.text(6))) {
        x.crime = performance::CrimeSeriesName {*by, row.text(7), row.text(8)};
    }
    x.period = row.text(9);
    x.firstPeriod = row.text(10);
    x.rule = row.text(11);
    x.direction = row.text(12);
    x.meaning = meaningFromStored(row.text(13));
    x.state = exceptionStateFrom(row.text(14));
    x.raisedOn = row.optionalDate(15);
    x.text = row.text(16);
    x.dismissal = dismissalReasonFromStored(row.text(17));
    x.reason = row.text(18);
    x.cause = row.text(19);
    x.plan = row.text(20);
    x.ask = row.text(21);
    x.note = row.text(22);
    x.evidence = row.text(23);
    x.evidenceOn = row.optionalDate(24);
    x.ownerRole = row.id(25);
    x.ownerTitle = row.text(26);
    x.reviewBy = row.optionalDate(27);
    x.reportedTo = row.id(28);
    x.reportedToName = row.text(29);
    x.reportedToShortName = row.text(30);
    x.reportedOn = row.optionalDate(31);
    x.reportNumber = row.optionalNumber(32);
    x.response = boardResponseFromStored(row.text(33));
    x.responseText = row.text(34);
    x.endedOn = row.optionalDate(35);
    x.meeting = row.id(36);
    x.item = row.id(37);
    return x;
}

template <class Key>
std::optional<PerformanceException> one(const Reader& reader, std::string_view where, const Key& key)
{
    std::optional<PerformanceException> found;
    {
        Statement row = reader.query(std::string {kExceptionsSql} + std::string {where}, key);
        if (!row.next()) {
            return std::nullopt;
        }
        found = exceptionFrom(row);
    }
    Statement row = reader.query(kRecoveryOfSql, found->id);
    while (row.next()) {
        found->recovery.push_back({row.id(1), row.id(2), row.text(3)});
    }
    return found;
}

}  // namespace

std::vector<PerformanceException> listExceptions(const Reader& reader)
{
    static const std::string sql = std::string {kExceptionsSql} + std::string {kInOrderSql};
    std::vector<PerformanceException> exceptions;
    std::unordered_map<base::Id, std::size_t> places;
    {
        Statement row = reader.query(sql);
        while (row.next()) {
            exceptions.push_back(exceptionFrom(row));
            places.emplace(exceptions.back().id, exceptions.size() - 1);
        }
    }
    Statement row = reader.query(kRecoverySql);
    while (row.next()) {
        if (const auto at = places.find(row.id(0)); at != places.end()) {
            exceptions[at->second].recovery.push_back({row.id(1), row.id(2), row.text(3)});
        }
    }
    return exceptions;
}

std::optional<PerformanceException> findException(const Reader& reader, const base::Id& id)
{
    return one(reader, kByIdSql, id);
}

std::optional<PerformanceException> findException(const Reader& reader, const std::string& reference)
{
    return one(reader, kByReferenceSql, base::trimmed(reference));
}

std::vector<ExceptionEvent> eventsOf(const Reader& reader, const base::Id& exception)
{
    std::vector<ExceptionEvent> events;
    Statement row = reader.query(kEventsSql, exception);
    while (row.next()) {
        events.push_back({row.id(0), row.text(1), row.optionalDate(2), row.text(3), row.text(4), row.text(5), row.id(6),
                          row.text(7), row.id(8), row.optionalNumber(9), row.text(10), row.text(11)});
    }
    return events;
}

namespace {

/// Every signal of the series an exception is about; nothing when it is about none, or the series is gone.
std::optional<std::vector<performance::Finding>> signalsOf(const Reader& reader, const PerformanceException& exception)
{
    if (exception.crime) {
        return performance::signalRuns(reader, *exception.crime);
    }
    return exception.measure ? std::optional {performance::signalRuns(reader, exception.measure)} : std::nullopt;
}

}  // namespace

std::optional<performance::Finding> findingOf(const Reader& reader, const PerformanceException& exception)
{
    auto found = signalsOf(reader, exception);
    if (!found) {
        return std::nullopt;
    }
    // Where revised figures have split a signal, the later part is what it is about now.
    const auto covering = std::find_if(found->rbegin(), found->rend(),
                                       [&](const performance::Finding& one) { return covers(exception, one); });
    return covering == found->rend() ? std::nullopt : std::optional {std::move(*covering)};
}

std::optional<std::size_t> pointsBack(const Reader& reader, const PerformanceException& exception)
{
    if (exception.byJudgement()) {
        return std::nullopt;
    }
    if (const auto finding = findingOf(reader, exception)) {
        return finding->run.since;
    }
    if (exception.measure) {
        return performance::valuesOf(reader, exception.measure).size();
    }
    return exception.crime ? std::optional {performance::kPointsBack} : std::nullopt;
}

}  // namespace muster::actions
