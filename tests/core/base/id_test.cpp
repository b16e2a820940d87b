// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include "tests/support/catch.h"

#include <set>

using namespace muster::base;

TEST_CASE("Fresh ids differ and are never nil", "[id]")
{
    std::set<Id> ids;
    for (int i = 0; i < 1000; ++i) {
        const Id id = newId();
        CHECK_FALSE(id.isNil());
        ids.insert(id);
    }
    CHECK(ids.size() == 1000);
}

TEST_CASE("An id survives its written form", "[id]")
{
    const Id id = newId();
    CHECK(id.hex().size() == 32);
    CHECK(parseId(id.hex()) == id);
    CHECK(parseId("000102030405060708090a0b0c0d0e0f")->bytes.at(15) == 15);
    CHECK(Id {}.hex() == std::string(32, '0'));
    for (const char* wrong : {"", "00", "000102030405060708090A0B0C0D0E0F", "000102030405060708090a0b0c0d0e0g",
                              "000102030405060708090a0b0c0d0e0f0"}) {
        CHECK_FALSE(parseId(wrong));
    }
}

TEST_CASE("Two computers derive the same id from the same pair, and another from another", "[id]")
{
    const Id a = *parseId("000102030405060708090a0b0c0d0e0f");
    const Id b = *parseId("0f0e0d0c0b0a09080706050403020100");
    CHECK(deriveId(a, b) == deriveId(a, b));
    CHECK_FALSE(deriveId(a, b) == deriveId(b, a));
    CHECK_FALSE(deriveId(a, b) == deriveId(a, a));
    CHECK_FALSE(deriveId(a, b).isNil());
}
