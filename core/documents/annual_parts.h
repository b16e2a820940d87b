// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the annual report that are of the partnership and not of one agency.
#pragma once

#include "core/documents/document.h"
#include "core/documents/period.h"
#include "core/governance/minutes_behind.h"
#include "core/replica/connection.h"

#include <string>

namespace muster::documents {

class MinutesNamed;

/// The text, then the minute as a link in brackets.
[[nodiscard]] Runs withMinute(const std::string& text, MinutesNamed& named, const governance::MinuteBehind& minute);

/// The set that is to follow, where it is decided, else the one in force; other areas of focus after it (requirements
/// K03, I09).
void addPriorities(Document& document, const replica::Reader& reader, base::Date on);

/// How many items served each priority and area of focus (I09), then why matters needed the partnership (I03).
void addServed(Document& document, const replica::Reader& reader, MinutesNamed& named, const Period& period);

/// The Board's six functions, each with what was decided under it (A05).
void addFunctions(Document& document, const replica::Reader& reader, MinutesNamed& named, const Period& period);

/// What task and finish groups reported as going well (F07, G06); nothing is added where there is nothing.
void addGroupSuccesses(Document& document, const replica::Reader& reader, const Period& period);

}  // namespace muster::documents
