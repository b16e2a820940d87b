// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include <algorithm>
#include <cstring>
#include <sodium.h>
#include <stdexcept>

namespace muster::base {

std::string Id::hex() const
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(32);
    for (const std::uint8_t byte : bytes) {
        text.push_back(kDigits[byte >> 4U]);
        text.push_back(kDigits[byte & 15U]);
    }
    return text;
}

Id newId()
{
    if (sodium_init() < 0) {
        throw std::runtime_error("the random number generator could not be started");
    }
    Id id;
    randombytes_buf(id.bytes.data(), id.bytes.size());
    return id;
}

Id deriveId(const Id& first, const Id& second)
{
    std::array<std::uint8_t, 32> both {};
    std::copy(first.bytes.begin(), first.bytes.end(), both.begin());
    std::copy(second.bytes.begin(), second.bytes.end(), both.begin() + 16);
    Id id;
    crypto_generichash(id.bytes.data(), id.bytes.size(), both.data(), both.size(), nullptr, 0);
    return id;
}

std::optional<Id> parseId(std::string_view hex)
{
    if (hex.size() != 32) {
        return std::nullopt;
    }
    Id id;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const char c = hex[i];
        unsigned value = 0;
        if (c >= '0' && c <= '9') {
            value = static_cast<unsigned>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            value = static_cast<unsigned>(c - 'a') + 10U;
        } else {
            return std::nullopt;
        }
        const unsigned high = id.bytes.at(i / 2);
        id.bytes.at(i / 2) = static_cast<std::uint8_t>(high << 4U | value);
    }
    return id;
}

}  // namespace muster::base

std::size_t std::hash<muster::base::Id>::operator()(const muster::base::Id& id) const noexcept
{
    std::size_t value = 0;
    std::memcpy(&value, id.bytes.data(), sizeof value);
    return value;
}
