// SPDX-License-Identifier: GPL-3.0-or-later
//
// Running the real program, as a script does.
#pragma once

#include <string>
#include <vector>

namespace muster::test {

struct Ran {
    int code = -1;
    std::string out;
    std::string err;
};

/// Runs `muster` with these words and this standard input, without a display.
[[nodiscard]] Ran runMuster(const std::vector<std::string>& words, const std::string& input = {});

}  // namespace muster::test
