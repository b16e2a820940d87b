// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expected refusals are values, not exceptions.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace muster::base {

/// What kind of refusal it is; callers branch on this and show `detail`.
enum class FailureCode {
    Invalid,      ///< something the user gave is not acceptable; `field` names it
    Refused,      ///< a rule of the method or the law forbids it
    NotFound,     ///< what it is about does not exist (any more)
    Superseded,   ///< somebody else changed it first
    Locked,       ///< part two is locked, or another window holds the folder
    Foreign,      ///< a file of another program
    Newer,        ///< a file of a newer Muster
    Damaged,      ///< a file that cannot be trusted
    Unreadable,   ///< a file that is missing or may not be read or written
    Unreachable,  ///< a shared file or server that is away or does not answer; the work on this computer is safe
    Busy,         ///< another computer is using it at the moment
    Cancelled,    ///< the user stopped it; nothing was changed
    Storage       ///< the replica could not be read or written
};

/// A refusal in words a user understands, saying what to do where that helps.
///
/// `detail` never holds restricted text: it may be shown on any screen and logged.
struct Failure {
    FailureCode code = FailureCode::Invalid;
    std::string field;   ///< name of the input at fault, as the user knows it; may be empty
    std::string detail;  ///< one or two plain English sentences
};

template <class T>
using Result = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> fail(FailureCode code, std::string detail, std::string field = {})
{
    return tl::unexpected<Failure>(Failure{code, std::move(field), std::move(detail)});
}

}  // namespace muster::base
