// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster group TF-ASB STEP: a task and finish group from its commission to its closing report.
#include "app/command_line.h"
#include "app/commands_groups.h"
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/governance/action_plan.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"

#include <charconv>
#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::TaskGroup;
using replica::Replica;

constexpr const char* kUsage =
    "commission --meeting M --item N --data DIR, or TF-ASB "
    "show|adopt|confirm|start|lead|extend|report|close|move|replace|plan|"
    "milestone|reach|reprogramme|remove|fund|decide|challenge|answer|product|deliver --data DIR";

/// "12500" or "12500.50", in pence.
Result<long long> penceFrom(const std::string& word)
{
    long long pounds = 0;
    long long pence = 0;
    const auto dot = word.find('.');
    const std::string whole = word.substr(0, dot);
    const std::string rest = dot == std::string::npos ? "00" : word.substr(dot + 1);
    const auto first = std::from_chars(whole.data(), whole.data() + whole.size(), pounds);
    const auto second = std::from_chars(rest.data(), rest.data() + rest.size(), pence);
    if (first.ec != std::errc {} || first.ptr != whole.data() + whole.size() || second.ec != std::errc {}
        || second.ptr != rest.data() + rest.size() || rest.size() != 2 || pounds < 0 || pounds > 1'000'000'000) {
        return fail(FailureCode::Invalid, "Give the amount, as 12500 or 12500.50.", "amount");
    }
    return pounds * 100 + pence;
}

Said show(const replica::Reader& reader, const TaskGroup& group)
{
    std::string words = fmt::format("{} {}: {}\n", group.shortName, group.name, governance::inWords(group.state));
    const auto add = [&](const char* key, const std::string& text) {
        words += text.empty() ? "" : fmt::format("{}: {}\n", key, text);
    };
    add("purpose", group.purpose);
    add("lead", group.themeLead);
    add("commissioned", group.commissionedBy);
    add("part of", group.parentName);
    add("reports to", group.reportsToName);
    add("members", base::joinedInWords(group.members));
    add("ends", group.endInWords() + (group.overdueToFinish ? ": extend or close" : ""));
    add("plan", governance::actionPlanOf(reader, group.body).summary.inWords());
    for (const auto& event : group.events) {
        words += fmt::format("{} {}{}\n", event.madeOn ? base::isoDate(*event.madeOn) : std::string {}, event.kind,
                             event.text.empty() ? "" : ": " + event.text);
    }
    words.pop_back();
    return words;
}

Said commission(Replica& replica, const Arguments& arguments)
{
    const auto item = itemNamed(replica.reader(), arguments);
    const auto end = arguments.date("end");
    const auto first = arguments.date("first-report");
    if (!item || !end || !first) {
        return tl::unexpected(!item ? item.error() : !end ? end.error() : first.error());
    }
    governance::CommissionGroup command;
    command.meeting = item->meeting;
    command.item = item->item;
    command.shortName = textOf(arguments, "short-name");
    command.name = textOf(arguments, "name");
    command.purpose = textOf(arguments, "purpose");
    command.themeLead = textOf(arguments, "lead");
    command.endOn = *end;
    command.firstReportOn = *first;
    command.parkItem = arguments.has("park");
    command.proposeOnly = arguments.has("propose");
    if (arguments.has("parent")) {
        const auto parent = bodyNamed(replica.reader(), textOf(arguments, "parent"));
        if (!parent) {
            return tl::unexpected(parent.error());
        }
        command.parent = *parent;
    }
    for (const std::string& code : base::split(textOf(arguments, "members"), ';')) {
        if (base::trimmed(code).empty()) {
            continue;
        }
        const auto agency = agencyNamed(replica.reader(), std::string {base::trimmed(code)});
        if (!agency) {
            return tl::unexpected(agency.error());
        }
        command.members.push_back(*agency);
    }
    const auto made = execute(replica, command);
    if (!made) {
        return tl::unexpected(made.error());
    }
    return show(replica.reader(), *governance::taskGroup(replica.reader(), *made));
}

Result<void> plan(Replica& replica, const Arguments& arguments, const TaskGroup& group, const std::string& step)
{
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    const auto done = [](const auto& result) { return result ? Result<void> {} : tl::unexpected(result.error()); };
    if (step == "plan") {
        const auto action = actions::findAction(replica.reader(), textOf(arguments, "action"));
        return action ? done(execute(replica, governance::AddActionToPlan {group.body, action->id}))
                      : fail(FailureCode::NotFound, "Say which action: --action A-008.", "action");
    }
    if (step == "milestone") {
        return done(execute(replica, governance::AddMilestone {group.body, textOf(arguments), *on}));
    }
    const auto lines = governance::actionPlanOf(replica.reader(), group.body).lines;
    const auto place = numberNamed(arguments, "line", static_cast<int>(lines.size()));
    if (!place) {
        return tl::unexpected(place.error());
    }
    const base::Id line = lines[static_cast<std::size_t>(*place - 1)].id;
    if (step == "reach") {
        return execute(replica, governance::ReachMilestone {line, *on});
    }
    if (step == "remove") {
        return execute(replica, governance::RemovePlanLine {line});
    }
    return *on ? execute(replica, governance::ReprogrammeMilestone {line, **on, textOf(arguments)})
               : fail(FailureCode::Invalid, "Say the new date: --on 2012-02-14.", "on");
}

