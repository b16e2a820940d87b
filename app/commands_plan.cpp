// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster plan STEP: the plan, its assessments, equality, principles and duties
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "core/base/text.h"
#include "core/governance/compliance.h"
#include "core/governance/equality.h"
#include "core/governance/plan_commands.h"
#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/priority_queries.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <iostream>
#include <utility>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Id;
using base::Result;
using replica::Reader;
using replica::Replica;

Result<int> numberOf(const Arguments& arguments, const std::string& option)
{
    const std::string word = textOf(arguments, option);
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc {} || end != word.data() + word.size()) {
        return fail(FailureCode::Invalid, fmt::format("Give a number: --{} 2011.", option), option);
    }
    return value;
}

Result<Id> priorityOf(const Reader& reader, const Arguments& arguments)
{
    const std::string code = textOf(arguments, "priority");
    const auto priority = partnership::priorityByShortName(reader, code);
    if (!priority) {
        return fail(FailureCode::NotFound,
                    fmt::format("There is no priority \"{}\". See: muster list priorities", code), "priority");
    }
    return priority->id;
}

/// Nil where no agency is named.
Result<Id> agencyOf(const Reader& reader, const Arguments& arguments)
{
    const auto code = arguments.value("agency");
    if (!code) {
        return Id {};
    }
    const auto agency = partnership::agencyByShortName(reader, *code);
    if (!agency) {
        return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\". See: muster list agencies", *code),
                    "agency");
    }
    return agency->id;
}

/// The assessment of `--assessment`, by the beginning of its title; nil where none is named.
Result<Id> assessmentOf(const Reader& reader, const Arguments& arguments)
{
    const auto title = arguments.value("assessment");
    if (!title) {
        return Id {};
    }
    for (const governance::StrategicAssessment& one : governance::assessments(reader)) {
        if (base::startsWithIgnoringCase(one.title, *title)) {
            return one.id;
        }
    }
    return fail(FailureCode::NotFound,
                fmt::format("There is no assessment \"{}\". See: muster list strategic-assessments", *title),
                "assessment");
}

/// The plan of `--year`, and its revision of that year.
Result<std::pair<Id, Id>> revisionOf(const Reader& reader, const Arguments& arguments)
{
    const auto year = numberOf(arguments, "year");
    if (!year) {
        return tl::unexpected(year.error());
    }
    for (const governance::PlanOverview& plan : governance::plans(reader)) {
        if (*year < plan.plan.firstYear || *year >= plan.plan.lastYear) {
            continue;
        }
        for (const governance::PlanRevision& revision : plan.revisions) {
            if (revision.year == *year) {
                return std::pair {plan.plan.id, revision.id};
            }
        }
        return std::pair {plan.plan.id, Id {}};
    }
    return fail(FailureCode::NotFound, fmt::format("No plan covers {}. See: muster list plan", *year), "year");
}

template <class T> Said told(const Result<T>& done, std::string words)
{
    return done ? Said {std::move(words)} : tl::unexpected(done.error());
}

Said add(Replica& replica, const Arguments& arguments)
{
    const auto first = numberOf(arguments, "first");
    const auto last = numberOf(arguments, "last");
    if (!first || !last) {
        return tl::unexpected(first ? last.error() : first.error());
    }
    return told(execute(replica, governance::AddPlan {textOf(arguments, "name"), *first, *last}), "The plan is there.");
}

Said revise(Replica& replica, const Arguments& arguments)
{
    const Reader& reader = replica.reader();
    const auto place = revisionOf(reader, arguments);
    const auto assessment = assessmentOf(reader, arguments);
    const auto year = numberOf(arguments, "year");
    if (!place || !assessment || !year) {
        return tl::unexpected(!year ? year.error() : !place ? place.error() : assessment.error());
    }
    const auto set = partnership::prioritySetOn(reader, std::chrono::year {*year} / 4 / 1);
    const Id setId = set ? set->id : Id {};
    if (place->second) {
        return told(
            execute(replica,
                    governance::EditRevision {place->second, *assessment ? std::optional {*assessment} : std::nullopt,
                                              setId ? std::optional {setId} : std::nullopt, arguments.value("text")}),
            fmt::format("The revision of {} is changed.", *year));
    }
    return told(execute(replica, governance::AddRevision {place->first, *year, *assessment, setId, textOf(arguments)}),
                fmt::format("The revision of {} is drafted.", *year));
}

