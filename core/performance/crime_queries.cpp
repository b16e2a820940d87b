// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_queries.h"

#include "core/partnership/stored_words.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace muster::performance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<partnership::StoredWord<CrimeBy>, 4> kPlaces {{
    {CrimeBy::Lsoa, "lsoa", "LSOA"},
    {CrimeBy::District, "district", "District"},
    {CrimeBy::Ward, "ward", "Ward"},
    {CrimeBy::Sector, "sector", "Sector"},
}};

constexpr std::string_view kMonthsSql = R"(
    SELECT force, month, rows, without_place, without_id, file, imported_on FROM crime_month ORDER BY month, force)";
constexpr std::string_view kMonthsAndCountsSql = R"(
    SELECT force, month, rows, without_place, without_id, file, imported_on, counts FROM crime_month
    ORDER BY month, force)";
constexpr std::string_view kOneMonthSql = R"(
    SELECT force, month, rows, without_place, without_id, file, imported_on, counts FROM crime_month
    WHERE force = ?1 AND month = ?2)";
constexpr std::string_view kRevisionsSql = R"(
    SELECT m.month, m.force, r.file, r.replaced_on, r.rows_before, r.rows_after, r.counts_changed
    FROM crime_revision r JOIN crime_month m ON m.id = r.crime_month ORDER BY m.month, m.force, r.replaced_on, r.id)";
constexpr std::string_view kDistrictsSql = "SELECT name FROM crime_district ORDER BY name";
constexpr std::string_view kPlacesSql = R"(
    SELECT p.lsoa, p.ward, w.name, s.name FROM crime_place p JOIN ward w ON w.id = p.ward
    LEFT JOIN sector s ON s.id = w.sector ORDER BY p.lsoa)";
constexpr std::string_view kBreaksSql = "SELECT id, month, kind, about, reason FROM crime_break ORDER BY month, id";

// The last codes given after the census of 2011; what lies above came with that of 2021 (ONS code history).
constexpr std::string_view kLastEnglish2011 = "E01033768";
constexpr std::string_view kLastWelsh2011 = "W01001958";

bool isNewCode(const std::string& code)
{
    return code.size() == kLastEnglish2011.size()
        && ((code[0] == 'E' && code > kLastEnglish2011) || (code[0] == 'W' && code > kLastWelsh2011));
}

// Which census the LSOAs of a month are of.
int censusOf(const CrimeMonth& month)
{
    return std::any_of(month.areas.begin(), month.areas.end(),
                       [](const CrimeArea& area) { return isNewCode(area.code); })
        ? 2021
        : 2011;
}

CrimeMonth monthFrom(const Statement& row, bool withCounts)
{
    CrimeMonth month;
    month.force = row.text(0);
    month.month = row.date(1);
    month.rows = row.number(2);
    month.withoutPlace = row.number(3);
    month.withoutId = row.number(4);
    month.file = row.text(5);
    month.importedOn = row.optionalDate(6);
    if (withCounts && !unpack(row.blob(7), month)) {
        // What a newer Muster packed in a way of its own counts for nothing here, rather than for something wrong.
        month.areas.clear();
        month.types.clear();
        month.counts.clear();
    }
    return month;
}

/// Says under which name an LSOA is counted.
class PlaceNames {
public:
    PlaceNames(const Reader& reader, CrimeBy by) : m_by(by)
    {
        const auto districts = crimeDistricts(reader);
        m_districts.insert(districts.begin(), districts.end());
        if (by == CrimeBy::Ward || by == CrimeBy::Sector) {
            for (CrimePlace& place : crimePlaces(reader)) {
                m_wards.emplace(std::move(place.lsoa),
                                by == CrimeBy::Ward ? std::move(place.wardName) : std::move(place.sectorName));
            }
        }
    }

