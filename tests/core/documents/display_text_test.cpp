// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/display_text.h"
#include "core/documents/document.h"
#include "tests/support/catch.h"

using namespace muster::documents;

TEST_CASE("Controls are shown instead of obeyed", "[documents][text]")
{
    CHECK(displayText(std::string("a\0b", 3)) == "a\u2400b");
    CHECK(displayText("bell\x07 escape\x1b[31m") == "bell\u2407 escape\u241b[31m");
    CHECK(displayText("delete\x7f") == "delete\u2421");
    CHECK(displayText("next\u0085line") == "next[U+0085]line");
    CHECK(displayText("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour");
    CHECK(displayText("a\tb") == "a b");
    CHECK(displayText("a\u2028b") == "a\nb");
}

TEST_CASE("Text that would turn the line round is named", "[documents][text]")
{
    CHECK(displayText("invoice\u202Efdp.exe") == "invoice[RLO]fdp.exe");
    CHECK(displayText("\u2066x\u2069 \u200F") == "[LRI]x[PDI] [RLM]");
}

TEST_CASE("Invisible characters are named, joiners that spelling needs are kept", "[documents][text]")
{
    CHECK(displayText("zero\u200Bwidth") == "zero[U+200B]width");
    CHECK(displayText("\uFEFFstart") == "[U+FEFF]start");
    CHECK(displayText("tag\U000E0041") == "tag[U+E0041]");
    CHECK(displayText("می\u200Cخواهم") == "می\u200Cخواهم");
}

TEST_CASE("Bytes that are not UTF-8 are shown as bytes", "[documents][text]")
{
    CHECK(displayText("caf\xE9") == "caf[byte E9]");
    CHECK(displayText("\xC0\xAF") == "[byte C0][byte AF]");               // overlong slash
    CHECK(displayText("\xED\xA0\x80") == "[byte ED][byte A0][byte 80]");  // surrogate
    CHECK(displayText("\xF5\x80\x80\x80") == "[byte F5][byte 80][byte 80][byte 80]");
    CHECK(displayText("cut \xE2\x82") == "cut [byte E2][byte 82]");
}

TEST_CASE("Making text visible twice changes nothing more", "[documents][text]")
{
    const std::string once = displayText("a\x01\u202E\u200B\xFFz\r\n");
    CHECK(displayText(once) == once);
    CHECK(displayText("Łódź, 10am to midday – ‘café’ 👍") == "Łódź, 10am to midday – ‘café’ 👍");
}

TEST_CASE("Only harmless addresses become links", "[documents]")
{
    CHECK(safeLink("https://example.org/a?b=c") == "https://example.org/a?b=c");
    CHECK(safeLink("HTTPS://EXAMPLE.ORG") == "HTTPS://EXAMPLE.ORG");
    CHECK(safeLink("mailto:team@example.org") == "mailto:team@example.org");
    CHECK(safeLink("#m17") == "#m17");
    CHECK(safeLink("javascript:alert(1)").empty());
    CHECK(safeLink("file:///etc/passwd").empty());
    CHECK(safeLink("https://example.org/\" onclick=\"x").empty());
    CHECK(safeLink("#").empty());
}
