// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did it work?" Where a recovery action shows on the chart, and the question three months after it was closed.
#pragma once

#include "core/actions/exception.h"
#include "core/actions/action_commands.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::actions {

inline constexpr int kMonthsUntilAsked = 3;
/// So many periods before and after are compared.
inline constexpr std::size_t kEffectPeriods = 3;

/// A line at a day of the chart.
struct ChartMarker {
    base::Id action;
    std::string reference;  ///< "A-004"
    std::string text;  ///< short: its first words; "Restricted action" where it may not be seen
    base::Date on;  ///< closed verified on this day
    base::Id exception;
};
/// Closed recovery actions of the exceptions of a measure (or of a crime series), by day.
[[nodiscard]] std::vector<ChartMarker> chartMarkers(const replica::Reader& reader, const base::Id& series);

/// Means of the three periods before the one in which an action was closed, and of the three after it.
struct EffectFigures {
    std::optional<double> before;  ///< nothing while there are fewer figures
    std::optional<double> after;
    std::string change;  ///< "12 fewer (7.6%)"; empty while one of them is missing
};
[[nodiscard]] EffectFigures effectFigures(const replica::Reader& reader, const PerformanceException& exception,
                                          const base::Id& action);

struct EffectQuestion {
    base::Id exception;
    std::string exceptionReference;
    std::string name;  ///< of the measure
    base::Id action;
    std::string actionReference;
    std::string actionText;
    base::Date closedOn;
    base::Date askOn;
    EffectFigures figures;
};
/// Asked from three months after the action was closed, until it is answered; the oldest first.
[[nodiscard]] std::vector<EffectQuestion> effectQuestionsDue(const replica::Reader& reader);

enum class EffectAnswer { Yes, Partly, No, CannotTell };
/// "cannot_tell".
[[nodiscard]] std::string_view toStored(EffectAnswer answer);
[[nodiscard]] std::optional<EffectAnswer> effectAnswerFromStored(std::string_view stored);
/// "Yes", "Partly", "No", "Cannot tell".
[[nodiscard]] std::string_view inWords(EffectAnswer answer);

/// Keeps the answer with the figures before and after as they are now; a later answer stands beside it.
struct AnswerEffect {
    base::Id exception;
    base::Id action;
    EffectAnswer answer = EffectAnswer::CannotTell;
    std::string text {};
    std::string byRole {};
    base::Id meeting {};
};
[[nodiscard]] Result<void> apply(Writer&, const AnswerEffect&);

struct GivenEffect {
    base::Id action;
    std::string actionReference;
    EffectAnswer answer = EffectAnswer::CannotTell;
    std::string text;
    std::optional<base::Date> answeredOn;
    std::string byRole;
    std::optional<double> before;
    std::optional<double> after;
};
/// Oldest first.
[[nodiscard]] std::vector<GivenEffect> effectsOf(const replica::Reader& reader, const base::Id& exception);

}  // namespace muster::actions
