// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/exchange.h"

#include "core/base/id.h"
#include "tests/support/catch.h"

#include <random>

using namespace muster;
using replica::Blob;

namespace {

const replica::ChangeHeader kHeader {77, 88, "Secretary", "Record action A-019", replica::ChangeKind::Edit, 3, {}};

}  // namespace

TEST_CASE("A record gives back the header and the payload it was made of", "[replica][exchange]")
{
    const Blob payload {1, 0, 2, 3};
    const auto record = replica::decodeRecord(replica::encodeRecord(kHeader, payload));
    REQUIRE(record);
    CHECK(record->header.label == kHeader.label);
    CHECK(record->header.author == kHeader.author);
    CHECK(record->header.clock == 77);
    CHECK(record->payload == payload);
    CHECK_FALSE(record->erased);
    CHECK(record->payloadHash == replica::hashOf(payload));
}

TEST_CASE("Fields that a newer Muster put into a header are kept and hashed", "[replica][exchange]")
{
    auto newer = kHeader;
    newer.extra = {200, 1, 2, 3};
    const Blob bytes = replica::encodeRecord(newer, {1});
    const auto record = replica::decodeRecord(bytes);
    REQUIRE(record);
    CHECK(record->header.extra == newer.extra);
    CHECK(replica::encodeRecord(record->header, record->payload) == bytes);
    const replica::Version version {base::newId(), 1};
    CHECK(*replica::recordHash({}, version, bytes)
          != *replica::recordHash({}, version, replica::encodeRecord(kHeader, {1})));
}

TEST_CASE("An erased record keeps its hash and holds nothing of what it said", "[replica][exchange]")
{
    const std::string secret = "the address that had to go";
    const Blob record = replica::encodeRecord(kHeader, Blob(secret.begin(), secret.end()));
    const Blob notice {'e', 'r', 'a', 's', 'e', 'd'};
    const auto erased = replica::eraseRecord(record, notice);
    REQUIRE(erased);
    CHECK(std::search(erased->begin(), erased->end(), secret.begin(), secret.end()) == erased->end());
    const replica::Version version {base::newId(), 4};
    CHECK(*replica::recordHash({}, version, *erased) == *replica::recordHash({}, version, record));
    const auto again = replica::eraseRecord(*erased, notice);
    REQUIRE(again);
    CHECK(*again == *erased);
    CHECK(replica::decodeRecord(*erased)->payload == notice);
}

TEST_CASE("Cut and altered records are refused or hash to something else", "[replica][exchange][property]")
{
    std::mt19937 random {11};
    const replica::Version version {base::newId(), 1};
    const Blob good = replica::encodeRecord(kHeader, {1, 2, 3, 4, 5, 6, 7, 8});
    const auto hash = *replica::recordHash({}, version, good);
    for (int i = 0; i < 5'000; ++i) {
        Blob bytes = good;
        if (random() % 2 == 0) {
            bytes.resize(random() % bytes.size());
        } else {
            bytes[random() % bytes.size()] ^= static_cast<std::uint8_t>(1 + random() % 255);
        }
        const auto got = replica::recordHash({}, version, bytes);
        REQUIRE((!got || *got != hash));
    }
}
