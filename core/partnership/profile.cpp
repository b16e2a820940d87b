// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/profile.h"

namespace muster::partnership {

std::span<const HostDuty> hostDuties()
{
    static constexpr HostDuty kDuties[] = {
        {&HostDuties::impactAssessment, "impact assessment", "Data protection impact assessment",
         "Sharing personal data between agencies needs one before the first case is recorded (UK GDPR, article 35). "
         "Who made it, when, and where it is kept."},
        {&HostDuties::folderAccess, "folder access", "Who can open the shared folder",
         "Whoever can open the file can read what is not restricted: ask IT that only the people named here can. "
         "Keep packages with restricted items in a second, narrower folder."},
        {&HostDuties::retention, "retention", "How long records are kept",
         "The partners' agreed period for minutes, actions and restricted items, and who decides on erasing."},
        {&HostDuties::keyHolders, "key holders", "Who holds a key of part two",
         "By role, with a deputy, and who keeps the recovery code. Without one of them nobody can read what is "
         "restricted."},
    };
    return kDuties;
}

}  // namespace muster::partnership
