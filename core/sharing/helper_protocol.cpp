// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/helper_protocol.h"

#include "core/replica/byte_stream.h"

#include <algorithm>
#include <concepts>
#include <tuple>

namespace muster::sharing::helper {
namespace {

using base::Failure;
using base::FailureCode;
using base::Id;
using replica::Blob;
using replica::ByteReader;
using replica::ByteWriter;
using replica::Hash;

template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// The fields of everything that travels, in order, once for both directions.
auto fields(Is<HubOptions> auto& x) { return std::tie(x.leaseStaleMs, x.leaseWaitMs, x.confirmMs, x.writer); }
auto fields(Is<HubNeeds> auto& x) { return std::tie(x.reader, x.writer, x.muster); }
auto fields(Is<HubIdentity> auto& x) { return std::tie(x.hub, x.format, x.needs); }
auto fields(Is<replica::Head> auto& x) { return std::tie(x.device, x.sequence, x.hash); }
auto fields(Is<replica::Version> auto& x) { return std::tie(x.device, x.sequence); }
auto fields(Is<replica::TravellingChange> auto& x) { return std::tie(x.version, x.hash, x.record); }
auto fields(Is<SignedHead> auto& x) { return std::tie(x.head, x.key, x.signature); }
auto fields(Is<Failure> auto& x) { return std::tie(x.code, x.field, x.detail); }
auto fields(Is<ReadLimit> auto& x) { return std::tie(x.changes, x.bytes); }

auto fields(Is<OpenRequest> auto& x) { return std::tie(x.protocol, x.create, x.address, x.options); }
auto fields(Is<PollRequest> auto& /*empty*/) { return std::tie(); }
auto fields(Is<BeginRequest> auto& x) { return std::tie(x.purpose); }
auto fields(Is<StraysRequest> auto& /*empty*/) { return std::tie(); }
auto fields(Is<OpenStrayRequest> auto& x) { return std::tie(x.name); }
auto fields(Is<RetireStrayRequest> auto& x) { return std::tie(x.name); }
auto fields(Is<ScrubRequest> auto& x) { return std::tie(x.changes); }
auto fields(Is<IdentityRequest> auto& x) { return std::tie(x.session); }
auto fields(Is<HeadsRequest> auto& x) { return std::tie(x.session); }
auto fields(Is<HashesRequest> auto& x) { return std::tie(x.session, x.versions); }
auto fields(Is<ReadRequest> auto& x) { return std::tie(x.session, x.device, x.after, x.limit); }
auto fields(Is<AppendRequest> auto& x) { return std::tie(x.session, x.changes, x.heads); }
auto fields(Is<ReplaceErasedRequest> auto& x) { return std::tie(x.session, x.change); }
auto fields(Is<RequireRequest> auto& x) { return std::tie(x.session, x.needs); }
auto fields(Is<CommitRequest> auto& x) { return std::tie(x.session); }
auto fields(Is<ServerTimeRequest> auto& x) { return std::tie(x.session); }
auto fields(Is<EndRequest> auto& x) { return std::tie(x.session); }

auto fields(Is<Done> auto& /*empty*/) { return std::tie(); }
auto fields(Is<SessionOpened> auto& x) { return std::tie(x.session); }
auto fields(Is<Token> auto& x) { return std::tie(x.bytes); }
auto fields(Is<Heads> auto& x) { return std::tie(x.heads); }
auto fields(Is<Hashes> auto& x) { return std::tie(x.hashes); }
auto fields(Is<Changes> auto& x) { return std::tie(x.changes); }
auto fields(Is<Names> auto& x) { return std::tie(x.names); }
auto fields(Is<ServerTime> auto& x) { return std::tie(x.time); }

class Packer {
public:
    Blob take() { return m_out.take(); }

    void put(const Id& id) { m_out.raw(id.bytes.data(), id.bytes.size()); }
    void put(const Hash& hash) { m_out.raw(hash.data(), hash.size()); }
    void put(const std::string& text) { m_out.text(text); }
    void put(bool value) { m_out.byte(value ? 1 : 0); }
    void put(std::uint64_t value) { m_out.number(value); }
    void put(std::int64_t value) { m_out.number(static_cast<std::uint64_t>(value)); }
    void put(int value) { put(std::int64_t {value}); }
    void put(Purpose value) { m_out.byte(static_cast<std::uint8_t>(value)); }
    void put(FailureCode value) { m_out.byte(static_cast<std::uint8_t>(value)); }
    void put(const Blob& bytes)
    {
        m_out.number(bytes.size());
        m_out.raw(bytes.data(), bytes.size());
    }
    template <class T> void put(const std::optional<T>& value)
    {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }
    template <class T> void put(const std::vector<T>& values)
    {
        m_out.number(values.size());
        for (const T& value : values) {
            put(value);
        }
    }
    template <class T>
    requires requires(const T& value) { fields(value); }
    void put(const T& value)
    {
        std::apply([this](const auto&... part) { (put(part), ...); }, fields(value));
    }

private:
    ByteWriter m_out;
};

class Unpacker {
public:
    explicit Unpacker(const Blob& bytes, std::size_t from) : m_in(bytes.data() + from, bytes.size() - from) { }
    /// Everything made sense and nothing is left over.
    [[nodiscard]] bool whole() const { return !m_failed && !m_in.failed() && m_in.atEnd(); }

