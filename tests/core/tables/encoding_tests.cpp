// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/encoding.h"
#include "tests/support/catch.h"

using muster::base::FailureCode;
using muster::tables::decodeText;
using namespace std::string_literals;

TEST_CASE("Text is turned to UTF-8 and its encoding told", "[tables]")
{
    struct Sample {
        std::string bytes;
        std::string text;
        std::string encoding;
        bool mark;
    };
    for (const auto& sample :
         std::vector<Sample> {{"plain", "plain", "UTF-8", false},
                              {"caf\xC3\xA9", "caf\u00e9", "UTF-8", false},
                              {"\xEF\xBB\xBF"
                               "a",
                               "a", "UTF-8", true},
                              {"\xFF\xFE"
                               "a\0\xAC\x20"s,
                               "a\u20AC", "UTF-16 LE", true},
                              {"\xFE\xFF\0a\x20\xAC"s, "a\u20AC", "UTF-16 BE", true},
                              {"\xFF\xFE\x3D\xD8\x00\xDE"s, "\U0001F600", "UTF-16 LE", true},
                              {"R\0e\0f\0,\0\xE9\0"s, "Ref,\u00e9", "UTF-16 LE", false},
                              {"\0R\0e\0f\0,\0\xE9"s, "Ref,\u00e9", "UTF-16 BE", false},
                              {"caf\xE9 \x93q\x94 \x96 \x80"
                               "5 \xA3"
                               "6",
                               "caf\u00e9 \u201Cq\u201D \u2013 \u20AC5 \u00A36", "Windows-1252", false},
                              {"ends in \xE9", "ends in \u00e9", "Windows-1252", false},
                              {"", "", "UTF-8", false}}) {
        const auto decoded = decodeText(sample.bytes);
        REQUIRE(decoded);
        CHECK(decoded->text == sample.text);
        CHECK(decoded->encoding == sample.encoding);
        CHECK(decoded->byteOrderMark == sample.mark);
    }
}

TEST_CASE("Bytes that are no whole text are refused with the reason", "[tables]")
{
    const auto reason = [](const std::string& bytes) {
        const auto decoded = decodeText(bytes);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == FailureCode::Damaged);
        return decoded.error().detail;
    };
    CHECK_THAT(reason("a,b\n1,\0"s + "2\n"), StartsWith("There is a NUL character in line 2"));
    CHECK_THAT(reason("\xFF\xFE"
                      "a\0b"s),
               ContainsSubstring("cut short: half a character"));
    CHECK_THAT(reason("\xFF\xFE"
                      "a\0\n\0\x3D\xD8"s),
               ContainsSubstring("half a character in line 2"));
    CHECK_THAT(reason("\xFF\xFE\x00\x00"
                      "a\0\0\0"s),
               StartsWith("There is a NUL character in line 1"));
    CHECK_THAT(reason("\xC3\xA9t\xC3\xA9 caf\xC3"), ContainsSubstring("ends in the middle of a character"));
    CHECK_THAT(reason("\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F"), StartsWith("This is not a text file"));
}

TEST_CASE("A few broken bytes do not turn UTF-8 into something else", "[tables]")
{
    const auto decoded = decodeText("\xC3\xA9,\xC3\xA8\n\xC3\xA0 \xFF here");
    REQUIRE(decoded);
    CHECK(decoded->encoding == "UTF-8");
    CHECK(decoded->text == "\u00e9,\u00e8\n\u00e0 \uFFFD here");
    REQUIRE(decoded->warnings.size() == 1);
    CHECK_THAT(decoded->warnings[0], ContainsSubstring("1 byte could not be read, the first in line 2"));
}
