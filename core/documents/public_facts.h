// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the public is told of a period: figures, what was done where, what comes next; each written once and read by the
// report, the household text and the newspaper text (requirements M01, M04, M12, §4.11). Nothing restricted is read.
#pragma once

#include "core/base/date.h"
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"
#include "core/governance/publication.h"
#include "core/performance/target.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::documents {

/// Counts of a small area under this are not told (disclosure control, §4.11).
inline constexpr double kFewestToTell = 5;

/// A measure over the months of the period.
struct PublicFigure {
    std::string name;  ///< "Violent crime"
    std::string unit;
    std::string aim;  ///< "450 or fewer"; empty: none
    std::string figure;  ///< "482"; "fewer than 5" for a small area; empty while months are missing
    std::string change;  ///< against the same months a year before: "12 fewer (1.2%)"; empty where not known
    std::string usual;  ///< "Higher than usual."
    std::optional<bool> met;  ///< the aim
    int direction = 0;  ///< 1 unusually high, -1 unusually low
    bool unusual = false;  ///< high or low, or both in turn
    bool worse = false;  ///< unusual, and not as it should be
    std::string sentence;  ///< "272 fewer (6.5%) than a year before. Lower than usual. Our aim of 3,870 or fewer was not reached."
};

struct PublicFacts {
    std::string partnership;
    std::string period;  ///< "July to September 2011"
    base::Date from;
    base::Date to;
    std::optional<governance::Publication> publication;  ///< the newest version for the period, if there is one
    std::vector<std::string> promises;  ///< "Reducing crime", each priority in force
    std::vector<std::string> areas {};  ///< other areas of focus in force
    std::vector<PublicFigure> figures;
    int met = 0;  ///< aims that were met
    int aims = 0;
    std::vector<governance::ToldPlace> told;
    std::vector<std::string> next;  ///< a sentence each
    std::vector<std::string> ask;

    /// What people wrote for a part; empty: it is made from the facts.
    std::string written(const replica::Reader& reader, governance::TextPart part) const;
};

/// "violent crime", as it stands within a sentence; a name keeps its capital.
[[nodiscard]] std::string inSentence(const std::string& name);

[[nodiscard]] PublicFacts publicFacts(const replica::Reader& reader, base::Date from, base::Date to);

}  // namespace muster::documents
