// SPDX-License-Identifier: GPL-3.0-or-later
//
// A figure and the minutes it was counted from (requirements K01: every figure leads to its minutes).
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/replica/connection.h"

#include <map>
#include <string>
#include <vector>

namespace muster::governance {

/// A minute of a meeting, or the meeting as a whole where `label` is empty.
struct MinuteBehind {
    base::Id meeting;
    base::Id item;
    base::Date date;
    std::string bodyShortName;
    std::string bodyName;
    std::string label;  ///< "17"; "item 3" for a body without a series
    std::string heading;  ///< "Restricted item" for what is restricted
    bool restricted = false;
};

/// A number that can be checked.
struct CitedFigure {
    int number = 0;
    std::vector<MinuteBehind> minutes;  ///< each once, by date and place

    /// Counts one more, from this minute.
    void add(const MinuteBehind& minute, int count = 1);
};

/// Finds the minutes of items; each is read once.
class MinuteIndex {
public:
    explicit MinuteIndex(const replica::Reader& reader)
        : m_reader(reader)
    {
    }
    /// Of an item; of its meeting alone where it has no number yet. An unknown item has a nil meeting.
    [[nodiscard]] const MinuteBehind& ofItem(const base::Id& item);
    [[nodiscard]] const MinuteBehind& ofMeeting(const base::Id& meeting);

private:
    const replica::Reader& m_reader;
    std::map<base::Id, MinuteBehind> m_items;
    std::map<base::Id, MinuteBehind> m_meetings;
};

}  // namespace muster::governance
