// SPDX-License-Identifier: GPL-3.0-or-later
//
// What several sections of the Year page say in the same words.
#pragma once

#include "core/governance/minutes_behind.h"
#include "core/governance/task_group.h"
#include "ui/bridge/choices.h"
#include "ui/records/record_section.h"

#include <string>
#include <vector>

namespace muster::ui {

[[nodiscard]] QStringList linesOf(const std::vector<std::string>& texts);
/// "DTCG 18 October 2011, minute 17; ...": the first few, and how many more.
[[nodiscard]] QString minuteWords(const governance::CitedFigure& figure);
/// "£1,250" or "1250.50" as pence; nothing for what is no sum.
[[nodiscard]] std::optional<long long> typedPence(const QString& text);

/// "due 24 Feb 2012", "was due 1 Nov 2011", "delivered 15 Nov 2011".
[[nodiscard]] QString productState(const governance::Product& product);

/// A label and one line; nothing is shown while it is empty.
[[nodiscard]] Fact fact(const QString& label, const QString& line);
[[nodiscard]] Fact fact(const QString& label, std::string_view line);

[[nodiscard]] std::vector<Choice> priorityChoices(const replica::Reader& reader, const QString& none);
/// Meetings of one body, or of all, newest first.
[[nodiscard]] std::vector<Choice> meetingChoices(const replica::Reader& reader, const QString& none,
                                                 const base::Id& body = {});
/// Items of the meetings of the last months and the next ones, newest meeting first: "DTCG 15 Nov 2011, 8. Title".
[[nodiscard]] std::vector<Choice> itemChoices(const replica::Reader& reader, const QString& none = {});
/// The meeting of an item that `itemChoices` offers; nil for none.
[[nodiscard]] base::Id meetingOf(const replica::Reader& reader, const base::Id& item);

/// Ticks for every agency of the day, and which of them are ticked.
void addAgencyTicks(RecordForm& form, const replica::Reader& reader, const std::vector<base::Id>& ticked = {});
[[nodiscard]] std::vector<base::Id> tickedAgencies(const RecordForm& form, const replica::Reader& reader);

/// The twelve months and quarters a figure can be asked for, newest first.
struct NamedSpan {
    QString text;
    base::Date from {};
    base::Date to {};
};
[[nodiscard]] std::vector<NamedSpan> namedSpans(base::Date today);

}  // namespace muster::ui
