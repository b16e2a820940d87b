// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who writes (requirements §2.5 row 11): in a folder that several computers share, one of them has the writing role of
// a meeting. It warns and is handed over; it stops nobody, because what two computers record is put together anyway.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

/// How long after its holder last wrote the role may be taken over without more ado.
inline constexpr int kWritingRoleMinutes = 30;

struct WritingHolder {
    base::Id device;
    std::string roleTitle;  ///< who sits there: "Secretary"
    std::string computer;  ///< "DESK-2"; empty where it is not known yet
    base::TimeOfDay takenAt;  ///< in this computer's time
    enum class Sign { Took, WasPassed, Wrote };
    Sign sign = Sign::Took;  ///< the last that is known of them here
    int minutesAgo = 0;  ///< since then

    [[nodiscard]] bool expired() const { return minutesAgo > kWritingRoleMinutes; }
};

struct WritingRole {
    enum class Standing {
        None,  ///< nobody else works in this folder, or the meeting is over: nothing to say
        Free,
        Here,
        Elsewhere
    };
    enum class Lost {
        No,
        First,  ///< both took it while the computers could not see each other, and the other was first
        TakenOver  ///< the other took it over from this one
    };
    Standing standing = Standing::None;
    std::optional<WritingHolder> holder;
    Lost lost = Lost::No;
    std::string passedBy;  ///< who passed it to this computer, until it has written: "Chair on DESK-1"
};

/// How it stands for this computer. The same claims give the same holder on every computer, whatever their order.
[[nodiscard]] WritingRole writingRole(const replica::Reader& reader, const base::Id& meeting);

/// "Secretary on DESK-2".
[[nodiscard]] std::string inWords(const WritingHolder& holder);
/// "wrote 13 minutes ago", "took it just now", "was passed it 2 hours ago".
[[nodiscard]] std::string lastSign(const WritingHolder& holder);
/// One or two sentences for the status area; empty where there is nothing to say.
[[nodiscard]] std::string inWords(const WritingRole& role);

/// Another computer that works in this folder, by who worked there last.
struct WritingComputer {
    base::Id device;
    std::string roleTitle;
    std::string computer;  ///< may be empty

    [[nodiscard]] std::string words() const;  ///< "Chair on DESK-1"
};

/// Whom it can be passed to, the newest work first.
[[nodiscard]] std::vector<WritingComputer> writingComputers(const replica::Reader& reader);

}  // namespace muster::meetings
