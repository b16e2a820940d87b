// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records, fields and values in English, for the Sharing page.
#pragma once

#include "core/replica/replica.h"

#include <QString>

namespace muster::ui {

/// A moment in milliseconds since 1970, as "10:42" on the day of `now` (another such moment), "21 Nov 10:42" before.
[[nodiscard]] QString momentWords(std::int64_t at, std::int64_t now, int utcOffsetMinutes);

/// "A-014", "Item 6", "DTCG, Tuesday 15 November 2011": never restricted text, so that it may stand in a label.
[[nodiscard]] QString recordReference(const replica::Reader& reader, const std::string& table, const base::Id& row);
/// What the record is about, for the screen only; empty where the reference says it all.
[[nodiscard]] QString recordSubject(const replica::Reader& reader, const std::string& table, const base::Id& row);
/// "due date"; "" where the whole record is meant.
[[nodiscard]] QString fieldWords(const std::string& column);
/// "Tuesday 9 October 2011", "Fire and Rescue", "nothing".
[[nodiscard]] QString valueWords(const replica::Reader& reader, const std::string& column, const replica::Value& value);
/// Whether the field holds text that people write, so that a third text may be better than both.
[[nodiscard]] bool isFreeText(const replica::Conflict& conflict);

/// "A-014: due date".
[[nodiscard]] QString conflictTitle(const replica::Reader& reader, const replica::Conflict& conflict);

}  // namespace muster::ui
