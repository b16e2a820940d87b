// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may include whom: the walls of the house, read from the include lines.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace muster::architecture {

/// Texts of files by their path from the repository root, with `/` between folders.
using SourceTree = std::map<std::string, std::string>;

/// What stands in one `#include` line.
struct Include {
    std::string path;  ///< as spelled between the quotes or brackets
    bool angled = false;  ///< `<...>`: a library; `"..."`: ours
    int line = 0;
};

/// The include lines of a source, in order; those inside comments are not among them.
[[nodiscard]] std::vector<Include> includesOf(const std::string& text);

/// The room a file belongs to: its first two folders, `app` for all of app; empty when it is in no corridor.
[[nodiscard]] std::string roomOf(const std::string& path);

/// Everything that is wrong with the tree, one sentence each, beginning with file and line; empty when all is well.
[[nodiscard]] std::vector<std::string> violations(const SourceTree& tree);

/// Reads core, ui and app below `root`, all file types.
[[nodiscard]] SourceTree readTree(const std::filesystem::path& root);

}  // namespace muster::architecture
