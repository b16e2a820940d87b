// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a monthly return, receiving it and acting on it. It may be changed until a meeting has noted it.
#pragma once

#include "core/actions/action_commands.h"
#include "core/governance/execute.h"
#include "core/governance/monthly_return.h"

#include <optional>
#include <string>

namespace muster::governance {

/// The headline: how the month went, in one sentence.
struct WriteReturn {
    base::Id body;
    std::string month;
    std::string headline;
};

struct AddReturnLine {
    base::Id body;
    std::string month;
    ReturnLineKind kind = ReturnLineKind::Success;
    std::string text;
    bool share = false;  ///< successes only
    base::Id measure {};  ///< of a comment on a measure, where it is required
};

struct EditReturnLine {
    base::Id line;
    std::optional<std::string> text {};
    std::optional<bool> share {};
};

struct RemoveReturnLine {
    base::Id line;
};

/// The lead hands it in. Refused without a headline.
struct ReceiveReturn {
    base::Id body;
    std::string month;
    std::string from {};  ///< the theme lead when empty
    std::optional<base::Date> on {};
    std::optional<std::string> headline {};
};

/// "Help needed" becomes a blockage at the performance body, and stands on its next agenda where one is planned
/// (requirements G04).
struct AskForHelp {
    base::Id line;
    std::string needed {};  ///< the decision wanted
    std::string fromWhom {};
};

/// A meeting of the body the groups report to has seen the returns received for a month; the meeting's month when empty.
struct NoteReturns {
    base::Id meeting;
    std::string month {};
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<void> apply(Writer&, const WriteReturn&);
[[nodiscard]] Result<base::Id> apply(Writer&, const AddReturnLine&);
[[nodiscard]] Result<void> apply(Writer&, const EditReturnLine&);
[[nodiscard]] Result<void> apply(Writer&, const RemoveReturnLine&);
[[nodiscard]] Result<void> apply(Writer&, const ReceiveReturn&);
[[nodiscard]] Result<actions::RaisedReference> apply(Writer&, const AskForHelp&);
/// How many were noted.
[[nodiscard]] Result<int> apply(Writer&, const NoteReturns&);

}  // namespace muster::governance
