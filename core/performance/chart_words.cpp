// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_words.h"

#include "core/performance/figures.h"

#include <cctype>
#include <fmt/format.h>

namespace muster::performance {

namespace {

// Points on one side of the mean that make a run (requirements §3.6).
constexpr std::size_t kRun = 7;

std::string withUnit(const ChartPicture& picture, const std::string& figure)
{
    return picture.unit.empty() || picture.milestone ? figure
        : picture.unit == "%"                        ? figure + "%"
                                                     : figure + " " + picture.unit;
}

std::string limitsOf(const ChartPicture& picture, const Limits& limits)
{
    const auto text = [&](double value) { return figureText(value, picture.decimals + 1); };
    return limits.known ? fmt::format("{} to {}", text(limits.lower), text(limits.upper)) : std::string {};
}

int sideOf(const Limits& limits, double value)
{
    return value > limits.mean + limits.tie ? 1 : value < limits.mean - limits.tie ? -1 : 0;
}

std::string_view judgementOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Concern:
        return " That is a concern.";
    case Meaning::Improvement:
        return " That is an improvement.";
    case Meaning::Neutral:
        return " That is a change; it is not judged better or worse.";
    case Meaning::None:
        break;
    }
    return "";
}

// The first figure of the run that the last one ends.
std::size_t beginningOfRun(const ChartPicture& picture, std::size_t last, std::size_t run)
{
    std::size_t at = last;
    while (run > 1) {
        --at;
        if (picture.points[at].value) {
            --run;
        }
    }
    return at;
}

// The newest unusual period before the last figure.
const PicturePoint* lastUnusual(const ChartPicture& picture, std::size_t last)
{
    for (std::size_t at = last; at > 0; --at) {
        if (picture.points[at - 1].signal != Signal::None) {
            return &picture.points[at - 1];
        }
    }
    return nullptr;
}

std::string ordinary(const ChartPicture& picture, const PicturePoint& point, const LimitStep& step, std::size_t last)
{
    std::string text = fmt::format("{} is ordinary variation: {}, where {} is usual.", point.label,
                                   withUnit(picture, point.shown), limitsOf(picture, step.limits));
    if (const PicturePoint* unusual = lastUnusual(picture, last)) {
        text += fmt::format(" The last unusual {} was {}.", periodWord(picture.frequency), unusual->label);
    }
    return text;
}

std::string onOneSide(const ChartPicture& picture, std::size_t last, bool high, std::string_view period)
{
    const std::size_t run = runAtEnd(picture);
    return fmt::format("{} the average for {} {}s in a row, since {}. One {} on its own would be ordinary.",
                       high ? "Above" : "Below", run, period, picture.points[beginningOfRun(picture, last, run)].label,
                       period);
}

std::string unusual(const ChartPicture& picture, const PicturePoint& point, const LimitStep& step, std::size_t last)
{
    const std::string_view period = picture.dated ? periodWord(picture.frequency) : "point";
    switch (point.signal) {
    case Signal::Above:
    case Signal::Below:
        return fmt::format("{} is {} the {} limit: {}, where {} is usual.", point.label,
                           point.signal == Signal::Above ? "above" : "below",
                           point.signal == Signal::Above ? "upper" : "lower", withUnit(picture, point.shown),
                           limitsOf(picture, step.limits));
    case Signal::Rising:
    case Signal::Falling:
        return fmt::format("{} for seven {}s in a row, up to {}: {}.",
                           point.signal == Signal::Rising ? "Rising" : "Falling", period, point.label,
                           withUnit(picture, point.shown));
    case Signal::TwoHigh:
    case Signal::TwoLow:
        // A long run says more than the two points of it that lie far out.
        if (runAtEnd(picture) >= kRun) {
            return onOneSide(picture, last, point.signal == Signal::TwoHigh, period);
        }
        return fmt::format("Two of three {}s up to {} were far {} the average of {}.", period, point.label,
                           point.signal == Signal::TwoHigh ? "above" : "below",
                           figureText(step.limits.mean, picture.decimals + 1));
    case Signal::RunHigh:
    case Signal::RunLow:
        return onOneSide(picture, last, point.signal == Signal::RunHigh, period);
    case Signal::None:
        break;
    }
    return {};
}

}  // namespace

