// SPDX-License-Identifier: GPL-3.0-or-later
//
// What commands with steps share (muster blockage BL-01 resolve): their words, what options name, and how they run.
#pragma once

#include "app/arguments.h"
#include "app/exit_code.h"
#include "core/replica/replica.h"

#include <functional>
#include <string>
#include <vector>

namespace muster::app {

/// What a step said when it was done.
using Said = base::Result<std::string>;

/// Those words when the step was done, else why it was not.
template <class Result> [[nodiscard]] Said saidWhen(const Result& result, std::string words)
{
    return result ? Said {std::move(words)} : Said {tl::unexpected(result.error())};
}

/// The words of `--text`, or of what a step calls it.
[[nodiscard]] std::string textOf(const Arguments& arguments, const std::string& option = "text");
/// The word at a place after the command, empty where there is none.
[[nodiscard]] std::string wordAt(const Arguments& arguments, std::size_t place);

/// The meeting of `--meeting`, nil when it is not given.
[[nodiscard]] base::Result<base::Id> meetingOf(const replica::Reader& reader, const Arguments& arguments);
/// The body of `--body`, nil when it is not given.
[[nodiscard]] base::Result<base::Id> bodyOf(const replica::Reader& reader, const Arguments& arguments);
/// An agency by its code, in any case.
[[nodiscard]] base::Result<base::Id> agencyNamed(const replica::Reader& reader, const std::string& code);
/// A body by its short or full name or alias; refused in words.
[[nodiscard]] base::Result<base::Id> bodyNamed(const replica::Reader& reader, const std::string& name);

/// Opens the folder, does the work and prints what it said, or why not.
[[nodiscard]] ExitCode runSaid(const Arguments& arguments, const std::function<Said(replica::Replica&)>& run);
/// The same for a command whose first word is one of `steps`; anything else is wrong usage.
[[nodiscard]] ExitCode runStep(const Arguments& arguments, const std::vector<std::string>& steps,
                               const std::string& usage, Said (*run)(replica::Replica&, const Arguments&));

}  // namespace muster::app
