// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for every line, however odd.
#include "core/base/text.h"
#include "core/meetings/completion.h"

#include "tests/core/meetings/capture_fixture.h"
#include "tests/support/catch.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>

using namespace muster::meetings;
using namespace muster::test;

namespace {

bool isBoundary(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string withoutBlanks(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            continue;
        }
        if (text.substr(i, 2) == "\u00A0") {
            ++i;
            continue;
        }
        if (text.substr(i, 3) == "\u2003" || text.substr(i, 3) == "\u3000" || text.substr(i, 3) == "\u2028"
            || text.substr(i, 3) == "\u2029") {
            i += 2;
            continue;
        }
        out += c;
    }
    return out;
}

// Nothing typed is lost: text and understood tokens together are the line.
std::string textByTokens(std::string_view line, const CapturedLine& read)
{
    std::string out;
    std::size_t at = 0;
    for (const CaptureToken& token : read.tokens) {
        if (token.understood) {
            out += line.substr(at, token.begin - at);
            at = token.end;
        }
    }
    out += line.substr(at);
    return out;
}

bool same(const CapturedLine& a, const CapturedLine& b)
{
    return a.kind == b.kind && a.text == b.text && a.echo == b.echo && a.tokens == b.tokens && a.cautions == b.cautions
        && a.due == b.due && a.leadAgency == b.leadAgency && a.supportingAgencies == b.supportingAgencies;
}

// One check per line keeps a million characters affordable.
std::string faultOf(std::string_view line, const CaptureContext& context)
{
    const CapturedLine read = readCaptureLine(line, context);
    const bool valid = muster::base::isValidUtf8(line);
    std::size_t last = 0;
    for (const CaptureToken& token : read.tokens) {
        if (token.begin < last || token.end <= token.begin || token.end > line.size()) {
            return "tokens overlap, are empty or leave the line";
        }
        if (valid && (!isBoundary(line, token.begin) || !isBoundary(line, token.end))) {
            return "a token cuts a character";
        }
        last = token.end;
    }
    if (read.text != "??" && withoutBlanks(read.text) != withoutBlanks(textByTokens(line, read))) {
        return "characters were lost or made up";
    }
    if (valid && (!muster::base::isValidUtf8(read.text) || !muster::base::isValidUtf8(read.echo))) {
        return "the text is not UTF-8 any more";
    }
    for (const std::string& caution : read.cautions) {
        if (caution.empty() || (valid && !muster::base::isValidUtf8(caution))) {
            return "a caution is not UTF-8";
        }
    }
    if (!same(read, readCaptureLine(line, context))) {
        return "the second reading differs";
    }
    if ((read.kind == CaptureKind::Empty) != read.echo.empty()) {
        return "a line without an echo";
    }
    if (read.kind == CaptureKind::Note && !read.recordable) {
        return "a note that cannot be recorded";
    }
    if (read.update.has_value() != (read.kind == CaptureKind::Update)
        || read.disclosure.has_value() != (read.kind == CaptureKind::Disclosure)) {
        return "details of another kind";
    }
    return {};
}

const std::vector<std::string>& pieces()
{
    static const std::vector<std::string> kPieces {">",
                                                   "=",
                                                   "#",
                                                   "/i",
                                                   "/b",
                                                   "/x",
                                                   "\\",
                                                   "@",
                                                   "!",
                                                   "+",
                                                   "??",
                                                   "?",
                                                   " ",
                                                   "  ",
                                                   "\n",
                                                   "\r\n",
                                                   "\t",
                                                   ",",
                                                   ".",
                                                   ":",
                                                   ";",
                                                   "(",
                                                   ")",
                                                   "\"",
                                                   "'",
                                                   "/",
                                                   "-",
                                                   "&",
                                                   "with",
                                                   "and",
                                                   "by",
                                                   "to",
                                                   "from",
                                                   "@CONS",
                                                   "@CITY",
                                                   "@FIRE",
                                                   "@ck",
                                                   "@zzz",
                                                   "@YOT",
                                                   "CONS",
                                                   "/neigh insp",
                                                   "/Regulatory Services",
                                                   "\"ASB officer\"",
                                                   "!2w",
                                                   "!30nov",
                                                   "!30/11",
                                                   "!next",
                                                   "!fri",
                                                   "30 November 2011",
                                                   "#19",
                                                   "#A-P1",
                                                   "done",
                                                   "blocked",
                                                   "+2w",
                                                   "no longer required",
                                                   "AGREED",
                                                   "RESOLVED",
                                                   "19",
                                                   "\u00A0",
                                                   "\u2003",
                                                   "\u3000",
                                                   "\u2028",
                                                   "\u202E",
                                                   "\u200B",
                                                   "\uFEFF",
                                                   "caf\u00E9",
                                                   "\U0001F469\u200D\U0001F692",
                                                   "e\u0301",
                                                   "\u05E9\u05DC\u05D5\u05DD",
                                                   "\u2019s",
                                                   "'s",
                                                   "\u201C",
                                                   "\u201D",
                                                   "word",
                                                   "x"};
    return kPieces;
}

}  // namespace

