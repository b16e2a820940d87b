// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking, passing and giving up the writing role. Undo passes over all of it: who takes back a line does not mean to
// take back who writes. Each is refused with `Refused` in a folder that is not shared and once the meeting is over.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/writing_role.h"
#include "core/replica/replica.h"

#include <string>

namespace muster::meetings {

/// For this computer. While another one has it and wrote within `kWritingRoleMinutes`, it is refused with a warning
/// that names who and when, unless `evenIfHeld`. Taking it again renews it.
struct TakeWritingRole {
    base::Id meeting;
    std::string roleTitle {};  ///< who sits here; the session's author when empty
    std::string computer {};  ///< this computer's own name when empty
    bool evenIfHeld = false;
};

struct WritingRoleTaken {
    std::string words;  ///< "The writing role is taken over from Secretary on DESK-2, who wrote 41 minutes ago."
};

/// To a computer of `writingComputers`; only whoever has it.
struct PassWritingRole {
    base::Id meeting;
    base::Id device;
};

/// So that whoever wants it may take it.
struct ReleaseWritingRole {
    base::Id meeting;
};

[[nodiscard]] base::Result<WritingRoleTaken> apply(replica::Writer&, const TakeWritingRole&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const PassWritingRole&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ReleaseWritingRole&);

[[nodiscard]] base::Result<WritingRoleTaken> execute(replica::Replica&, const TakeWritingRole&);
[[nodiscard]] base::Result<void> execute(replica::Replica&, const PassWritingRole&);
[[nodiscard]] base::Result<void> execute(replica::Replica&, const ReleaseWritingRole&);

namespace detail {

    /// After something was recorded here: whether `tendWritingRole` has anything to write. Every ten minutes at most.
    [[nodiscard]] bool writingRoleIsDue(const replica::Reader& reader, const base::Id& meeting);
    /// Renews the role where this computer has it, and takes it where nobody has.
    void tendWritingRole(replica::Replica& replica, const base::Id& meeting);
    /// With the meeting.
    void endWritingRole(replica::Writer& writer, const base::Id& meeting);

}  // namespace detail

}  // namespace muster::meetings
