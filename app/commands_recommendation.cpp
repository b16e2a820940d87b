// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster recommendation REC-01 STEP: from options to what every agency has ratified.
#include "app/command_line.h"
#include "app/commands_groups.h"
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"

#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::Recommendation;
using replica::Replica;

constexpr const char* kUsage =
    "draft --title T --data DIR, or REC-01 show|edit|option|pursue|drop|limb|s17|equality|finish|adopt|send|ask|govern|"
    "ratify|accept|implement|withdraw|hold --data DIR";

Said show(const replica::Reader& reader, const Recommendation& one)
{
    std::string words = fmt::format("{} {}\n{}\n{}\n", one.reference, one.title, governance::stateInWords(one),
                                    governance::whoCanDecide(reader, one));
    int place = 0;
    for (const auto& limb : one.limbs) {
        words += fmt::format("part {}, {}: {}\n", ++place,
                             limb.effectiveOn ? "from " + base::isoDate(*limb.effectiveOn) : "no date yet", limb.text);
    }
    place = 0;
    for (const auto& option : one.options) {
        words += fmt::format("option {}, {}: {}{}\n", ++place, base::lowered(governance::inWords(option.state)),
                             option.text, option.reason.empty() ? "" : " Because: " + option.reason);
    }
    for (const auto& by : one.ratifications) {
        words += fmt::format("{}: {}\n", by.agencyShortName, by.inWords());
    }
    for (const auto& missing : governance::missingToSend(one)) {
        words += fmt::format("missing: {}\n", missing);
    }
    for (const auto& action : one.dependents) {
        words += fmt::format("{} {}\n", action.reference, action.heldBack ? "cannot start yet" : "may start");
    }
    words.pop_back();
    return words;
}

Said draft(Replica& replica, const Arguments& arguments)
{
    governance::DraftRecommendation command;
    command.title = textOf(arguments, "title");
    command.origin = textOf(arguments, "origin");
    command.why = textOf(arguments, "why");
    command.cost = textOf(arguments, "cost");
    const auto body = bodyOf(replica.reader(), arguments);
    if (!body) {
        return tl::unexpected(body.error());
    }
    command.originBody = *body;
    if (arguments.has("item")) {
        const auto item = itemNamed(replica.reader(), arguments);
        if (!item) {
            return tl::unexpected(item.error());
        }
        command.item = item->item;
    }
    if (arguments.has("priorities")) {
        const auto priorities = prioritiesNamed(replica.reader(), textOf(arguments, "priorities"));
        if (!priorities) {
            return tl::unexpected(priorities.error());
        }
        command.priorities = *priorities;
    }
    const auto made = execute(replica, command);
    return made ? Said {"drafted " + made->reference} : Said {tl::unexpected(made.error())};
}

Result<void> edit(Replica& replica, const Arguments& arguments, const base::Id& id)
{
    governance::EditRecommendation command {id};
    command.title = arguments.value("title");
    command.origin = arguments.value("origin");
    command.why = arguments.value("why");
    command.cost = arguments.value("cost");
    if (arguments.has("priorities")) {
        const auto priorities = prioritiesNamed(replica.reader(), textOf(arguments, "priorities"));
        if (!priorities) {
            return tl::unexpected(priorities.error());
        }
        command.priorities = *priorities;
    }
    return execute(replica, command);
}

Result<void> decideOption(Replica& replica, const Arguments& arguments, const Recommendation& one, bool pursued)
{
    const auto place = numberNamed(arguments, "number", static_cast<int>(one.options.size()));
    if (!place) {
        return tl::unexpected(place.error());
    }
    return execute(
        replica,
        governance::DecideOption {one.options[static_cast<std::size_t>(*place - 1)].id,
                                  pursued ? governance::OptionState::Pursued : governance::OptionState::Dropped,
                                  textOf(arguments)});
}

