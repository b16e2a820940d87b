// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encryption of restricted content and of the key that opens it (libsodium).
#pragma once

#include "core/base/failure.h"
#include "core/replica/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace muster::replica {

/// The key of part two. Wiped from memory when it goes out of scope.
class CompartmentKey {
public:
    CompartmentKey() = default;
    explicit CompartmentKey(const std::array<std::uint8_t, 32>& bytes)
        : m_bytes(bytes)
    {
    }
    CompartmentKey(const CompartmentKey&) = default;
    CompartmentKey& operator=(const CompartmentKey&) = default;
    ~CompartmentKey();

    [[nodiscard]] static CompartmentKey random();
    [[nodiscard]] const std::uint8_t* data() const { return m_bytes.data(); }

private:
    std::array<std::uint8_t, 32> m_bytes {};
};

/// XChaCha20-Poly1305 with a random nonce in front; `context` is bound to the text but not stored with it.
[[nodiscard]] Blob seal(const CompartmentKey& key, const Blob& plain, std::string_view context);
/// Nothing when the key or the context is another one or a byte was changed.
[[nodiscard]] std::optional<Blob> openSealed(const CompartmentKey& key, const Blob& sealed, std::string_view context);

/// How hard a passphrase is to guess: Argon2id's operations and bytes of memory.
struct KeyCost {
    std::int64_t operations = 0;
    std::int64_t memory = 0;

    /// About a second: what `part-two init` uses.
    [[nodiscard]] static KeyCost moderate();
    /// About a fifth of a second: the sample, whose passphrase everybody knows, and tests.
    [[nodiscard]] static KeyCost interactive();
};

struct WrappedKey {
    Blob salt;
    KeyCost cost;
    Blob wrapped;
};

[[nodiscard]] WrappedKey wrapKey(const CompartmentKey& key, std::string_view passphrase, KeyCost cost);
/// Nothing for a wrong passphrase.
[[nodiscard]] std::optional<CompartmentKey> unwrapKey(const WrappedKey& wrapped, std::string_view passphrase);

}  // namespace muster::replica
