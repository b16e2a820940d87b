// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words after `muster COMMAND`.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::app {

/// An option as `--name VALUE`, or a switch without a value.
struct OptionSpec {
    std::string name;
    std::string value;  ///< what the value is called in help; empty for a switch
    std::string help;  ///< empty: taken, and not shown
    std::string steps = {};  ///< "plan, link": the only steps of a command that take it; empty where all do
};

/// What was given, after it was checked against the command's options.
class Arguments {
public:
    /// A usage error (`Invalid`) names the word at fault. `-o` is `--output`.
    [[nodiscard]] static base::Result<Arguments> parse(const std::vector<std::string>& words,
                                                       const std::vector<OptionSpec>& options);

    /// A usage error names an option that was given and that this step of a command does not take.
    [[nodiscard]] base::Result<void> checkFor(const std::string& step) const;

    [[nodiscard]] const std::vector<std::string>& positional() const { return m_positional; }
    [[nodiscard]] bool has(const std::string& option) const { return m_options.contains(option); }
    [[nodiscard]] std::optional<std::string> value(const std::string& option) const;
    /// Refuses with a usage error when it is missing.
    [[nodiscard]] base::Result<std::string> required(const std::string& option) const;
    /// Refuses a date that is none; nothing when the option is not given.
    [[nodiscard]] base::Result<std::optional<base::Date>> date(const std::string& option) const;
    [[nodiscard]] base::Result<std::optional<base::TimeOfDay>> time(const std::string& option) const;

private:
    std::vector<std::string> m_positional;
    std::map<std::string, std::string> m_options;
    std::map<std::string, std::string> m_steps;  ///< of the options given that only some steps take
};

/// Opens the folder of `--data` on the day of `--today`, with the clock of `--at` and part two open when
/// `--passphrase-file` is given.
[[nodiscard]] base::Result<std::unique_ptr<replica::Replica>> openFolder(const Arguments& arguments);
/// The same with part two locked, for commands whose `--passphrase-file` is of something else.
[[nodiscard]] base::Result<std::unique_ptr<replica::Replica>> openFolderLocked(const Arguments& arguments);

/// The first line of a file, without its ending.
[[nodiscard]] base::Result<std::string> passphraseFrom(const std::string& file);

/// From the file that an option names, or asked for on the terminal without showing it. A new one is asked for twice.
[[nodiscard]] base::Result<std::string> passphraseFor(const Arguments& arguments, const std::string& option,
                                                      const std::string& question, bool isNew = false);

}  // namespace muster::app
