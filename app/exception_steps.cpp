// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exception_steps.h"

#include "core/actions/action_queries.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/effect.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/governance/circulation.h"
#include "core/governance/exception_agenda.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace muster::app {

namespace {

using actions::PerformanceException;
using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

std::vector<std::string> namesIn(const std::string& list)
{
    std::vector<std::string> names;
    for (const std::string& name : base::split(list, ';')) {
        if (const auto word = base::trimmed(name); !word.empty()) {
            names.emplace_back(word);
        }
    }
    return names;
}

Result<std::vector<base::Id>> actionsIn(const Reader& reader, const std::string& list)
{
    std::vector<base::Id> ids;
    for (const std::string& reference : namesIn(list)) {
        const auto action = actions::findAction(reader, reference);
        if (!action) {
            return fail(FailureCode::NotFound, fmt::format("There is no action \"{}\".", reference), "action");
        }
        ids.push_back(action->id);
    }
    return ids;
}

/// The one action of `--action`.
Result<base::Id> actionIn(const Reader& reader, const Arguments& arguments)
{
    const auto found = actionsIn(reader, textOf(arguments, "action"));
    if (!found) {
        return tl::unexpected(found.error());
    }
    return found->size() == 1 ? Result<base::Id> {found->front()}
                              : fail(FailureCode::Invalid, "Name the action: --action A-019.", "action");
}

/// "CKH", "CITY/Chief Executive" or a role by itself.
Result<std::vector<actions::ReportToBody::Recipient>> recipientsIn(const Reader& reader, const std::string& list)
{
    std::vector<actions::ReportToBody::Recipient> recipients;
    for (const std::string& name : namesIn(list)) {
        const auto slash = name.find('/');
        const std::string first {base::trimmed(name.substr(0, slash))};
        const auto agency = partnership::agencyByShortName(reader, first);
        if (!agency && slash != std::string::npos) {
            return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", first), "to");
        }
        if (!agency) {
            recipients.push_back({{}, first});
        } else {
            recipients.push_back(
                {agency->id,
                 slash == std::string::npos ? std::string {} : std::string {base::trimmed(name.substr(slash + 1))}});
        }
    }
    return recipients;
}

/// Says what became of it.
template <class Value> Said told(const ExceptionStepCall& step, const Result<Value>& done)
{
    if (!done) {
        return tl::unexpected(done.error());
    }
    const auto now = actions::findException(step.reader(), step.exception.id);
    return fmt::format("{}: {}.", step.exception.reference,
                       base::lowered(now ? actions::inWords(now->state) : std::string_view {"gone"}));
}

Said dismiss(const ExceptionStepCall& step)
{
    const auto reason = actions::dismissalReasonFromStored(textOf(step.arguments, "reason"));
    if (!reason) {
        return fail(
            FailureCode::Invalid,
            "Say the kind of reason: --reason seasonal, data_quality, expected or recording_change, and why with "
            "--text.",
            "reason");
    }
    return told(step,
                execute(step.replica,
                        actions::DismissException {step.exception.id, *reason, step.text(), step.by(), step.meeting}));
}

Said plan(const ExceptionStepCall& step)
{
    const auto linked = actionsIn(step.reader(), textOf(step.arguments, "action"));
    if (!linked) {
        return tl::unexpected(linked.error());
    }
    return told(
        step,
        execute(step.replica,
                actions::PlanRecovery {step.exception.id, *linked, step.review, step.text(), step.by(), step.meeting}));
}

Said report(const ExceptionStepCall& step)
{
    actions::ReportToBody command;
    command.body = step.body;
    command.exceptions = {step.exception.id};
    command.meeting = step.meeting;
    command.text = step.text();
    command.byRole = step.by();
    for (const std::string& reference : namesIn(textOf(step.arguments, "also"))) {
        if (const auto exception = actions::findException(step.reader(), reference)) {
            command.exceptions.push_back(exception->id);
        } else if (const auto blockage = actions::findBlockage(step.reader(), reference)) {
            command.blockages.push_back(blockage->id);
        } else {
            return fail(FailureCode::NotFound, fmt::format("There is no exception or blockage \"{}\".", reference),
                        "also");
        }
    }
    const auto recipients = recipientsIn(step.reader(), textOf(step.arguments, "to"));
    const auto on = step.arguments.date("on");
    if (!recipients || !on) {
        return tl::unexpected(recipients ? on.error() : recipients.error());
    }
    command.recipients = *recipients;
    command.on = *on;
    if (!command.body) {
        return fail(FailureCode::Invalid, "Say to which body: --body BOARD.", "body");
    }
    const std::string question = governance::circulationQuestion(step.reader(), command.body);
    const auto made = execute(step.replica, command);
    if (!made) {
        // Who has no recipients yet is told how far away the meeting is.
        return made.error().field == "recipients"
            ? fail(made.error().code, question + " " + made.error().detail, made.error().field)
            : tl::unexpected(made.error());
    }
    return fmt::format("{}: reported, in report {}{}.", step.exception.reference, made->number,
                       command.meeting ? "" : " by circulation");
}

Said respond(const ExceptionStepCall& step)
{
    const auto answer = actions::boardResponseFromStored(textOf(step.arguments, "answer"));
    if (!answer) {
        return fail(FailureCode::Invalid, "Say how it was answered: --answer noted, direction, resource or unblock.",
                    "answer");
    }
    return told(step,
                execute(step.replica,
                        actions::RecordResponse {step.exception.id, *answer, step.text(), step.meeting, step.by()}));
}

Said rebase(const ExceptionStepCall& step)
{
    const auto measure = performance::measure(step.reader(), step.exception.measure);
    const auto from = performance::readPeriod(textOf(step.arguments, "from"),
                                              measure ? measure->details.frequency : performance::Frequency::Monthly);
    if (!from) {
        return fail(FailureCode::Invalid, "Say where the new limits begin: --from 2011-03.", "from");
    }
    const auto on = step.arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    return told(step,
                execute(step.replica,
                        actions::RebaseException {step.exception.id, *from, step.text(), step.body, step.meeting,
                                                  step.by(), *on}));
}

Said link(const ExceptionStepCall& step, bool take)
{
    const auto action = actionIn(step.reader(), step.arguments);
    if (!action) {
        return tl::unexpected(action.error());
    }
    return told(step,
                take ? execute(step.replica, actions::LinkRecovery {step.exception.id, *action})
                     : execute(step.replica, actions::UnlinkRecovery {step.exception.id, *action}));
}

Said act(const ExceptionStepCall& step)
{
    const auto agency = agencyNamed(step.reader(), textOf(step.arguments, "agency"));
    const auto due = step.arguments.date("due");
    if (!agency || !due) {
        return tl::unexpected(agency ? due.error() : agency.error());
    }
    actions::RecordAction record;
    record.text = step.text();
    record.leadAgency = *agency;
    record.ownerTitle = textOf(step.arguments, "owner");
    record.due = *due;
    record.meeting = step.meeting;
    const auto done = execute(step.replica, actions::RaiseRecoveryAction {step.exception.id, record});
    return done ? Said {fmt::format("{} recorded for {}.", done->reference, step.exception.reference)}
                : tl::unexpected(done.error());
}

Said edit(const ExceptionStepCall& step)
{
    const auto on = step.arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    actions::EditException command;
    command.exception = step.exception.id;
    command.ownerTitle = step.arguments.value("owner");
    command.reviewBy = step.review;
    command.ask = step.arguments.value("ask");
    command.note = step.arguments.value("note");
    command.evidence = step.arguments.value("evidence");
    command.evidenceOn = *on;
    return told(step, execute(step.replica, command));
}

Said agenda(const ExceptionStepCall& step)
{
    if (!step.meeting) {
        return fail(FailureCode::Invalid, "Say on which agenda: --meeting DTCG/2011-11-15.", "meeting");
    }
    const auto item = governance::execute(
        step.replica,
        governance::PutExceptionOnAgenda {step.exception.id, step.meeting, textOf(step.arguments, "urgent")});
    return item
        ? Said {fmt::format("{} is on the agenda of {}.", step.exception.reference, textOf(step.arguments, "meeting"))}
        : tl::unexpected(item.error());
}

Said effect(const ExceptionStepCall& step)
{
    const auto action = actionIn(step.reader(), step.arguments);
    const auto answer = actions::effectAnswerFromStored(textOf(step.arguments, "answer"));
    if (!action) {
        return tl::unexpected(action.error());
    }
    if (!answer) {
        return fail(FailureCode::Invalid, "Say whether it worked: --answer yes, partly, no or cannot_tell.", "answer");
    }
    const auto figures = actions::effectFigures(step.reader(), step.exception, *action);
    const auto done =
        execute(step.replica,
                actions::AnswerEffect {step.exception.id, *action, *answer, step.text(), step.by(), step.meeting});
    if (!done) {
        return tl::unexpected(done.error());
    }
    return fmt::format("{}: {}{}.", step.exception.reference, base::lowered(actions::inWords(*answer)),
                       figures.change.empty() ? std::string {" (too few figures to compare)"}
                                              : fmt::format(" ({} than before)", figures.change));
}

Said show(const ExceptionStepCall& step)
{
    const PerformanceException& x = step.exception;
    std::string words = fmt::format("{} {}\n", actions::statusText(x), x.name);
    if (const auto finding = actions::findingOf(step.reader(), x)) {
        words += performance::sentenceOf(*finding) + (finding->change.empty() ? "" : "; " + finding->change) + "\n";
    }
    for (const auto& event : actions::eventsOf(step.reader(), x.id)) {
        std::string line = event.madeOn ? base::isoDate(*event.madeOn) + " " : std::string {};
        line += actions::eventInWords(event);
        for (const std::string& part : {event.bodyName, event.byRole, event.reason, event.text}) {
            line += part.empty() ? "" : "; " + part;
        }
        words += line + "\n";
    }
    if (const auto next = actions::nextStep(x)) {
        words += fmt::format("next: {}\n", base::lowered(actions::inWords(*next)));
    }
    words.pop_back();
    return words;
}

const std::vector<std::pair<std::string, std::function<Said(const ExceptionStepCall&)>>>& steps()
{
    static const std::vector<std::pair<std::string, std::function<Said(const ExceptionStepCall&)>>> table {
        {"show", show},
        {"confirm",
         [](const ExceptionStepCall& s) {
             return told(s, execute(s.replica, actions::ConfirmException {s.exception.id, s.by(), s.meeting}));
         }},
        {"dismiss", dismiss},
        {"explain",
         [](const ExceptionStepCall& s) {
             return told(s,
                         execute(s.replica, actions::ExplainException {s.exception.id, s.text(), s.by(), s.meeting}));
         }},
        {"plan", plan},
        {"report", report},
        {"respond", respond},
        {"monitor",
         [](const ExceptionStepCall& s) {
             return told(
                 s,
                 execute(s.replica, actions::MonitorException {s.exception.id, s.review, s.text(), s.by(), s.meeting}));
         }},
        {"close",
         [](const ExceptionStepCall& s) {
             return told(s, execute(s.replica, actions::CloseException {s.exception.id, s.text(), s.by(), s.meeting}));
         }},
        {"rebase", rebase},
        {"reopen",
         [](const ExceptionStepCall& s) {
             return told(s, execute(s.replica, actions::ReopenException {s.exception.id, s.text(), s.by(), s.meeting}));
         }},
        {"link", [](const ExceptionStepCall& s) { return link(s, true); }},
        {"unlink", [](const ExceptionStepCall& s) { return link(s, false); }},
        {"act", act},
        {"edit", edit},
        {"agenda", agenda},
        {"effect", effect},
    };
    return table;
}

}  // namespace

bool isExceptionStep(const std::string& name)
{
    return std::any_of(steps().begin(), steps().end(), [&](const auto& row) { return row.first == name; });
}

Said takeStep(const ExceptionStepCall& call, const std::string& name)
{
    const auto known = std::find_if(steps().begin(), steps().end(), [&](const auto& row) { return row.first == name; });
    return known->second(call);
}

}  // namespace muster::app