std::string_view periodWord(Frequency frequency)
{
    return frequency == Frequency::Monthly ? "month" : frequency == Frequency::Quarterly ? "quarter" : "year";
}

std::string inSentence(std::string_view words)
{
    std::string text {words};
    if (!text.empty()) {
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string signalWords(Signal signal, Meaning meaning)
{
    return signal == Signal::None ? std::string {}
                                  : fmt::format("{}: {}", inWords(meaning), inSentence(inWords(signal)));
}

std::size_t runAtEnd(const ChartPicture& picture)
{
    const auto last = picture.lastWithValue();
    if (!last || !picture.points[*last].step) {
        return 0;
    }
    const PicturePoint& end = picture.points[*last];
    const Limits& limits = picture.steps[*end.step].limits;
    const int side = sideOf(limits, *end.value);
    std::size_t run = 0;
    for (std::size_t at = *last + 1; at > 0; --at) {
        const PicturePoint& point = picture.points[at - 1];
        if (!point.value) {
            continue;
        }
        if (point.step != end.step || sideOf(limits, *point.value) != side) {
            break;
        }
        ++run;
    }
    return run;
}

std::string sentenceOf(const ChartPicture& picture)
{
    const auto last = picture.lastWithValue();
    if (!last) {
        return "There are no figures yet.";
    }
    const PicturePoint& point = picture.points[*last];
    if (picture.milestone) {
        return fmt::format("{}: {}.", point.label, *point.value > 0 ? "reached" : "not reached yet");
    }
    const LimitStep* step = picture.stepOf(*last);
    if (step == nullptr || !step->limits.known) {
        return fmt::format("{}: {}. One figure has no limits yet; they begin with the second.", point.label,
                           withUnit(picture, point.shown));
    }
    std::string text = point.signal == Signal::None
        ? ordinary(picture, point, *step, *last)
        : unusual(picture, point, *step, *last) + std::string {judgementOf(point.meaning)};
    if (step->limits.trial()) {
        text += fmt::format(" Only {} figures make these limits, so they are trial limits.", step->limits.points);
    }
    return text;
}

std::string altOf(const ChartPicture& picture)
{
    const auto last = picture.lastWithValue();
    const std::string kind = picture.milestone ? "Chart" : "Control chart";
    if (!last) {
        return fmt::format("{} of {}: there are no figures yet.", kind, picture.title);
    }
    std::string text = fmt::format("{} of {}, {} to {}{}. {}", kind, picture.title, picture.points.front().label,
                                   picture.points[*last].label,
                                   picture.unit.empty() ? std::string {} : ", " + picture.unit, picture.sentence);
    if (const LimitStep* step = picture.stepOf(*last); step != nullptr && step->limits.known) {
        text += fmt::format(" Mean {}, limits {}.", figureText(step->limits.mean, picture.decimals + 1),
                            limitsOf(picture, step->limits));
    }
    return text;
}

std::string readAloud(const ChartPicture& picture, std::size_t at)
{
    const PicturePoint& point = picture.points[at];
    if (!point.value) {
        return fmt::format("{}: no figure.", point.label);
    }
    std::string text = fmt::format("{}: {}{}.", point.label, withUnit(picture, point.shown),
                                   point.provisional ? ", provisional" : "");
    if (!point.before.empty()) {
        text += fmt::format(" It was {} before it was revised.", point.before);
    }
    const LimitStep* step = picture.stepOf(at);
    if (!point.word.empty()) {
        text += " " + point.word + ".";
    } else if (step != nullptr && step->limits.known) {
        text += " Ordinary variation.";
    }
    if (step != nullptr && step->limits.known) {
        text += fmt::format(" {} {}, mean {}.", step->limits.trial() ? "Trial limits" : "Limits",
                            limitsOf(picture, step->limits), figureText(step->limits.mean, picture.decimals + 1));
    }
    if (point.target) {
        text += fmt::format(" Target {}.", figureText(*point.target, picture.decimals));
    }
    for (const PictureMarker& marker : picture.markers) {
        if (marker.point == at) {
            std::string words = marker.text;
            if (!words.empty()) {
                words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
            }
            text += fmt::format(" {}.", words);
        }
    }
    return text;
}

}  // namespace muster::performance
