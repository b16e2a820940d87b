// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "tests/support/catch.h"

using namespace muster::base;

TEST_CASE("Trimming takes blanks from the ends only", "[text]")
{
    CHECK(trimmed("  a b\t\r\n") == "a b");
    CHECK(trimmed("").empty());
    CHECK(trimmed(" \n ").empty());
    CHECK(trimmed("\u00A0a") == "\u00A0a");
}

TEST_CASE("Case is ignored for ASCII letters only", "[text]")
{
    CHECK(lowered("CONS Éé 19") == "cons Éé 19");
    CHECK(startsWithIgnoringCase("Cambridgeshire", "CAMB"));
    CHECK(startsWithIgnoringCase("x", ""));
    CHECK_FALSE(startsWithIgnoringCase("CK", "CKH"));
    // "[" and "{" differ by the same bit as two letters of different case.
    CHECK_FALSE(startsWithIgnoringCase("[", "{"));
}

TEST_CASE("Splitting keeps empty parts", "[text]")
{
    CHECK(split("a,,b", ',') == std::vector<std::string> {"a", "", "b"});
    CHECK(split("", ',') == std::vector<std::string> {""});
    CHECK(split(",", ',') == std::vector<std::string> {"", ""});
}

TEST_CASE("Lists and counts read as English", "[text]")
{
    CHECK(joinedInWords({}).empty());
    CHECK(joinedInWords({"a"}) == "a");
    CHECK(joinedInWords({"a", "b"}) == "a and b");
    CHECK(joinedInWords({"a", "b", "c"}) == "a, b and c");
    CHECK(counted(1, "action", "actions") == "1 action");
    CHECK(counted(0, "action", "actions") == "0 actions");
    CHECK(counted(12, "action", "actions") == "12 actions");
}

TEST_CASE("Well-formed UTF-8 is told from everything else", "[text]")
{
    for (const char* good : {"", "plain", "caf\u00E9", "\u20AC", "\U0001F600", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF",
                             "\xED\x9F\xBF", "\xEE\x80\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80", "\xC2\x80"}) {
        CHECK(isValidUtf8(good));
        CHECK(asValidUtf8(good) == good);
    }
    // Table 3-7 of the Unicode Standard: overlong forms, surrogates, too large, cut short, stray bytes.
    for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xED\xA0\x80",
                            "\xED\xBF\xBF", "\xE2\x82", "\xE2(\xAC", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xF0\x9F\x98", "\xFE", "\xFF", "a\xE2\x82z"}) {
        CHECK_FALSE(isValidUtf8(bad));
        CHECK(isValidUtf8(asValidUtf8(bad)));
    }
}

TEST_CASE("Bytes that are no text are shown as replacement characters, the rest is kept", "[text]")
{
    CHECK(asValidUtf8("a\xFF"
                      "b")
          == "a\uFFFDb");
    CHECK(asValidUtf8("a\xE2\x82z") == "a\uFFFD\uFFFDz");
    CHECK(asValidUtf8(std::string_view {"a\0b", 3}) == "ab");
    CHECK(asValidUtf8("\u202Eright to left\u202C") == "\u202Eright to left\u202C");
    CHECK(asValidUtf8("tab\tline\nbell\a") == "tab\tline\nbell\a");
}