Result<void> money(Replica& replica, const Arguments& arguments, const TaskGroup& group, const std::string& step)
{
    const auto on = arguments.date("on");
    const auto state = governance::fundingStateFrom(arguments.value("state").value_or(step == "fund" ? "sought" : ""));
    if (!on) {
        return tl::unexpected(on.error());
    }
    if (!state) {
        return fail(FailureCode::Invalid, "Say how it stands: --state sought, secured, spent or refused.", "state");
    }
    if (step == "fund") {
        const auto pence = penceFrom(textOf(arguments, "amount"));
        if (!pence) {
            return tl::unexpected(pence.error());
        }
        governance::AddFunding command {group.body, textOf(arguments), textOf(arguments, "source"), *pence};
        command.state = *state;
        command.decidedOn = *on;
        if (arguments.has("priority")) {
            const auto priority = partnership::priorityByShortName(replica.reader(), textOf(arguments, "priority"));
            if (!priority) {
                return fail(FailureCode::NotFound, "There is no such priority.", "priority");
            }
            command.priority = priority->id;
        }
        const auto made = execute(replica, command);
        return made ? Result<void> {} : tl::unexpected(made.error());
    }
    const auto lines = governance::fundingOf(replica.reader(), group.body);
    const auto place = numberNamed(arguments, "line", static_cast<int>(lines.size()));
    if (!place) {
        return tl::unexpected(place.error());
    }
    return execute(replica,
                   governance::DecideFunding {lines[static_cast<std::size_t>(*place - 1)].id, *state, *on, {}});
}

Result<void> questions(Replica& replica, const Arguments& arguments, const TaskGroup& group, const std::string& step)
{
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    if (step == "challenge") {
        const auto from = arguments.has("from") ? bodyNamed(replica.reader(), textOf(arguments, "from"))
                                                : Result<base::Id> {base::Id {}};
        if (!from) {
            return tl::unexpected(from.error());
        }
        const auto made = execute(
            replica,
            governance::ChallengeGroup {group.body, textOf(arguments), *from, textOf(arguments, "by-role"), *on});
        return made ? Result<void> {} : tl::unexpected(made.error());
    }
    const auto all = governance::challengesOf(replica.reader(), group.body);
    const auto place = numberNamed(arguments, "line", static_cast<int>(all.size()));
    if (!place) {
        return tl::unexpected(place.error());
    }
    return execute(replica,
                   governance::AnswerChallenge {all[static_cast<std::size_t>(*place - 1)].id, textOf(arguments),
                                                textOf(arguments, "by-role"), *on});
}

Result<void> ending(Replica& replica, const Arguments& arguments, const TaskGroup& group, const std::string& step)
{
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    const std::string text = textOf(arguments);
    if (step == "extend") {
        return *on ? execute(replica, governance::ExtendGroup {group.body, **on, text})
                   : fail(FailureCode::Invalid, "Say until when: --on 2012-03-31.", "on");
    }
    if (step == "report") {
        return execute(replica, governance::GiveClosingReport {group.body, text});
    }
    const auto by =
        arguments.has("by") ? bodyNamed(replica.reader(), textOf(arguments, "by")) : Result<base::Id> {base::Id {}};
    if (!by) {
        return tl::unexpected(by.error());
    }
    return execute(replica, governance::CloseGroup {group.body, text, *on, *by});
}

Result<void> take(Replica& replica, const Arguments& arguments, const TaskGroup& group, const std::string& step)
{
    if (step == "confirm") {
        return execute(replica, governance::ConfirmGroup {group.body});
    }
    if (step == "start") {
        return execute(replica, governance::StartGroup {group.body});
    }
    if (step == "lead") {
        return execute(replica, governance::ChangeThemeLead {group.body, {}, textOf(arguments, "lead")});
    }
    if (step == "extend" || step == "report" || step == "close") {
        return ending(replica, arguments, group, step);
    }
    if (step == "move") {
        const auto parent = arguments.has("parent") ? bodyNamed(replica.reader(), textOf(arguments, "parent"))
                                                    : Result<base::Id> {base::Id {}};
        return parent ? execute(replica, governance::MoveSubGroup {group.body, *parent})
                      : tl::unexpected(parent.error());
    }
    if (step == "plan" || step == "milestone" || step == "reach" || step == "reprogramme" || step == "remove") {
        return plan(replica, arguments, group, step);
    }
    if (step == "fund" || step == "decide") {
        return money(replica, arguments, group, step);
    }
    if (step == "challenge" || step == "answer") {
        return questions(replica, arguments, group, step);
    }
    return fail(FailureCode::Invalid, fmt::format("There is no step \"{}\".", step), "step");
}

