// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_queries.h"

#include "core/partnership/stored_words.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

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

namespace {

/// Names by number, in the order in which they are met.
class Numbers {
public:
    std::size_t of(const std::string& name)
    {
        const auto [place, fresh] = m_numbers.emplace(name, m_names.size());
        if (fresh) {
            m_names.push_back(&place->first);
        }
        return place->second;
    }
    [[nodiscard]] const std::string& name(std::size_t number) const { return *m_names[number]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }

private:
    std::unordered_map<std::string, std::size_t> m_numbers;
    std::vector<const std::string*> m_names;  // of the keys, which stay where they are
};

/// What is known of a month, all forces together.
struct MonthKnown {
    int census = 0;
    std::vector<bool> types;

    [[nodiscard]] bool hasType(std::size_t type) const { return type < types.size() && types[type]; }
    void addType(std::size_t type)
    {
        types.resize(std::max(types.size(), type + 1));
        types[type] = true;
    }
};

struct AreaKnown {
    std::size_t first = 0;  ///< month
    std::set<int> censuses;
};

/// Counts of every series by number of area, type and month; months without one are not there.
class Counting {
public:
    /// `months`: each once, in order; `total`: all types together.
    Counting(const std::vector<base::Date>& months, bool total)
        : m_months(months), m_total(total), m_known(months.size())
    {
    }

    /// All are known before the first is added.
    void know(const CrimeMonth& month) { m_known[placeOf(month)].census = censusOf(month); }

    void add(const CrimeMonth& month, const PlaceNames& names)
    {
        const std::size_t at = placeOf(month);
        MonthKnown& known = m_known[at];
        std::vector<std::size_t> types;
        for (const std::string& type : month.types) {
            types.push_back(m_types.of(m_total ? std::string {} : type));
            known.addType(types.back());
        }
        std::vector<std::optional<std::size_t>> areas;
        for (const CrimeArea& area : month.areas) {
            const auto name = names.of(area);
            areas.push_back(name ? std::optional {m_areas.of(*name)} : std::nullopt);
        }
        for (const CrimeCount& count : month.counts) {
            if (areas[count.area]) {
                std::vector<std::optional<int>>& counts = seriesOf(*areas[count.area], types[count.type]);
                counts[at] = counts[at].value_or(0) + static_cast<int>(count.count);
                meet(*areas[count.area], at);
            }
        }
    }

    /// Zero where nothing was counted of what is known there.
    [[nodiscard]] std::vector<CrimeSeries> series(CrimeBy by)
    {
        std::vector<CrimeSeries> all;
        for (std::size_t area = 0; area < m_series.size(); ++area) {
            for (std::size_t type = 0; type < m_series[area].size(); ++type) {
                std::vector<std::optional<int>>& counts = m_series[area][type];
                if (counts.empty()) {
                    continue;
                }
                for (std::size_t at = 0; at < counts.size(); ++at) {
                    const bool known = at >= m_met[area].first && (m_total || m_known[at].hasType(type))
                        && (by != CrimeBy::Lsoa || m_met[area].censuses.contains(m_known[at].census));
                    if (!counts[at] && known) {
                        counts[at] = 0;
                    }
                }
                all.push_back({m_areas.name(area), m_types.name(type), std::move(counts)});
            }
        }
        std::sort(all.begin(), all.end(), [](const CrimeSeries& a, const CrimeSeries& b) {
            return std::tie(a.area, a.type) < std::tie(b.area, b.type);
        });
        return all;
    }

private:
    [[nodiscard]] std::size_t placeOf(const CrimeMonth& month) const
    {
        return static_cast<std::size_t>(std::lower_bound(m_months.begin(), m_months.end(), month.month)
                                        - m_months.begin());
    }

    std::vector<std::optional<int>>& seriesOf(std::size_t area, std::size_t type)
    {
        m_series.resize(std::max(m_series.size(), area + 1));
        auto& ofArea = m_series[area];
        ofArea.resize(std::max(ofArea.size(), type + 1));
        if (ofArea[type].empty()) {
            ofArea[type].resize(m_months.size());
        }
        return ofArea[type];
    }

    void meet(std::size_t area, std::size_t at)
    {
        if (area >= m_met.size()) {
            m_met.resize(area + 1, {m_months.size(), {}});
        }
        m_met[area].first = std::min(m_met[area].first, at);
        m_met[area].censuses.insert(m_known[at].census);
    }

    const std::vector<base::Date>& m_months;
    bool m_total;
    std::vector<MonthKnown> m_known;
    Numbers m_areas;
    Numbers m_types;
    std::vector<std::vector<std::vector<std::optional<int>>>> m_series;  // by area and type; empty: never counted
    std::vector<AreaKnown> m_met;
};

}  // namespace

CrimeTable crimeTable(const Reader& reader, CrimeBy by, bool total)
{
    CrimeTable table;
    const PlaceNames names {reader, by};
    const std::vector<CrimeMonth> months = crimeMonths(reader, true);
    table.breaks = breaksIn(reader, months);
    for (const CrimeMonth& month : months) {
        if (table.months.empty() || table.months.back() != month.month) {
            table.months.push_back(month.month);
        }
    }
    Counting counting {table.months, total};
    for (const CrimeMonth& month : months) {
        counting.know(month);
    }
    for (const CrimeMonth& month : months) {
        counting.add(month, names);
    }
    table.series = counting.series(by);
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

std::vector<CrimeBreak> breaksOf(const CrimeTable& table, CrimeBy by, const CrimeSeries& series)
{
    std::vector<CrimeBreak> breaks;
    std::copy_if(table.breaks.begin(), table.breaks.end(), std::back_inserter(breaks),
                 [&](const CrimeBreak& found) { return concerns(found, by, series.area, series.type); });
    return breaks;
}

}  // namespace muster::performance
