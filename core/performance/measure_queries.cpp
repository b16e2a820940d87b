// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/measure_queries.h"

#include "core/base/text.h"

#include <algorithm>

namespace muster::performance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kMeasuresSql = R"(
    SELECT m.id, m.reference, m.name, m.unit, m.kind, m.polarity, m.frequency, m.decimals, m.priority, m.workstream,
           m.lead_agency, m.lead_role, m.source, m.target_text, m.target_kind, m.target_value, m.target_percent,
           m.target_sense, m.target_year_total, m.target_by, m.baseline_points, m.screening, m.two_of_three, m.note,
           m.retired_on, m.retired_reason, p.name, coalesce(a.display_name, a.name)
    FROM measure m LEFT JOIN priority p ON p.id = m.priority LEFT JOIN agency a ON a.id = m.lead_agency)";
constexpr std::string_view kInOrderSql = " ORDER BY length(m.reference), m.reference, m.id";
constexpr std::string_view kOneSql = " WHERE m.id = ?1";
constexpr std::string_view kFindSql = R"(
    SELECT id FROM measure WHERE reference = ?1 COLLATE NOCASE OR name = ?1 COLLATE NOCASE
    ORDER BY reference = ?1 COLLATE NOCASE DESC, id LIMIT 1)";
constexpr std::string_view kPlacesSql = R"(
    SELECT l.ward, l.sector, coalesce(w.name, s.name, l.name)
    FROM measure_place l LEFT JOIN ward w ON w.id = l.ward LEFT JOIN sector s ON s.id = l.sector
    WHERE l.measure = ?1 ORDER BY 3, l.id)";
constexpr std::string_view kPairsSql = R"(
    SELECT CASE WHEN measure = ?1 THEN other ELSE measure END FROM measure_pair
    WHERE measure = ?1 OR other = ?1 ORDER BY 1)";
constexpr std::string_view kValuesSql = R"(
    SELECT period, value, state, source, received_on, reason FROM measure_value
    WHERE measure = ?1 ORDER BY period, revision, id)";
constexpr std::string_view kRebasesSql = R"(
    SELECT id, from_period, kind, reason, decided_by, decided_on, meeting FROM measure_rebase
    WHERE measure = ?1 ORDER BY from_period, id)";

std::optional<Target> targetFrom(const Statement& row)
{
    if (row.isNull(14)) {
        return std::nullopt;
    }
    Target target;
    const std::string kind = row.text(14);
    target.text = row.text(13);
    target.kind = kind == "last_year" ? TargetKind::LastYear
        : kind == "milestone"         ? TargetKind::Milestone
                                      : TargetKind::Value;
    target.value = row.real(15);
    target.percent = row.real(16);
    target.sense = row.text(17) == "at_least" ? Sense::AtLeast : Sense::AtMost;
    target.yearTotal = row.flag(18);
    target.by = row.optionalDate(19);
    return target;
}

// What a newer Muster wrote and this one does not know is taken as the harmless one.
Measure measureFrom(const Statement& row)
{
    Measure measure;
    MeasureDetails& details = measure.details;
    measure.id = row.id(0);
    measure.reference = row.text(1);
    details.name = row.text(2);
    details.unit = row.text(3);
    details.kind = measureKindFromStored(row.text(4)).value_or(MeasureKind::Number);
    details.polarity = polarityFromStored(row.text(5)).value_or(Polarity::Neutral);
    details.frequency = frequencyFromWords(row.text(6)).value_or(Frequency::Monthly);
    details.decimals = row.number(7);
    details.priority = row.id(8);
    details.workstream = row.text(9);
    details.leadAgency = row.id(10);
    details.leadRole = row.text(11);
    details.source = row.text(12);
    details.target = row.text(13);
    measure.target = targetFrom(row);
    details.baselinePoints = row.optionalNumber(20);
    details.screening = row.isNull(21) || row.flag(21);
    details.twoOfThree = twoOfThreeFromStored(row.text(22)).value_or(TwoOfThree::Reference);
    details.note = row.text(23);
    measure.retiredOn = row.optionalDate(24);
    measure.retiredReason = row.text(25);
    measure.priorityName = row.text(26);
    measure.leadAgencyName = row.text(27);
    return measure;
}

void addPlacesAndPairs(const Reader& reader, Measure& measure)
{
    Statement places = reader.query(kPlacesSql, measure.id);
    while (places.next()) {
        measure.places.push_back({places.id(0), places.id(1), places.text(2)});
    }
    Statement pairs = reader.query(kPairsSql, measure.id);
    while (pairs.next()) {
        measure.pairedWith.push_back(pairs.id(0));
    }
}

// Where in the series the groups begin that the rebases ask for.
std::vector<std::size_t> beginningsIn(const std::vector<PeriodValue>& values, const std::vector<Rebase>& rebases)
{
    std::vector<std::size_t> places;
    for (const Rebase& rebase : rebases) {
        const auto at = std::find_if(values.begin(), values.end(),
                                     [&](const PeriodValue& value) { return value.period >= rebase.from; });
        places.push_back(static_cast<std::size_t>(at - values.begin()));
    }
    return places;
}

}  // namespace

