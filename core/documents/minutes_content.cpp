// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_content.h"

#include "core/meetings/meeting_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::MinutesContent;

Result<MinutesContent> minutesContentFor(const replica::Reader& reader, const base::Id& meeting, bool open)
{
    auto content = meetings::minutesContent(reader, meeting,
                                            open ? meetings::MinutesAudience::Open : meetings::MinutesAudience::Full);
    if (!content)
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    if (!content->startedAt && content->items.empty())
        return fail(
            FailureCode::Refused,
            fmt::format("The meeting on {} has not started, so it has no minutes yet.", base::longDate(content->date)),
            "meeting");
    return std::move(*content);
}

std::string meetingReferenceOf(const replica::Reader& reader, const base::Id& meeting)
{
    const auto found = meetings::meetingById(reader, meeting);
    return found ? meetings::meetingReference(*found) : std::string {};
}

}  // namespace muster::documents
