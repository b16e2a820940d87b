// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who directs whom, where to call, which panel answers for a ward, and who agreed that an observer may come
// (requirements B05, F05, J04, P01).
#pragma once

#include "core/base/date.h"
#include "core/partnership/body.h"
#include "core/partnership/execute.h"
#include "core/partnership/role.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::partnership {

/// What staff of a sector need on paper (§4.16).
struct SectorContact {
    std::string contactPoint;  ///< "Hampton police station, front desk"
    std::string safetyNotes;
};
[[nodiscard]] SectorContact sectorContact(const replica::Reader& reader, const base::Id& sector);

/// The role that directs another, perhaps of another employer (P01); nothing when nobody was named.
[[nodiscard]] std::optional<Role> managerOf(const replica::Reader& reader, const base::Id& role);

/// Bodies that answer for a ward and are in force on the day, local panels first: who is told back about an item there.
[[nodiscard]] std::vector<Body> bodiesForWard(const replica::Reader& reader, const base::Id& ward, base::Date date);
/// The wards of an area body, in the partnership's order.
[[nodiscard]] std::vector<base::Id> wardsOfBody(const replica::Reader& reader, const base::Id& body);

/// Who agreed to an observer or to access, and when; nothing while nobody has.
struct AccessAgreement {
    std::string agreedBy;
    base::Date agreedOn;
};
[[nodiscard]] std::optional<AccessAgreement> accessAgreement(const replica::Reader& reader, const base::Id& membership);
/// Whether the agency may come to the body as an observer or with access on the day: it sits there in that capacity,
/// and somebody agreed (B05: off by default).
[[nodiscard]] bool mayObserve(const replica::Reader& reader, const base::Id& body, const base::Id& agency,
                              base::Date date);

struct SetSectorContact {
    base::Id sector;
    std::string contactPoint;
    std::string safetyNotes;
};
/// Nil takes the manager off. A role does not direct itself, directly or through others.
struct SetManager {
    base::Id role;
    base::Id manager;
};
/// The wards of an area body from now on.
struct SetWardsOfBody {
    base::Id body;
    std::vector<base::Id> wards;
};
/// Refused for members: they need nobody's agreement.
struct AgreeAccess {
    base::Id membership;
    std::string agreedBy;
    std::optional<base::Date> agreedOn;  ///< today when empty
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<void> apply(Writer&, const SetSectorContact&);
[[nodiscard]] Result<void> apply(Writer&, const SetManager&);
[[nodiscard]] Result<void> apply(Writer&, const SetWardsOfBody&);
[[nodiscard]] Result<void> apply(Writer&, const AgreeAccess&);

}  // namespace muster::partnership
