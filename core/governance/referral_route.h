// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Not for this meeting, refer to": which body deals with what these meetings do not (requirements I12).
#pragma once

#include "core/governance/execute.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// Words that an item may be about, and who deals with it: a body here, or one outside by its name.
struct ReferralRoute {
    base::Id id;
    std::string topic;  ///< "preventing violent extremism"; all its words occur in an item that is meant
    base::Id body;
    std::string bodyName;  ///< of either
    bool outside = false;

    /// "Not for this meeting: refer to the Cohesion Board, which deals with preventing violent extremism."
    [[nodiscard]] std::string inWords() const;
};

/// In their order.
[[nodiscard]] std::vector<ReferralRoute> referralRoutes(const replica::Reader& reader);
/// The first route whose words all occur in a text, an item's title for one, in any case.
[[nodiscard]] std::optional<ReferralRoute> routeFor(const replica::Reader& reader, std::string_view text);

/// A proposed item that a route is kept for, and who deals with it.
struct ItemToRefer {
    base::Id meeting;
    base::Id item;
    std::string title;
    std::string meetingWords;  ///< "DTCG, 20 December 2011"
    ReferralRoute route;
};
/// Of the meetings from today on, by their day. Restricted items are left out: their titles are not compared.
[[nodiscard]] std::vector<ItemToRefer> itemsToRefer(const replica::Reader& reader);

/// Either a body or a name outside.
struct AddReferralRoute {
    std::string topic;
    base::Id body {};
    std::string outside {};
};

struct RemoveReferralRoute {
    base::Id route;
};

/// Refuses an item and offers the right body in one step: to a body here it is sent; for one outside it is declined with
/// the route as the reason. Without a route for its title it is refused itself.
struct RefuseByRoute {
    base::Id meeting;
    base::Id item;
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AddReferralRoute&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const RemoveReferralRoute&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const RefuseByRoute&);

}  // namespace muster::governance
