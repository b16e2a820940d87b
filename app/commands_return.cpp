// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster return TF-ASB 2011-11 STEP: the monthly return of a group.
#include "app/command_line.h"
#include "app/commands_groups.h"
#include "core/base/text.h"
#include "core/governance/good_practice.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"
#include "core/performance/measure_queries.h"

#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::MonthlyReturn;
using replica::Replica;

constexpr const char* kUsage =
    "GROUP MONTH show|write|add|edit|remove|receive|help --data DIR, board [MONTH] --data DIR, or "
    "note|pass-on [MONTH] --meeting PERF/2011-12-08 --data DIR";

std::string linesOf(const MonthlyReturn& one)
{
    std::string words = one.headline.empty() ? std::string {"nothing written"} : one.headline;
    int place = 0;
    for (const auto& line : one.lines) {
        words += fmt::format("\n  {} {}: {}{}{}{}", ++place, base::lowered(governance::inWords(line.kind)),
                             line.measureReference.empty() ? "" : line.measureReference + " ", line.text,
                             line.share ? " (to share)" : "",
                             line.blockageReference.empty() ? "" : " (" + line.blockageReference + ")");
    }
    return words;
}

Said show(const replica::Reader& reader, const MonthlyReturn& one)
{
    const auto before = governance::monthlyReturn(reader, one.body, governance::monthBefore(one.month));
    return fmt::format("{}, {}: {}\n{}\n{}: {}", one.bodyName, governance::monthInWords(one.month), one.inWords(),
                       linesOf(one), governance::monthInWords(before.month), linesOf(before));
}

Said board(const replica::Reader& reader, const std::string& month)
{
    const auto returns = governance::returnsBoard(reader, month);
    std::string words = fmt::format("{}: {}", governance::monthInWords(returns.month), returns.inWords());
    for (const auto& standing : returns.standings) {
        words += fmt::format("\n{}: {}", standing.group.shortName, standing.inWords());
    }
    for (const auto& reminder : governance::leadsToRemind(reader)) {
        words += "\nremind " + reminder.sentence;
    }
    return words;
}

Result<base::Id> lineOf(const MonthlyReturn& one, const Arguments& arguments)
{
    const auto place = numberNamed(arguments, "line", static_cast<int>(one.lines.size()));
    return place ? Result<base::Id> {one.lines[static_cast<std::size_t>(*place - 1)].id}
                 : tl::unexpected(place.error());
}

Said add(Replica& replica, const Arguments& arguments, const MonthlyReturn& one)
{
    const auto kind = governance::returnLineKindFrom(textOf(arguments, "kind"));
    if (!kind) {
        return fail(FailureCode::Invalid, "Say what it is: --kind success, problem, help_needed or measure.", "kind");
    }
    governance::AddReturnLine command {one.body, one.month, *kind, textOf(arguments), arguments.has("share")};
    if (const auto reference = arguments.value("measure")) {
        const auto measure = performance::findMeasure(replica.reader(), *reference);
        if (!measure) {
            return fail(FailureCode::NotFound, fmt::format("There is no measure \"{}\".", *reference), "measure");
        }
        command.measure = measure->id;
    }
    return saidWhen(execute(replica, command), "Added.");
}

Said take(Replica& replica, const Arguments& arguments, const MonthlyReturn& one, const std::string& step)
{
    if (step == "write") {
        return saidWhen(execute(replica, governance::WriteReturn {one.body, one.month, textOf(arguments)}), "Written.");
    }
    if (step == "add") {
        return add(replica, arguments, one);
    }
    if (step == "receive") {
        const auto on = arguments.date("on");
        if (!on) {
            return tl::unexpected(on.error());
        }
        const auto done = execute(
            replica,
            governance::ReceiveReturn {one.body, one.month, textOf(arguments, "from"), *on, arguments.value("text")});
        return done ? Said {governance::monthlyReturn(replica.reader(), one.body, one.month).inWords() + "."}
                    : Said {tl::unexpected(done.error())};
    }
    const auto line = lineOf(one, arguments);
    if (!line) {
        return tl::unexpected(line.error());
    }
    if (step == "edit") {
        return saidWhen(
            execute(replica,
                    governance::EditReturnLine {*line, arguments.value("text"),
                                                arguments.has("share") ? std::optional {true} : std::nullopt}),
            "Changed.");
    }
    if (step == "remove") {
        return saidWhen(execute(replica, governance::RemoveReturnLine {*line}), "Removed.");
    }
    if (step == "help") {
        const auto raised = execute(
            replica, governance::AskForHelp {*line, textOf(arguments, "needed"), textOf(arguments, "from-whom")});
        return raised ? Said {"raised " + raised->reference} : Said {tl::unexpected(raised.error())};
    }
    return fail(FailureCode::Invalid, fmt::format("There is no step \"{}\".", step), "step");
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.front() == "board") {
        return board(replica.reader(), words.size() > 1 ? words[1] : std::string {});
    }
    if (words.front() == "note") {
        const auto meeting = meetingOf(replica.reader(), arguments);
        if (!meeting) {
            return tl::unexpected(meeting.error());
        }
        const auto noted =
            execute(replica, governance::NoteReturns {*meeting, words.size() > 1 ? words[1] : std::string {}});
        return noted ? Said {base::counted(*noted, "return", "returns") + " noted."}
                     : Said {tl::unexpected(noted.error())};
    }
    if (words.front() == "pass-on") {
        const auto meeting = meetingOf(replica.reader(), arguments);
        if (!meeting) {
            return tl::unexpected(meeting.error());
        }
        const auto passed =
            execute(replica, governance::PassOnSuccesses {*meeting, words.size() > 1 ? words[1] : std::string {}});
        return passed ? Said {"What went well is proposed, with its paper."} : Said {tl::unexpected(passed.error())};
    }
    const auto group = governance::findTaskGroup(replica.reader(), words.front());
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (!governance::firstDayOf(words[1])) {
        return fail(FailureCode::Invalid, fmt::format("A month is written 2011-11, not \"{}\".", words[1]), "month");
    }
    const auto one = governance::monthlyReturn(replica.reader(), group->body, words[1]);
    return words[2] == "show" ? show(replica.reader(), one) : take(replica, arguments, one, words[2]);
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const bool all = !words.empty() && words.size() <= 2
        && (words.front() == "board" || words.front() == "note" || words.front() == "pass-on");
    if (!all && words.size() != 3) {
        return misused(std::string {"muster return "} + kUsage);
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec returnCommand()
{
    return {"return",
            kUsage,
            "monthly returns of the groups: who has handed in, who is late, and what went upwards",
            {dataOption(),
             meetingOption(),
             {"text", "TEXT", "write, receive: the headline; add, edit: the line"},
             {"kind", "WORD", "add: success, problem, help_needed or measure"},
             {"share", "", "add, edit: a success to pass on to the other groups"},
             {"measure", "M03", "add: the measure the comment is about"},
             {"line", "N", "edit, remove, help: which line"},
             {"from", "ROLE", "receive: who hands it in; the theme lead when left out"},
             {"on", "DATE", "receive: on which day"},
             {"needed", "TEXT", "help: the decision wanted"},
             {"from-whom", "TEXT", "help: from whom"}},
            runCommand};
}

}  // namespace muster::app
