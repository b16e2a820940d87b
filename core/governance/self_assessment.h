// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each agency sees the partnership against the eight principles of partnership working, once a year (requirements
// N01).
#pragma once

#include "core/governance/execute.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

struct Principle {
    std::string_view stored;
    std::string_view name;  ///< "Leadership and ownership"
};

inline constexpr std::array<Principle, 8> kPrinciples {{
    {"leadership", "Leadership and ownership"},
    {"openness", "Openness"},
    {"partnership_working", "Partnership working"},
    {"engagement", "Engagement"},
    {"responsibilities", "Responsibilities"},
    {"diversity", "Diversity"},
    {"prioritisation", "Prioritisation"},
    {"delivery", "Delivery"},
}};

/// "1, not yet" to "4, fully".
[[nodiscard]] std::string_view scoreInWords(int score);

struct PrincipleScore {
    base::Id agency;
    std::string agencyShortName;
    std::optional<int> score;  ///< 1 to 4
    std::string note;
};

struct PrincipleRow {
    Principle principle;
    std::vector<PrincipleScore> scores;  ///< one for each agency that was active in the year, in their order
};

/// Eight rows, an agency each column; agencies with access only are left out.
[[nodiscard]] std::vector<PrincipleRow> selfAssessment(const replica::Reader& reader, int year);
/// Years with a score, newest first.
[[nodiscard]] std::vector<int> selfAssessmentYears(const replica::Reader& reader);

/// 1 to 4; a score given again takes the place of the one before.
struct ScorePrinciple {
    int year = 0;
    base::Id agency;
    std::string principle;  ///< stored word, or the name in any case
    int score = 0;
    std::string note {};
};

[[nodiscard]] base::Result<void> apply(replica::Writer&, const ScorePrinciple&);

}  // namespace muster::governance
