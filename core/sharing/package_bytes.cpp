// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/package_bytes.h"

#include "core/replica/byte_stream.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <sodium.h>
#include <zstd.h>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Blob;
using replica::ByteReader;
using replica::ByteWriter;

namespace {

    constexpr std::string_view kMagic = "Muster package\r\n";
    constexpr std::uint8_t kFormat = 1;
    constexpr std::uint8_t kContentFormat = 1;
    constexpr std::size_t kChunk = std::size_t {64} * 1024;
    constexpr std::size_t kChunkExtra = crypto_secretstream_xchacha20poly1305_ABYTES;
    constexpr std::size_t kStreamHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    constexpr int kCompression = 9;
    // More than any partnership writes: a package that asks for more is not one.
    constexpr std::size_t kMostBytes = std::size_t {2} * 1024 * 1024 * 1024;

    tl::unexpected<base::Failure> damaged()
    {
        return fail(FailureCode::Damaged, "it is damaged or was cut short. Ask for it to be sent again");
    }

    tl::unexpected<base::Failure> newer()
    {
        return fail(FailureCode::Newer, "it was written by a newer Muster. Update Muster on this computer");
    }

    void put(ByteWriter& out, const base::Id& id) { out.raw(id.bytes.data(), id.bytes.size()); }

    base::Id readId(ByteReader& in)
    {
        base::Id id;
        if (const std::uint8_t* bytes = in.raw(id.bytes.size())) {
            std::copy_n(bytes, id.bytes.size(), id.bytes.begin());
        }
        return id;
    }

    Result<Blob> compressed(const Blob& plain)
    {
        Blob out(ZSTD_compressBound(plain.size()));
        const std::size_t size = ZSTD_compress(out.data(), out.size(), plain.data(), plain.size(), kCompression);
        if (ZSTD_isError(size) != 0) {
            return fail(FailureCode::Storage, "it could not be compressed: there is too little memory");
        }
        out.resize(size);
        return out;
    }

    Result<Blob> decompressed(const Blob& bytes)
    {
        const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context {ZSTD_createDCtx(), ZSTD_freeDCtx};
        Blob plain;
        Blob part(ZSTD_DStreamOutSize());
        ZSTD_inBuffer in {bytes.data(), bytes.size(), 0};
        std::size_t left = 1;
        while (in.pos < in.size) {
            ZSTD_outBuffer out {part.data(), part.size(), 0};
            left = ZSTD_decompressStream(context.get(), &out, &in);
            if (ZSTD_isError(left) != 0 || plain.size() + out.pos > kMostBytes) {
                return damaged();
            }
            plain.insert(plain.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(out.pos));
            if (out.pos == out.size) {
                continue;
            }
        }
        while (left != 0) {
            ZSTD_outBuffer out {part.data(), part.size(), 0};
            left = ZSTD_decompressStream(context.get(), &out, &in);
            if (ZSTD_isError(left) != 0 || out.pos == 0 || plain.size() + out.pos > kMostBytes) {
                return damaged();
            }
            plain.insert(plain.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(out.pos));
        }
        return plain;
    }

}  // namespace

Blob encodePackage(const PackageContent& content)
{
    ByteWriter out;
    out.byte(kContentFormat);
    put(out, content.hub);
    put(out, content.meeting);
    out.text(content.title);
    out.text(content.writtenBy);
    out.number(static_cast<std::uint64_t>(content.writtenAt));
    out.number(static_cast<std::uint64_t>(content.schema));
    out.number(content.changes.size());
    for (const replica::TravellingChange& change : content.changes) {
        put(out, change.version.device);
        out.number(static_cast<std::uint64_t>(change.version.sequence));
        out.raw(change.hash.data(), change.hash.size());
        out.number(change.record.size());
        out.raw(change.record.data(), change.record.size());
    }
    return out.take();
}

Result<PackageContent> decodePackage(const Blob& bytes)
{
    ByteReader in {bytes.data(), bytes.size()};
    const std::uint8_t format = in.byte();
    if (in.failed() || format < kContentFormat) {
        return damaged();
    }
    if (format > kContentFormat) {
        return newer();
    }
    PackageContent content;
    content.hub = readId(in);
    content.meeting = readId(in);
    content.title = in.text();
    content.writtenBy = in.text();
    content.writtenAt = static_cast<std::int64_t>(in.number());
    content.schema = static_cast<int>(in.number());
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && !in.failed(); ++i) {
        replica::TravellingChange change;
        change.version.device = readId(in);
        const std::uint64_t sequence = in.number();
        if (sequence == 0 || sequence >= std::uint64_t {1} << 40U) {
            return damaged();
        }
        change.version.sequence = static_cast<std::int64_t>(sequence);
        if (const std::uint8_t* hash = in.raw(change.hash.size())) {
            std::copy_n(hash, change.hash.size(), change.hash.begin());
        }
        const std::size_t size = in.count();
        if (const std::uint8_t* record = in.raw(size)) {
            change.record.assign(record, record + size);
        }
        content.changes.push_back(std::move(change));
    }
    if (in.failed() || !in.atEnd()) {
        return damaged();
    }
    return content;
}

