// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/ranking.h"

#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace muster::actions {

using performance::Finding;
using performance::Meaning;
using replica::Reader;

namespace {

constexpr std::array<partnership::StoredWord<RankGroup>, 6> kGroups {{
    {RankGroup::Concern, "concern", "Concern"},
    {RankGroup::Improvement, "improvement", "Improvement"},
    {RankGroup::Change, "change", "Change, no judgement"},
    {RankGroup::Watched, "watched", "Watching"},
    {RankGroup::Answered, "answered", "Answered"},
    {RankGroup::Trial, "trial", "Trial limits"},
}};

std::string weightText(double weight) { return fmt::format("{:.1f}", weight); }

bool isDue(const PerformanceException& exception, base::Date today)
{
    return exception.reviewBy && *exception.reviewBy <= today;
}

RankGroup groupOf(const RankedLine& line, base::Date today)
{
    if (line.exception) {
        const PerformanceException& exception = *line.exception;
        if (!isOpen(exception.state)) {
            return RankGroup::Answered;
        }
        const bool there = line.finding && line.finding->run.since == 0;
        if (exception.state == ExceptionState::Monitoring && !there && !isDue(exception, today)) {
            return RankGroup::Watched;
        }
        // Somebody who confirmed an improvement or a change made it a thing to answer for.
        return RankGroup::Concern;
    }
    if (line.finding->run.trial) {
        return RankGroup::Trial;
    }
    switch (line.finding->run.meaning) {
    case Meaning::Concern:
        return RankGroup::Concern;
    case Meaning::Improvement:
        return RankGroup::Improvement;
    default:
        return RankGroup::Change;
    }
}

std::string statusOf(const RankedLine& line)
{
    if (line.exception) {
        return statusText(*line.exception);
    }
    switch (line.group) {
    case RankGroup::Improvement:
        return "Thank the team";
    case RankGroup::Change:
        return "Not judged";
    case RankGroup::Trial:
        return "Too few figures";
    default:
        return "Not raised";
    }
}

std::string servesText(const RankedLine& line)
{
    if (!line.finding || !line.finding->isPriority()) {
        return {};
    }
    return line.finding->priority.empty()
        ? fmt::format(" It is a priority ward for {}.", base::lowered(base::joinedInWords(line.finding->vulnerableFor)))
        : fmt::format(" It serves the priority {}.", line.finding->priority);
}

std::string whyOf(const RankedLine& line, base::Date today)
{
    const std::string weighs =
        line.finding ? fmt::format(" Its figures weigh {}.", weightText(line.weight)) : std::string {};
    const std::string serves = servesText(line);
    switch (line.group) {
    case RankGroup::Concern:
        if (line.exception && line.exception->state == ExceptionState::Monitoring) {
            return (isDue(*line.exception, today) ? "Its review date has come."
                                                  : "It is watched, and the signal is there.")
                + serves + weighs;
        }
        if (line.exception && line.exception->byJudgement()) {
            return "Raised by judgement; no figures weigh it.";
        }
        if (line.finding && !line.finding->run.goesOn()) {
            return "A concern that is not settled, though its figures are back to usual." + serves + weighs;
        }
        return (line.exception ? "A concern that is not settled." : "A concern nobody has confirmed.") + serves
            + weighs;
    case RankGroup::Improvement:
        return "Better than usual: say thank you." + serves + weighs;
    case RankGroup::Change:
        return "Different from usual, and not judged better or worse." + serves + weighs;
    case RankGroup::Watched:
        return line.exception->reviewBy
            ? fmt::format("Watched; it is looked at again on {}.", base::longDate(*line.exception->reviewBy))
            : std::string {"Watched."};
    case RankGroup::Answered:
        return "It was answered, and the signal goes on." + serves + weighs;
    case RankGroup::Trial:
        return fmt::format("Limits of {} are trial limits.",
                           base::counted(static_cast<int>(line.finding->limits.points), "figure", "figures"));
    }
    return {};
}

std::string sentenceOf(const RankedLine& line)
{
    if (line.finding) {
        return performance::sentenceOf(*line.finding);
    }
    const PerformanceException& exception = *line.exception;
    if (exception.byJudgement() || exception.restricted) {
        return exception.text.empty() ? std::string {"Restricted exception"} : exception.text;
    }
    const auto period = periodFromStored(exception.period);
    return fmt::format("{}: back to usual since, or the figures were revised",
                       period ? performance::inWords(*period, performance::Frequency::Monthly) : exception.period);
}

std::string titleOf(const RankedLine& line)
{
    if (line.finding) {
        return line.finding->name;
    }
    return line.exception->name.empty() ? std::string {"Raised by judgement"} : line.exception->name;
}

/// Groups; in each what serves a priority, what weighs more, what changed by more, then by reference and name.
bool before(const RankedLine& a, const RankedLine& b)
{
    const auto key = [](const RankedLine& line) {
        const bool serves = line.finding && line.finding->isPriority();
        const double size = line.finding ? std::abs(line.finding->value - line.finding->limits.mean) : 0;
        return std::tuple {line.group, !serves, -line.weight, -size};
    };
    const auto first = key(a);
    const auto second = key(b);
    if (first != second) {
        return first < second;
    }
    const auto name = [](const RankedLine& line) {
        return std::pair {line.exception ? line.exception->reference : std::string {}, line.title};
    };
    return name(a) < name(b);
}

}  // namespace

