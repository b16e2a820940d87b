// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/sealed_box.h"

#include <algorithm>
#include <sodium.h>

namespace muster::replica {

namespace {

    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    constexpr std::string_view kWrapContext = "muster part-two key";
    constexpr std::string_view kPairContext = "muster part-two slot key pair";

    const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

    // What nobody's computer should be asked for by a file from elsewhere.
    constexpr std::int64_t kMostOperations = 8;
    constexpr std::int64_t kMostMemory = std::int64_t {1024} * 1024 * 1024;

    CompartmentKey keyFrom(Blob&& plain)
    {
        std::array<std::uint8_t, 32> bytes {};
        std::copy_n(plain.begin(), bytes.size(), bytes.begin());
        CompartmentKey key {bytes};
        sodium_memzero(plain.data(), plain.size());
        sodium_memzero(bytes.data(), bytes.size());
        return key;
    }

}  // namespace

CompartmentKey::~CompartmentKey() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

CompartmentKey CompartmentKey::random()
{
    CompartmentKey key;
    randombytes_buf(key.m_bytes.data(), key.m_bytes.size());
    return key;
}

Blob seal(const CompartmentKey& key, const Blob& plain, std::string_view context)
{
    Blob sealed(kNonce + plain.size() + kTag);
    randombytes_buf(sealed.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonce, nullptr, plain.data(), plain.size(),
                                               bytesOf(context), context.size(), nullptr, sealed.data(), key.data());
    return sealed;
}

std::optional<Blob> openSealed(const CompartmentKey& key, const Blob& sealed, std::string_view context)
{
    if (sealed.size() < kNonce + kTag) {
        return std::nullopt;
    }
    Blob plain(sealed.size() - kNonce - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data() + kNonce,
                                                   sealed.size() - kNonce, bytesOf(context), context.size(),
                                                   sealed.data(), key.data())
        != 0) {
        return std::nullopt;
    }
    return plain;
}

KeyCost KeyCost::moderate()
{
    return {static_cast<std::int64_t>(crypto_pwhash_OPSLIMIT_MODERATE),
            static_cast<std::int64_t>(crypto_pwhash_MEMLIMIT_MODERATE)};
}

KeyCost KeyCost::interactive()
{
    return {static_cast<std::int64_t>(crypto_pwhash_OPSLIMIT_INTERACTIVE),
            static_cast<std::int64_t>(crypto_pwhash_MEMLIMIT_INTERACTIVE)};
}

std::optional<CompartmentKey> keyFromPassphrase(std::string_view passphrase, const Blob& salt, const KeyCost& cost)
{
    std::array<std::uint8_t, 32> bytes {};
    if (salt.size() != crypto_pwhash_SALTBYTES || cost.operations < 1 || cost.operations > kMostOperations
        || cost.memory < static_cast<std::int64_t>(crypto_pwhash_MEMLIMIT_MIN) || cost.memory > kMostMemory
        || crypto_pwhash(bytes.data(), bytes.size(), passphrase.data(), passphrase.size(), salt.data(),
                         static_cast<unsigned long long>(cost.operations), static_cast<std::size_t>(cost.memory),
                         crypto_pwhash_ALG_ARGON2ID13)
            != 0) {
        return std::nullopt;
    }
    CompartmentKey key {bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

WrappedKey newWrapping(KeyCost cost)
{
    WrappedKey wrapped {Blob(crypto_pwhash_SALTBYTES), cost, {}};
    randombytes_buf(wrapped.salt.data(), wrapped.salt.size());
    return wrapped;
}

void wrapKey(WrappedKey& wrapped, const CompartmentKey& fromPassphrase, const CompartmentKey& key)
{
    Blob plain(key.data(), key.data() + 32);
    wrapped.wrapped = seal(fromPassphrase, plain, kWrapContext);
    sodium_memzero(plain.data(), plain.size());
}

std::optional<CompartmentKey> unwrapKey(const WrappedKey& wrapped, const CompartmentKey& fromPassphrase)
{
    auto plain = openSealed(fromPassphrase, wrapped.wrapped, kWrapContext);
    return plain && plain->size() == 32 ? std::optional {keyFrom(std::move(*plain))} : std::nullopt;
}

SlotKeys slotKeys(const CompartmentKey& fromPassphrase)
{
    static_assert(crypto_box_SEEDBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);
    Blob seed = proofBy(fromPassphrase, Blob(kPairContext.begin(), kPairContext.end()));
    Blob secret(crypto_box_SECRETKEYBYTES);
    SlotKeys keys {Blob(crypto_box_PUBLICKEYBYTES), {}};
    crypto_box_seed_keypair(keys.publicKey.data(), secret.data(), seed.data());
    keys.secretKey = keyFrom(std::move(secret));
    sodium_memzero(seed.data(), seed.size());
    return keys;
}

Blob sealKeyTo(const Blob& publicKey, const CompartmentKey& key)
{
    Blob sealed(32 + crypto_box_SEALBYTES);
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES
        || crypto_box_seal(sealed.data(), key.data(), 32, publicKey.data()) != 0) {
        return {};
    }
    return sealed;
}

std::optional<CompartmentKey> openKey(const SlotKeys& keys, const Blob& sealed)
{
    Blob plain(32);
    if (sealed.size() != plain.size() + crypto_box_SEALBYTES
        || crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), keys.publicKey.data(),
                                keys.secretKey.data())
            != 0) {
        return std::nullopt;
    }
    return keyFrom(std::move(plain));
}

Blob proofBy(const CompartmentKey& key, const Blob& text)
{
    Blob proof(32);
    crypto_generichash(proof.data(), proof.size(), text.data(), text.size(), key.data(), 32);
    return proof;
}

}  // namespace muster::replica
