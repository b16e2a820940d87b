// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/public_facts.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/governance/circulation.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/performance/figures.h"
#include "core/performance/findings.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fmt/format.h>

namespace muster::documents {

using performance::Frequency;
using performance::MeasureChart;
using replica::Reader;

namespace {

/// The months of a period as places in a measure's values, and what they come to.
struct Sum {
    double value = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

bool isShare(const MeasureChart& chart) { return chart.measure.details.unit == "%"; }

/// Counts are added, shares are averaged; nothing unless every month of the period is there.
std::optional<Sum> sumOf(const MeasureChart& chart, base::Date from, base::Date to)
{
    const Frequency frequency = chart.measure.details.frequency;
    Sum sum;
    int wanted = 0;
    int found = 0;
    for (base::Date period = performance::periodOf(from, frequency); period <= to;
         period = performance::periodsLater(period, frequency, 1))
        ++wanted;
    for (std::size_t at = 0; at < chart.values.size(); ++at) {
        const base::Date period = chart.values[at].period;
        if (period < performance::periodOf(from, frequency) || period > to)
            continue;
        if (found == 0)
            sum.first = at;
        sum.last = at;
        sum.value += chart.values[at].now.value;
        ++found;
    }
    if (wanted == 0 || found != wanted)
        return std::nullopt;
    if (isShare(chart))
        sum.value /= found;
    return sum;
}

std::optional<double> targetOf(const MeasureChart& chart, const Sum& sum)
{
    double total = 0;
    for (std::size_t at = sum.first; at <= sum.last; ++at) {
        if (at >= chart.targets.size() || !chart.targets[at])
            return std::nullopt;
        total += *chart.targets[at];
    }
    return isShare(chart) ? total / static_cast<double>(sum.last - sum.first + 1) : total;
}

/// What was unusual in these months: high, low, or one month this and another that.
struct Unusual {
    bool high = false;
    bool low = false;

    [[nodiscard]] int direction() const { return high == low ? 0 : high ? 1 : -1; }
};

Unusual unusual(const MeasureChart& chart, const Sum& sum)
{
    Unusual found;
    for (const performance::Finding& finding : performance::signalRuns(chart)) {
        if (finding.run.first <= sum.last && finding.run.last >= sum.first)
            (finding.run.direction > 0 ? found.high : found.low) = true;
    }
    return found;
}

std::string usualWords(const MeasureChart& chart, const Unusual& found)
{
    if (found.high && found.low)
        return "Unusual: one month was higher, others were lower.";
    const int direction = found.direction();
    if (direction == 0)
        return "About as usual.";
    if (direction > 0 && chart.measure.details.polarity == performance::Polarity::Neutral)
        return "Higher than usual. More people may be telling us.";
    return direction > 0 ? "Higher than usual." : "Lower than usual.";
}

std::string withUnit(const std::string& number, const MeasureChart& chart)
{
    return isShare(chart) ? number + "%" : number;
}

std::string changeWords(const MeasureChart& chart, double before, double after)
{
    if (!isShare(chart))
        return performance::changeText(before, after, chart.measure.details.decimals);
    const double points = std::round(after - before);
    if (points == 0)
        return "no change";
    return fmt::format("{} {}", base::counted(static_cast<int>(std::abs(points)), "point", "points"),
                       points > 0 ? "higher" : "lower");
}

PublicFigure figureOf(const MeasureChart& chart, base::Date from, base::Date to)
{
    PublicFigure told;
    told.name = chart.measure.details.name;
    told.unit = chart.measure.details.unit;
    const auto sum = sumOf(chart, from, to);
    if (!sum) {
        told.sentence = told.usual = "Not all figures are in yet.";
        return told;
    }
    const auto before =
        sumOf(chart, base::addMonths(from, -12), base::addDays(base::addMonths(base::addDays(to, 1), -12), -1));
    const int decimals = chart.measure.details.decimals;
    const bool small = !chart.measure.places.empty();
    const bool hidden = small && (sum->value < kFewestToTell || (before && before->value < kFewestToTell));
    told.figure = small && sum->value < kFewestToTell
        ? "fewer than 5"
        : withUnit(performance::figureText(sum->value, isShare(chart) ? 0 : decimals), chart);
    if (before && !hidden)
        told.change = changeWords(chart, before->value, sum->value);
    const Unusual found = unusual(chart, *sum);
    told.direction = found.direction();
    told.usual = usualWords(chart, found);
    told.unusual = found.high || found.low;
    const performance::Polarity polarity = chart.measure.details.polarity;
    told.worse = (told.direction > 0 && polarity == performance::Polarity::LowerIsBetter)
        || (told.direction < 0 && polarity == performance::Polarity::HigherIsBetter);
    if (told.change == "no change")
        told.sentence = "The same as a year before. ";
    else if (!told.change.empty())
        told.sentence = capitalised(told.change) + " than a year before. ";
    told.sentence += told.usual;
    const auto target = targetOf(chart, *sum);
    if (target && chart.measure.target) {
        const performance::Sense sense = chart.measure.target->sense;
        told.aim = withUnit(performance::figureText(*target, isShare(chart) ? 0 : decimals), chart)
            + (sense == performance::Sense::AtMost ? " or fewer" : " or more");
        told.met = performance::meets(sum->value, *target, sense);
        told.sentence += fmt::format(" Our aim of {} was {}.", told.aim, *told.met ? "reached" : "not reached");
    }
    return told;
}

void addNext(const Reader& reader, PublicFacts& facts)
{
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.authority != partnership::Authority::StatutoryDecision)
            continue;
        if (const auto meeting = governance::nextMeetingOf(reader, body.id))
            facts.next.push_back(fmt::format("Our Board meets on {}. It will look at what each partner has done.",
                                             base::longDate(meeting->date)));
    }
    for (const PublicFigure& figure : facts.figures) {
        if (figure.worse && facts.next.size() < 4)
            facts.next.push_back(fmt::format("We will look again at {}.", inSentence(figure.name)));
    }
    for (const governance::NextSession& session : governance::nextSessions(reader, reader.today())) {
        std::string sentence = fmt::format("Come to {} on {}", session.bodyName, base::longDate(session.date));
        if (!session.venue.empty())
            sentence += ", " + session.venue;
        facts.ask.push_back(sentence + ".");
    }
    const auto owner = governance::communicationsOwner(reader);
    facts.ask.push_back(fmt::format("Or write to the {}. Every question gets an answer.",
                                    owner ? owner->title : std::string {"Community Safety Team"}));
}

}  // namespace