Said finalise(Replica& replica, const Arguments& arguments)
{
    const auto place = revisionOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    if (!place || !on) {
        return tl::unexpected(place ? on.error() : place.error());
    }
    return told(execute(replica, governance::FinaliseRevision {place->second, *on}), "The revision is final.");
}

Said assess(Replica& replica, const Arguments& arguments)
{
    const auto from = arguments.date("from");
    const auto to = arguments.date("to");
    const auto received = arguments.date("received");
    if (!from || !to || !received) {
        return tl::unexpected(!from ? from.error() : !to ? to.error() : received.error());
    }
    governance::RecordAssessment command {textOf(arguments, "name"),     *from, *to, *received, textOf(arguments),
                                          textOf(arguments, "evidence"), {}};
    for (const std::string& one : base::split(textOf(arguments, "recommends"), ';')) {
        command.priorities.emplace_back(base::trimmed(one));
    }
    return told(execute(replica, command), "The assessment is recorded.");
}

Said equality(Replica& replica, const Arguments& arguments)
{
    const auto priority = priorityOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    const auto review = arguments.date("review");
    if (!priority || !on || !review) {
        return tl::unexpected(!priority ? priority.error() : !on ? on.error() : review.error());
    }
    return told(execute(replica,
                        governance::AssessEquality {*priority, *on, textOf(arguments), textOf(arguments, "mitigations"),
                                                    *review, textOf(arguments, "not-needed")}),
                "The equality impact assessment is recorded.");
}

Said strategy(Replica& replica, const Arguments& arguments)
{
    governance::AddStrategy command {
        textOf(arguments, "name"), textOf(arguments, "owner"), textOf(arguments, "address"), {}};
    if (arguments.has("priority")) {
        const auto priority = priorityOf(replica.reader(), arguments);
        if (!priority) {
            return tl::unexpected(priority.error());
        }
        command.priorities.push_back(*priority);
    }
    return told(execute(replica, command), "The strategy is linked.");
}

Said score(Replica& replica, const Arguments& arguments)
{
    const auto agency = agencyOf(replica.reader(), arguments);
    const auto year = numberOf(arguments, "year");
    const auto points = numberOf(arguments, "score");
    if (!agency || !year || !points) {
        return tl::unexpected(!agency ? agency.error() : !year ? year.error() : points.error());
    }
    return told(execute(replica,
                        governance::ScorePrinciple {*year, *agency, textOf(arguments, "principle"), *points,
                                                    textOf(arguments)}),
                "The score is recorded.");
}

Said note(Replica& replica, const Arguments& arguments)
{
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    return told(execute(replica,
                        governance::NoteDuty {textOf(arguments, "duty"), on->value_or(replica.reader().today()),
                                              textOf(arguments, "evidence"), textOf(arguments, "by-role")}),
                "Noted.");
}

Said workstream(Replica& replica, const Arguments& arguments)
{
    const auto agency = agencyOf(replica.reader(), arguments);
    if (!agency) {
        return tl::unexpected(agency.error());
    }
    // "a;b" as everywhere on this command; an entry a line in the record.
    const auto listOf = [&arguments](const char* option) {
        std::string text = textOf(arguments, option);
        std::replace(text.begin(), text.end(), ';', '\n');
        return text;
    };
    return told(execute(replica,
                        partnership::DescribeWorkstream {textOf(arguments, "name"), *agency, textOf(arguments, "lead"),
                                                         textOf(arguments), textOf(arguments, "evidence"),
                                                         listOf("principles"), listOf("pathways"), listOf("partners"),
                                                         textOf(arguments, "evaluation")}),
                "The workstream is described.");
}

