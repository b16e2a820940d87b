// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/monthly_return_commands.h"

#include "core/actions/blockage_commands.h"
#include "core/base/text.h"
#include "core/governance/exception_agenda.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/monthly_return_writing.h"
#include "core/governance/task_group_queries.h"
#include "core/governance/task_group_writing.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/rules.h"
#include "core/performance/measure_queries.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.monthly_return (id, body, month, due_on) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING)";
constexpr std::string_view kHeadlineSql = "UPDATE main.monthly_return SET headline = ?2 WHERE id = ?1";
constexpr std::string_view kReceivedSql =
    "UPDATE main.monthly_return SET received_on = ?2, received_from = ?3 WHERE id = ?1";
constexpr std::string_view kNotedSql = "UPDATE main.monthly_return SET noted_meeting = ?2 WHERE id = ?1";
constexpr std::string_view kAddLineSql = R"(
        INSERT INTO main.return_line (id, monthly_return, kind, text, share, measure, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6,
                (SELECT coalesce(max(position), 0) + 1 FROM main.return_line WHERE monthly_return = ?2)))";
constexpr std::string_view kLineOfSql = R"(
        SELECT r.body, r.month FROM main.return_line l JOIN main.monthly_return r ON r.id = l.monthly_return
         WHERE l.id = ?1)";
constexpr std::string_view kEditLineSql =
    "UPDATE main.return_line SET text = coalesce(?2, text), share = coalesce(?3, share) WHERE id = ?1";
constexpr std::string_view kRemoveLineSql = "DELETE FROM main.return_line WHERE id = ?1";
constexpr std::string_view kBlockageSql = "UPDATE main.return_line SET blockage = ?2 WHERE id = ?1";

struct Held {
    TaskGroup group;
    MonthlyReturn one;
};

std::string nameOf(const Held& held)
{
    return fmt::format("the return of {} for {}", held.group.shortName, monthInWords(held.one.month));
}

/// A return that may be written in; made when it is the first time.
Result<Held> returnToWrite(Writer& writer, const base::Id& body, const std::string& month)
{
    auto group = taskGroup(writer, body);
    if (!group) {
        return fail(FailureCode::NotFound, "That body is no task and finish group, so it owes no return.", "body");
    }
    if (!firstDayOf(month)) {
        return fail(FailureCode::Invalid, "Say for which month the return is, as 2011-11.", "month");
    }
    if (!owesReturn(writer, *group, month)) {
        return fail(FailureCode::Refused,
                    group->parent ? fmt::format("The {} reports through the {}.", group->name, group->parentName)
                                  : fmt::format("The {} owes no return for {}.", group->name, monthInWords(month)),
                    "month");
    }
    Held held {std::move(*group), monthlyReturn(writer, body, month)};
    if (held.one.notedMeeting) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} noted {}: it stays as it is. Say it in the next one.", held.one.notedAt, nameOf(held)));
    }
    if (!held.one.begun) {
        writer.run(kInsertSql, held.one.id, body, month, held.one.dueOn);
        held.one.begun = true;
    }
    return held;
}

struct HeldLine {
    Held held;
    ReturnLine line;
};

Result<HeldLine> lineHeld(Writer& writer, const base::Id& id)
{
    base::Id body;
    std::string month;
    {
        Statement row = writer.query(kLineOfSql, id);
        if (!row.next()) {
            return partnership::gone("line");
        }
        body = row.id(0);
        month = row.text(1);
    }
    auto held = returnToWrite(writer, body, month);
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const ReturnLine& line : held->one.lines) {
        if (line.id == id) {
            ReturnLine copy = line;
            return HeldLine {std::move(*held), std::move(copy)};
        }
    }
    return partnership::gone("line");
}

}  // namespace

Result<void> apply(Writer& writer, const WriteReturn& command)
{
    const auto held = returnToWrite(writer, command.body, command.month);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto headline = orNothing(command.headline);
    if (!headline) {
        return fail(FailureCode::Invalid, "Say in one sentence how the month went.", "headline");
    }
    writer.run(kHeadlineSql, held->one.id, *headline);
    writer.setLabel("Write " + nameOf(*held));
    return {};
}

Result<base::Id> apply(Writer& writer, const AddReturnLine& command)
{
    const auto held = returnToWrite(writer, command.body, command.month);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto text = orNothing(command.text);
    if (!text) {
        return fail(FailureCode::Invalid, "Say what there is to report.", "text");
    }
    if (command.kind == ReturnLineKind::Measure && !performance::measure(writer, command.measure)) {
        return fail(FailureCode::Invalid, "Choose the measure that the comment is about.", "measure");
    }
    if (command.share && command.kind != ReturnLineKind::Success) {
        return fail(FailureCode::Invalid, "Only a success is passed on to the other groups.", "share");
    }
    const base::Id id = base::newId();
    writer.run(kAddLineSql, id, held->one.id, toStored(command.kind), *text, command.share,
               command.kind == ReturnLineKind::Measure ? command.measure : base::Id {});
    writer.setLabel("Write " + nameOf(*held));
    return id;
}