std::string inSentence(const std::string& name)
{
    const std::size_t next = name.find(' ') + 1;
    const bool isName = next > 0 && next < name.size() && std::isupper(static_cast<unsigned char>(name[next])) != 0;
    const bool isShortForm = name.size() > 1 && std::isupper(static_cast<unsigned char>(name[1])) != 0;
    return isName || isShortForm ? name : base::lowered(name.substr(0, 1)) + name.substr(1);
}

std::string PublicFacts::written(const Reader& reader, governance::TextPart part) const
{
    return publication ? governance::writtenPart(reader, publication->id, part) : std::string {};
}

PublicFacts publicFacts(const Reader& reader, base::Date from, base::Date to)
{
    PublicFacts facts;
    const auto profile = partnership::profile(reader);
    facts.partnership = profile ? profile->name : std::string {"The partnership"};
    facts.period = governance::periodInWords(from, to);
    facts.from = from;
    facts.to = to;
    for (governance::Publication& one : governance::publications(reader)) {
        if (one.kind == governance::PublicationKind::QuarterlyReport && one.from == from && one.to == to
            && one.state != governance::PublicationState::Withdrawn) {
            facts.publication = std::move(one);
            break;
        }
    }
    for (const partnership::Priority& priority : partnership::prioritiesOn(reader, to))
        facts.promises.push_back(priority.name);
    for (const partnership::Priority& area : partnership::areasOfFocusOn(reader, to))
        facts.areas.push_back(area.name);
    for (const MeasureChart& chart : performance::chartsOfMeasures(reader)) {
        if (chart.measure.details.kind == performance::MeasureKind::Milestone || chart.values.empty())
            continue;
        PublicFigure figure = figureOf(chart, from, to);
        facts.aims += figure.met ? 1 : 0;
        facts.met += figure.met.value_or(false) ? 1 : 0;
        facts.figures.push_back(std::move(figure));
    }
    facts.told = governance::toldBack(reader, from, to);
    addNext(reader, facts);
    return facts;
}

}  // namespace muster::documents
