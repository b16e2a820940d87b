// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a file says that it is a shared file, before SQLite is let near it.
#pragma once

#include "core/replica/value.h"

namespace muster::sharing {

/// "MUSH": how a file says that it is a shared file of Muster.
inline constexpr int kSharedFileApplicationId = 0x4D555348;
/// The newest format of its tables (`user_version`) this program knows.
inline constexpr int kSharedFileFormat = 1;

/// What the first 100 bytes say of a file.
enum class HeaderVerdict {
    Ours,
    Newer,
    Foreign,
    Damaged  ///< ours once: empty, cut off or zeroed
};
[[nodiscard]] HeaderVerdict judgeHeader(const replica::Blob& head);
/// The format a header names; meaningful when it is ours.
[[nodiscard]] int formatIn(const replica::Blob& head);

}  // namespace muster::sharing