    /// Nothing for a place that does not count.
    [[nodiscard]] std::optional<std::string> of(const CrimeArea& area) const
    {
        if (m_by == CrimeBy::Ward || m_by == CrimeBy::Sector) {
            const auto found = m_wards.find(area.code);
            return found == m_wards.end() || found->second.empty() ? std::nullopt : std::optional {found->second};
        }
        const std::string district {districtOf(area.name)};
        if (!m_districts.empty() && !m_districts.contains(district)) {
            return std::nullopt;
        }
        return m_by == CrimeBy::Lsoa ? area.code : district;
    }

private:
    CrimeBy m_by;
    std::set<std::string> m_districts;
    std::map<std::string, std::string> m_wards;
};

/// Sums of one month, by name of place and type.
std::map<std::pair<std::string, std::string>, int> sumsOf(const CrimeMonth& month, const PlaceNames& names, bool total)
{
    std::vector<std::optional<std::string>> places;
    for (const CrimeArea& area : month.areas) {
        places.push_back(names.of(area));
    }
    std::map<std::pair<std::string, std::string>, int> sums;
    for (const CrimeCount& count : month.counts) {
        if (places[count.area]) {
            sums[{*places[count.area], total ? std::string {} : month.types[count.type]}] +=
                static_cast<int>(count.count);
        }
    }
    return sums;
}

std::vector<CrimeBreak> breaksIn(const Reader& reader, const std::vector<CrimeMonth>& months)
{
    std::vector<CrimeBreak> breaks;
    {
        Statement row = reader.query(kBreaksSql);
        while (row.next()) {
            breaks.push_back({row.id(0), row.date(1), row.text(2), row.text(3), row.text(4)});
        }
    }
    const auto add = [&](CrimeBreak found) {
        const bool recorded = std::any_of(breaks.begin(), breaks.end(), [&](const CrimeBreak& other) {
            return other.month == found.month && other.kind == found.kind && other.about == found.about;
        });
        if (!recorded) {
            breaks.push_back(std::move(found));
        }
    };
    std::map<std::string, int> census;  // of each force
    std::map<std::string, std::set<std::string>> before;  // types of the force's month before
    for (const CrimeMonth& month : months) {
        if (month.counts.empty()) {
            continue;
        }
        const int now = censusOf(month);
        if (const auto was = census.find(month.force); was != census.end() && was->second != now) {
            add({{},
                 month.month,
                 "geography",
                 {},
                 fmt::format("From {} on the LSOAs of {} are those of the census of {}.",
                             inWords(month.month, Frequency::Monthly), month.force, now)});
        }
        census[month.force] = now;
        const std::set<std::string> types {month.types.begin(), month.types.end()};
        if (const auto was = before.find(month.force); was != before.end()) {
            for (const std::string& type : types) {
                if (!was->second.contains(type)) {
                    add({{},
                         month.month,
                         "category",
                         type,
                         fmt::format("{} is counted from {} on.", type, inWords(month.month, Frequency::Monthly))});
                }
            }
        }
        before[month.force] = types;
    }
    std::stable_sort(breaks.begin(), breaks.end(),
                     [](const CrimeBreak& a, const CrimeBreak& b) { return a.month < b.month; });
    return breaks;
}

}  // namespace

std::string_view toStored(CrimeBy by) { return partnership::wordOf(kPlaces, by).stored; }

std::optional<CrimeBy> crimeByFromStored(std::string_view stored) { return partnership::valueOf(kPlaces, stored); }

std::vector<CrimeMonth> crimeMonths(const Reader& reader, bool withCounts)
{
    std::vector<CrimeMonth> months;
    Statement row = reader.query(withCounts ? kMonthsAndCountsSql : kMonthsSql);
    while (row.next()) {
        months.push_back(monthFrom(row, withCounts));
    }
    return months;
}

std::optional<CrimeMonth> crimeMonth(const Reader& reader, std::string_view force, base::Date month)
{
    Statement row = reader.query(kOneMonthSql, force, month);
    return row.next() ? std::optional {monthFrom(row, true)} : std::nullopt;
}

