// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/shared_file_header.h"

#include <algorithm>
#include <string_view>

namespace muster::sharing {

namespace {

constexpr std::string_view kMagic {"SQLite format 3\0", 16};

int numberAt(const replica::Blob& head, std::size_t at)
{
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | head.at(at + i);
    }
    return static_cast<int>(value);
}

}  // namespace

HeaderVerdict judgeHeader(const replica::Blob& head)
{
    if (head.size() < 100) {
        // Nothing, or the stump of a database: cut off. Anything else was never ours.
        const std::size_t known = std::min(head.size(), kMagic.size());
        return std::equal(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(known), kMagic.begin())
            ? HeaderVerdict::Damaged
            : HeaderVerdict::Foreign;
    }
    const bool ours = numberAt(head, 68) == kSharedFileApplicationId;
    if (!std::equal(kMagic.begin(), kMagic.end(), head.begin())) {
        const bool zeroed = std::all_of(head.begin(), head.end(), [](std::uint8_t byte) { return byte == 0; });
        return ours || zeroed ? HeaderVerdict::Damaged : HeaderVerdict::Foreign;
    }
    if (!ours) {
        return HeaderVerdict::Foreign;
    }
    return formatIn(head) > kSharedFileFormat ? HeaderVerdict::Newer : HeaderVerdict::Ours;
}

int formatIn(const replica::Blob& head) { return head.size() < 100 ? 0 : numberAt(head, 60); }

}  // namespace muster::sharing
