// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_scan.h"

#include "core/base/text.h"

#include <cstdint>

namespace muster::meetings::scan {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

bool isAsciiBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool isAsciiAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// U+2000 to U+206F: dashes, curly quotes, spaces of many widths, direction marks.
bool isGeneralPunctuation(std::string_view text, std::size_t at)
{
    return text.size() - at >= 3 && byteAt(text, at) == 0xE2
        && (byteAt(text, at + 1) == 0x80 || byteAt(text, at + 1) == 0x81);
}

bool isThreeByteBlank(std::string_view text, std::size_t at)
{
    const std::uint8_t first = byteAt(text, at);
    const std::uint8_t second = byteAt(text, at + 1);
    const std::uint8_t third = byteAt(text, at + 2);
    if (first == 0xE2 && second == 0x80) {
        return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF;
    }
    return first == 0xE3 && second == 0x80 && third == 0x80;
}

}  // namespace

std::size_t blankAt(std::string_view text, std::size_t at)
{
    if (at >= text.size()) {
        return 0;
    }
    if (isAsciiBlank(text[at])) {
        return 1;
    }
    if (text.size() - at >= 2 && byteAt(text, at) == 0xC2 && byteAt(text, at + 1) == 0xA0) {
        return 2;
    }
    return text.size() - at >= 3 && isThreeByteBlank(text, at) ? 3 : 0;
}

std::size_t blankBefore(std::string_view text, std::size_t at)
{
    for (std::size_t length = 1; length <= 3 && length <= at; ++length) {
        if (blankAt(text.substr(0, at), at - length) == length) {
            return length;
        }
    }
    return 0;
}

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (const std::size_t length = blankAt(text, at)) {
        at += length;
    }
    return at;
}

std::size_t withoutBlanksAtEnd(std::string_view text, std::size_t from, std::size_t to)
{
    while (to > from) {
        const std::size_t length = blankBefore(text, to);
        if (length == 0 || to - from < length) {
            break;
        }
        to -= length;
    }
    return to;
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && blankAt(text, at) == 0) {
        ++at;
    }
    return at;
}

std::size_t bareWordEnd(std::string_view text, std::size_t at)
{
    std::size_t end = wordEnd(text, at);
    while (end > at && isClosingMark(text[end - 1])) {
        --end;
    }
    return end;
}

bool isNameCharacter(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (byteAt(text, at) >= 0x80) {
        return blankAt(text, at) == 0 && !isGeneralPunctuation(text, at);
    }
    return isAsciiAlnum(c) || c == '_' || c == '&' || c == '-';
}

std::size_t nameEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isNameCharacter(text, at)) {
        ++at;
    }
    return at;
}

bool startsToken(std::string_view text, std::size_t at)
{
    if (at == 0 || blankBefore(text, at) != 0) {
        return true;
    }
    switch (text[at - 1]) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
        return true;
    default:
        return at >= 3 && (text.substr(at - 3, 3) == "\xE2\x80\x9C" || text.substr(at - 3, 3) == "\xE2\x80\x98");
    }
}

std::size_t possessiveLength(std::string_view text, std::size_t at)
{
    if (at >= text.size()) {
        return 0;
    }
    const std::size_t mark = text[at] == '\'' ? 1 : (text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0);
    const bool ends = mark != 0 && at + mark < text.size() && text[at + mark] == 's'
        && (at + mark + 1 == text.size() || !isNameCharacter(text, at + mark + 1));
    return ends ? mark + 1 : 0;
}

bool isClosingMark(char c)
{
    switch (c) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
        return true;
    default:
        return false;
    }
}

bool endsToken(std::string_view text, std::size_t at)
{
    if (at >= text.size() || blankAt(text, at) != 0 || possessiveLength(text, at) != 0) {
        return true;
    }
    if (isGeneralPunctuation(text, at)) {
        return true;
    }
    // "@CONS." ends a sentence, "@CONS.gov.uk" is an address.
    return isClosingMark(text[at])
        && (at + 1 == text.size() || blankAt(text, at + 1) != 0 || isClosingMark(text[at + 1]));
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && base::startsWithIgnoringCase(a, b);
}

std::string shortened(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) {
        return std::string {text};
    }
    while (bytes > 0 && (byteAt(text, bytes) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return std::string {text.substr(0, bytes)} + "\u2026";
}

}  // namespace muster::meetings::scan
