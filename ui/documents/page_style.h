// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures and colours of printed pages, in points. Every ink on white has a contrast of 4.5:1 or better.
#pragma once

#include "ui/documents/text_block.h"

namespace muster::ui::documents {

inline const QColor kInk { 0x16, 0x20, 0x2a };
inline const QColor kQuietInk { 0x4c, 0x59, 0x66 };
inline const QColor kAccent { 0x1f, 0x5f, 0xa8 };
inline const QColor kGround { 0xf3, 0xf5, 0xf8 };
inline const QColor kHairline { 0xd5, 0xda, 0xe0 };
inline const QColor kGood { 0x1d, 0x6b, 0x3a };
inline const QColor kAttention { 0x8a, 0x4b, 0x00 };
inline const QColor kConcern { 0xa4, 0x26, 0x2c };

/// Room around the text of a page.
struct Margins {
    double left = 68;  ///< wider, since the numbers of headings hang in it
    double right = 56;
    double top = 72;
    double bottom = 76;
};

[[nodiscard]] inline Margins marginsOf(const muster::documents::Document& document)
{
    return document.compact ? Margins { 44, 40, 58, 63 } : Margins {};
}

inline const TextStyle kBody { 12, 17, Face::Regular, kInk };  // requirements §4.0: body in 12 points
inline const TextStyle kQuiet { 10.5, 15, Face::Regular, kQuietInk };
inline const TextStyle kMeta { 10.5, 15, Face::Regular, kInk };
inline const TextStyle kTitle { 23, 29, Face::Bold, kInk };
inline const TextStyle kSubtitle { 13, 19, Face::Regular, kQuietInk };
inline const TextStyle kCompactSubtitle { 12, 16, Face::Regular, kQuietInk };
inline const TextStyle kCaption { 11, 15, Face::Bold, kInk };
inline const TextStyle kFurniture { 9, 12, Face::Regular, kQuietInk };
inline const TextStyle kMarking { 10.5, 13, Face::Bold, kInk };

struct TableStyle {
    TextStyle text;
    TextStyle head;
    double rowPad = 0;
    double columnGap = 0;
};

[[nodiscard]] inline TableStyle tableStyle(bool compact)
{
    // In a compact paper the table is the body: it keeps the body's size, and saves room between the rows only.
    return compact ? TableStyle { { 12, 14.6, Face::Regular, kInk }, { 10.5, 13, Face::Bold, kQuietInk }, 2.6, 9 }
                   : TableStyle { { 10.5, 14.5, Face::Regular, kInk }, { 9.5, 13, Face::Bold, kQuietInk }, 4.5, 12 };
}

[[nodiscard]] inline TextStyle headingStyle(int level)
{
    switch (level) {
    case 1:
        return { 16, 21, Face::Bold, kInk };
    case 2:
        return { 13.5, 18, Face::Bold, kInk };
    case 3:
        return { 12, 17, Face::Bold, kInk };
    default:
        return { 12, 17, Face::BoldItalic, kInk };
    }
}

[[nodiscard]] inline TextStyle titleStyle(bool compact)
{
    return compact ? TextStyle { 19, 24, Face::Bold, kInk } : kTitle;
}

[[nodiscard]] inline QColor toneInk(muster::documents::Tone tone)
{
    switch (tone) {
    case muster::documents::Tone::Good:
        return kGood;
    case muster::documents::Tone::Attention:
        return kAttention;
    case muster::documents::Tone::Concern:
        return kConcern;
    case muster::documents::Tone::Neutral:
        break;
    }
    return kQuietInk;
}

}  // namespace muster::ui::documents
