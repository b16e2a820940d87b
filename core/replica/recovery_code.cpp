// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/recovery_code.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <sodium.h>
#include <vector>

namespace muster::replica {

namespace {

    constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::size_t kGroups = 7;
    constexpr std::size_t kGroupSize = 5;
    constexpr std::size_t kSize = kGroups * kGroupSize;

    // Doubling in the field of 32 elements.
    unsigned doubled(unsigned value) { return ((value << 1U) ^ ((value & 16U) != 0 ? 0b100101U : 0U)) & 31U; }

    // Every symbol counts with another factor, so that a wrong one and two swapped ones change the sum.
    unsigned checkOf(const unsigned* symbols, std::size_t group)
    {
        auto sum = static_cast<unsigned>(group);
        for (std::size_t i = 0; i + 1 < kGroupSize; ++i) {
            sum = doubled(sum) ^ symbols[i];
        }
        return doubled(sum);
    }

    std::optional<unsigned> symbolOf(char typed)
    {
        char c = static_cast<char>(std::toupper(static_cast<unsigned char>(typed)));
        c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        const auto at = kSymbols.find(c);
        return at == std::string_view::npos ? std::nullopt : std::optional {static_cast<unsigned>(at)};
    }

    std::string written(const std::vector<unsigned>& symbols)
    {
        std::string code;
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            if (i > 0 && i % kGroupSize == 0) {
                code += '-';
            }
            code += kSymbols[symbols[i]];
        }
        return code;
    }

}  // namespace

std::string newRecoveryCode()
{
    std::vector<unsigned> symbols(kSize);
    for (std::size_t group = 0; group < kGroups; ++group) {
        unsigned* at = symbols.data() + group * kGroupSize;
        for (std::size_t i = 0; i + 1 < kGroupSize; ++i) {
            at[i] = randombytes_uniform(static_cast<std::uint32_t>(kSymbols.size()));
        }
        at[kGroupSize - 1] = checkOf(at, group);
    }
    return written(symbols);
}

base::Result<std::optional<std::string>> readRecoveryCode(std::string_view typed)
{
    std::vector<unsigned> symbols;
    for (const char c : typed) {
        if (c == '-' || std::isspace(static_cast<unsigned char>(c)) != 0) {
            continue;
        }
        const auto symbol = symbolOf(c);
        if (!symbol) {
            return std::optional<std::string> {};
        }
        symbols.push_back(*symbol);
    }
    // A character forgotten or doubled is still meant as a code.
    if (symbols.size() + kGroupSize <= kSize || symbols.size() >= kSize + kGroupSize) {
        return std::optional<std::string> {};
    }
    for (std::size_t group = 0; group < kGroups && (group + 1) * kGroupSize <= symbols.size(); ++group) {
        const unsigned* at = symbols.data() + group * kGroupSize;
        if (checkOf(at, group) != at[kGroupSize - 1]) {
            return base::fail(base::FailureCode::Invalid,
                              fmt::format("The recovery code is mistyped in group {}. Compare it with the paper.",
                                          group + 1),
                              "passphrase");
        }
    }
    if (symbols.size() != kSize) {
        return base::fail(base::FailureCode::Invalid,
                          fmt::format("The recovery code has {} groups of {} characters; this has {} characters "
                                      "instead of {}. Compare it with the paper.",
                                      kGroups, kGroupSize, symbols.size(), kSize),
                          "passphrase");
    }
    return std::optional {written(symbols)};
}

}  // namespace muster::replica
