// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/performance/chart_drawing.h"

#include <string>
#include <string_view>

namespace muster::performance {

struct SvgSize {
    double width = 760;
    double height = 340;
};

/// The picture as an SVG 1.1 element with its title and, as description, its alternative text. In the colours of
/// print; it refers to nothing outside itself. `TextWidth` is that of a common face: text is written as text.
[[nodiscard]] std::string svgOf(const ChartPicture& picture, const SvgSize& size = {});

/// The same as a file of its own, with the declaration of XML.
[[nodiscard]] std::string svgFile(const ChartPicture& picture, const SvgSize& size = {});

/// The colour of an ink on white paper, as "#16202a".
[[nodiscard]] std::string_view paperColour(ChartInk ink);

}  // namespace muster::performance
