// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster send STEP: one matter from body to body, and the answer that comes back.
#include "app/command_line.h"
#include "app/commands_groups.h"
#include "core/base/text.h"
#include "core/governance/referral_route.h"
#include "core/governance/sent_business.h"

#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using replica::Replica;

constexpr const char* kUsage =
    "item|thread|answer|told|refuse --meeting M --item N --data DIR, answers --body BODY --data "
    "DIR, you-said --body BODY --data DIR, or route --topic T --data DIR";

Said thread(const replica::Reader& reader, const base::Id& item)
{
    std::string words;
    for (const auto& step : governance::threadOf(reader, item)) {
        words += fmt::format("{}{}: {}; {}{}", words.empty() ? "" : "\n", step.citation(), step.title, step.state,
                             step.answer.empty() ? "" : "; told back: " + step.answer);
    }
    return words;
}

Said ofItem(Replica& replica, const Arguments& arguments, const std::string& step)
{
    const auto item = itemNamed(replica.reader(), arguments);
    if (!item) {
        return tl::unexpected(item.error());
    }
    if (step == "thread") {
        return thread(replica.reader(), item->item);
    }
    if (step == "answer") {
        return saidWhen(execute(replica, governance::AnswerItem {item->item, textOf(arguments)}), "Kept to tell back.");
    }
    if (step == "refuse") {
        return saidWhen(execute(replica, governance::RefuseByRoute {item->meeting, item->item}),
                        "Refused, with the right body named.");
    }
    const auto body = bodyNamed(replica.reader(), textOf(arguments, "to"));
    if (!body) {
        return tl::unexpected(body.error());
    }
    if (step == "told") {
        return saidWhen(execute(replica, governance::TellAnswer {item->item, *body, {}}), "Told.");
    }
    return saidWhen(execute(replica,
                            governance::SendItem {item->meeting, item->item, *body, textOf(arguments),
                                                  textOf(arguments, "by-role")}),
                    "Sent; it is proposed for the next agenda there.");
}

Said ofBody(Replica& replica, const Arguments& arguments, const std::string& step)
{
    const auto body = bodyOf(replica.reader(), arguments);
    if (!body) {
        return tl::unexpected(body.error());
    }
    std::string words;
    if (step == "answers") {
        for (const auto& one : governance::answersFor(replica.reader(), *body)) {
            words += fmt::format("{}{}; {}: {}", words.empty() ? "" : "\n", one.from.title, one.answeredBy,
                                 one.answer.empty() ? "dealt with" : one.answer);
        }
        return words.empty() ? "No answer is waiting to be told." : words;
    }
    for (const auto& one : governance::toldBackTo(replica.reader(), *body)) {
        words += fmt::format("{}you said: {}; we did: {}", words.empty() ? "" : "\n", one.said,
                             one.did.empty() ? "no answer yet" : fmt::format("{} ({})", one.did, one.didBy));
    }
    return words.empty() ? "Nothing was raised by that body." : words;
}

Said run(Replica& replica, const Arguments& arguments)
{
    const std::string& step = arguments.positional().front();
    if (step == "answers" || step == "you-said") {
        return ofBody(replica, arguments, step);
    }
    if (step == "route") {
        const auto body = arguments.has("to") ? bodyNamed(replica.reader(), textOf(arguments, "to"))
                                              : base::Result<base::Id> {base::Id {}};
        if (!body) {
            return tl::unexpected(body.error());
        }
        return saidWhen(
            execute(replica,
                    governance::AddReferralRoute {textOf(arguments, "topic"), *body, textOf(arguments, "outside")}),
            "Kept.");
    }
    if (step == "item" || step == "thread" || step == "answer" || step == "told" || step == "refuse") {
        return ofItem(replica, arguments, step);
    }
    return fail(FailureCode::Invalid, fmt::format("There is no step \"{}\".", step), "step");
}

ExitCode runCommand(const Arguments& arguments)
{
    if (arguments.positional().size() != 1) {
        return misused(std::string {"muster send "} + kUsage);
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec sendCommand()
{
    return {"send",
            kUsage,
            "business sent from one body to another, its thread, and the answer that comes back",
            {dataOption(),
             meetingOption(),
             passphraseOption(),
             {"item", "N", "the item's number, or the beginning of its title"},
             {"to", "BODY", "item, told, route: which body"},
             {"body", "BODY", "answers, you-said: for which body"},
             {"text", "TEXT", "item: why; answer: what is told back"},
             {"by-role", "ROLE", "item: who sends it"},
             {"topic", "TEXT", "route: what is not for these meetings"},
             {"outside", "TEXT", "route: who deals with it, outside"}},
            runCommand};
}

}  // namespace muster::app