Result<void> equality(Replica& replica, const Arguments& arguments, const base::Id& id)
{
    const auto on = arguments.date("on");
    const auto review = arguments.date("review");
    if (!on || !review) {
        return tl::unexpected(on ? review.error() : on.error());
    }
    return execute(replica,
                   governance::SetEquality {id, *on, textOf(arguments), textOf(arguments, "mitigations"), *review,
                                            textOf(arguments, "not-needed")});
}

Result<void> adopt(Replica& replica, const Arguments& arguments, const base::Id& id)
{
    const auto body = bodyOf(replica.reader(), arguments);
    const auto meeting = meetingOf(replica.reader(), arguments);
    if (!body || !meeting) {
        return tl::unexpected(body ? meeting.error() : body.error());
    }
    return execute(replica, governance::AdoptRecommendation {id, *body, *meeting, textOf(arguments, "verb")});
}

Result<void> send(Replica& replica, const Arguments& arguments, const base::Id& id)
{
    const auto by = arguments.date("return-by");
    if (!by) {
        return tl::unexpected(by.error());
    }
    governance::SendToAgencies command {id, {}, *by};
    for (const std::string& part : base::split(textOf(arguments, "to"), ';')) {
        if (base::trimmed(part).empty()) {
            continue;
        }
        const auto slash = part.find('/');
        const auto agency = agencyNamed(replica.reader(), std::string {base::trimmed(part.substr(0, slash))});
        if (!agency) {
            return tl::unexpected(agency.error());
        }
        governance::AskedAgency asked {*agency};
        asked.governance = slash == std::string::npos ? std::string {} : part.substr(slash + 1);
        command.agencies.push_back(std::move(asked));
    }
    return execute(replica, command);
}

Result<void> withAgency(Replica& replica, const Arguments& arguments, const base::Id& id, const std::string& step)
{
    const auto agency = agencyNamed(replica.reader(), textOf(arguments, "agency"));
    const auto on = arguments.date("on");
    const auto meeting = meetingOf(replica.reader(), arguments);
    if (!agency || !on || !meeting) {
        return tl::unexpected(!agency ? agency.error() : !on ? on.error() : meeting.error());
    }
    const std::string governance = textOf(arguments, "governance");
    if (step == "ask") {
        return execute(replica, governance::AskAgency {id, {*agency, governance, *on, textOf(arguments, "meaning")}});
    }
    if (step == "govern") {
        return execute(replica, governance::TakeToGovernance {id, *agency, governance, *on});
    }
    if (step == "accept") {
        return execute(replica, governance::AcceptConditions {id, *agency, *meeting, *on});
    }
    const auto state = governance::ratificationStateNamed(textOf(arguments, "answer"));
    if (!state) {
        return fail(
            FailureCode::Invalid,
            "Say what the agency decided: --answer ratified, ratified_with_conditions, rejected or not_required.",
            "answer");
    }
    return execute(replica,
                   governance::RecordRatification {id, *agency, *state, *on, textOf(arguments, "conditions"),
                                                   textOf(arguments), textOf(arguments, "evidence")});
}