/// Steps of any body: becoming a group, being replaced, what it owes to whom.
Said ofAnyBody(Replica& replica, const Arguments& arguments, const base::Id& body, const std::string& step)
{
    const auto on = arguments.date("on");
    const auto by =
        arguments.has("by") ? bodyNamed(replica.reader(), textOf(arguments, "by")) : Result<base::Id> {base::Id {}};
    if (!on || !by) {
        return tl::unexpected(!on ? on.error() : by.error());
    }
    const std::string text = textOf(arguments);
    if (step == "adopt") {
        const auto end = arguments.date("end");
        const auto first = arguments.date("first-report");
        if (!end || !first) {
            return tl::unexpected(!end ? end.error() : first.error());
        }
        governance::AdoptAsGroup command;
        command.body = body;
        command.themeLead = textOf(arguments, "lead");
        command.commissionedOn = *on;
        command.firstReportOn = *first;
        command.endOn = *end;
        return saidWhen(execute(replica, command), "It is a task and finish group.");
    }
    if (step == "replace") {
        return saidWhen(
            execute(replica, governance::ReplaceBody {body, *by, on->value_or(replica.reader().today()), text}),
            "Replaced; its open actions come before the new body.");
    }
    if (step == "product") {
        if (arguments.has("by")) {
            if (auto set = execute(replica, governance::SetCommissioner {body, *by}); !set) {
                return tl::unexpected(set.error());
            }
        }
        return saidWhen(execute(replica, governance::AddProduct {body, text, *on}), "Noted what it owes.");
    }
    const auto products = governance::productsOf(replica.reader(), body);
    const auto place = numberNamed(arguments, "line", static_cast<int>(products.size()));
    if (!place) {
        return tl::unexpected(place.error());
    }
    return saidWhen(
        execute(replica, governance::DeliverProduct {products[static_cast<std::size_t>(*place - 1)].id, *on}),
        "Delivered.");
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.front() == "commission") {
        return commission(replica, arguments);
    }
    const std::string& step = words[1];
    if (step == "adopt" || step == "replace" || step == "product" || step == "deliver") {
        const auto body = bodyNamed(replica.reader(), words.front());
        return body ? ofAnyBody(replica, arguments, *body, step) : Said {tl::unexpected(body.error())};
    }
    const auto group = governance::findTaskGroup(replica.reader(), words.front());
    if (!group) {
        return tl::unexpected(group.error());
    }
    if (step == "show") {
        return show(replica.reader(), *group);
    }
    if (auto done = take(replica, arguments, *group, step); !done) {
        return tl::unexpected(done.error());
    }
    const auto now = governance::taskGroup(replica.reader(), group->body);
    return fmt::format("{}: {}, ends {}.", now->shortName, base::lowered(governance::inWords(now->state)),
                       now->endInWords());
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const bool commissions = words.size() == 1 && words.front() == "commission";
    if (!commissions && words.size() != 2) {
        return misused(std::string {"muster group "} + kUsage);
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec groupCommand()
{
    return {"group",
            kUsage,
            "task and finish groups: set up, planned, paid for, asked, extended and closed",
            {dataOption(),
             meetingOption(),
             passphraseOption(),
             {"item", "N", "commission: the item it comes from"},
             {"short-name", "TF-1", "commission: what is typed for it"},
             {"name", "TEXT", "commission: its name; the item's title when left out"},
             {"purpose", "TEXT", "commission: what it is for"},
             {"lead", "ROLE", "commission, adopt, lead: the theme lead"},
             {"members", "CITY;CONS", "commission: its agencies; those the item needs when left out"},
             {"first-report", "DATE", "commission, adopt: when its first return is due"},
             {"end", "DATE", "commission, adopt: when it is to be finished"},
             {"parent", "TF-ASB", "commission, move: the group it is part of"},
             {"park", "", "commission: the item waits with the group"},
             {"propose", "", "commission: only proposed so far"},
             {"text", "TEXT", "the reason, the report, the decision, the milestone, the question or the answer"},
             {"on", "DATE", "the day"},
             {"by", "BODY", "close, replace: what takes its place; product: who commissioned it"},
             {"action", "A-008", "plan: the action of the register"},
             {"line", "N", "reach, reprogramme, remove, decide, answer, deliver: which line of its list"},
             {"amount", "12500.50", "fund: how much"},
             {"source", "TEXT", "fund: from where"},
             {"priority", "P1", "fund: for which priority"},
             {"state", "WORD", "fund, decide: sought, secured, spent or refused"},
             {"from", "BODY", "challenge: who asks"},
             {"by-role", "ROLE", "challenge, answer: who asked or answered"}},
            runCommand};
}

}  // namespace muster::app