Result<void> apply(Writer& writer, const EditReturnLine& command)
{
    const auto found = lineHeld(writer, command.line);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (command.text && base::trimmed(*command.text).empty()) {
        return fail(FailureCode::Invalid, "Say what there is to report.", "text");
    }
    if (command.share.value_or(false) && found->line.kind != ReturnLineKind::Success) {
        return fail(FailureCode::Invalid, "Only a success is passed on to the other groups.", "share");
    }
    writer.run(kEditLineSql, command.line, partnership::trimmedIfGiven(command.text), command.share);
    writer.setLabel("Edit " + nameOf(found->held));
    return {};
}

Result<void> apply(Writer& writer, const RemoveReturnLine& command)
{
    const auto found = lineHeld(writer, command.line);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->line.blockage) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was raised from this line, so it stays.", found->line.blockageReference));
    }
    writer.run(kRemoveLineSql, command.line);
    writer.setLabel("Edit " + nameOf(found->held));
    return {};
}

Result<void> apply(Writer& writer, const ReceiveReturn& command)
{
    const auto held = returnToWrite(writer, command.body, command.month);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto headline = command.headline ? orNothing(*command.headline) : orNothing(held->one.headline);
    if (!headline) {
        return fail(FailureCode::Invalid, "The return needs a headline: say in one sentence how the month went.",
                    "headline");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on > writer.today()) {
        return fail(FailureCode::Invalid, "A return cannot have been received on a day to come.", "on");
    }
    writer.run(kHeadlineSql, held->one.id, *headline);
    writer.run(kReceivedSql, held->one.id, on, orNothing(command.from.empty() ? held->group.themeLead : command.from));
    if (held->group.state == GroupState::Commissioned) {
        detail::beginWork(writer, held->group);
    }
    writer.setLabel("Receive " + nameOf(*held));
    return {};
}

Result<actions::RaisedReference> apply(Writer& writer, const AskForHelp& command)
{
    const auto found = lineHeld(writer, command.line);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->line.kind != ReturnLineKind::HelpNeeded && found->line.kind != ReturnLineKind::Problem) {
        return fail(FailureCode::Refused, "Only help needed, or a problem, goes upwards as a blockage.", "line");
    }
    if (found->line.blockage) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was raised from this line already.", found->line.blockageReference));
    }
    const TaskGroup& group = found->held.group;
    actions::RaiseBlockage raise;
    raise.text = found->line.text;
    raise.needed = command.needed;
    raise.fromWhom = command.fromWhom;
    raise.raisedBy = group.name;
    const auto raised = apply(writer, raise);
    if (!raised) {
        return raised;
    }
    if (auto listed = apply(writer, actions::TakeToPerformanceBoard {raised->id, {}, {}, group.themeLead, group.reportsTo}); !listed) {
        return tl::unexpected(listed.error());
    }
    writer.run(kBlockageSql, command.line, raised->id);
    const auto agenda = meetings::nextOpenAgenda(writer, group.reportsTo);
    if (agenda
        && (agenda->state == meetings::MeetingState::Planned || agenda->state == meetings::MeetingState::AgendaOpen)) {
        if (auto put = apply(writer, PutBlockageOnAgenda {raised->id, agenda->id}); !put) {
            return tl::unexpected(put.error());
        }
    }
    writer.setLabel(fmt::format("{} from {}", raised->reference, nameOf(found->held)));
    return raised;
}

Result<int> apply(Writer& writer, const NoteReturns& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    const std::string month = command.month.empty() ? monthOf(meeting->date) : command.month;
    int noted = 0;
    for (const ReturnStanding& standing : returnsBoard(writer, month).standings) {
        if (standing.group.reportsTo == meeting->body && standing.now.receivedOn && !standing.now.notedMeeting
            && *standing.now.receivedOn <= meeting->date) {
            writer.run(kNotedSql, standing.now.id, meeting->id);
            ++noted;
        }
    }
    if (noted == 0) {
        return fail(
            FailureCode::Refused,
            fmt::format("No return for {} is waiting to be noted by the {}.", monthInWords(month), meeting->bodyName),
            "meeting");
    }
    writer.setLabel(
        fmt::format("Note {} at {}", base::counted(noted, "return", "returns"), meetings::meetingReference(*meeting)));
    return noted;
}

}  // namespace muster::governance
