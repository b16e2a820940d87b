// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind items: the evidence for them, and what agencies offered (requirements H12, D06).
#pragma once

#include "core/meetings/agenda_queries.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::meetings {

/// The analyst's product, or "no evidence attached" for business that has none; empty for standing items, which need none,
/// and for what is sealed.
[[nodiscard]] std::string evidenceInWords(const AgendaItem& item);

struct ResourceOffer {
    base::Id item;
    std::string itemTitle;  ///< what this audience may read
    std::string raisedBy;  ///< agency or body; may be empty
    std::string bodyShortName;
    base::Date date {};  ///< of the meeting
    std::string text;
};
/// What was offered in items of a body's meetings (of all bodies when nil) between two days, newest first.
[[nodiscard]] std::vector<ResourceOffer> resourceOffers(const replica::Reader& reader, const base::Id& body,
                                                        std::optional<base::Date> from, std::optional<base::Date> to,
                                                        Audience audience = Audience::Entitled);

}  // namespace muster::meetings
