// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/rules.h"

#include "core/base/text.h"

namespace muster::partnership {

using base::FailureCode;
using base::Result;

namespace {

constexpr std::size_t kLongestCode = 16;

}  // namespace

Result<std::string> requiredText(std::string_view text, std::string_view what, std::string_view field)
{
    std::string trimmed {base::trimmed(text)};
    if (trimmed.empty()) {
        return base::fail(FailureCode::Invalid, std::string {what} + " needs a " + std::string {field} + ". Type one.",
                          std::string {field});
    }
    return base::asValidUtf8(trimmed);
}

Result<std::string> requiredCode(std::string_view text, std::string_view what)
{
    auto code = requiredText(text, what, "short name");
    if (code && (code->find_first_of(" \t\r\n/,@#") != std::string::npos || code->size() > kLongestCode)) {
        return base::fail(FailureCode::Invalid,
                          "A short name is one word of at most 16 characters, such as CITY, without / , @ or #.",
                          "short name");
    }
    return code;
}

std::optional<std::string> orNothing(std::string_view text)
{
    const std::string_view trimmed = base::trimmed(text);
    return trimmed.empty() ? std::nullopt : std::optional {base::asValidUtf8(trimmed)};
}

std::optional<std::string> trimmedIfGiven(const std::optional<std::string>& text)
{
    return text ? std::optional {base::asValidUtf8(base::trimmed(*text))} : std::nullopt;
}

Result<void> inOrder(std::optional<base::Date> first, std::optional<base::Date> last, std::string_view words,
                     std::string_view field)
{
    if (first && last && *last < *first) {
        return base::fail(FailureCode::Invalid,
                          std::string {words} + " It begins on " + base::longDate(*first) + " and would end on "
                              + base::longDate(*last) + '.',
                          std::string {field});
    }
    return {};
}

tl::unexpected<base::Failure> gone(std::string_view what)
{
    return base::fail(FailureCode::NotFound,
                      "That " + std::string {what} + " is not there any more. Choose another one.");
}

}  // namespace muster::partnership