Result<void> take(Replica& replica, const Arguments& arguments, const Recommendation& one, const std::string& step)
{
    const std::string text = textOf(arguments);
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    const auto done = [](const auto& result) { return result ? Result<void> {} : tl::unexpected(result.error()); };
    if (step == "edit") {
        return edit(replica, arguments, one.id);
    }
    if (step == "option") {
        return done(execute(replica, governance::AddOption {one.id, text}));
    }
    if (step == "pursue" || step == "drop") {
        return decideOption(replica, arguments, one, step == "pursue");
    }
    if (step == "limb") {
        return done(execute(replica, governance::AddLimb {one.id, text, *on}));
    }
    if (step == "s17") {
        const auto effect = governance::s17EffectFrom(textOf(arguments, "answer"));
        return effect ? execute(replica, governance::SetS17 {one.id, *effect, text})
                      : fail(FailureCode::Invalid, "Say the effect: --answer positive, negative or none.", "answer");
    }
    if (step == "equality") {
        return equality(replica, arguments, one.id);
    }
    if (step == "finish") {
        return execute(replica, governance::FinishDraft {one.id});
    }
    if (step == "adopt") {
        return adopt(replica, arguments, one.id);
    }
    if (step == "send") {
        return send(replica, arguments, one.id);
    }
    if (step == "ask" || step == "govern" || step == "ratify" || step == "accept") {
        return withAgency(replica, arguments, one.id, step);
    }
    if (step == "implement") {
        return execute(replica, governance::ImplementRecommendation {one.id, *on});
    }
    if (step == "withdraw") {
        return execute(replica, governance::WithdrawRecommendation {one.id, text});
    }
    if (step == "hold") {
        const auto action = actions::findAction(replica.reader(), textOf(arguments, "action"));
        return action ? execute(replica, governance::DependOnRecommendation {action->id, one.id})
                      : fail(FailureCode::NotFound, "Say which action waits: --action A-024.", "action");
    }
    return fail(FailureCode::Invalid, fmt::format("There is no step \"{}\".", step), "step");
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.front() == "draft") {
        return draft(replica, arguments);
    }
    const auto one = governance::findRecommendation(replica.reader(), words.front());
    if (!one) {
        return fail(FailureCode::NotFound,
                    fmt::format("There is no recommendation \"{}\". See: muster list recommendations", words.front()),
                    "recommendation");
    }
    if (words[1] == "show") {
        return show(replica.reader(), *one);
    }
    if (auto done = take(replica, arguments, *one, words[1]); !done) {
        return tl::unexpected(done.error());
    }
    return fmt::format("{}: {}.", one->reference,
                       governance::stateInWords(*governance::findRecommendation(replica.reader(), one->id)));
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const bool drafts = words.size() == 1 && words.front() == "draft";
    if (!drafts && words.size() != 2) {
        return misused(std::string {"muster recommendation "} + kUsage);
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec recommendationCommand()
{
    return {"recommendation",
            kUsage,
            "the steps of a recommendation, through every agency's own governance",
            {dataOption(),
             meetingOption(),
             {"item", "N", "draft: the agenda item it arose from"},
             {"title", "TEXT", "draft, edit: what is recommended, in one sentence"},
             {"origin", "TEXT", "draft, edit: where it comes from"},
             {"why", "TEXT", "draft, edit: why"},
             {"cost", "TEXT", "draft, edit: what it costs"},
             {"priorities", "P1;P2", "draft, edit: which priorities it serves"},
             {"body", "BODY", "draft: the body it comes from; adopt: which body adopts it"},
             {"text", "TEXT", "the option, the part, the reason or the summary"},
             {"number", "N", "pursue, drop: which option"},
             {"on", "DATE", "limb: holds from; equality: assessed on; govern, ratify: the day of the agency's meeting"},
             {"answer", "WORD",
              "s17: positive, negative or none; ratify: ratified, ratified_with_conditions, rejected, not_required"},
             {"mitigations", "TEXT", "equality: what is done about it"},
             {"review", "DATE", "equality: when it is looked at again"},
             {"not-needed", "TEXT", "equality: why no assessment is needed"},
             {"verb", "VERB", "adopt: RESOLVED, AGREED, RECOMMENDED or NOTED, as the body may"},
             {"to", "CITY/Cabinet;FIRE", "send: the agencies, each with its own body"},
             {"return-by", "DATE", "send: answers are asked for by"},
             {"agency", "CODE", "ask, govern, ratify, accept: which agency"},
             {"governance", "TEXT", "ask, govern: the agency's own body"},
             {"meaning", "TEXT", "ask: what it means for this agency"},
             {"conditions", "TEXT", "ratify: the conditions"},
             {"evidence", "TEXT", "ratify: the minute that records it"},
             {"action", "A-024", "hold: the action that waits for it"}},
            runCommand};
}

}  // namespace muster::app
