// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/target.h"

#include "core/base/text.h"
#include "core/performance/figures.h"
#include "core/tables/date_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace muster::performance {

using base::Date;
using base::fail;
using base::FailureCode;

namespace {

constexpr std::array<std::string_view, 14> kFewer {"no more than", "not more than", "at most",   "fewer", "less",
                                                   "below",        "under",         "reduce",    "cut",   "lower",
                                                   "maximum",      "decrease",      "reduction", "down"};
constexpr std::array<std::string_view, 12> kMore {"no less than", "no fewer than", "not less than", "at least",
                                                  "more",         "above",         "over",          "increase",
                                                  "raise",        "higher",        "minimum",       "improve"};
constexpr std::array<std::string_view, 4> kLastYear {"last year", "previous year", "year before", "a year ago"};
constexpr std::array<std::string_view, 6> kWholeYear {"a year",   "per year",     "in the year",
                                                      "in total", "annual total", "over the year"};
constexpr std::array<std::string_view, 4> kMilestone {"yes", "milestone", "done", "in place"};

template <std::size_t Count> bool says(const std::string& text, const std::array<std::string_view, Count>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

template <std::size_t Count> bool begins(const std::string& text, const std::array<std::string_view, Count>& words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.rfind(word, 0) == 0; });
}

// "no more than last year" says "more", and means at most.
std::optional<Sense> senseOf(const std::string& text)
{
    if (says(text, std::array<std::string_view, 5> {"no more", "not more", "at most", "no higher", "not exceed"})) {
        return Sense::AtMost;
    }
    if (says(text, std::array<std::string_view, 5> {"no less", "no fewer", "not less", "at least", "no lower"})) {
        return Sense::AtLeast;
    }
    const bool fewer = says(text, kFewer);
    const bool more = says(text, kMore);
    if (fewer == more) {
        return std::nullopt;
    }
    return fewer ? Sense::AtMost : Sense::AtLeast;
}

// The last day of a month that is named without a year: the next one to end on or after today.
Date nextEndOf(std::chrono::month month, Date today)
{
    const Date end = lastDayOf(Date {today.year(), month, std::chrono::day {1}}, Frequency::Monthly);
    return std::chrono::sys_days {end} >= std::chrono::sys_days {today}
        ? end
        : lastDayOf(Date {today.year() + std::chrono::years {1}, month, std::chrono::day {1}}, Frequency::Monthly);
}

std::optional<Date> lastDayFrom(std::string_view words, Date today)
{
    std::string_view text = base::trimmed(words);
    for (const std::string_view lead : {"the end of ", "end of ", "end "}) {
        if (base::startsWithIgnoringCase(text, lead)) {
            text = base::trimmed(text.substr(lead.size()));
        }
    }
    while (!text.empty() && text.back() == '.') {
        text.remove_suffix(1);
    }
    if (const auto month = readPeriod(text, Frequency::Monthly); month && !tables::readDateCell(text)) {
        return lastDayOf(*month, Frequency::Monthly);
    }
    if (const auto day = tables::readDateCell(text)) {
        return *day;
    }
    for (unsigned month = 1; month <= 12; ++month) {
        const std::string name = base::lowered(base::monthName(std::chrono::month {month}));
        const std::string said = base::lowered(text);
        if (said == name || (said.size() == 3 && name.rfind(said, 0) == 0)) {
            return nextEndOf(std::chrono::month {month}, today);
        }
    }
    return std::nullopt;
}

struct Number {
    double value = 0;
    bool percent = false;
};

