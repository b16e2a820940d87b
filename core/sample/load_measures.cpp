// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures with their monthly values.
#include "core/performance/figures.h"
#include "core/performance/measure_commands.h"
#include "core/sample/loading.h"

#include <stdexcept>

namespace muster::sample {

namespace {

// A month's figure came to the partnership some days after the month had ended.
constexpr int kDaysToReceive = 10;

template <class T> T must(base::Result<T> result)
{
    if (!result) {
        throw std::runtime_error(result.error().detail);
    }
    return std::move(*result);
}

performance::AddMeasure measureFrom(const Loading& loading, const Json& measure)
{
    const Known& known = loading.known;
    performance::AddMeasure add;
    add.reference = measure.at("id");
    performance::MeasureDetails& details = add.details;
    details.name = measure.at("name");
    details.unit = measure.at("unit");
    details.polarity = performance::polarityFromStored(measure.at("polarity").get<std::string>()).value();
    details.frequency = performance::frequencyFromWords(measure.at("frequency").get<std::string>()).value();
    details.priority = Known::find(known.priorities, measure, "priority");
    details.leadRole = known.role(measure, "lead_role").title;
    details.leadAgency = Known::find(known.agencies, measure, "source_agency");
    details.source = known.agencyNames.at(measure.at("source_agency"));
    details.baselinePoints = measure.at("baseline_points").get<int>();
    details.note = loading.source.text(measure, "note").value_or("");
    if (measure.at("target").is_number()) {
        details.target = performance::figureText(measure.at("target").get<double>(), 0);
    }
    return add;
}

}  // namespace

void loadMeasures(Loading& loading)
{
    for (const Json& measure : loading.source.partnership().at("measures")) {
        const performance::AddMeasure add = measureFrom(loading, measure);
        performance::RecordValue record;
        record.measure = must(performance::apply(loading.writer, add)).id;
        record.period = performance::readPeriod(loading.source.month(measure, "first_month").value(),
                                                performance::Frequency::Monthly)
                            .value();
        for (const Json& value : measure.at("values")) {
            record.value = value.get<double>();
            const base::Date end = performance::lastDayOf(record.period, add.details.frequency);
            record.receivedOn = base::addDays(end, kDaysToReceive);
            must(performance::apply(loading.writer, record));
            record.period = performance::periodsLater(record.period, add.details.frequency, 1);
        }
    }
    loading.writer.setLabel("Load the sample's measures");
}

}  // namespace muster::sample