/// The priorities of the coming year from the Board's newest decision: those of `--recommends`, codes P1, P2, ...
Said decide(Replica& replica, const Arguments& arguments)
{
    const Reader& reader = replica.reader();
    const auto from = arguments.date("from");
    const auto assessment = assessmentOf(reader, arguments);
    if (!from || !assessment) {
        return tl::unexpected(from ? assessment.error() : from.error());
    }
    const auto decisions = governance::boardDecisions(reader);
    governance::DecidePriorities command;
    for (const governance::BoardDecision& decision : decisions) {
        if (command.entry.isNil() && decision.words.find(textOf(arguments, "decision")) != std::string::npos) {
            command.entry = decision.entry;
        }
    }
    if (!*from) {
        return fail(FailureCode::Invalid, "Say from which day the priorities hold: --from 2012-04-01.", "from");
    }
    command.name = textOf(arguments, "name");
    command.effectiveFrom = **from;
    command.assessment = *assessment;
    int number = 0;
    for (const std::string& one : base::split(textOf(arguments, "recommends"), ';')) {
        if (!base::trimmed(one).empty()) {
            partnership::AddPriority priority;
            priority.shortName = fmt::format("P{}", ++number);
            priority.name = std::string {base::trimmed(one)};
            command.priorities.push_back(std::move(priority));
        }
    }
    return told(execute(replica, command), fmt::format("The priorities hold from {}.", base::longDate(**from)));
}

using Step = Said (*)(Replica&, const Arguments&);
constexpr std::pair<std::string_view, Step> kSteps[] {
    {"add", add},           {"assess", assess}, {"revise", revise}, {"finalise", finalise},     {"equality", equality},
    {"strategy", strategy}, {"score", score},   {"note", note},     {"workstream", workstream}, {"decide", decide}};

ExitCode run(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    for (const auto& [name, step] : kSteps) {
        if (words.size() != 1 || words.front() != name) {
            continue;
        }
        return runSaid(arguments, [&, run = step](Replica& replica) { return run(replica, arguments); });
    }
    return misused("muster plan add|assess|revise|finalise|equality|strategy|score|note|workstream|decide --data DIR");
}

}  // namespace

CommandSpec planCommand()
{
    return {
        "plan",
        "add|assess|revise|finalise|equality|strategy|score|note|workstream|decide --data DIR",
        "the partnership plan: its years, what it comes from, equality, principles and duties met",
        {dataOption(),
         {"name", "TEXT", "add: of the plan; assess: its title; strategy, workstream: its name; decide: of the set"},
         {"first", "YEAR", "add: the year in which it begins, in April"},
         {"last", "YEAR", "add: the year in which it ends, in March"},
         {"year", "YEAR", "revise, finalise: which year of the plan; score: the year"},
         {"assessment", "TITLE", "revise, decide: the assessment it comes from, by the beginning of its title"},
         {"text", "TEXT", "revise: the summary; assess, equality: what was found; workstream: a fact; score: a note"},
         {"from", "DATE", "assess: the first day looked at; decide: from when the priorities hold"},
         {"to", "DATE", "assess: the last day looked at"},
         {"received", "DATE", "assess: when it came in"},
         {"recommends", "TEXT;TEXT", "assess: priorities it recommends; decide: those decided"},
         {"decision", "TEXT", "decide: words of the Board's decision; its newest when not given"},
         {"evidence", "TEXT", "assess, note: where it can be read; workstream: the source of the fact"},
         {"on", "DATE", "finalise, equality, note: the day; equality needs it unless --not-needed is given"},
         {"review", "DATE", "equality: when it is to be looked at again"},
         {"mitigations", "TEXT", "equality: what is done about it"},
         {"not-needed", "TEXT", "equality: why none is needed"},
         {"priority", "P1", "equality, strategy: which priority"},
         {"owner", "TEXT", "strategy: whose it is"},
         {"address", "ADDRESS", "strategy: where it can be read"},
         {"agency", "CODE", "score: whose view; workstream: who leads it"},
         {"lead", "ROLE", "workstream: the role that leads it"},
         {"principles", "TEXT;TEXT", "workstream: what it holds to"},
         {"pathways", "TEXT;TEXT", "workstream: its pathways"},
         {"partners", "TEXT;TEXT", "workstream: who is in it"},
         {"evaluation", "TEXT", "workstream: how it is found out whether it works"},
         {"principle", "WORD", "score: one of the eight"},
         {"score", "1..4", "score: 1 not yet, 4 fully"},
         {"duty", "WORD", "note: as muster list compliance names it"},
         {"by-role", "ROLE", "note: who did it"}},
        run};
}

}  // namespace muster::app
