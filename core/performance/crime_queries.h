// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about recorded crime.
#pragma once

#include "core/performance/crime_counts.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::performance {

/// The places crime is counted by: census areas and districts as the files name them, wards and sectors as the
/// partnership has them.
enum class CrimeBy { Lsoa, District, Ward, Sector };

/// "lsoa", "district", "ward", "sector".
[[nodiscard]] std::string_view toStored(CrimeBy by);
[[nodiscard]] std::optional<CrimeBy> crimeByFromStored(std::string_view stored);

/// Which months are here: without their counts unless asked for, by month and force.
[[nodiscard]] std::vector<CrimeMonth> crimeMonths(const replica::Reader& reader, bool withCounts = false);
[[nodiscard]] std::optional<CrimeMonth> crimeMonth(const replica::Reader& reader, std::string_view force,
                                                   base::Date month);

/// A month that was published again with other counts.
struct CrimeRevision {
    base::Date month;
    std::string force;
    std::string file;  ///< the one that replaced it
    base::Date replacedOn;
    int rowsBefore = 0;
    int rowsAfter = 0;
    int countsChanged = 0;
};
[[nodiscard]] std::vector<CrimeRevision> crimeRevisions(const replica::Reader& reader);

/// The districts the partnership works for; none: every district counts.
[[nodiscard]] std::vector<std::string> crimeDistricts(const replica::Reader& reader);

struct CrimePlace {
    std::string lsoa;
    base::Id ward;
    std::string wardName;
    std::string sectorName;
};
/// The lookup from census areas to the partnership's wards, by code.
[[nodiscard]] std::vector<CrimePlace> crimePlaces(const replica::Reader& reader);

/// From `month` on figures are not counted as before.
struct CrimeBreak {
    base::Id id;  ///< nil for one that Muster found in the files
    base::Date month;
    std::string kind;  ///< "geography", "category", "other"
    std::string about;  ///< a crime type or a district; empty: all
    std::string reason;
};
/// Recorded ones, and what the files show: LSOA codes of another census, a crime type that begins.
[[nodiscard]] std::vector<CrimeBreak> crimeBreaks(const replica::Reader& reader);

/// One count as `list crime` prints it; zeros are not there.
struct CrimeLine {
    base::Date month;
    std::string area;  ///< LSOA code, or the name of a district, ward or sector; empty for rows without a place
    std::string type;
    int count = 0;
};
/// By month, area and type. Of the partnership's districts only where it has named some, and then without the rows that
/// have no place.
[[nodiscard]] std::vector<CrimeLine> crimeLines(const replica::Reader& reader, CrimeBy by);

/// A series of every month there is. Nothing stands where nothing was counted: before a place or a type first occurs,
/// and in months that do not know the type or the LSOA. A month that knows them and has no case is zero.
struct CrimeSeries {
    std::string area;
    std::string type;
    std::vector<std::optional<int>> counts;  ///< one for each month
};
struct CrimeTable {
    std::vector<base::Date> months;
    std::vector<CrimeSeries> series;  ///< by area and type
    std::vector<CrimeBreak> breaks;
};
/// `total`: all types together, as type "".
[[nodiscard]] CrimeTable crimeTable(const replica::Reader& reader, CrimeBy by, bool total = false);

/// Breaks that stand between the months of a series of this type ("" for all types) in this place.
[[nodiscard]] bool concerns(const CrimeBreak& found, CrimeBy by, std::string_view area, std::string_view type);
/// Those of the table that concern one of its series.
[[nodiscard]] std::vector<CrimeBreak> breaksOf(const CrimeTable& table, CrimeBy by, const CrimeSeries& series);

}  // namespace muster::performance
