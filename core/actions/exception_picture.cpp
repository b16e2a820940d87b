// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/exception_picture.h"

#include "core/actions/effect.h"
#include "core/performance/crime_picture.h"

namespace muster::actions {

std::vector<performance::PictureMarker> pictureMarkers(const replica::Reader& reader, const base::Id& series,
                                                       MarkerText text)
{
    std::vector<performance::PictureMarker> markers;
    for (const ChartMarker& marker : chartMarkers(reader, series)) {
        markers.push_back({performance::MarkerKind::Action, marker.on,
                           text == MarkerText::Reference ? marker.reference : marker.reference + " " + marker.text, 0});
    }
    return markers;
}

performance::ChartPicture pictureOf(const replica::Reader& reader, const PerformanceException& exception, MarkerText text)
{
    if (!exception.measure.isNil()) {
        const auto chart = performance::chartOfMeasure(reader, exception.measure);
        return chart ? performance::pictureOf(*chart, pictureMarkers(reader, exception.measure, text))
                     : performance::ChartPicture {};
    }
    return exception.crime ? performance::pictureOf(reader, *exception.crime) : performance::ChartPicture {};
}

}  // namespace muster::actions
