// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text file that the program carries inside itself.
#pragma once

#include <string>

namespace muster::base {

/// A file of `resources/` or of a schema folder: its name without folders, and its bytes.
struct EmbeddedText {
    std::string name;
    std::string text;
};

}  // namespace muster::base
