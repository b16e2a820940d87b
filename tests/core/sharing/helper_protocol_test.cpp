// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/helper_protocol.h"
#include "tests/support/catch.h"
#include "tests/support/core/chain.h"

#include <random>

using namespace muster;
using namespace muster::sharing::helper;
using replica::Blob;
using sharing::HubIdentity;
using sharing::Purpose;
using test::Chain;
using test::must;

namespace {

std::vector<Request> everyRequest()
{
    Chain chain;
    const base::Id device = chain.device();
    return {
        OpenRequest {kHelperProtocol, true, "postgresql://clerk@server/county", {1, 2, 3, base::newId()}},
        PollRequest {},
        BeginRequest {Purpose::Rebuild},
        StraysRequest {},
        OpenStrayRequest {"partnership (conflicted copy).muster"},
        RetireStrayRequest {"partnership (conflicted copy).muster"},
        ScrubRequest {200},
        IdentityRequest {7},
        HeadsRequest {7},
        HashesRequest {7, {{device, 3}, {device, -1}}},
        ReadRequest {7, device, 12, {100, 1000}},
        AppendRequest {7, chain.next(3), {chain.signedHead()}},
        ReplaceErasedRequest {7, chain.next()},
        RequireRequest {7, {2, 3, "0.2"}},
        CommitRequest {7},
        ServerTimeRequest {std::uint64_t {1} << 63U},
        EndRequest {7},
    };
}

std::vector<Answer> everyAnswer()
{
    Chain chain;
    return {
        base::Failure {base::FailureCode::Storage, "field", "In words."},
        Done {},
        HubIdentity {base::newId(), 1, {2, 3, "0.2"}},
        SessionOpened {4},
        Token {{1, 2, 3}},
        Heads {{chain.signedHead(), {{base::newId(), 9, {}}, {}, {}}}},
        Hashes {{std::nullopt, replica::Hash {5}}},
        Changes {chain.next(2)},
        Names {{"one", "", "three"}},
        ServerTime {-5},
    };
}

}  // namespace

TEST_CASE("What Muster and its helper say arrives as it was said", "[sharing][helper]")
{
    const auto requests = everyRequest();
    REQUIRE(requests.size() == std::variant_size_v<Request>);
    for (const Request& request : requests) {
        const Blob bytes = encodeRequest(request);
        const auto again = must(decodeRequest(bytes));
        CHECK(again.index() == request.index());
        CHECK(encodeRequest(again) == bytes);
    }
    const auto answers = everyAnswer();
    REQUIRE(answers.size() == std::variant_size_v<Answer>);
    for (const Answer& answer : answers) {
        const Blob bytes = encodeAnswer(answer);
        const auto again = must(decodeAnswer(bytes));
        CHECK(again.index() == answer.index());
        CHECK(encodeAnswer(again) == bytes);
    }
    const auto append = std::get<AppendRequest>(requests[11]);
    CHECK(std::get<AppendRequest>(must(decodeRequest(encodeRequest(append)))).changes == append.changes);
    CHECK(std::get<AppendRequest>(must(decodeRequest(encodeRequest(append)))).heads == append.heads);
}

TEST_CASE("A message that was cut off or goes on too long is refused", "[sharing][helper]")
{
    for (const Request& request : everyRequest()) {
        Blob bytes = encodeRequest(request);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            CHECK_FALSE(decodeRequest({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}));
        }
        bytes.push_back(0);
        CHECK_FALSE(decodeRequest(bytes));
    }
    for (const Answer& answer : everyAnswer()) {
        Blob bytes = encodeAnswer(answer);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            CHECK_FALSE(decodeAnswer({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}));
        }
    }
}

TEST_CASE("Bytes that nobody said are a refusal and never a crash", "[sharing][helper]")
{
    std::mt19937 random {3};
    const auto requests = everyRequest();
    const auto answers = everyAnswer();
    for (int turn = 0; turn < 20'000; ++turn) {
        Blob bytes = turn % 2 == 0 ? encodeRequest(requests[random() % requests.size()])
                                   : encodeAnswer(answers[random() % answers.size()]);
        for (int flips = 0; flips < 3; ++flips) {
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        }
        if (const auto request = decodeRequest(bytes)) {
            CHECK(decodeRequest(encodeRequest(*request)));
        }
        if (const auto answer = decodeAnswer(bytes)) {
            CHECK(decodeAnswer(encodeAnswer(*answer)));
        }
    }
}

TEST_CASE("A list that says it is longer than any is refused before it is read", "[sharing][helper]")
{
    // Names, and a million and one empty ones.
    Blob bytes {8, 0x81, 0x80, 0x40};
    bytes.resize(bytes.size() + kLongestList + 1);
    CHECK_FALSE(decodeAnswer(bytes));
    bytes[1] = 0x80;
    bytes.pop_back();
    CHECK(decodeAnswer(bytes));
}

TEST_CASE("The length of a message has a limit", "[sharing][helper]")
{
    CHECK(decodeLength(encodeLength(0)) == std::size_t {0});
    CHECK(decodeLength(encodeLength(66'051)) == std::size_t {66'051});
    CHECK(encodeLength(66'051) == MessageLength {3, 2, 1, 0});
    CHECK(decodeLength(encodeLength(kLongestMessage)) == kLongestMessage);
    CHECK_FALSE(decodeLength(encodeLength(kLongestMessage + 1)));
    CHECK_FALSE(decodeLength({255, 255, 255, 255}));
}