Result<Blob> sealPackage(const Blob& plain, std::string_view passphrase, replica::KeyCost cost)
{
    const auto small = compressed(plain);
    if (!small) {
        return tl::unexpected(small.error());
    }
    const replica::WrappedKey wrapping = replica::newWrapping(cost);
    const auto key = replica::keyFromPassphrase(passphrase, wrapping.salt, cost);
    if (!key) {
        return fail(FailureCode::Refused, "there is too little memory free to work out the key from the passphrase");
    }
    crypto_secretstream_xchacha20poly1305_state state;
    std::array<std::uint8_t, kStreamHeader> header {};
    crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), key->data());
    ByteWriter front;
    front.raw(reinterpret_cast<const std::uint8_t*>(kMagic.data()), kMagic.size());
    front.byte(kFormat);
    front.raw(wrapping.salt.data(), wrapping.salt.size());
    front.number(static_cast<std::uint64_t>(cost.operations));
    front.number(static_cast<std::uint64_t>(cost.memory));
    front.raw(header.data(), header.size());
    Blob out = front.take();
    const Blob bound = out;
    Blob sealed(kChunk + kChunkExtra);
    for (std::size_t at = 0;;) {
        const std::size_t size = std::min(kChunk, small->size() - at);
        const bool last = at + size == small->size();
        unsigned long long written = 0;
        crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), &written, small->data() + at, size,
                                                   bound.data(), bound.size(),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        out.insert(out.end(), sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(written));
        at += size;
        if (last) {
            break;
        }
    }
    sodium_memzero(&state, sizeof state);
    return out;
}

Result<Blob> openPackageBytes(const Blob& bytes, std::string_view passphrase)
{
    ByteReader in {bytes.data(), bytes.size()};
    const std::uint8_t* magic = in.raw(kMagic.size());
    if (magic == nullptr || !std::equal(kMagic.begin(), kMagic.end(), magic, [](char a, std::uint8_t b) {
            return static_cast<std::uint8_t>(a) == b;
        })) {
        return bytes.empty() ? damaged() : fail(FailureCode::Foreign, "it is not a meeting package of Muster");
    }
    const std::uint8_t format = in.byte();
    if (!in.failed() && format > kFormat) {
        return newer();
    }
    Blob salt(crypto_pwhash_SALTBYTES);
    if (const std::uint8_t* raw = in.raw(salt.size())) {
        std::copy_n(raw, salt.size(), salt.begin());
    }
    const std::uint64_t operations = in.number();
    const std::uint64_t memory = in.number();
    const std::uint8_t* header = in.raw(kStreamHeader);
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (in.failed() || format != kFormat || operations > kMost || memory > kMost || in.left() < kChunkExtra) {
        return damaged();
    }
    const Blob bound(bytes.data(), bytes.data() + (bytes.size() - in.left()));
    const auto key = replica::keyFromPassphrase(
        passphrase, salt, {static_cast<std::int64_t>(operations), static_cast<std::int64_t>(memory)});
    if (!key) {
        return damaged();
    }
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key->data()) != 0) {
        return damaged();
    }
    Blob small;
    Blob plain(kChunk);
    for (bool first = true;; first = false) {
        const std::size_t size = std::min(kChunk + kChunkExtra, in.left());
        const std::uint8_t* sealed = in.raw(size);
        unsigned long long written = 0;
        unsigned char tag = 0;
        if (size < kChunkExtra
            || crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &written, &tag, sealed, size,
                                                          bound.data(), bound.size())
                != 0) {
            if (first) {
                return fail(FailureCode::Locked,
                            "that passphrase does not open it, or it is damaged. Check the passphrase and try again",
                            "passphrase");
            }
            return damaged();
        }
        small.insert(small.end(), plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(written));
        const bool last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (last != in.atEnd()) {
            return damaged();
        }
        if (last) {
            break;
        }
    }
    sodium_memzero(&state, sizeof state);
    return decompressed(small);
}

}  // namespace muster::sharing
