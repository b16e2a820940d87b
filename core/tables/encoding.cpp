// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/encoding.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace muster::tables {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

/// Windows-1252 from 0x80 to 0x9F; the five unused bytes are the control characters of the same number, as browsers
/// have it.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::uint32_t byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

void appendUtf8(std::string& text, std::uint32_t point)
{
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6));
        put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    }
}

std::string lineOf(std::string_view bytes, std::size_t at)
{
    return std::to_string(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// How well-formed UTF-8 the bytes are.
struct Utf8Census {
    std::size_t sequences = 0;  ///< complete characters of two to four bytes
    std::size_t broken = 0;  ///< bytes that are part of none
    std::size_t firstBroken = 0;
    bool cutShort = false;  ///< the last bytes begin a character that is not there
};

std::size_t sequenceLength(std::uint32_t lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

Utf8Census takeCensus(std::string_view bytes)
{
    Utf8Census census;
    for (std::size_t i = 0; i < bytes.size();) {
        if (byteAt(bytes, i) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = sequenceLength(byteAt(bytes, i));
        if (length > 0 && i + length <= bytes.size() && base::isValidUtf8(bytes.substr(i, length))) {
            ++census.sequences;
            i += length;
            continue;
        }
        if (length > 0 && i + length > bytes.size()) {
            const auto tail = bytes.substr(i + 1);
            census.cutShort = std::all_of(tail.begin(), tail.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
        }
        if (census.broken++ == 0)
            census.firstBroken = i;
        ++i;
    }
    return census;
}

enum class Utf16Order { Little, Big };

Result<DecodedText> decodeUtf16(std::string_view bytes, Utf16Order order)
{
    DecodedText decoded;
    decoded.encoding = order == Utf16Order::Little ? "UTF-16 LE" : "UTF-16 BE";
    if (bytes.size() % 2 != 0)
        return fail(FailureCode::Damaged,
                    "The text is UTF-16 and is cut short: half a character stands at its end. Save it again from the "
                    "program it came from.");
    decoded.text.reserve(bytes.size());
    const auto unitAt = [&](std::size_t i) {
        return order == Utf16Order::Little ? byteAt(bytes, i) | (byteAt(bytes, i + 1) << 8)
                                           : (byteAt(bytes, i) << 8) | byteAt(bytes, i + 1);
    };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        std::uint32_t point = unitAt(i);
        if (point == 0)
            return fail(FailureCode::Damaged,
                        "There is a NUL character in line " + lineOf(decoded.text, decoded.text.size())
                            + ": this is not a text file, or it is damaged.");
        if (point >= 0xD800 && point <= 0xDFFF) {
            const bool paired = point < 0xDC00 && i + 3 < bytes.size() && (unitAt(i + 2) & 0xFC00) == 0xDC00;
            if (!paired)
                return fail(FailureCode::Damaged,
                            "The text is UTF-16 with half a character in line "
                                + lineOf(decoded.text, decoded.text.size())
                                + ": it is cut short or damaged. Save it again from the program it came from.");
            point = 0x10000 + ((point - 0xD800) << 10) + (unitAt(i + 2) - 0xDC00);
            i += 2;
        }
        appendUtf8(decoded.text, point);
    }
    return decoded;
}

/// Latin text in UTF-16 has a NUL in every second byte, always on the same side.
bool looksLikeUtf16(std::string_view bytes, Utf16Order order)
{
    std::size_t high = 0;
    std::size_t low = 0;
    const std::size_t pairs = std::min<std::size_t>(bytes.size() / 2, 4096);
    for (std::size_t i = 0; i < pairs; ++i) {
        const bool firstIsNul = bytes[2 * i] == '\0';
        const bool secondIsNul = bytes[2 * i + 1] == '\0';
        high += (order == Utf16Order::Little ? secondIsNul : firstIsNul) ? 1U : 0U;
        low += (order == Utf16Order::Little ? firstIsNul : secondIsNul) ? 1U : 0U;
    }
    return pairs >= 2 && low == 0 && high * 2 >= pairs;
}

/// So many may stand in any short text somebody pasted.
constexpr std::ptrdiff_t kFewControls = 8;

bool isMostlyControl(std::string_view bytes)
{
    const auto control = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
    });
    return control >= kFewControls && static_cast<std::size_t>(control) * 3 > bytes.size();
}

DecodedText decodeWindows1252(std::string_view bytes)
{
    DecodedText decoded;
    decoded.encoding = "Windows-1252";
    decoded.text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = byteAt(bytes, i);
        appendUtf8(decoded.text, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte);
    }
    return decoded;
}

}  // namespace

Result<DecodedText> decodeText(std::string_view bytes)
{
    const auto marked = [](Result<DecodedText> decoded) {
        if (decoded)
            decoded->byteOrderMark = true;
        return decoded;
    };
    if (bytes.substr(0, 2) == "\xFF\xFE")
        return marked(decodeUtf16(bytes.substr(2), Utf16Order::Little));
    if (bytes.substr(0, 2) == "\xFE\xFF")
        return marked(decodeUtf16(bytes.substr(2), Utf16Order::Big));
    const bool utf8Mark = bytes.substr(0, 3) == "\xEF\xBB\xBF";
    if (utf8Mark)
        bytes.remove_prefix(3);
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
        if (!utf8Mark && looksLikeUtf16(bytes, Utf16Order::Little))
            return decodeUtf16(bytes, Utf16Order::Little);
        if (!utf8Mark && looksLikeUtf16(bytes, Utf16Order::Big))
            return decodeUtf16(bytes, Utf16Order::Big);
        return fail(FailureCode::Damaged,
                    "There is a NUL character in line " + lineOf(bytes, nul)
                        + ": this is not a text file, or it is damaged.");
    }
    if (isMostlyControl(bytes))
        return fail(FailureCode::Damaged, "This is not a text file: much of it is control characters.");

    const Utf8Census census = takeCensus(bytes);
    DecodedText decoded;
    decoded.encoding = "UTF-8";
    decoded.byteOrderMark = utf8Mark;
    if (census.broken == 0) {
        decoded.text = std::string(bytes);
        return decoded;
    }
    if (!utf8Mark && census.sequences <= census.broken)
        return decodeWindows1252(bytes);
    if (census.cutShort)
        return fail(
            FailureCode::Damaged,
            "The text is UTF-8 and ends in the middle of a character: it is cut short. Fetch or save it again.");
    decoded.text = base::asValidUtf8(bytes);
    decoded.warnings.push_back(
        "The text is UTF-8, but "
        + base::counted(static_cast<int>(std::min<std::size_t>(census.broken, 999'999)), "byte", "bytes")
        + " could not be read, the first in line " + lineOf(bytes, census.firstBroken)
        + "; each is shown as \xEF\xBF\xBD.");
    return decoded;
}

}  // namespace muster::tables
