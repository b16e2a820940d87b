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

/// A key worked out of a passphrase. Nothing where the salt or the cost makes no sense (they come from shared data)
/// or the computer has too little memory for it.
[[nodiscard]] std::optional<CompartmentKey> keyFromPassphrase(std::string_view passphrase, const Blob& salt,
                                                              const KeyCost& cost);

struct WrappedKey {
    Blob salt;
    KeyCost cost;
    Blob wrapped;
};

/// The salt and cost for a new passphrase; nothing is wrapped yet.
[[nodiscard]] WrappedKey newWrapping(KeyCost cost);
void wrapKey(WrappedKey& wrapped, const CompartmentKey& fromPassphrase, const CompartmentKey& key);
/// Nothing for a wrong passphrase.
[[nodiscard]] std::optional<CompartmentKey> unwrapKey(const WrappedKey& wrapped, const CompartmentKey& fromPassphrase);

/// A key pair (X25519), always the same for the same passphrase and salt.
struct SlotKeys {
    Blob publicKey;
    CompartmentKey secretKey;
};
[[nodiscard]] SlotKeys slotKeys(const CompartmentKey& fromPassphrase);
/// Seals a key to whoever holds the secret half. Empty where the public key is none.
[[nodiscard]] Blob sealKeyTo(const Blob& publicKey, const CompartmentKey& key);
[[nodiscard]] std::optional<CompartmentKey> openKey(const SlotKeys& keys, const Blob& sealed);

/// What only a holder of the key can have made (keyed BLAKE2b).
[[nodiscard]] Blob proofBy(const CompartmentKey& key, const Blob& text);

}  // namespace muster::replica
