// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of the sample partnership, by name.
#pragma once

#include "core/documents/build_document.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::documents::test {

inline constexpr const char* kSeptember = "DTCG/2011-09-20";
inline constexpr const char* kOctober = "DTCG/2011-10-18";
inline constexpr const char* kNovember = "DTCG/2011-11-15";

inline base::Id meetingId(const replica::Reader& reader, const std::string& reference)
{
    return muster::test::must(meetings::findMeeting(reader, reference)).id;
}

inline base::Id itemId(const replica::Reader& reader, const std::string& meeting, int number)
{
    return meetings::agendaOf(reader, meetingId(reader, meeting)).byNumber(number)->id;
}

inline base::Id agencyId(const replica::Reader& reader, const std::string& code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

inline ExportRequest paperOf(const replica::Reader& reader, const std::string& kind, const std::string& meeting,
                             Edition edition = Edition::Full)
{
    ExportRequest request;
    request.kind = kind;
    request.edition = edition;
    if (!meeting.empty())
        request.meeting = meetingId(reader, meeting);
    return request;
}

/// Minute 20 of October for one agency.
inline ExportRequest extractFor(const replica::Reader& reader, const std::string& agency)
{
    ExportRequest request = paperOf(reader, "minutes", kOctober, Edition::Restricted);
    request.item = itemId(reader, kOctober, 10);
    request.agency = agencyId(reader, agency);
    return request;
}

inline Document build(const replica::Reader& reader, const ExportRequest& request)
{
    return muster::test::must(buildDocument(reader, request));
}

inline std::string wholeText(const Document& document)
{
    std::string text;
    for (const std::string& unit : textUnits(document))
        text += unit + "\n";
    return text;
}

/// The texts from the heading of one minute to the next heading of a minute.
inline std::vector<std::string> minuteText(const Document& document, const std::string& number)
{
    std::vector<std::string> texts;
    bool inside = false;
    Document part;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            inside = heading->number == number;
        if (inside)
            part.blocks.push_back(block);
    }
    return textUnits(part);
}

}  // namespace muster::documents::test