TEST_CASE("Random lines of tokens keep every promise", "[capture][property]")
{
    const CaptureContext context = taskingMeeting();
    std::mt19937 random {20111115};
    std::uniform_int_distribution<std::size_t> pick {0, pieces().size() - 1};
    std::uniform_int_distribution<int> length {1, 14};
    for (int round = 0; round < 6000; ++round) {
        std::string line;
        for (int i = length(random); i > 0; --i) {
            line += pieces().at(pick(random));
            line += round % 3 == 0 ? "" : " ";
        }
        const std::string fault = faultOf(line, context);
        if (!fault.empty()) {
            CAPTURE(line, fault);
            CHECK(fault.empty());
        }
        const auto offers = completionsAt(line, pick(random) % (line.size() + 1), context);
        if (offers.size() > 8) {
            CHECK(offers.size() <= 8);
        }
    }
}

TEST_CASE("Random bytes keep every promise", "[capture][property]")
{
    const CaptureContext context = taskingMeeting();
    std::mt19937 random {18};
    std::uniform_int_distribution<int> byte {0, 255};
    constexpr std::string_view kStarts = ">=#/!@\\ a";
    for (int round = 0; round < 3000; ++round) {
        std::string line {kStarts[static_cast<std::size_t>(round) % kStarts.size()]};
        for (int i = round % 40; i > 0; --i) {
            line += static_cast<char>(byte(random));
        }
        const std::string fault = faultOf(line, context);
        if (!fault.empty()) {
            CAPTURE(line, fault);
            CHECK(fault.empty());
        }
    }
}

TEST_CASE("Odd strings survive as notes, actions and decisions", "[capture][property]")
{
    std::vector<std::string> lines {"\u202Eevil\u202C",
                                    "\u200B",
                                    "\uFEFFBOM",
                                    "Z\u0351\u036B\u0343\u036A\u0302\u036B",
                                    "\U0001F3F4\U000E0067\U000E0062",
                                    "<script>alert(1)</script>",
                                    "'; DROP TABLE actions; --",
                                    "=1+1",
                                    "=HYPERLINK(\"x\")",
                                    "+1",
                                    "-1",
                                    "%s%n",
                                    "${jndi}",
                                    "\x1B[31mred",
                                    "\x7F",
                                    "NUL",
                                    "\xEF\xBF\xBE",
                                    "\u00AD\u0600\u180E",
                                    "\u2028para\u2029",
                                    "\u0301"};
    const std::filesystem::path folder = std::filesystem::path {MUSTER_TEST_DATA} / "strings";
    if (std::filesystem::exists(folder)) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator {folder}) {
            std::ifstream file {entry.path(), std::ios::binary};
            for (std::string line; entry.is_regular_file() && std::getline(file, line);) {
                lines.push_back(line);
            }
        }
    }
    const CaptureContext context = taskingMeeting();
    for (const std::string& line : lines) {
        for (const char* mark : {"", "> ", "= ", "/i ", "#19 ", "> @CONS !2w "}) {
            const std::string fault = faultOf(mark + line, context);
            CAPTURE(mark, line, fault);
            CHECK(fault.empty());
        }
    }
}

TEST_CASE("A megabyte of marks is read and completed", "[capture][property]")
{
    const CaptureContext context = taskingMeeting();
    const std::array<std::string_view, 18> patterns {"a",       " ",    "@",    "@ ",           "@CONS ", "@zzz ",
                                                     "!",       "! ",   "!2w ", "!30 nov ",     "with ",  "@CONS, and ",
                                                     "+@FIRE ", "\\@ ", "?",    "@CONS/neigh ", "\n",     "\u00A0"};
    for (const char* mark : {"", ">", "=", "#19 ", "/i ", "/b "}) {
        for (const std::string_view pattern : patterns) {
            std::string line {mark};
            const std::size_t size = line == ">" && pattern.size() == 1 ? 1U << 20U : 1U << 17U;
            while (line.size() < size) {
                line += pattern;
            }
            const CapturedLine read = readCaptureLine(line, context);
            const auto offers = completionsAt(line, line.size(), context);
            CAPTURE(mark, pattern, offers.size());
            // Quadratic reading would take minutes and meet the time limit of ctest.
            CHECK(read.cautions.size() <= 9);
        }
    }
}
