// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster calendar list|plan|countdown|reminders: the year's meetings
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "app/commands_plan_lists.h"
#include "core/base/text.h"
#include "core/governance/calendar_commands.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

struct Span {
    base::Date from;
    base::Date to;
};

/// `--from` and `--to`; twelve months from the first of this one where neither is given.
Result<Span> spanOf(const replica::Reader& reader, const Arguments& arguments)
{
    const auto from = arguments.date("from");
    const auto to = arguments.date("to");
    if (!from || !to) {
        return tl::unexpected(from ? to.error() : from.error());
    }
    const base::Date first = from->value_or(reader.today().year() / reader.today().month() / 1);
    const Span span {first, to->value_or(base::addDays(base::addMonths(first, 12), -1))};
    if (span.to < span.from) {
        return fail(FailureCode::Invalid, "The year cannot end before it begins.", "to");
    }
    return span;
}

Result<std::vector<base::Id>> bodiesOf(const replica::Reader& reader, const Arguments& arguments)
{
    std::vector<base::Id> bodies;
    for (const std::string& name : base::split(textOf(arguments, "body"), ',')) {
        if (base::trimmed(name).empty()) {
            continue;
        }
        const auto body = partnership::bodyByName(reader, base::trimmed(name));
        if (!body) {
            return fail(FailureCode::NotFound, fmt::format("There is no body \"{}\". See: muster list bodies", name),
                        "body");
        }
        bodies.push_back(body->id);
    }
    return bodies;
}

Said plan(Replica& replica, const Arguments& arguments)
{
    const auto span = spanOf(replica.reader(), arguments);
    const auto bodies = bodiesOf(replica.reader(), arguments);
    if (!span || !bodies) {
        return tl::unexpected(span ? bodies.error() : span.error());
    }
    const auto planned = execute(replica,
                                 governance::PlanYear {.from = span->from,
                                                       .to = span->to,
                                                       .bodies = *bodies,
                                                       .suggestionsToo = arguments.has("suggested"),
                                                       .reason = textOf(arguments, "reason")});
    if (!planned) {
        return tl::unexpected(planned.error());
    }
    std::string words;
    for (const governance::CalendarPlace& place : planned->planned) {
        words += fmt::format("planned {}/{}\n", place.bodyShortName, base::isoDate(place.date));
        for (const std::string& warning : place.warnings) {
            words += "  " + warning + "\n";
        }
    }
    for (const std::string& left : planned->leftOut) {
        words += "left out: " + left + "\n";
    }
    words.pop_back();
    return words;
}

ExitCode run(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const std::string step = words.size() == 1 ? words.front() : std::string {};
    const auto format = formatFrom(arguments.value("format").value_or("text"));
    if (!format) {
        return misused(format.error().detail);
    }
    if (step != "list" && step != "plan" && step != "countdown" && step != "reminders") {
        return misused("muster calendar list|plan|countdown|reminders --data DIR");
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const replica::Reader& reader = (*replica)->reader();
    if (step == "plan") {
        const Said done = plan(**replica, arguments);
        if (!done) {
            return refuse(done.error());
        }
        std::cout << *done << '\n';
        return ExitCode::Done;
    }
    if (step == "list") {
        const auto span = spanOf(reader, arguments);
        const auto bodies = bodiesOf(reader, arguments);
        if (!span || !bodies) {
            return refuse(span ? bodies.error() : span.error());
        }
        auto calendar = governance::yearCalendar(reader, span->from, span->to);
        if (!bodies->empty()) {
            std::erase_if(calendar.places, [&](const governance::CalendarPlace& place) {
                return std::find(bodies->begin(), bodies->end(), place.body) == bodies->end();
            });
        }
        std::cout << write(listingOf(calendar), *format);
        return ExitCode::Done;
    }
    std::cout << write(step == "countdown" ? listCountdown(reader, {}) : listReminders(reader), *format);
    return ExitCode::Done;
}

}  // namespace

CommandSpec calendarCommand()
{
    return {"calendar",
            "list|plan|countdown|reminders --data DIR [--from DATE] [--to DATE] [--body CODE,...]",
            "the year's meetings: what is due, planned and suggested, and planning what is due in one step",
            {dataOption(),
             {"from", "DATE", "first day; the first of this month when not given"},
             {"to", "DATE", "last day; twelve months after the first when not given"},
             {"body", "CODE[,CODE]", "only these bodies"},
             {"suggested", "", "plan: the suggested days too"},
             {"reason", "TEXT", "plan: why in spite of a warning, as for a second Board in a year"}},
            run};
}

}  // namespace muster::app
