// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/figures.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace muster::performance {

namespace {

constexpr double kSmallestBase = 30;

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

// Takes an ending off; case does not count.
bool takeOff(std::string_view& text, std::string_view ending)
{
    if (text.size() <= ending.size() || base::lowered(text.substr(text.size() - ending.size())) != ending) {
        return false;
    }
    text = base::trimmed(text.substr(0, text.size() - ending.size()));
    return true;
}

// "12,345.6" without its commas; nothing where they do not divide thousands.
std::optional<std::string> withoutCommas(std::string_view text)
{
    const std::size_t whole = std::min(text.find('.'), text.size());
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',') {
            digits += text[i];
            continue;
        }
        const bool group = i > 0 && i < whole && (whole - i) % 4 == 0 && isDigit(text[i - 1]);
        if (!group) {
            return std::nullopt;
        }
    }
    // Once there is a comma, there is one every three digits: "1234,567" is a slip.
    if (const auto first = text.find(','); first != std::string_view::npos) {
        const std::size_t sign = text[0] == '-' ? 1 : 0;
        const std::size_t want = (whole - sign - 1) / 4;
        if (first - sign > 3 || static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')) != want) {
            return std::nullopt;
        }
    }
    return digits;
}

}  // namespace

std::optional<Figure> readFigure(std::string_view written)
{
    Figure figure;
    std::string_view text = base::trimmed(written);
    for (const std::string_view mark : {"(provisional)", "provisional", "(p)", "[p]", "p"}) {
        if (takeOff(text, mark)) {
            figure.provisional = true;
            break;
        }
    }
    const std::string word = base::lowered(text);
    if (word == "yes" || word == "no") {
        figure.value = word == "yes" ? 1 : 0;
        return figure;
    }
    takeOff(text, "%");
    const auto digits = withoutCommas(text);
    if (!digits || digits->empty() || digits->find_first_not_of("-.0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const char* const end = digits->data() + digits->size();
    const auto [stopped, error] = std::from_chars(digits->data(), end, figure.value);
    return error == std::errc {} && stopped == end && std::isfinite(figure.value) ? std::optional {figure}
                                                                                  : std::nullopt;
}

bool isNoFigure(std::string_view text)
{
    const std::string word = base::lowered(base::trimmed(text));
    constexpr std::array<std::string_view, 10> kNone {"", "-", "–", "n/a", "na", "..", "…", "no data", "none", "tbc"};
    return std::find(kNone.begin(), kNone.end(), word) != kNone.end();
}

std::string figureText(double value, int decimals)
{
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
    return (value < 0 && !zero ? "-" : "") + digits;
}

std::string changeText(double before, double after, int decimals, std::string_view unit)
{
    const double change = after - before;
    const std::string size = figureText(std::abs(change), decimals);
    if (size.find_first_not_of("0.,") == std::string::npos) {
        return "no change";
    }
    if (unit == "%") {
        return fmt::format("{} percentage {} {}", size, size == "1" ? "point" : "points",
                           change < 0 ? "lower" : "higher");
    }
    const std::string count = size + (change < 0 ? " fewer" : " more");
    if (before < kSmallestBase) {
        return count;
    }
    return fmt::format("{} ({}%)", count, figureText(std::abs(change) / before * 100, 1));
}

}  // namespace muster::performance
