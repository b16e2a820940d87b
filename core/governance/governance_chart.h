// SPDX-License-Identifier: GPL-3.0-or-later
//
// The governance structure as it was on a day: boxes and lines for a picture, and the same as an indented list
// (requirements C11, C12, C17, C19).
#pragma once

#include "core/partnership/body.h"
#include "core/performance/diagram.h"
#include "core/replica/connection.h"

#include <string>
#include <vector>

namespace muster::governance {

/// A line of the list. A body that answers to two bodies stands under both, the second time without what is below it.
struct StructureLine {
    base::Id body;
    int depth = 0;  ///< 0: answers to nobody in the partnership
    std::string name;
    std::string shortName;
    std::string tier;  ///< "County theme"
    std::string says;  ///< "advisory; chaired by the County theme chair; meets quarterly; linked to ..."
    std::vector<std::string> open;  ///< "Membership under discussion", "Lead to be negotiated"
    bool again = false;
};

struct GovernanceChart {
    base::Date on;
    performance::Diagram diagram;
    std::vector<StructureLine> lines;
    int bodies = 0;
};

/// Bodies that were closed before `date` or began after it are absent.
[[nodiscard]] GovernanceChart governanceChart(const replica::Reader& reader, base::Date date);

/// What is open about a body on a day, in the words of the chart; empty where all is settled.
[[nodiscard]] std::vector<std::string> openQuestions(const replica::Reader& reader, const partnership::Body& body,
                                                     base::Date date);

/// Somebody who links this body with others by holding a place in each (requirements C20).
struct LinkingRole {
    std::string roleTitle;
    std::string here;  ///< "chair", "secretary", "member"
    std::vector<std::string> others;  ///< "Performance Board (secretary)"
};
[[nodiscard]] std::vector<LinkingRole> linkingRoles(const replica::Reader& reader, const base::Id& body,
                                                    base::Date date);

}  // namespace muster::governance