std::vector<Measure> measures(const Reader& reader, bool retiredToo)
{
    std::vector<Measure> current;
    std::vector<Measure> retired;
    {
        static const std::string sql = std::string {kMeasuresSql} + std::string {kInOrderSql};
        Statement row = reader.query(sql);
        while (row.next()) {
            Measure measure = measureFrom(row);
            const bool past = measure.retiredOn && *measure.retiredOn < reader.today();
            (past ? retired : current).push_back(std::move(measure));
        }
    }
    if (retiredToo) {
        std::move(retired.begin(), retired.end(), std::back_inserter(current));
    }
    for (Measure& measure : current) {
        addPlacesAndPairs(reader, measure);
    }
    return current;
}

std::optional<Measure> measure(const Reader& reader, const base::Id& id)
{
    static const std::string sql = std::string {kMeasuresSql} + std::string {kOneSql};
    std::optional<Measure> found;
    {
        Statement row = reader.query(sql, id);
        if (row.next()) {
            found = measureFrom(row);
        }
    }
    if (found) {
        addPlacesAndPairs(reader, *found);
    }
    return found;
}

std::optional<Measure> findMeasure(const Reader& reader, std::string_view referenceOrName)
{
    base::Id id;
    {
        Statement row = reader.query(kFindSql, base::trimmed(referenceOrName));
        if (!row.next()) {
            return std::nullopt;
        }
        id = row.id(0);
    }
    return measure(reader, id);
}

std::vector<PeriodValue> valuesOf(const Reader& reader, const base::Id& measure)
{
    std::vector<PeriodValue> values;
    Statement row = reader.query(kValuesSql, measure);
    while (row.next()) {
        const base::Date period = row.date(0);
        if (values.empty() || values.back().period != period) {
            values.push_back({period, {}, {}});
        } else {
            values.back().before.push_back(std::move(values.back().now));
        }
        values.back().now = {row.real(1), row.text(2) == "provisional", row.text(3), row.optionalDate(4), row.text(5)};
    }
    return values;
}

std::vector<Rebase> rebasesOf(const Reader& reader, const base::Id& measure)
{
    std::vector<Rebase> rebases;
    Statement row = reader.query(kRebasesSql, measure);
    while (row.next()) {
        rebases.push_back(
            {row.id(0), row.date(1), row.text(2) == "break", row.text(3), row.text(4), row.optionalDate(5), row.id(6)});
    }
    return rebases;
}

std::optional<MeasureChart> chartOfMeasure(const Reader& reader, const base::Id& id)
{
    auto found = measure(reader, id);
    if (!found) {
        return std::nullopt;
    }
    MeasureChart result {std::move(*found), valuesOf(reader, id), rebasesOf(reader, id), {}, {}, Assurance::NotJudged};
    const MeasureDetails& details = result.measure.details;
    std::vector<double> figures;
    for (const PeriodValue& value : result.values) {
        figures.push_back(value.now.value);
    }
    const auto valueAt = [&](base::Date period) -> std::optional<double> {
        const auto at = std::lower_bound(result.values.begin(), result.values.end(), period,
                                         [](const PeriodValue& value, base::Date day) { return value.period < day; });
        return at != result.values.end() && at->period == period ? std::optional {at->now.value} : std::nullopt;
    };
    for (const PeriodValue& value : result.values) {
        result.targets.push_back(result.measure.target
                                     ? targetAt(*result.measure.target, value.period, details.frequency, valueAt)
                                     : std::nullopt);
    }
    if (details.kind == MeasureKind::Number) {
        ChartRules rules;
        rules.screening = details.screening;
        rules.twoOfThree = details.twoOfThree;
        rules.baselinePoints = static_cast<std::size_t>(details.baselinePoints.value_or(kFewestPoints));
        rules.rebasedAt = beginningsIn(result.values, result.rebases);
        result.chart = chartOf(figures, details.polarity, rules);
        result.assurance =
            result.chart.assurance(result.targets.empty() ? std::nullopt : result.targets.back(), details.polarity);
    }
    return result;
}

std::vector<MeasureChart> chartsOfMeasures(const Reader& reader)
{
    std::vector<MeasureChart> charts;
    for (const Measure& one : measures(reader)) {
        if (auto chart = chartOfMeasure(reader, one.id)) {
            charts.push_back(std::move(*chart));
        }
    }
    return charts;
}

std::vector<PeriodValue> sameSeason(const std::vector<PeriodValue>& values, base::Date period)
{
    std::vector<PeriodValue> same;
    std::copy_if(values.begin(), values.end(), std::back_inserter(same), [&](const PeriodValue& value) {
        return value.period.month() == period.month() && value.period != period;
    });
    return same;
}

}  // namespace muster::performance