std::string_view inWords(RankGroup group) { return partnership::wordOf(kGroups, group).words; }

int RankedList::count(RankGroup group) const
{
    return static_cast<int>(
        std::count_if(lines.begin(), lines.end(), [&](const RankedLine& line) { return line.group == group; }));
}

std::vector<RankedLine> ranked(std::vector<Finding> findings, std::vector<PerformanceException> exceptions,
                               base::Date today)
{
    std::unordered_map<base::Id, std::vector<std::size_t>> ofSeries;
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        if (const base::Id series = exceptions[i].series(); !series.isNil()) {
            ofSeries[series].push_back(i);
        }
    }
    std::vector<bool> told(exceptions.size(), false);
    std::vector<RankedLine> lines;
    lines.reserve(findings.size() + exceptions.size());
    for (Finding& finding : findings) {
        RankedLine line;
        line.weight = finding.run.weight;
        if (const auto there = ofSeries.find(finding.series); there != ofSeries.end()) {
            for (const std::size_t i : there->second) {
                const bool open = isOpen(exceptions[i].state);
                if (!covers(exceptions[i], finding) || exceptions[i].dismissal == DismissalReason::Duplicate) {
                    continue;
                }
                told[i] = true;
                // An open one speaks for the signal, not one that was answered before.
                if (!line.exception || (open && !isOpen(line.exception->state))) {
                    line.exception = exceptions[i];
                }
            }
        }
        line.finding = std::move(finding);
        lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        if (!told[i] && isOpen(exceptions[i].state)) {
            RankedLine line;
            line.exception = std::move(exceptions[i]);
            lines.push_back(std::move(line));
        }
    }
    for (RankedLine& line : lines) {
        line.group = groupOf(line, today);
        line.title = titleOf(line);
    }
    std::sort(lines.begin(), lines.end(), before);
    int rank = 0;
    for (RankedLine& line : lines) {
        line.rank = ++rank;
        line.sentence = sentenceOf(line);
        line.status = statusOf(line);
        line.why = whyOf(line, today);
    }
    return lines;
}

RankedList rankedList(const Reader& reader, std::optional<performance::CrimeBy> crime)
{
    std::vector<Finding> findings = performance::findings(reader);
    if (crime) {
        for (Finding& finding : performance::crimeFindings(reader, *crime)) {
            findings.push_back(std::move(finding));
        }
    }
    std::vector<PerformanceException> exceptions = listExceptions(reader);
    // An open one whose signal has ended meanwhile still says what it was. For measures: there are few of them.
    for (const PerformanceException& exception : exceptions) {
        if (!isOpen(exception.state) || !exception.measure || exception.byJudgement()) {
            continue;
        }
        auto ended = findingOf(reader, exception);
        if (ended && !ended->run.goesOn()) {
            findings.push_back(std::move(*ended));
        }
    }
    RankedList list;
    list.lines = ranked(std::move(findings), std::move(exceptions), reader.today());
    std::set<base::Id> told;
    for (const RankedLine& line : list.lines) {
        told.insert(line.finding ? line.finding->series : line.exception->series());
    }
    for (const performance::Measure& measure : performance::measures(reader)) {
        if (!told.contains(measure.id)) {
            list.ordinary.push_back(measure.details.name);
        }
    }
    return list;
}

std::vector<std::string> rankingInWords()
{
    return {
        "First what somebody has to act on: concerns and what was raised by judgement, until they are settled.",
        "Then improvements, then changes that are not judged better or worse.",
        "What is watched comes after them, until its review date has come or the signal is back.",
        "What was dismissed or closed while the signal goes on, and limits of fewer than twelve figures, come last.",
        "Among equals: what serves a priority or lies in a priority ward; then what weighs more, which is how far its "
        "figures lie from their "
        "mean, measured by the way to the limit and added up; so eight months a little high come before one month "
        "far too high; then what changed by more cases."};
}

}  // namespace muster::actions
