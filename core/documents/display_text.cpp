// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/display_text.h"

#include <array>
#include <fmt/format.h>

namespace muster::documents {

namespace {

struct NamedControl {
    char32_t codePoint;
    std::string_view name;
};

constexpr std::array kBidiControls {
    NamedControl { 0x061C, "[ALM]" }, NamedControl { 0x200E, "[LRM]" }, NamedControl { 0x200F, "[RLM]" },
    NamedControl { 0x202A, "[LRE]" }, NamedControl { 0x202B, "[RLE]" }, NamedControl { 0x202C, "[PDF]" },
    NamedControl { 0x202D, "[LRO]" }, NamedControl { 0x202E, "[RLO]" }, NamedControl { 0x2066, "[LRI]" },
    NamedControl { 0x2067, "[RLI]" }, NamedControl { 0x2068, "[FSI]" }, NamedControl { 0x2069, "[PDI]" },
};

bool isInvisible(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F) || c == 0x200B || (c >= 0x2060 && c <= 0x206F) || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFFC)
        || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool isNoncharacter(char32_t c)
{
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/// Length of the well-formed sequence at `at`, 0 when there is none (RFC 3629: no surrogates, no overlong forms).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

void appendVisible(std::string& out, char32_t c)
{
    for (const NamedControl& control : kBidiControls) {
        if (control.codePoint == c) {
            out += control.name;
            return;
        }
    }
    if (c == U'\n' || c == 0x2028 || c == 0x2029)
        out += '\n';
    else if (c == U'\t')
        out += ' ';
    else if (c < 0x20)
        appendCodePoint(out, 0x2400 + c);
    else if (c == 0x7F)
        appendCodePoint(out, 0x2421);
    else if ((c >= 0x80 && c <= 0x9F) || isInvisible(c) || isNoncharacter(c))
        out += fmt::format("[U+{:04X}]", static_cast<unsigned>(c));
    else
        appendCodePoint(out, c);
}

}  // namespace

std::string displayText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0) {
            out += fmt::format("[byte {:02X}]", static_cast<unsigned char>(text[at]));
            ++at;
        } else if (text[at] == '\r') {
            out += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U;
        } else {
            appendVisible(out, nextCodePoint(text, at));
        }
    }
    return out;
}

std::string displayLine(std::string_view text)
{
    std::string line = displayText(text);
    for (char& c : line) {
        if (c == '\n')
            c = ' ';
    }
    return line;
}

char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto bits = [&](std::size_t i, unsigned mask) {
        return i < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[i]) & mask) : char32_t { 0 };
    };
    const auto first = static_cast<unsigned char>(text[at]);
    char32_t c = 0;
    if (first < 0x80) {
        c = first;
        at += 1;
    } else if (first < 0xE0) {
        c = bits(at, 0x1F) << 6 | bits(at + 1, 0x3F);
        at += 2;
    } else if (first < 0xF0) {
        c = bits(at, 0x0F) << 12 | bits(at + 1, 0x3F) << 6 | bits(at + 2, 0x3F);
        at += 3;
    } else {
        c = bits(at, 0x07) << 18 | bits(at + 1, 0x3F) << 12 | bits(at + 2, 0x3F) << 6 | bits(at + 3, 0x3F);
        at += 4;
    }
    return c;
}

void appendCodePoint(std::string& text, char32_t codePoint)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

}  // namespace muster::documents
