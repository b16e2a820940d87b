// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking recorded crime in, and saying where it counts.
#pragma once

#include "core/performance/crime_queries.h"
#include "core/performance/crime_reading.h"
#include "core/performance/measure_commands.h"
#include "core/tables/table.h"

namespace muster::performance {

/// Months that `readCrime` read. All of them in, or none. A month that is there already with the same counts is passed
/// over; with others it is replaced, and what it said before stays as a revision. Measures that count crime are brought
/// up to date. Months of the future are taken like others.
struct ImportCrime {
    std::vector<CrimeMonth> months;
    /// Chosen in the same change, as by `SetCrimeDistricts`; also such as only these months have. None: left as they are.
    std::optional<std::vector<std::string>> districts {};
};

struct ImportedMonth {
    base::Date month;
    std::string force;
    Recorded what = Recorded::New;
    int rows = 0;
    int rowsBefore = 0;  ///< of a revised one
    int countsChanged = 0;
    int withoutPlace = 0;
    int withoutId = 0;
};

struct ImportedCrime {
    std::vector<ImportedMonth> months;
    int measureValues = 0;  ///< values of measures that came of it
    std::vector<CrimeBreak> breaks;  ///< that the new months brought

    [[nodiscard]] int count(Recorded what) const;
};

/// The districts the partnership works for, as LSOA names begin ("Peterborough"); none: every district counts. Refused
/// where crime is recorded and none of it lies in one of them, naming it and the largest that there are: a slip of the
/// pen would leave nothing to count.
struct SetCrimeDistricts {
    std::vector<std::string> names;
};

/// In which ward of the partnership census areas lie; a nil ward takes one out.
struct SetCrimePlaces {
    std::vector<std::pair<std::string, base::Id>> places;
};

/// The same from a table with LSOA codes and ward names. Wards that are not the partnership's are passed over.
/// Refused with file, line and reason: no such columns, a code that is none, one LSOA in two wards.
struct ImportCrimePlaces {
    tables::Table table;
    std::string fileName;
};

struct ImportedPlaces {
    int placed = 0;
    int unchanged = 0;
    int otherWards = 0;  ///< rows of wards that are not the partnership's
};

/// From a month on figures are not counted as before (requirements: a break, never a silent join).
struct RecordCrimeBreak {
    base::Date month;
    std::string kind = "other";  ///< "geography", "category" or "other"
    std::string about;  ///< a crime type or a district; empty: all
    std::string reason;
};

/// A measure counts recorded crime from now on: its values come with each import. `type` empty: all types.
struct CountCrime {
    base::Id measure;
    CrimeBy by = CrimeBy::District;
    std::string area;
    std::string type;
};

[[nodiscard]] Result<ImportedCrime> apply(Writer&, const ImportCrime&);
[[nodiscard]] Result<void> apply(Writer&, const SetCrimeDistricts&);
[[nodiscard]] Result<ImportedPlaces> apply(Writer&, const SetCrimePlaces&);
[[nodiscard]] Result<ImportedPlaces> apply(Writer&, const ImportCrimePlaces&);
[[nodiscard]] Result<base::Id> apply(Writer&, const RecordCrimeBreak&);
[[nodiscard]] Result<int> apply(Writer&, const CountCrime&);

}  // namespace muster::performance