// The numbers of a target in order; "6%" and "6 per cent" are percentages.
std::vector<Number> numbersIn(const std::string& text)
{
    std::vector<Number> numbers;
    for (std::size_t at = 0; at < text.size();) {
        const auto isDigit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
        if (!isDigit(at)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (isDigit(end) || (end < text.size() && (text[end] == ',' || text[end] == '.') && isDigit(end + 1))) {
            ++end;
        }
        const auto figure = readFigure(text.substr(at, end - at));
        const std::string_view after = base::trimmed(std::string_view {text}.substr(end));
        if (figure) {
            numbers.push_back(
                {figure->value,
                 after.rfind('%', 0) == 0 || after.rfind("per cent", 0) == 0 || after.rfind("percent", 0) == 0});
        }
        at = end;
    }
    return numbers;
}

tl::unexpected<base::Failure> notUnderstood(std::string_view text)
{
    return fail(
        FailureCode::Invalid,
        "\"" + std::string {text}
            + "\" is no target Muster can read. Write a number (\"1290\"), a limit (\"no more than 90\"), a change "
              "(\"reduce by 6%\" or \"reduce by 6% to 9,704 by March\"), \"no more than last year\", or \"yes by "
              "March 2012\" for a milestone.",
        "target");
}

}  // namespace

base::Result<Target> readTarget(std::string_view written, Polarity polarity, Date today)
{
    Target target;
    target.text = base::asValidUtf8(base::trimmed(written));
    std::string text = base::lowered(target.text);
    if (text.empty()) {
        return notUnderstood(target.text);
    }
    if (const auto by = text.rfind("by "); by != std::string::npos && (by == 0 || text[by - 1] == ' ')) {
        target.by = lastDayFrom(std::string_view {text}.substr(by + 3), today);
        if (target.by) {
            text.resize(by);
        }
    }
    target.sense = senseOf(text).value_or(polarity == Polarity::HigherIsBetter ? Sense::AtLeast : Sense::AtMost);
    target.yearTotal = says(text, kWholeYear) && !says(text, kLastYear);
    // Digits of "31 March 2012" are gone by now where a date was read.
    const std::vector<Number> numbers = numbersIn(text);
    const bool change =
        says(text,
             std::array<std::string_view, 12> {"reduce", "cut", "increase", "raise", "improve", "decrease", "reduction",
                                               "fewer", "less", "more", "lower", "higher"});
    const auto percent = std::find_if(numbers.begin(), numbers.end(), [](const Number& n) { return n.percent; });
    const auto plain = std::find_if(numbers.begin(), numbers.end(), [](const Number& n) { return !n.percent; });
    const bool byPercent = change && text.find("by ") != std::string::npos && percent != numbers.end();
    // "Reduce by 50" says from where only to whoever wrote it.
    if (change && plain != numbers.end() && text.find("by ") != std::string::npos
        && text.find("to ") == std::string::npos) {
        return notUnderstood(target.text);
    }
    if (plain != numbers.end() || (percent != numbers.end() && !byPercent && !says(text, kLastYear))) {
        target.value = (plain != numbers.end() ? plain : percent)->value;
        if (plain != numbers.end() && percent != numbers.end()) {
            target.percent = target.sense == Sense::AtMost ? -percent->value : percent->value;
        }
        return target;
    }
    if (percent != numbers.end() || says(text, kLastYear)) {
        target.kind = TargetKind::LastYear;
        if (percent != numbers.end()) {
            target.percent = target.sense == Sense::AtMost ? -percent->value : percent->value;
        }
        return target;
    }
    if (begins(text, kMilestone) || (text.empty() && target.by)) {
        target.kind = TargetKind::Milestone;
        target.sense = Sense::AtLeast;
        target.value = 1;
        return target;
    }
    return notUnderstood(target.text);
}

std::optional<double> targetAt(const Target& target, Date period, Frequency frequency,
                               const std::function<std::optional<double>(Date)>& valueAt)
{
    switch (target.kind) {
    case TargetKind::Value:
        if (target.yearTotal && frequency != Frequency::Yearly) {
            return target.value / (frequency == Frequency::Monthly ? 12 : 4);
        }
        return target.value;
    case TargetKind::LastYear: {
        const auto before = valueAt(base::addMonths(period, -12));
        return before ? std::optional {*before * (1 + target.percent / 100)} : std::nullopt;
    }
    case TargetKind::Milestone:
        return std::nullopt;
    }
    return std::nullopt;
}

bool meets(double value, double target, Sense sense)
{
    const double tie = 1e-9 * std::max(std::abs(value), std::abs(target));
    return sense == Sense::AtMost ? value <= target + tie : value >= target - tie;
}

}  // namespace muster::performance
