// SPDX-License-Identifier: GPL-3.0-or-later
//
// Identity of a record: random, never shown as a reference.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muster::base {

/// 128 random bits. The human reference (A-019, minute 23) is separate (design §3).
struct Id {
    std::array<std::uint8_t, 16> bytes {};

    auto operator<=>(const Id&) const = default;

    /// The nil id stands for "none" where an optional would be clumsy.
    [[nodiscard]] bool isNil() const { return bytes == std::array<std::uint8_t, 16> {}; }
    explicit operator bool() const { return !isNil(); }

    /// 32 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
};

/// A fresh random id from the operating system's generator.
[[nodiscard]] Id newId();

/// The same two ids always give the same third, and different pairs different ones: two computers that
/// bring one deferred item into one meeting make one record of it.
[[nodiscard]] Id deriveId(const Id& first, const Id& second);

[[nodiscard]] std::optional<Id> parseId(std::string_view hex);

}  // namespace muster::base

template <>
struct std::hash<muster::base::Id> {
    std::size_t operator()(const muster::base::Id& id) const noexcept;
};
