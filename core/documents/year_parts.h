// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the papers of the year say in the same way: a figure with its minutes, the year of the tasking group, the burden of
// meetings.
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/period.h"
#include "core/governance/agency_account.h"
#include "core/governance/year_summary.h"
#include "core/replica/connection.h"

#include <map>
#include <string>
#include <vector>

namespace muster::documents {

/// The period a paper of the year is of: as it was asked for, else the twelve months up to the meeting or to today.
[[nodiscard]] base::Result<Period> periodOfYear(const replica::Reader& reader, const std::string& text,
                                                const base::Id& meeting);

/// Remembers which minutes a paper names, and lists them at its end so that every figure can be followed.
class MinutesNamed {
public:
    /// "DTCG 5, 6, 17", each a link to the list; "none" for a figure without.
    [[nodiscard]] Runs behind(const governance::CitedFigure& figure);
    [[nodiscard]] Runs behind(const governance::MinuteBehind& minute);
    /// A heading, then each meeting with the minutes that were named; nothing is added when none were.
    void addList(Document& document) const;

private:
    void remember(const governance::MinuteBehind& minute);
    std::map<std::string, std::map<std::string, governance::MinuteBehind>> m_meetings;  ///< by date and body, by label
};

/// "Of what", "how many", "minutes": a row for each figure.
[[nodiscard]] Table figureTable();
void addFigure(Table& table, MinutesNamed& named, std::string_view what, const governance::CitedFigure& figure);

/// Items, origins, outcomes, actions, exceptions, whether actions worked; headings at `level`.
void addYear(Document& document, const governance::YearSummary& summary, MinutesNamed& named, int level);
/// Task and finish groups: lead, end, state, returns received.
void addGroups(Document& document, const replica::Reader& reader, const Period& period, int level);
/// Two tables: by quarter and by body.
void addBurden(Document& document, const governance::MeetingBurden& burden, int level);

}  // namespace muster::documents
