// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a meeting package: Changes, compressed (zstd) and encrypted (libsodium's secretstream under a key that
// Argon2id works out of the passphrase). Knows bytes only.
#pragma once

#include "core/replica/exchange.h"
#include "core/replica/sealed_box.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sharing {

/// What a package holds.
struct PackageContent {
    base::Id hub;      ///< of the shared file the partnership meets in; nil while it is not shared
    base::Id meeting;  ///< what it was made for; nil: all
    std::string title; ///< of that meeting, as it may be shown to everybody
    std::string writtenBy;
    std::int64_t writtenAt = 0;  ///< milliseconds since 1970, by the writer's clock
    int schema = 0;  ///< of the Muster that wrote it
    std::vector<replica::TravellingChange> changes;  ///< whole chains, device by device from 1
};

[[nodiscard]] replica::Blob encodePackage(const PackageContent& content);
/// Refuses (`Damaged`, `Newer`) what `encodePackage` did not write. Chains are verified by whoever takes them in.
[[nodiscard]] base::Result<PackageContent> decodePackage(const replica::Blob& bytes);

/// Compressed, then encrypted.
[[nodiscard]] base::Result<replica::Blob> sealPackage(const replica::Blob& plain, std::string_view passphrase,
                                                      replica::KeyCost cost);
/// Refuses in words that say what the bytes are, without naming the file: `Foreign` (no package), `Newer`, `Damaged`
/// (cut or changed, after the passphrase fitted), `Locked` (wrong passphrase, or the first part was changed: the two
/// cannot be told apart).
[[nodiscard]] base::Result<replica::Blob> openPackageBytes(const replica::Blob& bytes, std::string_view passphrase);

}  // namespace muster::sharing
