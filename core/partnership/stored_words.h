// SPDX-License-Identifier: GPL-3.0-or-later
//
// Enumerations with a stored word and a word for people, as one table each.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace muster::partnership {

template <class Value> struct StoredWord {
    Value value;
    std::string_view stored;
    std::string_view words;
};

template <class Value, std::size_t Count>
[[nodiscard]] constexpr const StoredWord<Value>& wordOf(const std::array<StoredWord<Value>, Count>& table, Value value)
{
    for (const StoredWord<Value>& row : table) {
        if (row.value == value) {
            return row;
        }
    }
    return table.front();
}

/// Nothing for a word of a newer Muster.
template <class Value, std::size_t Count>
[[nodiscard]] constexpr std::optional<Value> valueOf(const std::array<StoredWord<Value>, Count>& table,
                                                     std::string_view stored)
{
    for (const StoredWord<Value>& row : table) {
        if (row.stored == stored) {
            return row.value;
        }
    }
    return std::nullopt;
}

}  // namespace muster::partnership
