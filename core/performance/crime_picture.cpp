// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_picture.h"

#include <algorithm>

namespace muster::performance {

ChartPicture pictureOf(const CrimeTable& table, const CrimeSeriesName& name)
{
    const auto series = std::find_if(table.series.begin(), table.series.end(), [&name](const CrimeSeries& one) {
        return one.area == name.area && one.type == name.type;
    });
    if (series == table.series.end()) {
        return {};
    }
    CrimePictureRules rules;
    rules.polarity = polarityOfCrime(name.type);
    return pictureOf(*series, table.months, breaksOf(table, name.by, *series), rules);
}

ChartPicture pictureOf(const replica::Reader& reader, const CrimeSeriesName& name)
{
    return pictureOf(crimeTable(reader, name.by, name.type.empty()), name);
}

}  // namespace muster::performance
