// SPDX-License-Identifier: GPL-3.0-or-later
//
// `muster COMMAND`: the work of the window without a display (design §10).
#pragma once

#include "app/arguments.h"
#include "app/exit_code.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::app {

/// One command of the table.
struct CommandSpec {
    std::string name;
    std::string usage;    ///< what follows the name
    std::string summary;  ///< one line of `--help`
    std::vector<OptionSpec> options;
    std::function<ExitCode(const Arguments&)> run;
    bool draws = false;  ///< needs fonts and layout, so a Qt application on the offscreen platform
    /// Help for the words that were given, as of one kind of paper; nothing for the help of the whole command.
    std::function<std::string(const Arguments&)> helpFor = {};
};

/// Runs a command, or prints help or the version. Nothing when the words ask for the window.
[[nodiscard]] std::optional<ExitCode> runCommandLine(const std::vector<std::string>& words);

/// Runs what needs fonts and layout for some of its options only: with a Qt application on the offscreen platform.
ExitCode drawing(const std::function<ExitCode()>& run);

/// A line of `--help`.
[[nodiscard]] std::string helpLine(const OptionSpec& option);

/// Says why on standard error and gives the exit code.
ExitCode refuse(const base::Failure& failure);
/// The same for wrong usage.
ExitCode misused(const std::string& why);

/// For a folder that `openFolder` refused: a missing `--data` is wrong usage.
ExitCode refuseFolder(const base::Failure& failure);

/// Options that many commands take.
[[nodiscard]] OptionSpec dataOption();
[[nodiscard]] OptionSpec meetingOption();
[[nodiscard]] OptionSpec passphraseOption();
[[nodiscard]] OptionSpec atOption();

// One file each.
[[nodiscard]] CommandSpec sampleCommand();
[[nodiscard]] CommandSpec newCommand();
[[nodiscard]] CommandSpec listCommand();
[[nodiscard]] CommandSpec recordCommand();
[[nodiscard]] CommandSpec meetingCommand();
[[nodiscard]] CommandSpec exportCommand();
[[nodiscard]] CommandSpec documentCommand();
[[nodiscard]] CommandSpec importCommand();
[[nodiscard]] CommandSpec partTwoCommand();
[[nodiscard]] CommandSpec chartCommand();
[[nodiscard]] CommandSpec detectCommand();
[[nodiscard]] CommandSpec exceptionCommand();
[[nodiscard]] CommandSpec blockageCommand();
[[nodiscard]] CommandSpec calendarCommand();
[[nodiscard]] CommandSpec planCommand();
[[nodiscard]] CommandSpec publicationCommand();
[[nodiscard]] CommandSpec scrutinyCommand();
[[nodiscard]] CommandSpec goalCommand();
[[nodiscard]] CommandSpec commentCommand();
[[nodiscard]] CommandSpec panelCommand();
[[nodiscard]] CommandSpec questionCommand();
[[nodiscard]] CommandSpec recommendationCommand();
[[nodiscard]] CommandSpec groupCommand();
[[nodiscard]] CommandSpec returnCommand();
[[nodiscard]] CommandSpec sendCommand();
[[nodiscard]] CommandSpec shareCommand();
[[nodiscard]] CommandSpec eraseCommand();
[[nodiscard]] CommandSpec checkCommand();
[[nodiscard]] CommandSpec searchCommand();
[[nodiscard]] CommandSpec itemCommand();
[[nodiscard]] CommandSpec requestCommand();
[[nodiscard]] CommandSpec arrangeCommand();

}  // namespace muster::app
