// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/signature.h"

#include "core/replica/byte_stream.h"
#include "core/replica/replica.h"

#include <algorithm>
#include <sodium.h>

namespace muster::sharing {

using replica::Blob;

namespace {

    constexpr const char* kKeyName = "signing key";

    std::string nameOf(const base::Id& device) { return "signed head " + device.hex(); }

    Blob signedBytes(const base::Id& hub, const replica::Head& head)
    {
        replica::ByteWriter out;
        out.text("muster head");
        out.raw(hub.bytes.data(), hub.bytes.size());
        out.raw(head.device.bytes.data(), head.device.bytes.size());
        out.number(static_cast<std::uint64_t>(head.sequence));
        out.raw(head.hash.data(), head.hash.size());
        return out.take();
    }

    Blob encode(const SignedHead& head)
    {
        replica::ByteWriter out;
        out.number(static_cast<std::uint64_t>(head.head.sequence));
        out.raw(head.head.hash.data(), head.head.hash.size());
        out.raw(head.key.data(), head.key.size());
        out.raw(head.signature.data(), head.signature.size());
        return out.take();
    }

    std::optional<SignedHead> decode(const base::Id& device, const Blob& bytes)
    {
        replica::ByteReader in {bytes.data(), bytes.size()};
        SignedHead head {{device, static_cast<std::int64_t>(in.number()), {}}, {}, {}};
        const std::uint8_t* hash = in.raw(head.head.hash.size());
        const std::uint8_t* key = in.raw(crypto_sign_PUBLICKEYBYTES);
        const std::uint8_t* signature = in.raw(crypto_sign_BYTES);
        if (in.failed()) {
            return std::nullopt;
        }
        std::copy_n(hash, head.head.hash.size(), head.head.hash.begin());
        head.key.assign(key, key + crypto_sign_PUBLICKEYBYTES);
        head.signature.assign(signature, signature + crypto_sign_BYTES);
        return head;
    }

}  // namespace

SigningKey signingKeyOf(replica::Replica& replica)
{
    SigningKey key;
    key.open.resize(crypto_sign_PUBLICKEYBYTES);
    if (auto kept = replica.localValue(kKeyName); kept && kept->size() == crypto_sign_SECRETKEYBYTES) {
        key.secret = std::move(*kept);
        crypto_sign_ed25519_sk_to_pk(key.open.data(), key.secret.data());
        return key;
    }
    key.secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(key.open.data(), key.secret.data());
    replica.keepLocalValue(kKeyName, key.secret);
    return key;
}

SignedHead signHead(const SigningKey& key, const base::Id& hub, const replica::Head& head)
{
    const Blob bytes = signedBytes(hub, head);
    Blob signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), key.secret.data());
    return {head, key.open, std::move(signature)};
}

bool isSigned(const base::Id& hub, const SignedHead& head)
{
    const Blob bytes = signedBytes(hub, head.head);
    return head.key.size() == crypto_sign_PUBLICKEYBYTES && head.signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(head.signature.data(), bytes.data(), bytes.size(), head.key.data()) == 0;
}

bool recognise(replica::Replica& replica, const base::Id& hub, const SignedHead& head)
{
    if (head.key.empty() && head.signature.empty()) {
        return true;
    }
    const auto kept = replica.localValue(nameOf(head.head.device));
    const auto known = kept ? decode(head.head.device, *kept) : std::nullopt;
    if (known && *known == head) {
        return true;
    }
    if (!isSigned(hub, head) || (known && known->key != head.key)) {
        return false;
    }
    if (!known || known->head.sequence < head.head.sequence) {
        replica.keepLocalValue(nameOf(head.head.device), encode(head));
    }
    return true;
}

SignedHead rememberedHead(replica::Replica& replica, const replica::Head& head)
{
    const auto kept = replica.localValue(nameOf(head.device));
    auto known = kept ? decode(head.device, *kept) : std::nullopt;
    return known && known->head == head ? std::move(*known) : SignedHead {head, {}, {}};
}

}  // namespace muster::sharing
