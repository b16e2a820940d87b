// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said about a measure and its exception, in sentences.
#pragma once

#include "core/actions/exception.h"
#include "core/performance/findings.h"
#include "core/performance/measure_queries.h"
#include "ui/widgets/chip.h"

#include <QStringList>

namespace muster::ui {

/// "Offences · lower is better · lead: Constabulary, Performance lead · priority: Reducing crime".
[[nodiscard]] QString aboutWords(const performance::Measure& measure);
/// "164 in October; 132 to 168 expected", and what is provisional; the judgement of the last point first.
[[nodiscard]] QList<ChipSpec> measureChips(const performance::MeasureChart& chart,
                                          const performance::Finding* finding = nullptr);
/// "11 months above the mean, since December 2010. 164 in October 2011: 14 more (9.5%) than the average."
[[nodiscard]] QString findingWords(const performance::Finding& finding);
/// "October in other years: 2009 158, 2010 149 (9 fewer)", of the newest period unless told; empty without others.
[[nodiscard]] QString seasonWords(const performance::MeasureChart& chart, std::optional<base::Date> period = {});
/// "August 2011 was 150, now 158: late reports."; one line for each of the latest revisions.
[[nodiscard]] QStringList revisionWords(const performance::MeasureChart& chart);
/// Target and whether it will be met; empty without one.
[[nodiscard]] QString targetWords(const performance::MeasureChart& chart);
/// Cause and plan, or why it was dismissed or closed.
[[nodiscard]] QStringList exceptionWords(const actions::PerformanceException& exception);
/// Review date, report, what is asked of the Board and what it said, evidence.
[[nodiscard]] QStringList exceptionFacts(const actions::PerformanceException& exception);

}  // namespace muster::ui
