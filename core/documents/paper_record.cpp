// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/paper_record.h"

#include "core/documents/public_report.h"
#include "core/governance/invitations.h"

#include <algorithm>
#include <iterator>

namespace muster::documents {

using governance::PaperName;

namespace {

/// Whether another meeting makes it another paper.
bool isOfMeeting(const std::string& word)
{
    constexpr std::string_view kAlso[] {"action-log",    "board-report",        "performance-pack",
                                        "annual-report", "annual-summary",      "scrutiny-report",
                                        "county-paper",  "attendance-register", "declaration-register",
                                        "copy-register", "disclosure-register"};
    const auto kind = documentKind(word);
    return (kind && (*kind)->needsMeeting) || std::find(std::begin(kAlso), std::end(kAlso), word) != std::end(kAlso);
}

}  // namespace

PaperName nameOf(const ExportRequest& request)
{
    PaperName name;
    name.kind = request.kind;
    name.edition = editionWord(request.edition);
    name.meeting = isOfMeeting(request.kind) ? request.meeting : base::Id {};
    name.item = request.item;
    name.agency = request.agency;
    name.body = request.body;
    name.period = request.period;
    name.about = request.reference.empty() ? request.sector : request.reference;
    return name;
}

ExportRequest requestFor(const PaperName& name)
{
    ExportRequest request;
    request.kind = name.kind;
    request.edition = editionFrom(name.edition).value_or(Edition::Full);
    request.meeting = name.meeting;
    request.item = name.item;
    request.agency = name.agency;
    request.body = name.body;
    request.period = name.period;
    (name.kind == "briefing" ? request.sector : request.reference) = name.about;
    return request;
}

base::Result<void> execute(replica::Replica& replica, const RecordPaper& command)
{
    ExportRequest request = command.request;
    // Recorded under the time it is of, so that it settles what is due.
    const auto& kind = request.kind;
    if (request.period.empty()
        && (kind == "quarterly-report" || kind == "household-text" || kind == "newspaper-text")) {
        if (const auto period = periodOfPublicReport(replica.reader(), {}))
            request.period = base::isoDate(period->first) + " to " + base::isoDate(period->last);
    }
    const governance::RecordPaperMade made {nameOf(request), command.marking, command.version, command.format};
    if (command.copy) {
        return replica.transact("Hand over a restricted copy", [&](replica::Writer& writer) -> base::Result<void> {
            if (auto recorded = apply(writer, made); !recorded)
                return tl::unexpected(recorded.error());
            if (auto recorded = apply(writer, *command.copy); !recorded)
                return tl::unexpected(recorded.error());
            return {};
        });
    }
    if (command.request.kind == "invitation") {
        const governance::SendInvitations sent {command.request.meeting, command.request.agency};
        if (auto recorded = governance::execute(replica, sent); !recorded)
            return tl::unexpected(recorded.error());
    }
    if (auto recorded = governance::execute(replica, made); !recorded)
        return tl::unexpected(recorded.error());
    return {};
}

std::string paperTitle(std::string_view kind, Edition edition)
{
    const auto known = documentKind(kind);
    if (!known)
        return std::string {kind};
    std::string title {(*known)->title};
    if ((*known)->editions.size() == 1)
        return title;
    if (edition == Edition::Public)
        title += ", public version";
    else if (edition == Edition::Restricted)
        title += (*known)->restrictedByItem ? ", restricted extract" : ", restricted edition";
    return title;
}

}  // namespace muster::documents
