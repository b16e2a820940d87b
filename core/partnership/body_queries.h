// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about bodies, what they are called, who sits on them and when they meet.
#pragma once

#include "core/partnership/body.h"
#include "core/partnership/cadence.h"
#include "core/replica/connection.h"

#include <optional>
#include <string_view>
#include <vector>

namespace muster::partnership {

/// Every body there has been, in order of place, then name.
[[nodiscard]] std::vector<Body> bodies(const replica::Reader& reader);
[[nodiscard]] std::vector<Body> bodiesOn(const replica::Reader& reader, base::Date date);
[[nodiscard]] std::optional<Body> body(const replica::Reader& reader, const base::Id& id);
/// By short name, name or alias, in any case: "Delivery Board" finds the Performance Board (requirements C07).
[[nodiscard]] std::optional<Body> bodyByName(const replica::Reader& reader, std::string_view name);

[[nodiscard]] std::vector<BodyAlias> aliasesOf(const replica::Reader& reader, const base::Id& body);
/// All links, both kinds; for one body: those that go out from it.
[[nodiscard]] std::vector<BodyLink> bodyLinks(const replica::Reader& reader);
[[nodiscard]] std::vector<BodyLink> bodyLinksOf(const replica::Reader& reader, const base::Id& body);
[[nodiscard]] std::vector<Membership> memberships(const replica::Reader& reader);
/// Of one body; agencies in their order.
[[nodiscard]] std::vector<Membership> membershipsOf(const replica::Reader& reader, const base::Id& body);

/// Oldest first.
[[nodiscard]] std::vector<Cadence> cadencesOf(const replica::Reader& reader, const base::Id& body);
/// The rule in force on `date` (requirements C02).
[[nodiscard]] std::optional<Cadence> cadenceOn(const replica::Reader& reader, const base::Id& body, base::Date date);
/// The body's next `count` days from `from` on, across a change of rule, while the body lasts.
[[nodiscard]] std::vector<CadenceDate> nextMeetingDates(const replica::Reader& reader, const base::Id& body,
                                                        base::Date from, int count);

}  // namespace muster::partnership
