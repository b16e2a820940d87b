// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster exception EX-04 STEP: the lifecycle of an exception.
#include "app/command_line.h"
#include "app/exception_steps.h"
#include "core/actions/exception_queries.h"
#include "core/governance/circulation.h"

#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

/// By judgement, or what the figures show and nobody has raised.
Said raise(Replica& replica, const Arguments& arguments, const base::Id& meeting)
{
    base::Id measure;
    if (const auto name = arguments.value("measure")) {
        const auto found = performance::findMeasure(replica.reader(), *name);
        if (!found) {
            return fail(FailureCode::NotFound, fmt::format("There is no measure \"{}\".", *name), "measure");
        }
        measure = found->id;
    }
    Result<actions::RaisedReference> raised;
    if (const auto area = arguments.value("area")) {
        const auto by = performance::crimeByFromStored(arguments.value("by").value_or("ward"));
        if (!by) {
            return fail(FailureCode::Invalid, "Crime is counted --by lsoa, district, ward or sector.", "by");
        }
        raised = execute(replica,
                         actions::RaiseFinding {{},
                                                performance::CrimeSeriesName {*by, *area, textOf(arguments, "type")},
                                                textOf(arguments),
                                                textOf(arguments, "by-role"),
                                                meeting});
    } else if (measure && textOf(arguments).empty()) {
        raised = execute(replica, actions::RaiseFinding {measure, {}, {}, textOf(arguments, "by-role"), meeting});
    } else {
        actions::RaiseException command;
        command.meeting = meeting;
        command.text = textOf(arguments);
        command.raisedBy = textOf(arguments, "by-role");
        command.measure = measure;
        raised = execute(replica, command);
    }
    return raised ? Said {"raised " + raised->reference} : tl::unexpected(raised.error());
}

/// A report by circulation was noted: --body BOARD --report 1 --meeting BOARD/2011-11-29.
Said note(Replica& replica, const Arguments& arguments, const base::Id& meeting, const base::Id& body)
{
    const std::string number = textOf(arguments, "report");
    for (const auto& report : actions::exceptionReports(replica.reader(), body)) {
        if (body && std::to_string(report.number) == number) {
            const auto done = governance::execute(replica, governance::NoteReportAtMeeting {report.id, meeting});
            return done ? Said {fmt::format("Report {} to {} is noted.", number, report.bodyShortName)}
                        : tl::unexpected(done.error());
        }
    }
    return fail(FailureCode::NotFound,
                fmt::format("There is no report \"{}\" to that body. See: muster list reports", number), "report");
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const auto meeting = meetingOf(replica.reader(), arguments);
    const auto body = bodyOf(replica.reader(), arguments);
    const auto review = arguments.date("review");
    if (!meeting || !body || !review) {
        return tl::unexpected(!meeting ? meeting.error() : !body ? body.error() : review.error());
    }
    if (words.front() == "raise") {
        return raise(replica, arguments, *meeting);
    }
    if (words.front() == "note") {
        return note(replica, arguments, *meeting, *body);
    }
    auto exception = actions::findException(replica.reader(), words.front());
    if (!exception) {
        return fail(FailureCode::NotFound,
                    fmt::format("There is no exception \"{}\". See: muster list exceptions", words.front()),
                    "exception");
    }
    return takeStep({replica, arguments, std::move(*exception), *meeting, *body, *review}, words[1]);
}

bool isStep(const std::vector<std::string>& words)
{
    if (words.size() == 1) {
        return words.front() == "raise" || words.front() == "note";
    }
    return words.size() == 2 && isExceptionStep(words[1]);
}

ExitCode runCommand(const Arguments& arguments)
{
    if (!isStep(arguments.positional())) {
        return misused(
            "muster exception EX-04 show|confirm|dismiss|explain|plan|report|respond|monitor|close|rebase|"
            "reopen|link|unlink|act|edit|agenda|effect --data DIR, or muster exception raise|note --data DIR");
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const Said done = run(**replica, arguments);
    if (!done) {
        return refuse(done.error());
    }
    std::cout << *done << '\n';
    return ExitCode::Done;
}

}  // namespace

CommandSpec exceptionCommand()
{
    return {
        "exception",
        "REF show|confirm|dismiss|explain|plan|report|respond|monitor|close|rebase|reopen|link|unlink|act|edit|agenda|"
        "effect --data DIR, or raise|note --data DIR",
        "the steps of an exception, from its finding to \"did it work?\"",
        {dataOption(),
         meetingOption(),
         passphraseOption(),
         {"text", "TEXT", "the cause, the plan, the answer, why: what the step asks for"},
         {"reason", "KIND", "dismiss: seasonal, data_quality, expected or recording_change"},
         {"answer", "WORD", "respond: noted, direction, resource, unblock; effect: yes, partly, no, cannot_tell"},
         {"action", "A-019[;A-020]", "plan, link, unlink, effect: the recovery actions"},
         {"review", "DATE", "plan, monitor, edit: when it is looked at again"},
         {"body", "BODY", "report, rebase, note: the body"},
         {"also", "EX-05;BL-01", "report: what else goes into it"},
         {"to", "AGENCY;AGENCY/ROLE", "report: who gets it by circulation"},
         {"on", "DATE", "report: its date; rebase: when it was agreed; edit: the date of the evidence"},
         {"report", "N", "note: the number of the report"},
         {"from", "PERIOD", "rebase: where the new limits begin, as 2011-03"},
         {"agency", "AGENCY", "act: the lead agency"},
         {"owner", "ROLE", "act, edit: the owner"},
         {"due", "DATE", "act: when it is due"},
         {"ask", "TEXT", "edit: what is asked of the Board"},
         {"note", "TEXT", "edit: a note"},
         {"evidence", "TEXT", "edit: the analyst's product"},
         {"urgent", "TEXT", "agenda: why it cannot wait, once the agenda is closed"},
         {"measure", "REF", "raise: the measure"},
         {"by", "ward|sector|district|lsoa", "raise: the place recorded crime is counted by"},
         {"area", "NAME", "raise: which place"},
         {"type", "NAME", "raise: which crime type; all when left out"},
         {"by-role", "ROLE", "who does it"}},
        runCommand};
}

}  // namespace muster::app
