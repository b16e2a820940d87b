// SPDX-License-Identifier: GPL-3.0-or-later
//
// The papers Muster makes: one table of kinds for the window, the command line and the tests (requirements §4).
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/circulation_commands.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

/// What is wanted. What a kind does not use is ignored.
struct ExportRequest {
    std::string kind = {};  ///< "agenda", "minutes", "action-sheet", "action-log"
    base::Id meeting = {};
    base::Id item = {};  ///< of a restricted edition
    base::Id agency = {};  ///< of a restricted edition: who gets it; of action papers: only this lead agency
    Edition edition = Edition::Full;
    std::string period = {};  ///< of an action log, the papers of the year, registers: "2011-10", "2011", "2011-09 to 2011-11"
    int version = 0;  ///< of approved minutes: 1 as approved, then one for each correction; 0 the newest
    bool termsOfReference = false;  ///< of an agenda: on a page of their own (requirements A03)
    bool groupByAgency = false;  ///< of an action log
    std::string sector = {};  ///< of a briefing: only this one
    std::string reference = {};  ///< of an answer to a request for information: "REQ-01"; of a recommendation: "REC-01"
    base::Id body = {};  ///< of the papers of a task and finish group: which group
};

struct DocumentKind {
    std::string_view word;  ///< on the command line
    std::string_view title;  ///< in a menu: "Agenda"
    bool needsMeeting = true;
    std::vector<Edition> editions = {};
    std::vector<std::string_view> endings = {};  ///< of the files it may become: "pdf"
    base::Result<Document> (*build)(const replica::Reader&, const ExportRequest&) = nullptr;
    bool restrictedByItem = true;  ///< its restricted edition holds one item for one agency
    /// What it is as a calendar ("ics"); nullptr where it cannot be one.
    base::Result<std::string> (*calendar)(const replica::Reader&, const ExportRequest&) = nullptr;
};

/// All kinds, in the order of requirements §4.
[[nodiscard]] const std::vector<DocumentKind>& documentKinds();
/// `Invalid`, naming what there is, for an unknown word.
[[nodiscard]] base::Result<const DocumentKind*> documentKind(std::string_view word);

/// The paper for one audience. Refuses, in words: an unknown kind, a missing or unknown meeting, an edition the kind
/// does not have; a restricted edition while part two is locked (`Locked`), of an item that is not restricted, or for
/// an agency that is not needed for it (requirements §4.6).
[[nodiscard]] base::Result<Document> buildDocument(const replica::Reader& reader, const ExportRequest& request);

/// What goes into the register of copies once the paper is handed over: restricted editions, and packs with restricted
/// items.
[[nodiscard]] std::optional<RecordCirculation> circulationOf(const replica::Reader& reader,
                                                             const ExportRequest& request);

/// The calendar of a kind that can be one; refuses as `buildDocument` does.
[[nodiscard]] base::Result<std::string> buildCalendar(const replica::Reader& reader, const ExportRequest& request);

/// Restricted items whose own text may stand in the paper: of a pack, those its agency is needed for.
[[nodiscard]] std::vector<base::Id> restrictedItemsIn(const replica::Reader& reader, const ExportRequest& request);

/// A name for the file without its ending: "DTCG-2011-10-18-minutes-public". Holds no restricted text.
[[nodiscard]] std::string suggestedFileName(const replica::Reader& reader, const ExportRequest& request);

}  // namespace muster::documents
