// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accountability and the public on the command line.
#pragma once

#include "app/arguments.h"
#include "app/command_line.h"
#include "app/listing.h"
#include "core/base/id.h"
#include "core/documents/period.h"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace muster::app {

/// The account of each agency for a period, of all time without one; the last row is the sum (invariant 17).
[[nodiscard]] Listing listAccounts(const replica::Reader& reader, const std::optional<documents::Period>& period);
[[nodiscard]] Listing listPublications(const replica::Reader& reader);
/// Seven rows for each publication.
[[nodiscard]] Listing listChannels(const replica::Reader& reader);
/// What papers are due, made, approved and sent.
[[nodiscard]] Listing listDocuments(const replica::Reader& reader, const std::optional<documents::Period>& period);
[[nodiscard]] Listing listQuestions(const replica::Reader& reader);
/// Public sessions, and forums of the quarter.
[[nodiscard]] Listing listSessions(const replica::Reader& reader);
[[nodiscard]] Listing listPanelPriorities(const replica::Reader& reader);
[[nodiscard]] Listing listCountyGoals(const replica::Reader& reader);
[[nodiscard]] Listing listScrutiny(const replica::Reader& reader);
[[nodiscard]] Listing listComments(const replica::Reader& reader);

/// How lists name what has no number of its own: the first letters of its id.
[[nodiscard]] inline std::string shortId(const base::Id& id) { return id.hex().substr(0, 8); }

/// The one whose id begins so; `NotFound` says which list to look in.
template <class Thing>
[[nodiscard]] base::Result<Thing> byShortId(const std::vector<Thing>& all, const std::string& word, const char* list)
{
    for (const Thing& one : all) {
        if (!word.empty() && one.id.hex().rfind(word, 0) == 0) {
            return one;
        }
    }
    return base::fail(base::FailureCode::NotFound,
                      fmt::format("There is no \"{}\". See: muster list {}", word, list), "ref");
}

}  // namespace muster::app
