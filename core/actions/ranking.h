// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is unusual, most important first, and why in that order (`EXCEPTIONS.md`).
#pragma once

#include "core/actions/exception.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

/// The groups of the list, in its order.
enum class RankGroup {
    Concern,  ///< somebody has to do something: a concern, a judgement, a watched one whose day has come
    Improvement,  ///< somebody is to be thanked
    Change,  ///< a change that is not judged
    Watched,  ///< monitored, and nothing is due
    Answered,  ///< dismissed or closed, and the signal goes on
    Trial  ///< fewer than twelve figures: nothing is raised by itself
};
/// "Concern", "Improvement", "Change, no judgement", "Watching", "Answered", "Trial limits": the word on the line.
[[nodiscard]] std::string_view inWords(RankGroup group);

/// One line: a signal that goes on, an open exception, or both.
struct RankedLine {
    int rank = 0;  ///< 1 first
    RankGroup group = RankGroup::Concern;
    std::string title;  ///< "Violent crime"
    std::string sentence;  ///< "11 months above the mean": what is unusual
    std::string status;  ///< "Reported to BOARD · EX-03", "Thank the team", "Not raised"
    std::string why;  ///< "A concern nobody watches yet; its figures weigh 6.1": why it stands where it stands
    double weight = 0;
    std::optional<performance::Finding> finding;  ///< none for a judgement, or where revised figures show nothing
    std::optional<PerformanceException> exception;  ///< none for what needs none, or is not raised yet
};

struct RankedList {
    std::vector<RankedLine> lines;
    std::vector<std::string> ordinary;  ///< names of measures with ordinary variation, by reference

    [[nodiscard]] int count(RankGroup group) const;
};

/// Measures and open exceptions. With `crime`, the partnership's recorded crime by that place as well.
[[nodiscard]] RankedList rankedList(const replica::Reader& reader,
                                    std::optional<performance::CrimeBy> crime = std::nullopt);
/// The same from what was found already.
[[nodiscard]] std::vector<RankedLine> ranked(std::vector<performance::Finding> findings,
                                             std::vector<PerformanceException> exceptions, base::Date today);

/// The order in sentences, for the screen and the printed list.
[[nodiscard]] std::vector<std::string> rankingInWords();

}  // namespace muster::actions
