// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/sealed_box.h"

#include <algorithm>
#include <sodium.h>
#include <stdexcept>

namespace muster::replica {

namespace {

    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    constexpr std::string_view kWrapContext = "muster part-two key";

    const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

    CompartmentKey deriveKey(std::string_view passphrase, const Blob& salt, const KeyCost& cost)
    {
        std::array<std::uint8_t, 32> bytes {};
        if (salt.size() != crypto_pwhash_SALTBYTES
            || crypto_pwhash(bytes.data(), bytes.size(), passphrase.data(), passphrase.size(), salt.data(),
                             static_cast<unsigned long long>(cost.operations), static_cast<std::size_t>(cost.memory),
                             crypto_pwhash_ALG_ARGON2ID13)
                != 0) {
            throw std::runtime_error("not enough memory to work out the key from the passphrase");
        }
        CompartmentKey key {bytes};
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

WrappedKey wrapKey(const CompartmentKey& key, std::string_view passphrase, KeyCost cost)
{
    WrappedKey wrapped {Blob(crypto_pwhash_SALTBYTES), cost, {}};
    randombytes_buf(wrapped.salt.data(), wrapped.salt.size());
    Blob plain(key.data(), key.data() + 32);
    wrapped.wrapped = seal(deriveKey(passphrase, wrapped.salt, cost), plain, kWrapContext);
    sodium_memzero(plain.data(), plain.size());
    return wrapped;
}

std::optional<CompartmentKey> unwrapKey(const WrappedKey& wrapped, std::string_view passphrase)
{
    auto plain = openSealed(deriveKey(passphrase, wrapped.salt, wrapped.cost), wrapped.wrapped, kWrapContext);
    if (!plain || plain->size() != 32) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 32> bytes {};
    std::copy(plain->begin(), plain->end(), bytes.begin());
    CompartmentKey key {bytes};
    sodium_memzero(plain->data(), plain->size());
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

}  // namespace muster::replica
