// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures as tables hold them, and as documents print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster::performance {

struct Figure {
    double value = 0;
    bool provisional = false;  ///< marked "p", "(p)" or "provisional"
};

/// Reads "1,281", "62.5%", "-3", "62 (p)", "yes" and "no" (1 and 0). Nothing for any other text; commas must stand
/// between groups of three digits, so that "1,5" is not taken for 15.
[[nodiscard]] std::optional<Figure> readFigure(std::string_view text);

/// What stands where there is no figure: empty, "-", "n/a", "..", "no data".
[[nodiscard]] bool isNoFigure(std::string_view text);

/// "1,281", "62.5": with so many decimals and commas between thousands.
[[nodiscard]] std::string figureText(double value, int decimals);

/// "13 fewer (1.0%)": a change as number and percentage; the percentage is left out where `before` is under 30
/// (requirements H08). Of a unit that is "%" in points: "3 percentage points lower". "no change" where it is.
[[nodiscard]] std::string changeText(double before, double after, int decimals, std::string_view unit = {});

}  // namespace muster::performance
