// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/good_practice.h"

#include "core/governance/monthly_return_queries.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/papers.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;

Result<base::Id> apply(replica::Writer& writer, const PassOnSuccesses& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    const std::string month = command.month.empty() ? monthOf(meeting->date) : command.month;
    if (!firstDayOf(month)) {
        return fail(FailureCode::Invalid, "Write the month as 2011-11.", "month");
    }
    const auto shared = successesToShare(writer, month);
    if (shared.empty()) {
        return fail(FailureCode::Refused,
                    fmt::format("No group has a success to share in its return for {}. Tick one in a return first.",
                                monthInWords(month)),
                    "month");
    }
    meetings::ProposeItem item;
    item.meeting = meeting->id;
    item.title = fmt::format("What went well in {}", monthInWords(month));
    item.origin = meetings::ItemOrigin::Workstream;
    item.ask = meetings::ItemAsk::Awareness;
    item.subject = meetings::SubjectType::Theme;
    const meetings::Agenda agenda = meetings::agendaOf(writer, meeting->id);
    for (const auto* some : {&agenda.items, &agenda.apart}) {
        if (std::any_of(some->begin(), some->end(), [&](const auto& one) { return one.title == item.title; })) {
            return fail(
                FailureCode::Refused,
                fmt::format("\"{}\" is on the agenda of {} already.", item.title, meetings::meetingTitle(*meeting)),
                "meeting");
        }
    }
    auto id = apply(writer, item);
    if (!id) {
        return id;
    }
    meetings::WritePaper paper;
    paper.meeting = meeting->id;
    paper.item = *id;
    paper.title = item.title;
    paper.purpose = "To pass on what worked in the task and finish groups.";
    for (const SharedSuccess& one : shared) {
        paper.background += fmt::format("{}{}: {}", paper.background.empty() ? "" : "\n", one.bodyName, one.text);
    }
    paper.recommendations.push_back(
        {{}, 1, meetings::PaperVerb::Note, "what worked, and take it up where it fits", {}, {}});
    if (auto written = apply(writer, paper); !written) {
        return written;
    }
    writer.setLabel(fmt::format("Pass on what went well to {}", meetings::meetingReference(*meeting)));
    return id;
}

}  // namespace muster::governance
