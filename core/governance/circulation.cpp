// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/circulation.h"

#include "core/actions/exception_commands.h"
#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Writer;

std::optional<NextMeeting> nextMeetingOf(const Reader& reader, const base::Id& body)
{
    const base::Date today = reader.today();
    std::optional<NextMeeting> next;
    for (const meetings::Meeting& meeting : meetings::meetingsOf(reader, body)) {
        if (meetings::isBeforeHeld(meeting.state) && meeting.date >= today && (!next || meeting.date < next->date)) {
            next = NextMeeting {meeting.id, meeting.date, base::daysBetween(today, meeting.date)};
        }
    }
    if (!next) {
        const auto days = partnership::nextMeetingDates(reader, body, today, 1);
        if (!days.empty()) {
            next = NextMeeting {{}, days.front().date, base::daysBetween(today, days.front().date)};
        }
    }
    return next;
}

std::string circulationQuestion(const Reader& reader, const base::Id& body)
{
    const auto found = partnership::body(reader, body);
    const std::string name = found ? found->name : std::string {"meeting"};
    const auto next = nextMeetingOf(reader, body);
    if (!next) {
        return fmt::format("No meeting of the {} is planned. Send now by circulation?", name);
    }
    if (next->days == 0) {
        return fmt::format("The {} meets today.", name);
    }
    return fmt::format("Next {}: {} away ({}). Send now by circulation?", name,
                       base::counted(next->days, "day", "days"), base::longDate(next->date));
}

Result<void> apply(Writer& writer, const NoteReportAtMeeting& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    const auto reports = actions::exceptionReports(writer);
    const auto report = std::find_if(reports.begin(), reports.end(),
                                     [&](const actions::ExceptionReport& one) { return one.id == command.report; });
    if (report == reports.end()) {
        return partnership::gone("report");
    }
    if (report->body != meeting->body) {
        return fail(FailureCode::Refused,
                    fmt::format("Report {} went to the {}; {} is another body's meeting.", report->number,
                                report->bodyName, meetings::meetingTitle(*meeting)),
                    "meeting");
    }
    if (report->madeOn && meeting->date < *report->madeOn) {
        return fail(FailureCode::Refused,
                    fmt::format("Report {} was sent on {}, after that meeting.", report->number,
                                base::longDate(*report->madeOn)),
                    "meeting");
    }
    return actions::apply(writer, actions::NoteReport {report->id, meeting->id, meeting->date});
}

}  // namespace muster::governance
