// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster exception EX-04 STEP: the lifecycle of an exception.
#include "app/command_line.h"
#include "app/exception_steps.h"
#include "core/actions/exception_queries.h"
#include "core/governance/circulation.h"

#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

/// With a text by judgement; without one what the figures show and nobody has raised.
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
    std::optional<performance::CrimeSeriesName> crime;
    if (const auto area = arguments.value("area")) {
        const auto by = performance::crimeByFromStored(arguments.value("by").value_or("ward"));
        if (!by) {
            return fail(FailureCode::Invalid, "Crime is counted --by lsoa, district, ward or sector.", "by");
        }
        crime = performance::CrimeSeriesName {*by, *area, textOf(arguments, "type")};
    }
    Result<actions::RaisedReference> raised;
    if ((measure || crime) && textOf(arguments).empty()) {
        raised = execute(replica, actions::RaiseFinding {measure, crime, {}, textOf(arguments, "by-role"), meeting});
    } else {
        actions::RaiseException command;
        command.meeting = meeting;
        command.text = textOf(arguments);
        command.raisedBy = textOf(arguments, "by-role");
        command.measure = measure;
        command.crime = crime;
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
    return runSaid(arguments, [&](Replica& replica) {
        const auto fits = arguments.checkFor(arguments.positional().back());
        return fits ? run(replica, arguments) : Said {tl::unexpected(fits.error())};
    });
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
         {"reason", "KIND", "seasonal, data_quality, expected or recording_change", "dismiss"},
         {"answer", "WORD", "noted, direction, resource or unblock; yes, partly, no or cannot_tell", "respond, effect"},
         {"action", "A-019[;A-020]", "the recovery actions", "plan, link, unlink, effect"},
         {"review", "DATE", "when it is looked at again", "plan, monitor, edit"},
         {"body", "BODY", "the body", "report, rebase, note"},
         {"also", "EX-05;BL-01", "what else goes into it", "report"},
         {"to", "AGENCY;AGENCY/ROLE", "who gets it by circulation", "report"},
         {"on", "DATE", "its date, when it was agreed, the date of the evidence", "report, rebase, edit"},
         {"report", "N", "the number of the report", "note"},
         {"from", "PERIOD", "where the new limits begin, as 2011-03", "rebase"},
         {"agency", "AGENCY", "the lead agency", "act"},
         {"owner", "ROLE", "the owner", "act, edit"},
         {"due", "DATE", "when it is due", "act"},
         {"ask", "TEXT", "what is asked of the Board", "edit"},
         {"note", "TEXT", "a note", "edit"},
         {"evidence", "TEXT", "the analyst's product", "edit"},
         {"urgent", "TEXT", "why it cannot wait, once the agenda is closed", "agenda"},
         {"measure", "REF", "the measure", "raise"},
         {"by", "ward|sector|district|lsoa", "the place recorded crime is counted by", "raise"},
         {"area", "NAME", "which place", "raise"},
         {"type", "NAME", "which crime type; all when left out", "raise"},
         {"by-role", "ROLE", "who does it"}},
        runCommand};
}

}  // namespace muster::app