    void get(Id& id) { raw(id.bytes); }
    void get(Hash& hash) { raw(hash); }
    void get(std::string& text) { text = m_in.text(); }
    void get(bool& value) { value = choice(1) == 1; }
    void get(std::uint64_t& value) { value = m_in.number(); }
    void get(std::int64_t& value) { value = static_cast<std::int64_t>(m_in.number()); }
    void get(int& value)
    {
        std::int64_t wide = 0;
        get(wide);
        value = static_cast<int>(wide);
        m_failed = m_failed || value != wide;
    }
    void get(Purpose& value) { value = static_cast<Purpose>(choice(static_cast<std::uint8_t>(Purpose::Rebuild))); }
    void get(FailureCode& value)
    {
        value = static_cast<FailureCode>(choice(static_cast<std::uint8_t>(FailureCode::Storage)));
    }
    void get(Blob& bytes)
    {
        const std::size_t size = m_in.count();
        if (const std::uint8_t* start = m_in.raw(size); start != nullptr) {
            bytes.assign(start, start + size);
        }
    }
    template <class T> void get(std::optional<T>& value)
    {
        bool given = false;
        get(given);
        if (given) {
            get(value.emplace());
        }
    }
    template <class T> void get(std::vector<T>& values)
    {
        // Grows with what is really there: a lying count reserves nothing.
        std::size_t left = m_in.count();
        m_failed = m_failed || left > kLongestList;
        for (; left > 0 && !m_failed && !m_in.failed(); --left) {
            get(values.emplace_back());
        }
    }
    template <class T>
    requires requires(T& value) { fields(value); }
    void get(T& value)
    {
        std::apply([this](auto&... part) { (get(part), ...); }, fields(value));
    }

private:
    template <std::size_t size> void raw(std::array<std::uint8_t, size>& into)
    {
        if (const std::uint8_t* start = m_in.raw(size); start != nullptr) {
            std::copy_n(start, size, into.begin());
        }
    }
    std::uint8_t choice(std::uint8_t last)
    {
        const std::uint8_t value = m_in.byte();
        m_failed = m_failed || value > last;
        return value > last ? std::uint8_t {0} : value;
    }

    ByteReader m_in;
    bool m_failed = false;
};

/// The place of the alternative in the variant says what it is.
template <class Message> Blob encode(const Message& message)
{
    Packer out;
    out.put(static_cast<std::uint64_t>(message.index()));
    std::visit([&](const auto& held) { out.put(held); }, message);
    return out.take();
}

template <class Message, std::size_t kind = 0> bool decodeInto(Message& message, std::size_t wanted, Unpacker& in)
{
    if constexpr (kind < std::variant_size_v<Message>) {
        if (wanted != kind) {
            return decodeInto<Message, kind + 1>(message, wanted, in);
        }
        in.get(message.template emplace<kind>());
        return in.whole();
    } else {
        return false;
    }
}

template <class Message> base::Result<Message> decode(const Blob& body)
{
    static_assert(std::variant_size_v<Message> < 0x80, "the kind is one byte");
    Message message;
    if (!body.empty()) {
        Unpacker in {body, 1};
        if (decodeInto(message, body.front(), in)) {
            return message;
        }
    }
    return base::fail(FailureCode::Invalid,
                      "A message between Muster and its helper makes no sense. Close Muster and start it again.");
}

}  // namespace

Blob encodeRequest(const Request& request) { return encode(request); }

Blob encodeAnswer(const Answer& answer) { return encode(answer); }

base::Result<Request> decodeRequest(const Blob& body) { return decode<Request>(body); }

base::Result<Answer> decodeAnswer(const Blob& body) { return decode<Answer>(body); }

MessageLength encodeLength(std::size_t size)
{
    MessageLength bytes {};
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(size & 0xFFU);
        size >>= 8U;
    }
    return bytes;
}

std::optional<std::size_t> decodeLength(const MessageLength& bytes)
{
    std::size_t size = 0;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
        size = size << 8U | *byte;
    }
    return size <= kLongestMessage ? std::optional {size} : std::nullopt;
}

}  // namespace muster::sharing::helper
