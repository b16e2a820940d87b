// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper that is handed over is called, and who then holds a restricted copy.
#include "core/documents/agency_pack.h"
#include "core/documents/briefing_sheet.h"
#include "core/documents/build_document.h"
#include "core/documents/paper_parts.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using replica::Reader;

std::vector<base::Id> restrictedItemsIn(const Reader& reader, const ExportRequest& request)
{
    if (request.kind == "agency-pack")
        return restrictedItemsFor(reader, request.meeting, request.agency);
    return {};
}

std::optional<RecordCirculation> circulationOf(const Reader& reader, const ExportRequest& request)
{
    const auto kind = documentKind(request.kind);
    if (!kind)
        return std::nullopt;
    if (request.edition == Edition::Restricted && request.kind == "briefing") {
        RecordCirculation record;
        record.document = request.kind;
        record.edition = editionWord(request.edition);
        record.recipient = briefingRecipient(reader, request.sector);
        record.copyNumber = copyNumberFor(reader, record);
        return record;
    }
    // A pack is restricted by what its agency is needed for.
    const bool pack = !restrictedItemsIn(reader, request).empty();
    if (!pack && (request.edition != Edition::Restricted || !(*kind)->restrictedByItem))
        return std::nullopt;
    const auto person = meetings::personFor(reader, request.meeting, request.agency);
    const auto agency = partnership::agency(reader, request.agency);
    RecordCirculation record;
    record.meeting = request.meeting;
    record.item = pack ? base::Id {} : request.item;
    record.document = request.kind;
    record.edition = editionWord(Edition::Restricted);
    record.agency = request.agency;
    record.recipient =
        roleAndAgency(person ? person->roleTitle : std::string {}, agency ? agency->name : std::string {});
    record.copyNumber =
        pack ? copyNumberFor(reader, record) : copyNumberFor(reader, request.item, request.kind, request.agency);
    return record;
}

std::string suggestedFileName(const Reader& reader, const ExportRequest& request)
{
    std::string name;
    if (const auto meeting = meetings::meetingById(reader, request.meeting))
        name = fmt::format("{}-{}-", meeting->bodyShortName, base::isoDate(meeting->date));
    name += request.kind.empty() ? std::string {"document"} : request.kind;
    if (request.edition == Edition::Public)
        name += "-public";
    if (request.version > 0)
        name += fmt::format("-version-{}", request.version);
    if (const auto agency = partnership::agency(reader, request.agency))
        name += "-" + agency->shortName;
    const auto body = partnership::body(reader, request.body);
    for (const std::string& more : {request.sector, request.reference, body ? body->shortName : std::string {}})
        name += more.empty() ? "" : "-" + more;
    if (request.edition == Edition::Restricted)
        name += "-restricted";
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '\\' || c == ':' || c == ' '; }, '-');
    return name;
}

}  // namespace muster::documents
