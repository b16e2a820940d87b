// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/window.h"

#include <string>
#include <vector>

int main(int count, char** values)
{
    const std::vector<std::string> words(values + 1, values + count);
    // Help, version and every command work where there is no display.
    if (const auto code = muster::app::runCommandLine(words)) {
        return static_cast<int>(*code);
    }
    return muster::app::runWindow(count, values, words);
}
