// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/report_head.h"

#include "core/base/date.h"
#include "core/documents/build_document.h"
#include "core/documents/paper_parts.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <optional>

namespace muster::documents {

using partnership::Authority;
using replica::Reader;

namespace {

struct Head {
    std::string to;
    std::string from;
};

std::optional<partnership::Body> bodyWith(const Reader& reader, Authority authority)
{
    for (partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.authority == authority)
            return std::move(body);
    }
    return std::nullopt;
}

std::string nameOf(const std::optional<partnership::Body>& body) { return body ? body->name : std::string {}; }

/// Who writes for the partnership: the secretary of the tasking group, else the partnership itself.
std::string author(const Reader& reader)
{
    const auto tasking = bodyWith(reader, Authority::OperationalTasking);
    if (tasking && !tasking->secretaryRole.empty())
        return tasking->secretaryRole;
    const auto profile = partnership::profile(reader);
    return profile ? profile->name : std::string {};
}

std::optional<Head> headFor(const Reader& reader, const ExportRequest& request,
                            const std::optional<meetings::Meeting>& meeting)
{
    const std::string& kind = request.kind;
    if (kind == "annual-report" || kind == "annual-summary" || kind == "meeting-burden")
        return Head {nameOf(bodyWith(reader, Authority::StatutoryDecision)), author(reader)};
    if (kind == "performance-pack")
        return Head {nameOf(bodyWith(reader, Authority::PerformanceScrutiny)), author(reader)};
    if (kind == "action-plan" || kind == "monthly-return" || kind == "closing-report") {
        const auto group = governance::taskGroup(reader, request.body);
        return group ? Head {group->reportsToName, roleAndAgency(group->themeLead, group->themeAgencyName)}
                     : Head {nameOf(bodyWith(reader, Authority::PerformanceScrutiny)), author(reader)};
    }
    if ((kind == "papers" || kind == "county-paper") && meeting)
        return Head {meeting->bodyName, author(reader)};
    return std::nullopt;
}

}  // namespace

void addReportHead(Document& document, const Reader& reader, const ExportRequest& request)
{
    const auto title = std::find_if(document.blocks.begin(), document.blocks.end(),
                                    [](const Block& block) { return std::holds_alternative<Title>(block); });
    const auto meeting = meetings::meetingById(reader, request.meeting);
    const auto head = title == document.blocks.end() ? std::nullopt : headFor(reader, request, meeting);
    if (!head)
        return;
    KeyValueList lines;
    addLine(lines, "To", head->to);
    addLine(lines, "From", head->from);
    addLine(lines, "Date", base::longDate(meeting ? meeting->date : reader.today()));
    addLine(lines, "Title", std::get<Title>(*title).text);
    // What the paper says of itself besides stands in the same list.
    const auto next = std::next(title);
    if (auto* own = next == document.blocks.end() ? nullptr : std::get_if<KeyValueList>(&*next)) {
        const bool hasHead = std::any_of(own->entries.begin(), own->entries.end(),
                                         [](const KeyValue& entry) { return entry.key == "To"; });
        if (!hasHead)
            own->entries.insert(own->entries.begin(), lines.entries.begin(), lines.entries.end());
        return;
    }
    document.blocks.insert(next, std::move(lines));
}

}  // namespace muster::documents
