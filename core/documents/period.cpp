// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/period.h"

#include "core/base/text.h"

#include <fmt/format.h>
#include <optional>

namespace muster::documents {

namespace {

std::optional<Period> onePeriod(std::string_view text)
{
    const std::string word {base::trimmed(text)};
    if (const auto day = base::parseIsoDate(word))
        return Period {*day, *day};
    if (const auto day = base::parseIsoDate(word + "-01"))
        return Period {*day, base::addDays(base::addMonths(*day, 1), -1)};
    if (const auto day = base::parseIsoDate(word + "-01-01"))
        return Period {*day, base::addDays(base::addMonths(*day, 12), -1)};
    return std::nullopt;
}

}  // namespace

std::string Period::inWords() const
{
    const bool wholeMonths =
        first.day() == std::chrono::day {1} && base::addDays(last, 1).day() == std::chrono::day {1};
    if (first == last)
        return base::longDate(first);
    if (!wholeMonths)
        return base::longDate(first) + " to " + base::longDate(last);
    const auto month = [](base::Date date) { return std::string {base::monthName(date.month())}; };
    const int lastYear = static_cast<int>(last.year());
    if (first.year() == last.year() && first.month() == last.month())
        return fmt::format("{} {}", month(last), lastYear);
    if (first.year() == last.year())
        return fmt::format("{} to {} {}", month(first), month(last), lastYear);
    return fmt::format("{} {} to {} {}", month(first), static_cast<int>(first.year()), month(last), lastYear);
}

base::Result<Period> periodFrom(std::string_view text)
{
    const auto refused = [&] {
        return base::fail(
            base::FailureCode::Invalid,
            fmt::format("\"{}\" is no period. Write a year (2011), a month (2011-10), a day (2011-10-18) or "
                        "two of them (2011-09 to 2011-11).",
                        text),
            "period");
    };
    constexpr std::string_view kTo = " to ";
    const std::size_t to = text.find(kTo);
    const auto from = onePeriod(text.substr(0, to));
    const auto until = to == std::string_view::npos ? from : onePeriod(text.substr(to + kTo.size()));
    if (!from || !until || until->last < from->first)
        return refused();
    return Period {from->first, until->last};
}

}  // namespace muster::documents
