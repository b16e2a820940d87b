// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Muster and its helper process say to each other over their socket.
//
// A message is four bytes of length, lowest first, and so many bytes of body. The helper reads files that anybody
// may have written, so neither side trusts a byte of the other: every body decodes or refuses.
#pragma once

#include "core/sharing/hub.h"

#include <array>
#include <variant>

namespace muster::sharing::helper {

/// Raised whenever a message changes: a window that was open during an update meets a newer helper.
inline constexpr std::uint64_t kHelperProtocol = 2;
/// No body is longer.
inline constexpr std::size_t kLongestMessage = std::size_t {64} * 1024 * 1024;
/// Nor are there more things in one list.
inline constexpr std::size_t kLongestList = std::size_t {1} << 20U;
/// So many Changes travel in one request or answer, in bytes; a single one may be longer.
inline constexpr std::size_t kMessageOfChanges = std::size_t {4} * 1024 * 1024;

/// The first request, and the only one that a helper of another version of Muster understands too.
struct OpenRequest {
    std::uint64_t protocol = kHelperProtocol;
    bool create = false;  ///< answered by `HubIdentity`; else by `Done`
    std::string address;
    HubOptions options;
};
struct PollRequest { };
/// Answered by `SessionOpened`, as is `OpenStrayRequest`.
struct BeginRequest {
    Purpose purpose = Purpose::Read;
};
struct StraysRequest { };
struct OpenStrayRequest {
    std::string name;
};
struct RetireStrayRequest {
    std::string name;
};
struct ScrubRequest {
    std::uint64_t changes = 0;
};
struct IdentityRequest {
    std::uint64_t session = 0;
};
struct HeadsRequest {
    std::uint64_t session = 0;
};
struct HashesRequest {
    std::uint64_t session = 0;
    std::vector<replica::Version> versions;
};
struct ReadRequest {
    std::uint64_t session = 0;
    base::Id device;
    std::int64_t after = 0;
    ReadLimit limit;
};
struct AppendRequest {
    std::uint64_t session = 0;
    std::vector<replica::TravellingChange> changes;
    std::vector<SignedHead> heads;
};
struct ReplaceErasedRequest {
    std::uint64_t session = 0;
    replica::TravellingChange change;
};
struct RequireRequest {
    std::uint64_t session = 0;
    HubNeeds needs;
};
struct CommitRequest {
    std::uint64_t session = 0;
};
struct ServerTimeRequest {
    std::uint64_t session = 0;
};
/// Ends a session. The only request without an answer: whoever leaves does not wait.
struct EndRequest {
    std::uint64_t session = 0;
};

using Request =
    std::variant<OpenRequest, PollRequest, BeginRequest, StraysRequest, OpenStrayRequest, RetireStrayRequest,
                 ScrubRequest, IdentityRequest, HeadsRequest, HashesRequest, ReadRequest, AppendRequest,
                 ReplaceErasedRequest, RequireRequest, CommitRequest, ServerTimeRequest, EndRequest>;

struct Done { };
struct SessionOpened {
    std::uint64_t session = 0;
};
struct Token {
    replica::Blob bytes;
};
struct Heads {
    std::vector<SignedHead> heads;
};
struct Hashes {
    std::vector<std::optional<replica::Hash>> hashes;
};
struct Changes {
    std::vector<replica::TravellingChange> changes;
};
struct Names {
    std::vector<std::string> names;
};
struct ServerTime {
    std::optional<std::int64_t> time;
};

using Answer =
    std::variant<base::Failure, Done, HubIdentity, SessionOpened, Token, Heads, Hashes, Changes, Names, ServerTime>;

[[nodiscard]] replica::Blob encodeRequest(const Request& request);
[[nodiscard]] replica::Blob encodeAnswer(const Answer& answer);
/// Both refuse (`Invalid`) whatever the encoder did not write, and ask for no more memory than a list of
/// `kLongestList` takes.
[[nodiscard]] base::Result<Request> decodeRequest(const replica::Blob& body);
[[nodiscard]] base::Result<Answer> decodeAnswer(const replica::Blob& body);

using MessageLength = std::array<std::uint8_t, 4>;

[[nodiscard]] MessageLength encodeLength(std::size_t size);
/// Nothing for a length above `kLongestMessage`.
[[nodiscard]] std::optional<std::size_t> decodeLength(const MessageLength& bytes);

}  // namespace muster::sharing::helper