std::vector<CrimeRevision> crimeRevisions(const Reader& reader)
{
    std::vector<CrimeRevision> revisions;
    Statement row = reader.query(kRevisionsSql);
    while (row.next()) {
        revisions.push_back(
            {row.date(0), row.text(1), row.text(2), row.date(3), row.number(4), row.number(5), row.number(6)});
    }
    return revisions;
}

std::vector<std::string> crimeDistricts(const Reader& reader)
{
    std::vector<std::string> names;
    Statement row = reader.query(kDistrictsSql);
    while (row.next()) {
        names.push_back(row.text(0));
    }
    return names;
}

std::vector<CrimePlace> crimePlaces(const Reader& reader)
{
    std::vector<CrimePlace> places;
    Statement row = reader.query(kPlacesSql);
    while (row.next()) {
        places.push_back({row.text(0), row.id(1), row.text(2), row.text(3)});
    }
    return places;
}

std::vector<CrimeBreak> crimeBreaks(const Reader& reader) { return breaksIn(reader, crimeMonths(reader, true)); }

std::vector<CrimeLine> crimeLines(const Reader& reader, CrimeBy by)
{
    const PlaceNames names {reader, by};
    std::map<base::Date, std::map<std::pair<std::string, std::string>, int>> months;
    for (const CrimeMonth& month : crimeMonths(reader, true)) {
        for (const auto& [key, count] : sumsOf(month, names, false)) {
            months[month.month][key] += count;
        }
    }
    std::vector<CrimeLine> lines;
    for (const auto& [month, sums] : months) {
        for (const auto& [key, count] : sums) {
            lines.push_back({month, key.first, key.second, count});
        }
    }
    return lines;
}

CrimeTable crimeTable(const Reader& reader, CrimeBy by, bool total)
{
    CrimeTable table;
    const PlaceNames names {reader, by};
    const std::vector<CrimeMonth> months = crimeMonths(reader, true);
    table.breaks = breaksIn(reader, months);
    std::map<std::pair<std::string, std::string>, std::map<base::Date, int>> counted;
    std::map<base::Date, std::set<std::string>> typesOf;
    std::map<base::Date, int> censusOfMonth;
    for (const CrimeMonth& month : months) {
        typesOf[month.month].insert(month.types.begin(), month.types.end());
        censusOfMonth[month.month] = censusOf(month);
        for (const auto& [key, count] : sumsOf(month, names, total)) {
            counted[key][month.month] += count;
        }
    }
    std::map<std::string, base::Date> firstOfArea;
    std::map<std::string, std::set<int>> censusesOfArea;
    for (const auto& [key, byMonth] : counted) {
        const auto [first, fresh] = firstOfArea.emplace(key.first, byMonth.begin()->first);
        first->second = std::min(first->second, byMonth.begin()->first);
        for (const auto& [month, count] : byMonth) {
            censusesOfArea[key.first].insert(censusOfMonth[month]);
        }
    }
    for (const auto& [month, types] : typesOf) {
        table.months.push_back(month);
    }
    for (const auto& [key, byMonth] : counted) {
        CrimeSeries series {key.first, key.second, {}};
        for (const base::Date month : table.months) {
            const auto count = byMonth.find(month);
            const bool known = month >= firstOfArea.at(key.first) && (total || typesOf.at(month).contains(key.second))
                && (by != CrimeBy::Lsoa || censusesOfArea.at(key.first).contains(censusOfMonth.at(month)));
            series.counts.push_back(count != byMonth.end() ? std::optional {count->second}
                                        : known            ? std::optional {0}
                                                           : std::nullopt);
        }
        table.series.push_back(std::move(series));
    }
    return table;
}

bool concerns(const CrimeBreak& found, CrimeBy by, std::string_view area, std::string_view type)
{
    // New boundaries of census areas leave districts as they are.
    if (found.kind == "geography" && found.about.empty()) {
        return by != CrimeBy::District;
    }
    return found.about.empty() || found.about == area || (!type.empty() && found.about == type);
}

}  // namespace muster::performance
