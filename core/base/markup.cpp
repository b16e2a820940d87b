// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/markup.h"

namespace muster::base {

std::string escapedForMarkup(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\r' || letter == '\t') {
                out += letter;
            }
        }
    }
    return out;
}

}  // namespace muster::base
