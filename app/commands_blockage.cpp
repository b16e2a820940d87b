// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster blockage BL-01 STEP: the lifecycle of a blockage.
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "core/actions/blockage_queries.h"
#include "core/base/text.h"
#include "core/governance/exception_agenda.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

constexpr const char* kSteps[] {"show", "perf", "resolve", "escalate", "decide", "close", "edit", "agenda"};

Said show(const replica::Reader& reader, const actions::Blockage& blockage)
{
    std::string words = fmt::format("{} {}: {}\n", blockage.reference, actions::inWords(blockage.state), blockage.text);
    for (const auto& event : actions::blockageEventsOf(reader, blockage.id)) {
        words += fmt::format("{} {}", event.madeOn ? base::isoDate(*event.madeOn) : std::string {}, event.kind);
        for (const std::string& part : {event.bodyName, event.byRole, event.text}) {
            words += part.empty() ? "" : "; " + part;
        }
        words += "\n";
    }
    if (const auto next = actions::nextStep(blockage)) {
        words += fmt::format("next: {}\n", base::lowered(actions::inWords(*next)));
    }
    words.pop_back();
    return words;
}

Result<void> decide(Replica& replica, const Arguments& arguments, const base::Id& blockage, const base::Id& meeting)
{
    const auto decision = actions::blockageDecisionFromStored(textOf(arguments, "answer"));
    if (!decision) {
        return fail(FailureCode::Invalid, "Say what was decided: --answer unblock, defer or decline, and --text.",
                    "answer");
    }
    const auto body = bodyOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    if (!body || !on) {
        return tl::unexpected(body ? on.error() : body.error());
    }
    return execute(replica,
                   actions::DecideBlockage {blockage, *decision, textOf(arguments), *body, meeting, *on,
                                            textOf(arguments, "by-role")});
}

Result<void> take(Replica& replica, const Arguments& arguments, const actions::Blockage& blockage,
                  const std::string& step)
{
    const auto meeting = meetingOf(replica.reader(), arguments);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    const std::string text = textOf(arguments);
    const std::string by = textOf(arguments, "by-role");
    if (step == "perf") {
        return execute(replica, actions::TakeToPerformanceBoard {blockage.id, text, *meeting, by});
    }
    if (step == "resolve") {
        return execute(replica, actions::ResolveBlockage {blockage.id, text, *meeting, by});
    }
    if (step == "escalate") {
        return execute(replica, actions::EscalateBlockage {blockage.id, text, *meeting, by});
    }
    if (step == "decide") {
        return decide(replica, arguments, blockage.id, *meeting);
    }
    if (step == "close") {
        return execute(replica, actions::CloseBlockage {blockage.id, text, *meeting, by});
    }
    if (step == "edit") {
        return execute(replica,
                       actions::EditBlockage {blockage.id, arguments.value("text"), arguments.value("needed"),
                                              arguments.value("from"), arguments.value("tried"),
                                              arguments.value("if-nothing")});
    }
    if (!*meeting) {
        return fail(FailureCode::Invalid, "Say on which agenda: --meeting PERF/2011-12-08.", "meeting");
    }
    const auto item = governance::execute(
        replica, governance::PutBlockageOnAgenda {blockage.id, *meeting, textOf(arguments, "urgent")});
    return item ? Result<void> {} : tl::unexpected(item.error());
}

Said raise(Replica& replica, const Arguments& arguments)
{
    const auto meeting = meetingOf(replica.reader(), arguments);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    actions::RaiseBlockage command;
    command.meeting = *meeting;
    command.text = textOf(arguments);
    command.needed = textOf(arguments, "needed");
    command.fromWhom = textOf(arguments, "from");
    command.tried = textOf(arguments, "tried");
    command.ifNothing = textOf(arguments, "if-nothing");
    command.raisedBy = textOf(arguments, "by-role");
    if (const auto reference = arguments.value("action")) {
        const auto action = actions::findAction(replica.reader(), *reference);
        if (!action) {
            return fail(FailureCode::NotFound, fmt::format("There is no action \"{}\".", *reference), "action");
        }
        command.action = action->id;
        command.restricted = action->restricted;
    }
    const auto raised = execute(replica, command);
    return raised ? Said {"raised " + raised->reference} : tl::unexpected(raised.error());
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.front() == "raise") {
        return raise(replica, arguments);
    }
    const auto blockage = actions::findBlockage(replica.reader(), words.front());
    if (!blockage) {
        return fail(FailureCode::NotFound,
                    fmt::format("There is no blockage \"{}\". See: muster list blockages", words.front()), "blockage");
    }
    if (words[1] == "show") {
        return show(replica.reader(), *blockage);
    }
    if (auto done = take(replica, arguments, *blockage, words[1]); !done) {
        return tl::unexpected(done.error());
    }
    const auto now = actions::findBlockage(replica.reader(), blockage->id);
    return fmt::format("{}: {}.", blockage->reference, base::lowered(actions::inWords(now->state)));
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const bool raises = words.size() == 1 && words.front() == "raise";
    if (!raises
        && (words.size() != 2 || std::find(std::begin(kSteps), std::end(kSteps), words[1]) == std::end(kSteps))) {
        return misused(
            "muster blockage BL-01 show|perf|resolve|escalate|decide|close|edit|agenda --data DIR, or muster "
            "blockage raise --data DIR");
    }
    return runSaid(arguments, [&](Replica& replica) {
        const auto fits = arguments.checkFor(words.back());
        return fits ? run(replica, arguments) : Said {tl::unexpected(fits.error())};
    });
}

}  // namespace

CommandSpec blockageCommand()
{
    return {"blockage",
            "REF show|perf|resolve|escalate|decide|close|edit|agenda --data DIR, or raise --data DIR",
            "the steps of a blockage, to the Performance Board and the Board above it",
            {dataOption(),
             meetingOption(),
             passphraseOption(),
             {"text", "TEXT", "what is stuck, how it was resolved, what was decided, why"},
             {"needed", "TEXT", "the decision wanted", "raise, edit"},
             {"from", "TEXT", "from whom", "raise, edit"},
             {"tried", "TEXT", "tried so far", "raise, edit"},
             {"if-nothing", "TEXT", "what happens if nothing is done", "raise, edit"},
             {"action", "A-009", "the action it stops", "raise"},
             {"answer", "WORD", "unblock, defer or decline", "decide"},
             {"body", "BODY", "which body decided", "decide"},
             {"on", "DATE", "on which day", "decide"},
             {"urgent", "TEXT", "why it cannot wait, once the agenda is closed", "agenda"},
             {"by-role", "ROLE", "who does it"}},
            runCommand};
}

}  // namespace muster::app
