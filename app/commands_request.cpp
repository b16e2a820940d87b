// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster request: requests for information, from the day they come in to the answer.
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "core/governance/information_requests.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::RequestState;
using replica::Replica;

constexpr const char* kSteps[] {"show", "take", "leave", "answer", "refuse", "withdraw"};

Said log(Replica& replica, const Arguments& arguments)
{
    const auto kind = governance::requestKindFrom(textOf(arguments, "kind"));
    if (!kind) {
        return fail(FailureCode::Invalid, "Say which law: --kind foi or --kind sar.", "kind");
    }
    const auto received = arguments.date("received");
    if (!received) {
        return tl::unexpected(received.error());
    }
    const auto id = execute(
        replica, governance::LogRequest {*kind, *received, textOf(arguments, "subject"), textOf(arguments, "text")});
    if (!id) {
        return tl::unexpected(id.error());
    }
    for (const auto& one : governance::informationRequests(replica.reader())) {
        if (one.id == *id) {
            return fmt::format("{}: {}", one.reference, one.clockInWords(replica.reader().today()));
        }
    }
    return std::string {};
}

/// The record a search showed: its kind and id.
Result<void> choose(Replica& replica, const Arguments& arguments, const base::Id& request, bool include)
{
    const auto kind = governance::foundKindFrom(textOf(arguments, "kind"));
    const auto record = base::parseId(textOf(arguments, "record"));
    if (!kind || !record) {
        return fail(FailureCode::Invalid, "Name the record as muster search shows it: --kind item --record ID.",
                    "record");
    }
    return execute(replica, governance::ChooseRecord {request, *kind, *record, include, textOf(arguments)});
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.front() == "log") {
        return log(replica, arguments);
    }
    const auto request = governance::findRequest(replica.reader(), words.front());
    if (!request) {
        return tl::unexpected(request.error());
    }
    const std::string& step = words[1];
    Result<void> done {};
    if (step == "take" || step == "leave") {
        done = choose(replica, arguments, request->id, step == "take");
    } else if (step != "show") {
        const RequestState state = step == "answer" ? RequestState::Answered
            : step == "refuse"                      ? RequestState::Refused
                                                    : RequestState::Withdrawn;
        done = execute(replica,
                       governance::CloseRequest {request->id, state, textOf(arguments), textOf(arguments, "by-role")});
    }
    if (!done) {
        return tl::unexpected(done.error());
    }
    const auto now = governance::findRequest(replica.reader(), request->reference);
    return fmt::format("{}: {}; {} in, {} left out", now->reference, now->clockInWords(replica.reader().today()),
                       now->included, now->omitted);
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const bool logs = words.size() == 1 && words.front() == "log";
    if (!logs && (words.size() != 2 || std::find(std::begin(kSteps), std::end(kSteps), words[1]) == std::end(kSteps))) {
        return misused(
            "muster request log --kind foi|sar --subject TEXT --text TEXT --data DIR, or muster request REQ-01 "
            "show|take|leave|answer|refuse|withdraw --data DIR");
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec requestCommand()
{
    return {"request",
            "log --data DIR, or REF show|take|leave|answer|refuse|withdraw --data DIR",
            "requests for information: their clock, and what goes into the answer (export request-bundle)",
            {dataOption(),
             passphraseOption(),
             {"kind", "WORD", "log: foi or sar; take, leave: the kind of the record as search shows it"},
             {"received", "DATE", "log: today when not given"},
             {"subject", "TEXT", "log: what it is about"},
             {"text", "TEXT", "log: what is asked for; leave, refuse: why; answer: what was given"},
             {"record", "ID", "take, leave: as search shows it"},
             {"by-role", "ROLE", "who does it"}},
            runCommand};
}

}  // namespace muster::app
