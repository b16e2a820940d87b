// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has to hold for every input of a fuzz target.
#pragma once

#include <cstdio>
#include <cstdlib>

/// Stops the run, so that libFuzzer keeps the input, when `holds` is false.
inline void must(bool holds, const char* promise)
{
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}
