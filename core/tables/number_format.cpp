// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/number_format.h"

#include "core/base/text.h"

#include <cmath>
#include <fmt/format.h>

namespace muster::tables {

namespace {

constexpr int kSecondsPerDay = 86'400;
constexpr int kLastSerial = 2'958'465;  // 31 December 9999
constexpr double kMaxElapsedDays = 1e6;

std::string plainNumber(double value)
{
    // Excel shows fifteen figures; more would show how the number is stored (0.30000000000000004).
    if (std::abs(value) < 1e18 && value == std::floor(value))
        return fmt::format("{:.0f}", value == 0 ? 0.0 : value);
    return fmt::format("{:.15g}", value);
}

std::string clock(int seconds)
{
    const auto text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + fmt::format(":{:02}", seconds % 60);
}

}  // namespace

NumberKind kindOfBuiltInFormat(unsigned id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return NumberKind::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return NumberKind::Time;
    if (id == 46)
        return NumberKind::Elapsed;
    return id == 22 ? NumberKind::DateTime : NumberKind::Number;
}

NumberKind kindOfFormat(std::string_view code)
{
    bool day = false;
    bool month = false;
    bool hour = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        switch (code[i]) {
        case ';':
            i = code.size();  // the first section is for positive numbers
            break;
        case '"':
            i = std::min(code.find('"', i + 1), code.size());
            break;
        case '\\':
        case '_':
        case '*':
            ++i;  // the next character stands for itself
            break;
        case '[': {
            const auto end = std::min(code.find(']', i), code.size());
            const auto inside = base::lowered(code.substr(i + 1, end - i - 1));
            if (!inside.empty() && inside.find_first_not_of(inside.front()) == std::string::npos
                && (inside.front() == 'h' || inside.front() == 'm' || inside.front() == 's'))
                return NumberKind::Elapsed;
            i = end;
            break;
        }
        case 'a':
        case 'A':
            if (base::startsWithIgnoringCase(code.substr(i), "am/pm")) {
                hour = true;
                i += 4;
            }
            break;
        case 'g':
        case 'G':
            if (base::startsWithIgnoringCase(code.substr(i), "general"))
                i += 6;
            break;
        case 'd':
        case 'D':
        case 'y':
        case 'Y':
            day = true;
            break;
        case 'm':
        case 'M':
            month = true;  // or minutes, when there are hours or seconds
            break;
        case 'h':
        case 'H':
        case 's':
        case 'S':
            hour = true;
            break;
        default:
            break;
        }
    }
    if (hour)
        return day ? NumberKind::DateTime : NumberKind::Time;
    return day || month ? NumberKind::Date : NumberKind::Number;
}

std::optional<base::Date> dateOfSerial(int days, SerialEpoch epoch)
{
    using namespace std::chrono;
    if (epoch == SerialEpoch::From1904) {
        if (days < 0 || days > kLastSerial - 1462)
            return std::nullopt;
        return base::addDays(year(1904) / January / 1, days);
    }
    if (days < 1 || days > kLastSerial || days == 60)
        return std::nullopt;
    // Excel counts 29 February 1900, so later days are one higher than they should be.
    return base::addDays(year(1899) / December / 31, days < 60 ? days : days - 1);
}

std::string numberAsText(double value, NumberKind kind, SerialEpoch epoch)
{
    if (kind == NumberKind::Number || !std::isfinite(value) || value < 0 || value > kLastSerial + 1)
        return plainNumber(value);
    if (kind == NumberKind::Elapsed && value <= kMaxElapsedDays) {
        const auto minutes = std::llround(value * 24 * 60);
        return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
    }
    const auto whole = static_cast<int>(std::floor(value));
    const auto seconds = static_cast<int>(std::lround((value - whole) * kSecondsPerDay));
    if (kind == NumberKind::Time)
        return clock(seconds % kSecondsPerDay);
    if (kind == NumberKind::Elapsed)
        return plainNumber(value);
    const bool nextDay = kind == NumberKind::DateTime && seconds == kSecondsPerDay;
    const auto date = dateOfSerial(nextDay ? whole + 1 : whole, epoch);
    if (!date)
        return plainNumber(value);
    if (kind == NumberKind::Date || seconds % kSecondsPerDay == 0)
        return base::isoDate(*date);
    return base::isoDate(*date) + " " + clock(seconds);
}

}  // namespace muster::tables
